//! Cost lines of ThermoBrug: in each report three for every partner. The first report was approved, of the second one bill was for a part, and the third
//! is late: what its partners handed in is claimed.

use super::calendar::days;
use super::plan::Plan;
use super::rows::Rows;
use crate::costs::lines::row_of;
use crate::ledger::{Book, rows::row_of as ledger_row_of, too_large};
use crate::state::days::day_of;
use crate::state::new_id;
use ::entity::{cost_claim, cost_line, cost_posting, cost_verdict, report};
use chrono::{DateTime, Datelike, Utc};
use domain::Eur;
use domain::claims::{CostCategory, CostError, CostMeans, Funding, NewCost, VerdictKind};
use domain::ids::{CostLineId, OrganisationId, PersonId};
use domain::in_kind::{Hours, InKindMethod, InKindNumbers};
use domain::ledger::{COST_LINE, Posting, Row, RowKind};
use domain::projects::Phase;
use domain::reports::ReportState;
use domain::settings::ParameterValues;
use sea_orm::DbErr;
use std::collections::BTreeSet;

const WHY: &str = "De factuur noemt een lager bedrag; het verschil is vervoer buiten het project.";

/// Adds the lines, with what they book.
pub(super) fn write(plan: &Plan<'_>, values: &ParameterValues, rows: &mut Rows) -> Result<(), DbErr> {
    if plan.row.code != "P02" {
        return Ok(());
    }
    let written = |row: &&report::Model| row.project_id == plan.id && row.submitted_at.is_some() && row.phase != Phase::Start;
    let reports: Vec<report::Model> = rows.reports.iter().filter(written).cloned().collect();
    let ledger: Result<Vec<Row>, DbErr> = rows.ledger.iter().filter(|row| row.project_id == plan.id).map(ledger_row_of).collect();
    let ledger = ledger?;
    let mut next_id = new_id;
    let mut book = Book::open((plan.id, true), ledger.clone(), &mut next_id);
    for (facts, _) in plan.partners.iter().filter(|(facts, _)| facts.role.takes_part()) {
        let Some(budget) = plan.rows(Phase::Innovation).iter().find(|row| row.partner == facts.id) else { continue };
        let party = BTreeSet::from([facts.organisation]);
        let of = |kind| Funding::of(&ledger, kind, Phase::Innovation, &party).map_err(too_large);
        let (mut claim, mut realise) = (of(RowKind::Claim)?, of(RowKind::Realisation)?);
        let (mut claimed, mut approved) = (Eur::ZERO, Eur::ZERO);
        for report in &reports {
            let part = rows.report_parts.iter().find(|part| part.report_id == report.id && part.organisation_id == facts.organisation);
            let Some((Some(by), at)) = part.map(|part| (part.handed_in_by.or(plan.contact.map(|(person, _)| *person)), part.handed_in_at)) else {
                continue;
            };
            let lines = lines((report, facts.organisation), (budget.cost - budget.own_in_kind, budget.own_in_kind), values, by);
            let submitted = report.submitted_at.unwrap_or(report.since);
            for line in lines {
                if at.is_some() {
                    let postings = claim.follow(RowKind::Claim, (claimed, line.value), day_of(submitted), COST_LINE);
                    claimed += line.value;
                    tie(rows, &mut book, (line.id, postings), submitted);
                    rows.cost_claims.push(cost_claim::Model { line_id: line.id, value: line.value });
                }
                if let Some(day) = report.approved_at {
                    let verdict = verdict(&line, report, plan.manager.0, day);
                    let postings = realise.follow(RowKind::Realisation, (approved, verdict.approved), day_of(day), COST_LINE);
                    approved += verdict.approved;
                    tie(rows, &mut book, (line.id, postings), day);
                    rows.cost_verdicts.push(verdict);
                }
                rows.cost_lines.push(line);
            }
        }
    }
    rows.ledger.extend(book.new_rows());
    for row in rows.reports.iter_mut().filter(|row| row.project_id == plan.id && row.state == ReportState::Approved && row.phase != Phase::Start) {
        row.confirmed_by = Some(plan.second_manager.0);
        if row.number == 2 {
            row.state = ReportState::PartlyApproved;
        }
    }
    Ok(())
}

fn tie(rows: &mut Rows, book: &mut Book<'_>, (line, postings): (CostLineId, Vec<Posting>), at: DateTime<Utc>) {
    let ids = book.add(postings, at);
    rows.cost_postings.extend(ids.into_iter().map(|id| cost_posting::Model { ledger_row_id: id, line_id: line }));
}

/// All of it, but of the bill of the second report.
fn verdict(line: &cost_line::Model, report: &report::Model, by: PersonId, at: DateTime<Utc>) -> cost_verdict::Model {
    let is_part = report.number == 2 && line.category == CostCategory::External;
    let less = Eur(line.value.0 / 4 * 3);
    cost_verdict::Model {
        line_id: line.id,
        kind: if is_part { VerdictKind::Part } else { VerdictKind::Approve },
        approved: if is_part { less } else { line.value },
        error: is_part.then_some(CostError::OtherAmount),
        reason: if is_part { WHY.to_owned() } else { String::new() },
        judged_by: by,
        judged_at: at,
    }
}

/// Hours, material and a bill: a few percent of what the partner has in money and in kind.
fn lines(
    (report, organisation): (&report::Model, OrganisationId),
    (cash, in_kind): (Eur, Eur),
    values: &ParameterValues,
    by: PersonId,
) -> Vec<cost_line::Model> {
    let rate = InKindNumbers::of(values).fixed_rate;
    let hours = Hours::whole((in_kind.0 / 20 / rate.0.max(1)).clamp(0, 160));
    let first = days(report.from_on, 14);
    // The hours of one month, which lies in one year.
    let last = days(first, 27);
    let last = if last.year() == first.year() { last } else { first };
    let none = NewCost {
        from_on: first,
        until_on: first,
        year: first.year(),
        description: String::new(),
        category: CostCategory::Materials,
        work_package: "WP2".to_owned(),
        means: CostMeans::Cash,
        person: String::new(),
        method: None,
        rate: Eur::ZERO,
        hours: Hours::ZERO,
        value: Eur::ZERO,
        supplier: String::new(),
        invoice: String::new(),
        document: None,
    };
    let part = |percent: i64| Eur(cash.0 / 100 * percent);
    let bill = |what: &str, category, supplier: &str, value| NewCost {
        description: what.to_owned(),
        category,
        supplier: supplier.to_owned(),
        invoice: format!("{}-{}-{}", report.until_on.year(), report.number, organisation.0.as_u128() % 10_000),
        value,
        ..none.clone()
    };
    let work = NewCost {
        until_on: last,
        description: "Procesingenieur".to_owned(),
        category: CostCategory::Staff,
        means: CostMeans::InKind,
        person: "Medewerker 3".to_owned(),
        method: Some(InKindMethod::FixedRate),
        hours,
        value: Eur(hours.0 * rate.0 / 100),
        ..none.clone()
    };
    let material = bill("Koolstofweefsel, 240 m²", CostCategory::Materials, "Weverij (fictief)", part(4));
    let tests = bill("Trekproeven voorserie", CostCategory::External, "Beproevingslab (fictief)", part(2));
    let all = [work, material, tests].into_iter().filter(|line| line.value.is_positive());
    let at = report.submitted_at.unwrap_or(report.since);
    (1..).zip(all).map(|(number, line)| row_of(line, None, (CostLineId(new_id()), (report.id, organisation), number, 1), (by, at))).collect()
}
