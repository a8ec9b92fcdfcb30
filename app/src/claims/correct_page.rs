//! A line of an approved report: a parked one is taken up, an error is put right. What was said before stays as it was said.

use super::line_table::{days, details, verdict};
use super::view_forms::CorrectView;
use super::words::verdict_label;
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::reports::crumbs_below;
use crate::ui::{Button, Choice, ErrorSummary, FormKeys, Link, MoneyField, Notice, PageHead, Room, Select, SummaryList, SummaryRow, TextArea};
use domain::claims::CostError;
use domain::reason::REASON_AT_MOST;
use leptos::prelude::*;

/// The page.
#[component]
pub fn CostCorrectPage(words: Words, view: CorrectView) -> AnyView {
    let CorrectView { head, part, row, is_parked, typed, form, errors, notice } = view;
    let line = head.line;
    let (project, report) = (line.project, line.report);
    let mut crumbs = crumbs_below(words, &line);
    crumbs.push(Link::new(paths::report_costs(project, report, part), words.t("costs-title")));
    let title = words.with("cost-correct", &[("number", i64::from(row.number).into())]);
    let lead = words.t(if is_parked { "cost-take-up-lead" } else { "cost-correct-lead" });
    let mut rows = vec![
        SummaryRow::text(words.t("cost-what"), row.description.clone()),
        SummaryRow::text(words.t("cost-days"), days(words, &row)),
        SummaryRow::text(words.t("cost-claimed"), words.money(row.value)),
        SummaryRow::text(words.t("costs-approved"), words.money(row.approved)),
    ];
    let more = details(words, &row).join(" · ");
    if !more.is_empty() {
        rows.insert(1, SummaryRow::text(words.t("cost-more"), more));
    }
    let told = row.verdict.as_ref().map(|told| verdict(words, told));
    let label = |field: &str| verdict_label(words, field);
    let form = form.map(|(key, version)| {
        let action = paths::cost_correct(project, report, part, row.id);
        let place = action.clone();
        view! {
            <form class="stack" method="post" action=action>
                <FormKeys key version />
                <Keeping words place />
                <MoneyField name="amount" label=label("amount") value=typed.amount.clone() hint=words.t("cost-correct-hint") error=errors.of("amount") />
                <Select
                    name="error"
                    label=label("error")
                    choices=Choice::of(words, CostError::ALL)
                    value=typed.error.clone()
                    empty=words.t("cost-verdict-no-error")
                    error=errors.of("error")
                />
                <TextArea
                    name="reason"
                    label=label("reason")
                    value=typed.reason.clone()
                    error=errors.of("reason")
                    rows=3
                    room=Room::of(words, REASON_AT_MOST)
                />
                <div class="actions"><Button label=words.t("cost-correct-save") /></div>
            </form>
        }
    });
    view! {
        <div class="narrow stack stack--loose">
            <ErrorSummary words errors=errors.clone() />
            {notice.map(|notice| view! { <Notice notice /> })}
            <PageHead words title crumbs lead />
            <SummaryList rows />
            <div>{told}</div>
            {form}
        </div>
    }
    .into_any()
}
