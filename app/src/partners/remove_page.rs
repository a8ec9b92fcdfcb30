//! The question before a partner leaves a project.

use super::{RemovePartnerView, label};
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::projects::ChangeReason;
use crate::ui::{
    Button, ButtonKind, ButtonLink, ErrorSummary, FormErrors, FormKeys, Link, Notice, NoticeView, PageHead, SummaryList, SummaryRow, Tone,
};
use leptos::prelude::*;

/// What goes with the partner, and yes or no. A lead partner stays.
#[component]
pub fn RemovePartnerPage(words: Words, view: RemovePartnerView) -> AnyView {
    let mut crumbs = view.project.crumbs(words);
    let project = view.project.project;
    crumbs.push(Link::new(paths::partners(project), words.t("partners-title")));
    let title = words.with("partner-remove-title", &[("name", view.name.clone().into())]);
    let notice = view.notice.clone();
    let errors = FormErrors::read(words, &view.problems, |field| label(words, field));
    let (summary, change) = (errors.clone(), view.change.clone());
    let change = change.map(|href| view! { <p class="actions"><ButtonLink href label=words.t("change-ask") /></p> });
    let rest = match (view.leads, view.is_shut) {
        (true, _) => Some(stays(words)),
        (false, false) => Some(question(words, view, &errors)),
        (false, true) => None,
    };
    view! {
        <div class="narrow stack stack--loose">
            <ErrorSummary words errors=summary />
            <PageHead words title crumbs />
            {notice.map(|notice| view! { <Notice notice /> })}
            {change}
            {rest}
            <p><a href=paths::partners(project)>{words.t("partner-remove-back")}</a></p>
        </div>
    }
    .into_any()
}

fn stays(words: Words) -> AnyView {
    let notice = NoticeView { tone: Tone::Warn, title: words.t("partner-lead-stays"), text: Some(words.t("partner-lead-stays-text")) };
    view! { <Notice notice /> }.into_any()
}

fn question(words: Words, view: RemovePartnerView, errors: &FormErrors) -> AnyView {
    let rows = view.lines.iter().map(|(phase, cost)| SummaryRow::text(words.label(*phase), words.money(*cost))).collect::<Vec<_>>();
    let told = if rows.is_empty() { "partner-remove-no-lines" } else { "partner-remove-lines" };
    let lines = (!rows.is_empty()).then(|| view! { <SummaryList rows /> });
    let project = view.project.project;
    view! {
        <p>{words.t(told)}</p>
        {lines}
        <form class="stack" method="post" action=paths::partner_remove(project, view.partner)>
            <FormKeys key=view.key version=view.version />
            <Keeping words place=paths::partner_remove(project, view.partner) />
            <ChangeReason words reason=view.reason errors />
            <div class="actions">
                <Button label=words.t("partner-remove-confirm") />
                <ButtonLink href=paths::partner(project, view.partner) label=words.t("partner-cancel") kind=ButtonKind::Quiet />
            </div>
        </form>
    }
    .into_any()
}
