//! What is promised, paid and under way of each commitment, and what may be paid of it today.

use super::accounts::{self, Accounts};
use crate::dossier::start_list::{self, Lists};
use crate::dossier::{decision_conditions, overdue};
use crate::ledger::too_large;
use crate::state::State;
use chrono::NaiveDate;
use domain::Eur;
use domain::financing::{InstrumentKind, PublicSource};
use domain::ids::{BankAccountId, OrganisationId, PaymentBatchId, ProjectId};
use domain::ledger::CommitmentKey;
use domain::payments::{AccountStanding, Due, PaymentRules, Plan, Standing, is_at_work};
use domain::projects::{Phase, Status};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement, Value};
use std::collections::BTreeMap;

/// A commitment with the sums over its rows.
#[derive(Debug, Clone, FromQueryResult)]
pub(crate) struct Row {
    pub(super) project_id: ProjectId,
    pub(super) title: String,
    status: Status,
    duration_months: Option<i32>,
    pub(super) phase: Phase,
    pub(super) organisation_id: OrganisationId,
    /// The organisation that is paid: where two became one, the one that stays.
    pub(super) party: OrganisationId,
    pub(super) party_name: String,
    pub(super) source: PublicSource,
    pub(super) instrument: InstrumentKind,
    from_on: NaiveDate,
    committed: i64,
    approved: i64,
    paid: i64,
    settled: i64,
}

#[derive(Debug, FromQueryResult)]
struct UnderWay {
    project_id: ProjectId,
    phase: Phase,
    organisation_id: OrganisationId,
    source: PublicSource,
    instrument: InstrumentKind,
    amount: i64,
}

/// One commitment, and what may be paid of it.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(super) row: Row,
    pub(super) plan: Plan,
    pub(super) standing: Standing,
    pub(crate) due: Due,
    /// Where it would go.
    pub(super) account: Option<BankAccountId>,
}

impl Line {
    /// What tells it from the others.
    pub(super) const fn key(&self) -> (ProjectId, CommitmentKey) {
        let Row { project_id, phase, organisation_id, source, instrument, .. } = self.row;
        (project_id, CommitmentKey { phase, organisation: organisation_id, source, instrument })
    }

    /// How a form calls it: with the amount, so that nobody proposes another one than they saw.
    pub(super) fn code(&self) -> String {
        let (project, CommitmentKey { phase, organisation, source, instrument }) = self.key();
        format!("{project}:{phase}:{organisation}:{source}:{instrument}:{}", self.due.amount.0)
    }
}

/// Which commitments.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Of {
    /// Of one project, whatever they are.
    Project(ProjectId),
    /// Grants of all projects that are at work.
    Programme,
}

const SUMS: &str = "SELECT l.project_id, p.title, p.status, p.duration_months, l.phase, l.organisation_id, COALESCE(i.id, o.id) AS party, \
     COALESCE(i.name, o.name) AS party_name, l.source, l.instrument, \
     MIN(CASE WHEN l.kind = 'commitment' THEN l.booked_on END) AS from_on, \
     CAST(SUM(CASE l.kind WHEN 'commitment' THEN l.amount WHEN 'release' THEN -l.amount ELSE 0 END) AS bigint) AS committed, \
     CAST(SUM(CASE l.kind WHEN 'realisation' THEN l.amount ELSE 0 END) AS bigint) AS approved, \
     CAST(SUM(CASE l.kind WHEN 'payment' THEN l.amount WHEN 'recovery' THEN -l.amount ELSE 0 END) AS bigint) AS paid, \
     CAST(SUM(CASE l.kind WHEN 'settlement' THEN l.amount ELSE 0 END) AS bigint) AS settled \
     FROM project p JOIN ledger_row l ON l.project_id = p.id JOIN organisation o ON o.id = l.organisation_id \
     LEFT JOIN organisation i ON i.id = o.merged_into WHERE l.instrument IS NOT NULL AND {which} \
     GROUP BY l.project_id, p.number, p.title, p.status, p.duration_months, l.phase, l.organisation_id, i.id, o.id, i.name, o.name, l.source, l.instrument \
     HAVING MIN(CASE WHEN l.kind = 'commitment' THEN l.booked_on END) IS NOT NULL ORDER BY p.number, l.phase, party_name, l.source, l.instrument";

const UNDER_WAY: &str = "SELECT o.project_id, o.phase, o.organisation_id, o.source, o.instrument, CAST(SUM(o.amount) AS bigint) AS amount \
     FROM payment_order o JOIN payment_batch b ON b.id = o.batch_id WHERE b.withdrawn_at IS NULL \
     AND NOT EXISTS (SELECT 1 FROM statement_line s WHERE s.order_id = o.id AND s.outcome = 'paid') {which} \
     GROUP BY o.project_id, o.phase, o.organisation_id, o.source, o.instrument";

