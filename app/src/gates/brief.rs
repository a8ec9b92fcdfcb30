//! A dossier in short, beside the form of a decision: what the rules come to, the money, the panel, the business case and the conditions.

use super::looks::{MoneyParts, case_figure, panel_figure};
use super::verdict::verdict;
use super::{BriefView, FrozenLine, Top};
use crate::language::Words;
use crate::paths;
use crate::ui::{SummaryList, SummaryRow};
use domain::conditions::Condition;
use domain::gates::Gate;
use leptos::prelude::*;

/// The column.
#[component]
pub(super) fn Brief(words: Words, top: Top, gate: Gate, frozen: Option<FrozenLine>, view: BriefView) -> impl IntoView {
    let (_, line) = verdict(words, gate, view.verdict.headline);
    let at_level = words.with("gate-at-level", &[("count", view.at_level.into()), ("all", Condition::ALL.len().into())]);
    let mut rows = Vec::new();
    rows.extend(view.looks.panel.as_ref().map(|panel| SummaryRow::text(words.t("look-panel"), panel_figure(words, panel))));
    rows.extend(view.looks.case.map(|case| SummaryRow::text(words.t("look-case"), case_figure(words, &case))));
    rows.push(SummaryRow::text(words.t("gate-conditions-title"), at_level));
    let title = match &frozen {
        Some(frozen) => words.with("brief-title", &[("number", frozen.number.into())]),
        None => words.t("brief-title-none"),
    };
    let dossier = frozen.map(|frozen| view! { <a href=paths::snapshot(top.project, frozen.id)>{words.t("brief-dossier")}</a> });
    view! {
        <aside class="card brief" aria-labelledby="brief">
            <h2 id="brief">{title}</h2>
            <p><b>{line}</b></p>
            <MoneyParts words parts=view.looks.money.parts />
            <SummaryList rows />
            <p class="row small">{dossier}<a href=paths::gate(top.project, gate)>{words.with("brief-gate", &[("gate", words.label(gate).into())])}</a></p>
        </aside>
    }
}
