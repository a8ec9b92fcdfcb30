//! The cost lines of a part: the lines with their sums, what waits to be mended, and the ways to add more.

use super::line_table::table;
use super::paste_form::{paste_form, waiting};
use super::plan_table::{payable, plan_table};
use super::view::{CostSums, CostsView};
use crate::language::Words;
use crate::paths;
use crate::reports::{DueBox, ReportLine, crumbs_below};
use crate::ui::{ButtonKind, ButtonLink, EmptyState, ErrorSummary, Notice, PageHead, Pagination, SummaryList, SummaryRow};
use domain::claims::CostMeans;
use leptos::prelude::*;

/// The page.
#[component]
pub fn CostsPage(words: Words, view: CostsView) -> AnyView {
    let CostsView { head, part, name, rows, page, waiting: wait, sums, doors, plan, advice, paste, remove_key, errors, notice } = view;
    let line = head.line.clone();
    let (from, until) = line.period;
    let lead = [("name", name.into()), ("from", words.date(from).into()), ("until", words.date(until).into())];
    let judge = doors.judge.then(|| {
        view! { <ButtonLink href=paths::costs_judge(line.project, line.report, part) label=words.t("costs-judge") /> }
    });
    let lines = if rows.is_empty() {
        view! { <EmptyState title=words.t("costs-none") text=words.t("costs-none-text") /> }.into_any()
    } else {
        table(words, &line, part, rows, sums, (doors.write, doors.correct))
    };
    let explain = doors.section.then(|| {
        let href = paths::report_section(line.project, line.report, part, domain::reports::ReportSection::Costs);
        view! { <ButtonLink href label=words.t("costs-explain") kind=ButtonKind::Quiet /> }
    });
    let workbook = doors.section.then(|| {
        let href = paths::costs_workbook(line.project, line.report, part);
        view! { <ButtonLink href label=words.t("costs-workbook-link") kind=ButtonKind::Quiet /> }
    });
    let paste = paste.map(|form| paste_form(words, &line, part, form, &errors));
    view! {
        <div class="stack stack--loose">
            <ErrorSummary words errors />
            {notice.map(|notice| view! { <Notice notice /> })}
            <PageHead words title=words.t("costs-title") crumbs=crumbs_below(words, &line) lead=words.with("costs-lead", &lead)>{judge}</PageHead>
            <DueBox words head />
            {waiting(words, &line, part, wait, &remove_key)}
            <section class="stack" aria-labelledby="lines">
                <h2 id="lines">{words.t("costs-lines")}</h2>
                {lines}
                {page.map(|page| view! { <Pagination words page /> })}
            </section>
            {summary(words, &line, sums)}
            {plan_table(words, &line, plan)}
            {payable(words, advice)}
            {paste}
            <div class="actions">{explain}{workbook}<ButtonLink href=paths::report(line.project, line.report) label=words.t("costs-back") kind=ButtonKind::Quiet /></div>
        </div>
    }
    .into_any()
}

/// What the lines come to, and what is left of the budget.
fn summary(words: Words, line: &ReportLine, sums: CostSums) -> AnyView {
    let of = |means: CostMeans, amount, left| {
        let told = words.with("costs-left", &[("amount", words.money(amount).into()), ("left", words.money(left).into())]);
        SummaryRow::text(words.label(means), told)
    };
    let mut rows = vec![of(CostMeans::Cash, sums.cash, sums.left.cash), of(CostMeans::InKind, sums.in_kind, sums.left.in_kind)];
    if !line.state.is_owed() {
        rows.push(SummaryRow::text(words.t("costs-approved"), words.money(sums.approved)));
    }
    view! {
        <section class="narrow stack" aria-labelledby="sums">
            <h2 id="sums">{words.t("costs-sums")}</h2>
            <SummaryList rows />
        </section>
    }
    .into_any()
}
