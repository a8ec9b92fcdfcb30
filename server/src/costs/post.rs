//! What cost lines book: rows for what is claimed when a report is handed in, rows for what is approved, and rows that take either back. In the write of
//! what causes them. Every row is tied to its line.

use super::around::party;
use super::lines::{of_part, of_report};
use crate::ledger::{Book, of_project, save, too_large};
use crate::state::days::day_of;
use crate::state::new_id;
use crate::store::database::Write;
use ::entity::{cost_claim, cost_line, cost_posting, project, report};
use domain::Eur;
use domain::claims::Funding;
use domain::ids::{CostLineId, LedgerRowId, OrganisationId};
use domain::ledger::{COST_LINE, RowKind};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter, Statement, Value};
use std::collections::{BTreeMap, BTreeSet};

/// SQLite takes 32,766 values in a statement, and a row has two.
const AT_ONCE: usize = 1_000;

/// A report in a write.
pub type InWrite<'a> = (&'a Write, &'a project::Model, &'a report::Model);

/// A line, and by how much its cost grows; below zero where it shrinks.
type Change = (CostLineId, Eur);

/// Books changes of the cost of one partner, after so much before them.
async fn book((write, project, report): InWrite<'_>, kind: RowKind, of: OrganisationId, before: Eur, changes: &[Change]) -> Result<(), DbErr> {
    if changes.is_empty() {
        return Ok(());
    }
    let rows = of_project(write, project.id).await?;
    let mut funding = Funding::of(&rows, kind, report.phase, &party(write, of).await?).map_err(too_large)?;
    let mut next_id = new_id;
    let mut book = Book::open((project.id, project.is_demo), rows, &mut next_id);
    let (now, on) = (write.now(), day_of(write.now()));
    let (mut before, mut tied) = (before, Vec::new());
    for (line, change) in changes {
        let postings = funding.follow(kind, (before, *change), on, COST_LINE);
        before += *change;
        tied.extend(book.add(postings, now).into_iter().map(|row: LedgerRowId| cost_posting::Model { ledger_row_id: row, line_id: *line }));
    }
    save(write, book.new_rows()).await?;
    for chunk in tied.chunks(AT_ONCE) {
        let rows = chunk.iter().cloned().map(IntoActiveModel::into_active_model);
        cost_posting::Entity::insert_many(rows).exec_without_returning(write).await?;
    }
    Ok(())
}

#[derive(Debug, FromQueryResult)]
struct Sum {
    amount: i64,
}

async fn sum(write: &Write, sql: &str, values: Vec<Value>) -> Result<Eur, DbErr> {
    use sea_orm::ConnectionTrait;
    let found = Sum::find_by_statement(Statement::from_sql_and_values(write.get_database_backend(), sql, values)).one(write).await?;
    Ok(Eur(found.map_or(0, |found| found.amount)))
}

/// What a partner has claimed in a phase so far.
async fn claimed((write, project, report): InWrite<'_>, of: OrganisationId) -> Result<Eur, DbErr> {
    const SQL: &str = "SELECT CAST(COALESCE(SUM(k.value), 0) AS bigint) AS amount FROM cost_claim k JOIN cost_line c ON c.id = k.line_id \
         JOIN report r ON r.id = c.report_id WHERE r.project_id = $1 AND r.phase = $2 AND c.organisation_id = $3";
    sum(write, SQL, vec![project.id.into(), report.phase.code().into(), of.into()]).await
}

/// What is approved of the cost of a partner in a phase so far, corrections included.
async fn approved((write, project, report): InWrite<'_>, of: OrganisationId) -> Result<Eur, DbErr> {
    const SQL: &str = "SELECT CAST(COALESCE(SUM(v.approved + COALESCE(k.amount, 0)), 0) AS bigint) AS amount FROM cost_verdict v \
         JOIN cost_line c ON c.id = v.line_id JOIN report r ON r.id = c.report_id \
         LEFT JOIN (SELECT line_id, SUM(amount) AS amount FROM cost_correction GROUP BY line_id) k ON k.line_id = c.id \
         WHERE r.project_id = $1 AND r.phase = $2 AND c.organisation_id = $3 AND r.state IN ('approved', 'partly_approved')";
    sum(write, SQL, vec![project.id.into(), report.phase.code().into(), of.into()]).await
}

