//! What the programme has committed and matched: one row, kept right by every write that changes money.

use ::entity::project;
use domain::Eur;
use domain::gates::ProgrammeFacts;
use domain::ids::ProjectId;
use domain::programme::Matching;
use domain::projects::Status;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement};

/// What the programme, or one project of it, has committed and matched, in cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
pub struct Total {
    committed: i64,
    released: i64,
    companies: i64,
    institutions: i64,
    government: i64,
}

impl Total {
    /// The same, as the rules ask for it: what was released is committed no more.
    pub fn facts(self) -> ProgrammeFacts {
        let Self { committed, released, companies, institutions, government } = self;
        let match_after = Matching { companies: Eur(companies), institutions: Eur(institutions), government: Eur(government) };
        ProgrammeFacts { committed: Eur(committed) - Eur(released), match_after }
    }
}

/// Committed and released: the rows of the ledger, the one place where they stand. Matched: the money of the phase that each project is in, where
/// its status counts; what a government brings itself is public money. `{ledger}` and `{project}` narrow both.
const SUMS: &str = "SELECT c.committed, c.released, m.companies, m.institutions, m.government FROM ( \
     SELECT CAST(COALESCE(SUM(CASE WHEN l.kind = 'commitment' THEN l.amount ELSE 0 END), 0) AS bigint) AS committed, \
     CAST(COALESCE(SUM(CASE WHEN l.kind = 'release' THEN l.amount ELSE 0 END), 0) AS bigint) AS released FROM ledger_row l \
     WHERE l.kind IN ('commitment', 'release') {ledger}) c CROSS JOIN ( \
     SELECT CAST(COALESCE(SUM(CASE WHEN o.organisation_type = 'company' THEN f.own_cash + f.own_in_kind ELSE 0 END), 0) AS bigint) AS companies, \
     CAST(COALESCE(SUM(CASE WHEN o.organisation_type IN ('company', 'government') THEN 0 ELSE f.own_cash + f.own_in_kind END), 0) AS bigint) AS institutions, \
     CAST(COALESCE(SUM(f.public_european + f.public_national + f.public_province + f.public_municipality \
     + CASE WHEN o.organisation_type = 'government' THEN f.own_cash + f.own_in_kind ELSE 0 END), 0) AS bigint) AS government \
     FROM project p JOIN financing_row f ON f.project_id = p.id AND f.phase = p.phase JOIN partner a ON a.id = f.partner_id \
     JOIN organisation o ON o.id = a.organisation_id WHERE p.status IN ({counted}) {project}) m";

fn sums(in_ledger: &str, of_project: &str) -> String {
    let counted = Status::ALL.iter().filter(|status| status.counts_as_matched()).map(|status| format!("'{status}'")).collect::<Vec<_>>().join(", ");
    SUMS.replace("{ledger}", in_ledger).replace("{project}", of_project).replace("{counted}", &counted)
}

/// What one project contributes; `$1` is its id.
fn of_project() -> String {
    sums("AND l.project_id = $1", "AND p.id = $1")
}

fn of_all() -> String {
    sums("", "")
}

async fn one(connection: &impl ConnectionTrait, statement: Statement) -> Result<Total, DbErr> {
    let row = Total::find_by_statement(statement).one(connection).await?;
    row.ok_or_else(|| DbErr::Custom("the programme has no total".to_owned()))
}

/// The kept row. One query.
pub async fn kept(connection: &impl ConnectionTrait) -> Result<Total, DbErr> {
    let sql = "SELECT committed, released, companies, institutions, government FROM programme_total";
    one(connection, Statement::from_string(connection.get_database_backend(), sql)).await
}

/// The sum over all projects, which the kept row always equals. One query.
pub async fn summed(connection: &impl ConnectionTrait) -> Result<Total, DbErr> {
    one(connection, Statement::from_string(connection.get_database_backend(), of_all())).await
}

/// What a project contributes now; asked before it changes. One query.
pub async fn contributed(transaction: &impl ConnectionTrait, project: ProjectId) -> Result<Total, DbErr> {
    one(transaction, Statement::from_sql_and_values(transaction.get_database_backend(), of_project(), [project.into()])).await
}

/// After a project has changed: its new contribution stands in the place of what it contributed before. One query.
pub async fn moved(transaction: &impl ConnectionTrait, project: &project::Model, before: Total) -> Result<(), DbErr> {
    let sql = format!(
        "UPDATE programme_total SET (committed, released, companies, institutions, government) = (SELECT programme_total.committed + s.committed - $2, \
         programme_total.released + s.released - $3, programme_total.companies + s.companies - $4, \
         programme_total.institutions + s.institutions - $5, programme_total.government + s.government - $6 FROM ({}) s)",
        of_project()
    );
    let own = [before.committed, before.released, before.companies, before.institutions, before.government].map(sea_orm::Value::from);
    let values = std::iter::once(project.id.into()).chain(own);
    transaction.execute_raw(Statement::from_sql_and_values(transaction.get_database_backend(), sql, values)).await.map(|_| ())
}

/// After many projects have changed at once: the sum over all of them, again.
pub async fn sum_again(transaction: &impl ConnectionTrait) -> Result<(), DbErr> {
    let sql = format!("UPDATE programme_total SET (committed, released, companies, institutions, government) = ({})", of_all());
    transaction.execute_unprepared(&sql).await.map(|_| ())
}
