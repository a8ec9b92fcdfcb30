//! What stands around a cost line that somebody writes: the budget that is left, and every line that it is measured by, over all projects.

use super::lines::{OfPart, cost_of};
use crate::ledger::too_large;
use ::entity::{cost_line, document_version, organisation, project, report};
use domain::Eur;
use domain::claims::{CostAround, CostForm, CostLeft, CostMeans, Counted, Evidence, LinePlace, invoice_key};
use domain::documents::DocumentKind;
use domain::ids::{CostLineId, DocumentId, OrganisationId, ProjectId};
use domain::in_kind::InKindNumbers;
use domain::ledger::{Means, RowKind};
use domain::projects::Phase;
use domain::reports::ReportKind;
use sea_orm::sea_query::{ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Statement, Value};
use std::collections::{BTreeMap, BTreeSet};

/// SQLite takes 32,766 values in a statement.
const AT_ONCE: usize = 5_000;

/// An organisation with every one that became one with it. One query.
///
/// # Errors
/// The database failed.
pub async fn party(connection: &impl ConnectionTrait, of: OrganisationId) -> Result<BTreeSet<OrganisationId>, DbErr> {
    let merged = organisation::Entity::find().select_only().column(organisation::Column::Id).filter(organisation::Column::MergedInto.eq(of));
    let merged: Vec<OrganisationId> = merged.into_tuple().all(connection).await?;
    Ok(merged.into_iter().chain([of]).collect())
}

#[derive(Debug, FromQueryResult)]
struct Budget {
    kind: RowKind,
    means: Option<Means>,
    amount: i64,
}

#[derive(Debug, FromQueryResult)]
struct Used {
    means: CostMeans,
    amount: i64,
}

fn marks(from: usize, count: usize) -> String {
    (from..from + count).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ")
}

/// What a partner has of an approved budget, cash and in kind apart. One query.
///
/// # Errors
/// The database failed, or a sum cannot be held.
pub async fn budget(
    connection: &impl ConnectionTrait,
    (project, phase): (ProjectId, Phase),
    party: &BTreeSet<OrganisationId>,
) -> Result<CostLeft, DbErr> {
    let sql = format!(
        "SELECT kind, means, CAST(SUM(amount) AS bigint) AS amount FROM ledger_row WHERE project_id = $1 AND phase = $2 \
         AND kind IN ('budget_line', 'contribution') AND organisation_id IN ({}) GROUP BY kind, means",
        marks(3, party.len())
    );
    let values: Vec<Value> = [project.into(), phase.code().into()].into_iter().chain(party.iter().map(|one| (*one).into())).collect();
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, values);
    let (mut cost, mut in_kind) = (Eur::ZERO, Eur::ZERO);
    for row in Budget::find_by_statement(statement).all(connection).await? {
        match (row.kind, row.means) {
            (RowKind::BudgetLine, _) => cost = cost.checked_add(Eur(row.amount)).map_err(too_large)?,
            (RowKind::Contribution, Some(Means::InKind)) => in_kind = in_kind.checked_add(Eur(row.amount)).map_err(too_large)?,
            _ => {}
        }
    }
    Ok(CostLeft { cash: cost.checked_sub(in_kind).map_err(too_large)?, in_kind })
}

/// What the lines of a partner in a phase come to, as far as they count: approved where that was said, else as claimed. Parked counts whole until it is
/// taken up. One query.
///
/// # Errors
/// The database failed.
pub async fn used(
    connection: &impl ConnectionTrait,
    (project, phase): (ProjectId, Phase),
    (organisation, except): (OrganisationId, Option<CostLineId>),
) -> Result<CostLeft, DbErr> {
    let but = if except.is_some() { "AND c.id <> $4" } else { "" };
    let sql = format!(
        "SELECT c.means, CAST(COALESCE(SUM(CASE WHEN r.state IN ('approved', 'partly_approved') AND v.line_id IS NOT NULL \
         AND (v.kind <> 'park' OR k.amount IS NOT NULL) THEN v.approved + COALESCE(k.amount, 0) ELSE c.value END), 0) AS bigint) AS amount \
         FROM cost_line c JOIN report r ON r.id = c.report_id LEFT JOIN cost_verdict v ON v.line_id = c.id \
         LEFT JOIN (SELECT line_id, SUM(amount) AS amount FROM cost_correction GROUP BY line_id) k ON k.line_id = c.id \
         WHERE r.project_id = $1 AND r.phase = $2 AND c.organisation_id = $3 {but} GROUP BY c.means"
    );
    let mut values: Vec<Value> = vec![project.into(), phase.code().into(), organisation.into()];
    values.extend(except.map(Value::from));
    let mut used = CostLeft::default();
    for row in Used::find_by_statement(Statement::from_sql_and_values(connection.get_database_backend(), sql, values)).all(connection).await? {
        match row.means {
            CostMeans::Cash => used.cash = Eur(row.amount),
            CostMeans::InKind => used.in_kind = Eur(row.amount),
        }
    }
    Ok(used)
}

#[derive(Debug, FromQueryResult)]
struct Placed {
    #[sea_orm(nested)]
    line: cost_line::Model,
    project: ProjectId,
    title: String,
    kind: ReportKind,
    report_number: i32,
}

