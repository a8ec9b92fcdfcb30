//! Check your answers: the decision as it was understood, before it is recorded. Both ways on keep everything that was typed.

use super::DecisionCheckView;
use super::decision_page::facts;
use super::differences::Differences;
use super::request_page::crumbs;
use crate::language::Words;
use crate::paths;
use crate::ui::{Button, ButtonKind, Notice, NoticeView, PageHead, SummaryList, SummaryRow, Tone};
use leptos::prelude::*;

/// The page.
#[component]
pub fn DecisionCheckPage(words: Words, view: DecisionCheckView) -> AnyView {
    let (project, gate) = (view.top.project, view.gate);
    let (record, again, confirm) = match view.corrects {
        Some(id) => (paths::decision_correct(project, id), paths::decision_correct_check(project, id), words.t("correct-record")),
        None => (paths::decision_new(project, gate), paths::decision_check(project, gate), words.t("decision-record")),
    };
    let crumbs = crumbs(words, &view.top, gate);
    let hidden = view.hidden.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect::<Vec<_>>();
    let rows = facts(words, &view.names, &view.decision);
    let differences = view.corrects.map(|_| {
        let reason = SummaryRow::text(words.t("decision-correction-reason"), view.reason.clone());
        view! { <SummaryList rows=vec![reason] /><Differences words changes=view.changes.clone() /> }
    });
    let unknown = (!view.unknown_owners.is_empty()).then(|| NoticeView {
        tone: Tone::Warn,
        title: words.t("decision-owner-unknown"),
        text: Some(words.with("decision-owner-unknown-text", &[("names", view.unknown_owners.join(", ").into())])),
    });
    let stopping = view.consider_stopping.map(|times| NoticeView {
        tone: Tone::Neutral,
        title: words.with("decision-consider-stopping", &[("times", times.into())]),
        text: Some(words.t("decision-consider-stopping-text")),
    });
    view! {
        <div class="narrow stack">
            <PageHead words title=words.t("decision-check-title") crumbs lead=words.t("decision-check-lead") />
            {stopping.map(|notice| view! { <Notice notice /> })}
            {unknown.map(|notice| view! { <Notice notice /> })}
            <form class="stack" method="post" action=record>
                {hidden}
                {differences}
                <SummaryList rows />
                <div class="actions">
                    <Button label=confirm />
                    <Button label=words.t("back-to-form") kind=ButtonKind::Quiet formaction=Some(again) name=Some("back".to_owned()) value=Some("yes".to_owned()) />
                </div>
            </form>
        </div>
    }
    .into_any()
}
