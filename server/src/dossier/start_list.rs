//! What is arranged with the partners of projects after a go, told from what stands elsewhere: people, accounts, documents, forecasts, agreements.

use domain::ids::{OrganisationId, ProjectId};
use domain::partners::{OrganisationType, PartnerRole};
use domain::payments::AccountStanding;
use domain::projects::{Phase, Status};
use domain::start_list::{StartFacts, StartLine, has_list, is_open, start_list};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement, Value};
use std::collections::BTreeSet;

#[derive(FromQueryResult)]
struct Row {
    project_id: ProjectId,
    title: String,
    phase: Phase,
    organisation_id: OrganisationId,
    name: String,
    role: PartnerRole,
    organisation_type: OrganisationType,
    is_paid: bool,
    contacts: i64,
    has_account: bool,
    has_waiting: bool,
    is_signed: bool,
    has_forecast: bool,
    has_agreed: bool,
}

/// The list of a partner in a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerList {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// The partner.
    pub organisation: OrganisationId,
    /// What it is called.
    pub name: String,
    /// It leads.
    pub leads: bool,
    /// What is on the list.
    pub lines: Vec<StartLine>,
}

/// Which projects. A list is there once something was promised for the phase that a project is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lists {
    /// One.
    Of(ProjectId),
    /// Those in which an organisation takes part.
    Partner(OrganisationId),
    /// All.
    All,
}

/// Money was promised for the phase of project `p`; to organisation `o` where the rest says so.
const PROMISED: &str = "SELECT 1 FROM ledger_row l JOIN organisation g ON g.id = l.organisation_id \
     WHERE l.project_id = p.id AND l.phase = p.phase AND l.kind = 'commitment'";

fn sql(which: &str) -> String {
    let goes_on: Vec<String> = Status::ALL.iter().filter(|status| has_list(Phase::Start, **status)).map(|status| format!("'{status}'")).collect();
    format!(
        "SELECT p.id AS project_id, p.title, p.phase, o.id AS organisation_id, o.name, a.role, o.organisation_type, \
         EXISTS ({PROMISED} AND (g.id = o.id OR g.merged_into = o.id)) AS is_paid, \
         (SELECT COUNT(*) FROM person x WHERE x.organisation_id = o.id AND x.active) AS contacts, \
         EXISTS (SELECT 1 FROM bank_account b WHERE b.organisation_id = o.id AND b.ended_at IS NULL AND b.confirmed_at IS NOT NULL) AS has_account, \
         EXISTS (SELECT 1 FROM bank_account b WHERE b.organisation_id = o.id AND b.ended_at IS NULL AND b.confirmed_at IS NULL) AS has_waiting, \
         EXISTS (SELECT 1 FROM document_use u JOIN document d ON d.id = u.document_id WHERE u.project_id = p.id \
         AND u.purpose = 'consortium_agreement' AND u.signed_by_all AND d.withdrawn_at IS NULL) AS is_signed, \
         EXISTS (SELECT 1 FROM forecast f JOIN organisation g ON g.id = f.organisation_id WHERE f.project_id = p.id AND f.phase = p.phase \
         AND (g.id = o.id OR g.merged_into = o.id)) AS has_forecast, \
         EXISTS (SELECT 1 FROM monitoring_agreement m JOIN organisation g ON g.id = m.organisation_id WHERE m.project_id = p.id \
         AND (g.id = o.id OR g.merged_into = o.id)) AS has_agreed \
         FROM project p JOIN partner a ON a.project_id = p.id JOIN organisation o ON o.id = a.organisation_id \
         WHERE p.status IN ({}) AND a.role IN ('lead','participant') AND {which} AND EXISTS ({PROMISED}) ORDER BY p.number, a.position",
        goes_on.join(", ")
    )
}

/// The lists of the partners of projects, by project and place. One query.
///
/// # Errors
/// The database failed.
pub async fn lists(connection: &impl ConnectionTrait, which: Lists) -> Result<Vec<PartnerList>, DbErr> {
    let (which, values): (&str, Vec<Value>) = match which {
        Lists::Of(id) => ("p.id = $1", vec![id.into()]),
        Lists::Partner(id) => ("EXISTS (SELECT 1 FROM partner w WHERE w.project_id = p.id AND w.organisation_id = $1)", vec![id.into()]),
        Lists::All => ("1 = 1", Vec::new()),
    };
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql(which), values);
    Ok(Row::find_by_statement(statement).all(connection).await?.into_iter().map(list).collect())
}

fn list(row: Row) -> PartnerList {
    let leads = row.role == PartnerRole::Lead;
    let facts = StartFacts {
        phase: row.phase,
        organisation_type: row.organisation_type,
        is_paid: row.is_paid,
        leads,
        contacts: u32::try_from(row.contacts).unwrap_or(u32::MAX),
        account: AccountStanding::of(row.has_account, row.has_waiting),
        agreement_is_signed: row.is_signed,
        has_forecast: row.has_forecast,
        agreed_to_monitoring: row.has_agreed,
    };
    let lines = start_list(&facts);
    PartnerList { project: row.project_id, title: row.title, organisation: row.organisation_id, name: row.name, leads, lines }
}

/// The partners whose list is open, with their project. One query.
///
/// # Errors
/// The database failed.
pub async fn open(connection: &impl ConnectionTrait, which: Lists) -> Result<BTreeSet<(ProjectId, OrganisationId)>, DbErr> {
    let lists = lists(connection, which).await?;
    Ok(lists.into_iter().filter(|list| is_open(&list.lines)).map(|list| (list.project, list.organisation)).collect())
}