impl Placed {
    fn counted(self) -> Counted {
        let place = LinePlace {
            line: self.line.id,
            number: self.line.number,
            report: self.line.report_id,
            report_name: (self.kind, self.report_number),
            project: self.project,
            title: self.title,
            organisation: self.line.organisation_id,
        };
        cost_of(&self.line).counted(place, self.line.sha256.clone())
    }
}

const PLACED: &str = "SELECT c.*, r.project_id AS project, p.title, r.kind AS kind, r.number AS report_number FROM cost_line c \
     JOIN report r ON r.id = c.report_id JOIN project p ON p.id = r.project_id WHERE ";

async fn placed(connection: &impl ConnectionTrait, which: &str, values: Vec<Value>) -> Result<Vec<Placed>, DbErr> {
    let sql = format!("{PLACED}{which}");
    Placed::find_by_statement(Statement::from_sql_and_values(connection.get_database_backend(), sql, values)).all(connection).await
}

/// The lines that new ones are measured by: those of the organisation in these years, and everybody's with the same number of a bill or the same file.
async fn others(
    connection: &impl ConnectionTrait,
    (organisation, years, except): (OrganisationId, [i32; 2], Option<CostLineId>),
    (invoices, hashes): (BTreeSet<String>, BTreeSet<String>),
) -> Result<Vec<Counted>, DbErr> {
    let own = placed(connection, "c.organisation_id = $1 AND c.year IN ($2, $3)", vec![organisation.into(), years[0].into(), years[1].into()]);
    let mut found: BTreeMap<CostLineId, Placed> = own.await?.into_iter().map(|one| (one.line.id, one)).collect();
    for (column, keys) in [("c.invoice_key", invoices), ("c.sha256", hashes)] {
        let keys: Vec<String> = keys.into_iter().collect();
        for chunk in keys.chunks(AT_ONCE) {
            let which = format!("{column} IN ({})", marks(1, chunk.len()));
            let same = placed(connection, &which, chunk.iter().map(|key| key.clone().into()).collect()).await?;
            found.extend(same.into_iter().map(|one| (one.line.id, one)));
        }
    }
    Ok(found.into_values().filter(|one| Some(one.line.id) != except).map(Placed::counted).collect())
}

/// The documents of a project that an organisation can prove its lines with: its own and those of the whole project, with the hash of the newest
/// version. One query.
///
/// # Errors
/// The database failed.
pub async fn evidence(connection: &impl ConnectionTrait, project: ProjectId, organisation: OrganisationId) -> Result<Vec<Evidence>, DbErr> {
    use ::entity::document::{Column as Of, Entity as Document};
    let ids = Query::select()
        .column(Of::Id)
        .from(Document)
        .and_where(Of::ProjectId.eq(project))
        .and_where(ExprTrait::or(Of::OrganisationId.eq(organisation), Of::OrganisationId.is_null()))
        .and_where(Of::WithdrawnAt.is_null())
        .and_where(Of::Kind.is_in([DocumentKind::Invoice, DocumentKind::Timesheet, DocumentKind::Deliverable, DocumentKind::Other]))
        .to_owned();
    use document_version::Column as Version;
    let rows = document_version::Entity::find().select_only().columns([Version::DocumentId, Version::Name, Version::Sha256]);
    let rows = rows.filter(Version::DocumentId.in_subquery(ids)).order_by_asc(Version::DocumentId).order_by_desc(Version::Number);
    let mut rows: Vec<(DocumentId, String, String)> = rows.into_tuple().all(connection).await?;
    // Of each the newest version comes first.
    rows.dedup_by_key(|(id, ..)| *id);
    let mut evidence: Vec<Evidence> = rows.into_iter().map(|(id, name, sha256)| Evidence { id, name, sha256 }).collect();
    evidence.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(evidence)
}

/// What stands around lines that somebody writes in a part; `except` is the one that is written again.
///
/// # Errors
/// The database failed, or a sum cannot be held.
pub async fn around(
    connection: &impl ConnectionTrait,
    (project, report, part): (&project::Model, &report::Model, OfPart),
    (numbers, except): (InKindNumbers, Option<CostLineId>),
    forms: &[&CostForm],
) -> Result<CostAround, DbErr> {
    use chrono::Datelike;
    let organisation = part.1;
    let evidence = evidence(connection, project.id, organisation).await?;
    let budget = budget(connection, (project.id, report.phase), &party(connection, organisation).await?).await?;
    let used = used(connection, (project.id, report.phase), (organisation, except)).await?;
    let invoices = forms.iter().map(|form| invoice_key(&form.invoice)).filter(|key| !key.is_empty()).collect();
    let named = |form: &&CostForm| {
        let typed = form.evidence.trim();
        evidence.iter().find(|one| one.id.to_string() == typed || one.name.eq_ignore_ascii_case(typed)).map(|one| one.sha256.clone())
    };
    let hashes = forms.iter().filter_map(named).collect();
    let years = [report.from_on.year(), report.until_on.year()];
    let others = others(connection, (organisation, years, except), (invoices, hashes)).await?;
    Ok(CostAround {
        here: part,
        period: (report.from_on, report.until_on),
        project_start: project.start_on,
        numbers,
        left: CostLeft { cash: budget.cash - used.cash, in_kind: budget.in_kind - used.in_kind },
        others,
        evidence,
    })
}
