//! Cost lines as a table; on a narrow screen each is a card.

use super::view::{CostRow, CostSums, VerdictTold};
use crate::language::Words;
use crate::paths;
use crate::reports::ReportLine;
use crate::ui::{Badge, Table, Tone};
use domain::claims::VerdictKind;
use domain::ids::OrganisationId;
use leptos::prelude::*;

/// The days of a line.
pub(super) fn days(words: Words, row: &CostRow) -> String {
    let (from, until) = row.days;
    if from == until {
        words.date_short(from)
    } else {
        words.with("reports-from-until", &[("from", words.date_short(from).into()), ("until", words.date_short(until).into())])
    }
}

/// Who worked and how long, whose bill, and at which rate.
pub(super) fn details(words: Words, row: &CostRow) -> Vec<String> {
    let work = row.work.as_ref().map(|(person, hours)| {
        let hours = words.with("in-kind-hours", &[("hours", hours.written(words.language()).into())]);
        if person.is_empty() { hours } else { format!("{person}, {hours}") }
    });
    let rate = row.rate.map(|rate| words.with("cost-at-rate", &[("rate", words.money(rate).into())]));
    let bill = row.bill.as_ref().map(|(supplier, number)| {
        let number = (!number.is_empty()).then(|| words.with("cost-bill-number", &[("number", number.clone().into())]));
        [Some(supplier.clone()).filter(|name| !name.is_empty()), number].into_iter().flatten().collect::<Vec<_>>().join(", ")
    });
    let package = (!row.work_package.is_empty()).then(|| row.work_package.clone());
    [work, rate, bill.filter(|bill| !bill.is_empty()), package].into_iter().flatten().collect()
}

/// What was said of a line.
pub(super) fn verdict(words: Words, told: &VerdictTold) -> AnyView {
    let tone = match told.kind {
        VerdictKind::Approve => Tone::Good,
        VerdictKind::Part => Tone::Warn,
        VerdictKind::Park => Tone::Neutral,
    };
    let amount = (told.kind == VerdictKind::Part).then(|| words.with("cost-approved-part", &[("amount", words.money(told.approved).into())]));
    let why = [amount, told.error.map(|error| words.label(error)), Some(told.reason.clone()).filter(|reason| !reason.is_empty())];
    let why = why.into_iter().flatten().collect::<Vec<_>>().join(". ");
    view! { <Badge tone label=words.label(told.kind) /><p class="small">{why}</p> }.into_any()
}

/// The table with its sums.
pub(super) fn table(words: Words, line: &ReportLine, part: OrganisationId, rows: Vec<CostRow>, sums: CostSums, can: (bool, bool)) -> AnyView {
    let body = rows.iter().map(|row| one(words, line, part, row, can)).collect::<Vec<_>>();
    let title = words.t("costs-lines");
    let sum = sums.cash + sums.in_kind;
    view! {
        <Table label=title>
            <thead>
                <tr>
                    <th scope="col" class="num">{words.t("cost-number")}</th>
                    <th scope="col">{words.t("cost-days")}</th>
                    <th scope="col">{words.t("cost-what")}</th>
                    <th scope="col">{words.t("cost-field-category")}</th>
                    <th scope="col" class="num">{words.t("cost-field-amount")}</th>
                    <th scope="col">{words.t("cost-field-evidence")}</th>
                    <th scope="col">{words.t("cost-stands")}</th>
                </tr>
            </thead>
            <tbody>{body}</tbody>
            <tfoot>
                <tr>
                    <th scope="row" colspan="4">{words.with("costs-sum", &[("count", sums.lines.into())])}</th>
                    <td class="num" data-name=words.t("cost-field-amount")>{words.figure(sum)}</td>
                    <td></td>
                    <td></td>
                </tr>
            </tfoot>
        </Table>
    }
    .into_any()
}

fn one(words: Words, line: &ReportLine, part: OrganisationId, row: &CostRow, (can_edit, can_correct): (bool, bool)) -> AnyView {
    let more = details(words, row).into_iter().map(|text| view! { <p class="quiet small">{text}</p> }).collect::<Vec<_>>();
    let evidence = match &row.evidence {
        Some((id, name)) => view! { <a href=paths::document(line.project, *id)>{name.clone()}</a> }.into_any(),
        None if row.lacks_evidence => view! { <Badge tone=Tone::Warn label=words.t("cost-no-evidence") /> }.into_any(),
        None => words.t("cost-needs-no-evidence").into_any(),
    };
    let told = row.verdict.as_ref().map(|told| verdict(words, told));
    let corrections = row.corrections.iter().map(|one| {
        let values = [("day", words.date_short(one.on).into()), ("amount", words.money(one.amount).into()), ("reason", one.reason.clone().into())];
        view! { <p class="small">{words.with("cost-corrected", &values)}</p> }
    });
    let corrections = corrections.collect::<Vec<_>>();
    let label = words.with("cost-edit", &[("number", i64::from(row.number).into())]);
    let edit = can_edit.then(|| view! { <a href=paths::cost_line(line.project, line.report, part, row.id)>{label}</a> });
    let label = words.with("cost-correct", &[("number", i64::from(row.number).into())]);
    let correct = can_correct.then(|| view! { <a href=paths::cost_correct(line.project, line.report, part, row.id)>{label}</a> });
    let id = format!("line-{}", row.number);
    view! {
        <tr id=id>
            <td class="num" data-name=words.t("cost-number")>{row.number.to_string()}</td>
            <td data-name=words.t("cost-days")>{days(words, row)}</td>
            <th scope="row"><div>{row.description.clone()}</div>{more}</th>
            <td data-name=words.t("cost-field-category")>
                <div>{words.label(row.category)}<p class="quiet small">{words.label(row.means)}</p></div>
            </td>
            <td class="num" data-name=words.t("cost-field-amount")>{words.figure(row.value)}</td>
            <td data-name=words.t("cost-field-evidence")>{evidence}</td>
            <td data-name=words.t("cost-stands")><div>{told}{corrections}{edit}{correct}</div></td>
        </tr>
    }
    .into_any()
}
