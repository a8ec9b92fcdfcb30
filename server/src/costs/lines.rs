//! Cost lines as the database keeps them, and as the rules know them.

use ::entity::{cost_correction, cost_line, cost_verdict, cost_waiting, report};
use chrono::{DateTime, Utc};
use domain::Eur;
use domain::claims::{NewCost, VerdictKind, invoice_key, name_key};
use domain::ids::{CostLineId, CostWaitingId, OrganisationId, PersonId, ReportId};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;

/// A part of a report.
pub type OfPart = (ReportId, OrganisationId);

/// A line with what was said of it.
#[derive(Debug, Clone)]
pub struct JudgedLine {
    /// The line.
    pub row: cost_line::Model,
    /// What was said.
    pub verdict: Option<cost_verdict::Model>,
    /// What was corrected later, oldest first.
    pub corrections: Vec<cost_correction::Model>,
}

impl JudgedLine {
    /// What is approved of it by now.
    pub fn approved(&self) -> Eur {
        let first = self.verdict.as_ref().map_or(Eur::ZERO, |verdict| verdict.approved);
        self.corrections.iter().fold(first, |sum, one| sum + one.amount)
    }

    /// Whether it is parked and nobody took it up.
    pub fn is_parked(&self) -> bool {
        self.corrections.is_empty() && self.verdict.as_ref().is_some_and(|verdict| verdict.kind == VerdictKind::Park)
    }
}

/// The line as the rules know it.
pub fn cost_of(row: &cost_line::Model) -> NewCost {
    NewCost {
        from_on: row.from_on,
        until_on: row.until_on,
        year: row.year,
        description: row.description.clone(),
        category: row.category,
        work_package: row.work_package.clone(),
        means: row.means,
        person: row.person.clone(),
        method: row.method,
        rate: row.rate,
        hours: row.hours,
        value: row.value,
        supplier: row.supplier.clone(),
        invoice: row.invoice.clone(),
        document: row.document_id,
    }
}

/// The row of a line.
pub fn row_of(
    new: NewCost,
    sha256: Option<String>,
    (id, part, number, version): (CostLineId, OfPart, i32, i64),
    (written_by, written_at): (PersonId, DateTime<Utc>),
) -> cost_line::Model {
    cost_line::Model {
        id,
        report_id: part.0,
        organisation_id: part.1,
        number,
        from_on: new.from_on,
        until_on: new.until_on,
        year: new.year,
        description: new.description,
        category: new.category,
        work_package: new.work_package,
        means: new.means,
        person_key: name_key(&new.person),
        person: new.person,
        method: new.method,
        rate: new.rate,
        hours: new.hours,
        value: new.value,
        supplier_key: name_key(&new.supplier),
        supplier: new.supplier,
        invoice_key: invoice_key(&new.invoice),
        invoice: new.invoice,
        document_id: new.document,
        sha256,
        written_by,
        written_at,
        version,
    }
}

/// The lines of a part, in their order. One query.
///
/// # Errors
/// The database failed.
pub async fn of_part(connection: &impl ConnectionTrait, (report, organisation): OfPart) -> Result<Vec<cost_line::Model>, DbErr> {
    let rows = cost_line::Entity::find().filter(cost_line::Column::ReportId.eq(report));
    rows.filter(cost_line::Column::OrganisationId.eq(organisation)).order_by_asc(cost_line::Column::Number).all(connection).await
}

/// One line of a part; none when it is somebody else's. One query.
///
/// # Errors
/// The database failed.
pub async fn one(connection: &impl ConnectionTrait, (report, organisation): OfPart, id: CostLineId) -> Result<Option<cost_line::Model>, DbErr> {
    let row = cost_line::Entity::find_by_id(id).filter(cost_line::Column::ReportId.eq(report));
    row.filter(cost_line::Column::OrganisationId.eq(organisation)).one(connection).await
}

/// The lines of a part with what was said of them. Three queries.
///
/// # Errors
/// The database failed.
pub async fn judged(connection: &impl ConnectionTrait, part: OfPart) -> Result<Vec<JudgedLine>, DbErr> {
    with_verdicts(connection, of_part(connection, part).await?, part.0).await
}