/// The commitments with what may be paid of each today, without what `beside` has under way. At most seven queries.
pub(crate) async fn lines(connection: &impl ConnectionTrait, state: &State, which: Of, beside: Option<PaymentBatchId>) -> Result<Vec<Line>, DbErr> {
    let (rows, under_way) = (sums(connection, which).await?, under_way(connection, which, beside).await?);
    let parties = accounts::of_many(connection, rows.iter().map(|row| row.party).collect()).await?;
    let (rules, today) = (PaymentRules::of(&state.reference().values), state.clock.today());
    let late = overdue::of_all(connection, today).await?;
    let (starts, of) = match which {
        Of::Project(id) => (Lists::Of(id), Some(id)),
        Of::Programme => (Lists::All, None),
    };
    let (open, conditions) = (start_list::open(connection, starts).await?, decision_conditions::first_open(connection, of).await?);
    let none = Accounts::default();
    let line = |row: Row| {
        let accounts = parties.get(&row.party).unwrap_or(&none);
        let key = (row.project_id, row.phase, row.organisation_id, row.source, row.instrument);
        let stops = Stops {
            report: late.contains_key(&row.project_id),
            start: open.contains(&(row.project_id, row.party)),
            condition: conditions.contains(&row.project_id),
        };
        line(row, stops, (rules, today), (under_way.get(&key).copied().unwrap_or(Eur::ZERO), accounts))
    };
    rows.into_iter().map(line).collect()
}

/// What stops the payments of a project or the first one of a partner.
#[derive(Clone, Copy)]
struct Stops {
    report: bool,
    start: bool,
    condition: bool,
}

fn line(row: Row, stops: Stops, (rules, today): (PaymentRules, NaiveDate), (under_way, accounts): (Eur, &Accounts)) -> Result<Line, DbErr> {
    let months = row.duration_months.and_then(|months| u32::try_from(months).ok());
    let plan = Plan::of(rules, Eur(row.committed), row.from_on, months);
    let standing = Standing {
        instrument: row.instrument,
        paid: Eur(row.paid),
        under_way,
        approved: Eur(row.approved),
        settled: Eur(row.settled),
        status: row.status,
        account: accounts.standing(),
        report_blocks: stops.report,
        start_open: stops.start,
        condition_open: stops.condition,
    };
    let due = Due::of(&plan, &standing, today).map_err(too_large)?;
    Ok(Line { row, plan, standing, due, account: accounts.paid_to() })
}

async fn sums(connection: &impl ConnectionTrait, which: Of) -> Result<Vec<Row>, DbErr> {
    let at_work = Status::ALL.iter().filter(|status| is_at_work(**status)).map(|status| format!("'{status}'")).collect::<Vec<_>>().join(", ");
    let (which, values): (String, Vec<Value>) = match which {
        Of::Project(id) => ("p.id = $1".to_owned(), vec![id.into()]),
        Of::Programme => (format!("p.status IN ({at_work}) AND l.instrument = 'grant'"), Vec::new()),
    };
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), SUMS.replace("{which}", &which), values);
    Row::find_by_statement(statement).all(connection).await
}

type Key = (ProjectId, Phase, OrganisationId, PublicSource, InstrumentKind);

async fn under_way(connection: &impl ConnectionTrait, which: Of, beside: Option<PaymentBatchId>) -> Result<BTreeMap<Key, Eur>, DbErr> {
    let mut values: Vec<Value> = Vec::new();
    let mut only = String::new();
    if let Of::Project(id) = which {
        values.push(id.into());
        only.push_str(&format!("AND o.project_id = ${} ", values.len()));
    }
    if let Some(batch) = beside {
        values.push(batch.into());
        only.push_str(&format!("AND b.id <> ${} ", values.len()));
    }
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), UNDER_WAY.replace("{which}", &only), values);
    let rows = UnderWay::find_by_statement(statement).all(connection).await?;
    Ok(rows.into_iter().map(|row| ((row.project_id, row.phase, row.organisation_id, row.source, row.instrument), Eur(row.amount))).collect())
}

/// Where the account stands that a line goes to.
pub(super) const fn account_of(line: &Line) -> AccountStanding {
    line.standing.account
}

/// What may be paid today of each commitment to a partner in a phase, by the government that gives it. At most five queries.
///
/// # Errors
/// The database failed, or a sum cannot be held.
pub(crate) async fn of_partner(
    state: &State,
    project: ProjectId,
    (phase, partner): (Phase, OrganisationId),
) -> Result<Vec<(PublicSource, Due)>, DbErr> {
    let all = lines(&state.database.read, state, Of::Project(project), None).await?;
    let own = all.into_iter().filter(|line| line.row.phase == phase && line.row.party == partner);
    Ok(own.map(|line| (line.row.source, line.due)).collect())
}
