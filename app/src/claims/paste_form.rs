//! Lines of a spreadsheet: pasted, and read in one go. What is not right waits below, cell by cell.

use super::view::{PasteForm, WaitingRow};
use super::words::cost_label;
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::reports::ReportLine;
use crate::ui::{Button, ButtonKind, ButtonLink, Choice, FormErrors, FormKeys, RadioGroup, Room, TextArea};
use domain::claims::{CostMeans, PASTE_LIMIT};
use domain::ids::OrganisationId;
use leptos::prelude::*;

/// The form.
pub(super) fn paste_form(words: Words, line: &ReportLine, part: OrganisationId, form: PasteForm, errors: &FormErrors) -> AnyView {
    let PasteForm { key, text, means } = form;
    let action = paths::costs_paste(line.project, line.report, part);
    let place = paths::report_costs(line.project, line.report, part);
    view! {
        <section class="stack" aria-labelledby="paste">
            <h2 id="paste">{words.t("costs-paste")}</h2>
            <form class="narrow stack" method="post" action=action>
                <FormKeys key version=0 />
                <Keeping words place />
                <TextArea
                    name="pasted"
                    label=cost_label(words, "pasted")
                    hint=words.t("costs-pasted-hint")
                    value=text
                    error=errors.of("pasted")
                    rows=5
                    room=Room::of(words, PASTE_LIMIT)
                />
                <RadioGroup
                    name="pasted_means"
                    label=cost_label(words, "pasted_means")
                    choices=Choice::of(words, CostMeans::ALL)
                    value=means
                    error=errors.of("pasted_means")
                />
                <div class="actions">
                    <Button label=words.t("costs-read") />
                    <ButtonLink href=paths::cost_new(line.project, line.report, part) label=words.t("costs-add") kind=ButtonKind::Quiet />
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// The lines that wait.
pub(super) fn waiting(words: Words, line: &ReportLine, part: OrganisationId, rows: Vec<WaitingRow>, key: &str) -> AnyView {
    if rows.is_empty() {
        return ().into_any();
    }
    let title = words.with("costs-waiting", &[("count", rows.len().into())]);
    let one = |row: WaitingRow| {
        let name = if row.form.description.is_empty() { words.t("cost-nameless") } else { row.form.description.clone() };
        let facts = [row.form.from_on.clone(), row.form.category.clone(), row.form.hours.clone(), row.form.amount.clone()];
        let facts = facts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
        let problems = row.problems.into_iter().map(|text| view! { <li>{text}</li> }).collect::<Vec<_>>();
        let change = row.asks_change.map(|href| view! { <p><a href=href>{words.t("cost-ask-change")}</a></p> });
        let mend = words.with("cost-mend", &[("name", name.clone().into())]);
        let remove = words.with("cost-remove-this", &[("name", name.clone().into())]);
        view! {
            <li class="notice" data-tone="warn">
                <p><b>{name}</b>" "<span class="quiet">{facts}</span></p>
                <ul>{problems}</ul>
                {change}
                <div class="actions">
                    <a href=paths::cost_waiting(line.project, line.report, part, row.id)>{mend}</a>
                    <form method="post" action=paths::cost_waiting_remove(line.project, line.report, part, row.id)>
                        <FormKeys key=key.to_owned() version=0 />
                        <Button label=remove kind=ButtonKind::Link />
                    </form>
                </div>
            </li>
        }
    };
    let rows = rows.into_iter().map(one).collect::<Vec<_>>();
    view! {
        <section class="stack" aria-labelledby="waiting">
            <h2 id="waiting">{title}</h2>
            <p>{words.t("costs-waiting-text")}</p>
            <ul class="stack plain">{rows}</ul>
        </section>
    }
    .into_any()
}
