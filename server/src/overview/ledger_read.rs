//! What the pages about the ledger read: the rows of a project with the names around them, and the sums over the programme.

use crate::state::figures::MoneyGroup;
use ::entity::ledger_row;
use domain::Eur;
use domain::financing::PublicSource;
use domain::gates::Gate;
use domain::ids::{OrganisationId, ProjectId, ReportId};
use domain::ledger::{Breakdown, Column, RowKind};
use domain::reports::ReportKind;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement, Value};

/// A row of the ledger with the names around it.
#[derive(Debug, Clone, FromQueryResult)]
pub(super) struct NamedRow {
    #[sea_orm(nested)]
    pub(super) row: ledger_row::Model,
    /// The partner: where two organisations became one, the one that stays.
    pub(super) party: OrganisationId,
    pub(super) party_name: String,
    /// The gate of the decision that caused it.
    pub(super) gate: Option<Gate>,
    /// The number of the change request that caused it.
    pub(super) change_number: Option<i32>,
    /// The report, the number of the report and that of the line that it is about.
    pub(super) cost_report: Option<ReportId>,
    pub(super) cost_report_kind: Option<ReportKind>,
    pub(super) cost_report_number: Option<i32>,
    pub(super) cost_line_number: Option<i32>,
    /// Whether a signed correction stands in the place of that decision.
    pub(super) is_replaced: bool,
}

const ROWS: &str = "SELECT l.*, COALESCE(i.id, o.id) AS party, COALESCE(i.name, o.name) AS party_name, d.gate, r.number AS change_number, \
     cr.id AS cost_report, cr.kind AS cost_report_kind, cr.number AS cost_report_number, cl.number AS cost_line_number, CASE WHEN c.id IS NULL THEN false ELSE true END AS is_replaced FROM ledger_row l JOIN organisation o ON o.id = l.organisation_id \
     LEFT JOIN organisation i ON i.id = o.merged_into LEFT JOIN decision d ON d.id = l.decision_id \
     LEFT JOIN change_request r ON r.id = l.change_id LEFT JOIN cost_posting cp ON cp.ledger_row_id = l.id \
     LEFT JOIN cost_line cl ON cl.id = cp.line_id LEFT JOIN report cr ON cr.id = cl.report_id \
     LEFT JOIN decision c ON c.supersedes_id = d.id AND c.signed_at IS NOT NULL AND c.void_at IS NULL \
     WHERE l.project_id = $1 ORDER BY l.booked_at, l.id";

/// The rows of a project, oldest first. One query.
pub(super) async fn rows(connection: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<NamedRow>, DbErr> {
    NamedRow::find_by_statement(Statement::from_sql_and_values(connection.get_database_backend(), ROWS, [project.into()])).all(connection).await
}

/// The sums over the whole programme, which the database keeps. One query, whose rows do not grow with the projects.
pub(super) async fn groups(connection: &impl ConnectionTrait) -> Result<Vec<MoneyGroup>, DbErr> {
    let sql = "SELECT kind, NULLIF(source, '') AS source, NULLIF(means, '') AS means, phase, year, NULLIF(area, '') AS area, organisation_type, \
               is_current, amount FROM ledger_sum WHERE row_count > 0";
    MoneyGroup::find_by_statement(Statement::from_string(connection.get_database_backend(), sql)).all(connection).await
}

/// What a figure of the programme was opened for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Opened {
    pub(super) breakdown: Breakdown,
    /// The line; none for the total.
    pub(super) of: Option<String>,
    pub(super) column: Column,
}

/// A project behind a figure.
#[derive(Debug, Clone, FromQueryResult)]
pub(super) struct ProjectSum {
    pub(super) id: ProjectId,
    pub(super) title: String,
    pub(super) amount: Eur,
}

/// How many projects there are behind a figure.
#[derive(Debug, Clone, Copy, FromQueryResult)]
pub(super) struct Behind {
    pub(super) projects: i64,
    pub(super) amount: i64,
}

/// The rows behind a figure, by kind and line, as SQL with its values.
fn behind(opened: &Opened) -> (String, Vec<Value>) {
    let kinds = RowKind::ALL.iter().filter(|kind| Column::of(**kind, Some(PublicSource::European)) == Some(opened.column));
    let kinds = kinds.map(|kind| format!("'{kind}'")).collect::<Vec<_>>().join(", ");
    let (of, values): (&str, Vec<Value>) = match (&opened.of, opened.breakdown) {
        (None, _) => ("", Vec::new()),
        (Some(key), Breakdown::Source) => ("AND s.source = $1", vec![key.clone().into()]),
        (Some(key), Breakdown::Phase) => ("AND s.phase = $1", vec![key.clone().into()]),
        (Some(key), Breakdown::Year) => ("AND s.year = $1", vec![key.parse::<i32>().unwrap_or(0).into()]),
        (Some(key), Breakdown::Area) => ("AND COALESCE(p.primary_sub_area, 'none') = $1", vec![key.clone().into()]),
        (Some(_), Breakdown::Partner) => ("AND 1 = 0", Vec::new()),
    };
    let sql = format!(
        "SELECT p.id, p.title, p.number, CAST(SUM(s.amount) AS bigint) AS amount FROM ledger_row s JOIN project p ON p.id = s.project_id \
         WHERE s.kind IN ({kinds}) AND s.source IS NOT NULL {of} GROUP BY p.id, p.title, p.number HAVING SUM(s.amount) <> 0"
    );
    (sql, values)
}

/// How many projects are behind a figure, and their sum. One query.
pub(super) async fn count(connection: &impl ConnectionTrait, opened: &Opened) -> Result<Behind, DbErr> {
    let (sql, values) = behind(opened);
    let sql = format!("SELECT COUNT(*) AS projects, CAST(COALESCE(SUM(amount), 0) AS bigint) AS amount FROM ({sql}) AS behind");
    let found = Behind::find_by_statement(Statement::from_sql_and_values(connection.get_database_backend(), sql, values)).one(connection).await?;
    found.ok_or_else(|| DbErr::Custom("a count has one row".to_owned()))
}

/// The projects behind a figure, the largest first. One query.
pub(super) async fn projects(connection: &impl ConnectionTrait, opened: &Opened, (from, most): (u64, u64)) -> Result<Vec<ProjectSum>, DbErr> {
    let (sql, values) = behind(opened);
    let sql = format!("SELECT id, title, amount FROM ({sql}) AS behind ORDER BY amount DESC, number LIMIT {most} OFFSET {from}");
    ProjectSum::find_by_statement(Statement::from_sql_and_values(connection.get_database_backend(), sql, values)).all(connection).await
}
