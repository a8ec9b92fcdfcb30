//! The question before the whole report is handed in, with the reason where a part is missing.

use super::view_forms::SubmitView;
use super::words::{crumbs, report_field, report_name};
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{Button, ButtonKind, ButtonLink, ErrorSummary, FormKeys, Link, Notice, PageHead, Room, TextArea};
use domain::reason::REASON_AT_MOST;
use leptos::prelude::*;

/// The page.
#[component]
pub fn SubmitPage(words: Words, view: SubmitView) -> AnyView {
    let SubmitView { head, missing, reason, keys: (key, version), refused, errors } = view;
    let line = head.line;
    let (project, report) = (line.project, line.report);
    let mut crumbs = crumbs(words, (project, &line.title));
    crumbs.push(Link::new(paths::report(project, report), report_name(words, &line)));
    let leave = || view! { <ButtonLink href=paths::report(project, report) label=words.t("report-not-yet") kind=ButtonKind::Quiet /> };
    let can = refused.is_none();
    let asks = (!missing.is_empty()).then(|| {
        view! {
            <p>{words.with("report-submit-missing", &[("partners", missing.join(", ").into())])}</p>
            <Keeping words place=paths::report_submit(project, report) />
            <TextArea
                name="reason"
                label=report_field(words, "reason")
                hint=words.t("report-missing-hint")
                value=reason
                error=errors.of("reason")
                rows=4
                room=Room::of(words, REASON_AT_MOST)
            />
        }
    });
    let form = if can {
        view! {
            <ul class="stack stack--tight">
                <li>{words.t("report-submit-follows-read")}</li>
                <li>{words.t("report-submit-follows-back")}</li>
                <li>{words.t("report-submit-follows-term")}</li>
            </ul>
            <form class="stack" method="post" action=paths::report_submit(project, report)>
                <FormKeys key version />
                {asks}
                <div class="actions"><Button label=words.t("report-submit-yes") />{leave()}</div>
            </form>
        }
        .into_any()
    } else {
        view! { <p>{leave()}</p> }.into_any()
    };
    view! {
        <div class="narrow stack">
            <ErrorSummary words errors />
            {refused.map(|notice| view! { <Notice notice /> })}
            <PageHead words title=words.t("report-submit") crumbs />
            {form}
        </div>
    }
    .into_any()
}