/// The lines of a report with what was said of them. Three queries.
///
/// # Errors
/// The database failed.
pub async fn of_report(connection: &impl ConnectionTrait, report: ReportId) -> Result<Vec<JudgedLine>, DbErr> {
    use cost_line::Column as Of;
    let rows = cost_line::Entity::find().filter(Of::ReportId.eq(report)).order_by_asc(Of::OrganisationId).order_by_asc(Of::Number);
    with_verdicts(connection, rows.all(connection).await?, report).await
}

async fn with_verdicts(connection: &impl ConnectionTrait, rows: Vec<cost_line::Model>, report: ReportId) -> Result<Vec<JudgedLine>, DbErr> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let of_report =
        || Query::select().column(cost_line::Column::Id).from(cost_line::Entity).and_where(cost_line::Column::ReportId.eq(report)).to_owned();
    let verdicts = cost_verdict::Entity::find().filter(cost_verdict::Column::LineId.in_subquery(of_report())).all(connection).await?;
    let mut verdicts: BTreeMap<CostLineId, cost_verdict::Model> = verdicts.into_iter().map(|one| (one.line_id, one)).collect();
    use cost_correction::Column as Of;
    let corrections = cost_correction::Entity::find().filter(Of::LineId.in_subquery(of_report()));
    let mut by_line: BTreeMap<CostLineId, Vec<cost_correction::Model>> = BTreeMap::new();
    for one in corrections.order_by_asc(Of::MadeAt).order_by_asc(Of::Id).all(connection).await? {
        by_line.entry(one.line_id).or_default().push(one);
    }
    let with =
        |row: cost_line::Model| JudgedLine { verdict: verdicts.remove(&row.id), corrections: by_line.remove(&row.id).unwrap_or_default(), row };
    Ok(rows.into_iter().map(with).collect())
}

/// The lines of a part that wait, in their order. One query.
///
/// # Errors
/// The database failed.
pub async fn waiting(connection: &impl ConnectionTrait, (report, organisation): OfPart) -> Result<Vec<cost_waiting::Model>, DbErr> {
    use cost_waiting::Column as Of;
    let rows = cost_waiting::Entity::find().filter(Of::ReportId.eq(report)).filter(Of::OrganisationId.eq(organisation));
    rows.order_by_asc(Of::Position).order_by_asc(Of::Id).all(connection).await
}

/// One line that waits; none when it is somebody else's. One query.
///
/// # Errors
/// The database failed.
pub async fn one_waiting(
    connection: &impl ConnectionTrait,
    (report, organisation): OfPart,
    id: CostWaitingId,
) -> Result<Option<cost_waiting::Model>, DbErr> {
    use cost_waiting::Column as Of;
    let row = cost_waiting::Entity::find_by_id(id).filter(Of::ReportId.eq(report)).filter(Of::OrganisationId.eq(organisation));
    row.one(connection).await
}

/// The numbers that the next line of a part and the next that waits get. Two queries.
///
/// # Errors
/// The database failed.
pub async fn next_numbers(connection: &impl ConnectionTrait, (report, organisation): OfPart) -> Result<(i32, i32), DbErr> {
    use cost_line::Column as Line;
    let last = cost_line::Entity::find().select_only().column_as(Line::Number.max(), "last").filter(Line::ReportId.eq(report));
    let last: Option<Option<i32>> = last.filter(Line::OrganisationId.eq(organisation)).into_tuple().one(connection).await?;
    use cost_waiting::Column as Of;
    let position = cost_waiting::Entity::find().select_only().column_as(Of::Position.max(), "last").filter(Of::ReportId.eq(report));
    let position: Option<Option<i32>> = position.filter(Of::OrganisationId.eq(organisation)).into_tuple().one(connection).await?;
    Ok((last.flatten().unwrap_or(0) + 1, position.flatten().unwrap_or(0) + 1))
}

/// Whether a partner claims for the first time in a project. One query.
///
/// # Errors
/// The database failed.
pub async fn is_first(connection: &impl ConnectionTrait, of: &report::Model, part: OrganisationId) -> Result<bool, DbErr> {
    let of_report = cost_line::Entity::belongs_to(report::Entity).from(cost_line::Column::ReportId).to(report::Column::Id);
    let earlier = cost_line::Entity::find().join(JoinType::InnerJoin, of_report.into()).filter(cost_line::Column::OrganisationId.eq(part));
    let earlier = earlier.filter(report::Column::ProjectId.eq(of.project_id)).filter(report::Column::UntilOn.lt(of.from_on));
    Ok(earlier.count(connection).await? == 0)
}