async fn claims(write: &Write, lines: &[cost_line::Model]) -> Result<BTreeSet<CostLineId>, DbErr> {
    let mut found = BTreeSet::new();
    for chunk in lines.chunks(AT_ONCE) {
        let rows = cost_claim::Entity::find().filter(cost_claim::Column::LineId.is_in(chunk.iter().map(|line| line.id))).all(write).await?;
        found.extend(rows.into_iter().map(|row| row.line_id));
    }
    Ok(found)
}

/// Books the lines of these parts that are not claimed yet.
///
/// # Errors
/// The database failed, or a sum cannot be held.
pub async fn claim(at: InWrite<'_>, parts: &[OrganisationId]) -> Result<(), DbErr> {
    let (write, _, report) = at;
    for &of in parts {
        let lines = of_part(write, (report.id, of)).await?;
        let there = claims(write, &lines).await?;
        let new: Vec<&cost_line::Model> = lines.iter().filter(|line| !there.contains(&line.id)).collect();
        let changes: Vec<Change> = new.iter().map(|line| (line.id, line.value)).collect();
        book(at, RowKind::Claim, of, claimed(at, of).await?, &changes).await?;
        for chunk in new.chunks(AT_ONCE) {
            let rows = chunk.iter().map(|line| cost_claim::Model { line_id: line.id, value: line.value }.into_active_model());
            cost_claim::Entity::insert_many(rows).exec_without_returning(write).await?;
        }
    }
    Ok(())
}

/// Takes back what these parts claimed in this report: it was taken back, or given back.
///
/// # Errors
/// The database failed, or a sum cannot be held.
pub async fn unclaim(at: InWrite<'_>, parts: &[OrganisationId]) -> Result<(), DbErr> {
    let (write, _, report) = at;
    for &of in parts {
        let lines = of_part(write, (report.id, of)).await?;
        let there = claims(write, &lines).await?;
        let gone: Vec<&cost_line::Model> = lines.iter().filter(|line| there.contains(&line.id)).collect();
        let changes: Vec<Change> = gone.iter().map(|line| (line.id, Eur(-line.value.0))).collect();
        book(at, RowKind::Claim, of, claimed(at, of).await?, &changes).await?;
        for chunk in gone.chunks(AT_ONCE) {
            cost_claim::Entity::delete_many().filter(cost_claim::Column::LineId.is_in(chunk.iter().map(|line| line.id))).exec(write).await?;
        }
    }
    Ok(())
}

/// Books what is approved of the lines of a report, before it is called approved.
///
/// # Errors
/// The database failed, or a sum cannot be held.
pub async fn realise(at: InWrite<'_>) -> Result<(), DbErr> {
    let (write, _, report) = at;
    let mut by_partner: BTreeMap<OrganisationId, Vec<Change>> = BTreeMap::new();
    for line in of_report(write, report.id).await? {
        let amount = line.approved();
        if amount.is_positive() {
            by_partner.entry(line.row.organisation_id).or_default().push((line.row.id, amount));
        }
    }
    for (of, changes) in by_partner {
        book(at, RowKind::Realisation, of, approved(at, of).await?, &changes).await?;
    }
    Ok(())
}

/// Books a correction of one line, before its row is written.
///
/// # Errors
/// The database failed, or a sum cannot be held.
pub async fn correct(at: InWrite<'_>, line: &cost_line::Model, change: Eur) -> Result<(), DbErr> {
    let of = line.organisation_id;
    let changes: Vec<Change> = if change == Eur::ZERO { Vec::new() } else { vec![(line.id, change)] };
    book(at, RowKind::Realisation, of, approved(at, of).await?, &changes).await
}
