//! What rounds ask of who runs them: panels that need experts or another chair, and reviews of experts who have no access any more.

use crate::frame::in_force;
use crate::reviews::access::{SITS, TAKEN_BACK};
use crate::state::State;
use crate::state::days::day_of;
use app::language::Words;
use app::paths;
use app::portfolio::WorkItem;
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Actor;
use domain::ids::{ProjectId, ReviewId, RoundId};
use domain::people::Role;
use domain::reviews::QUORUM;
use sea_orm::{DbErr, FromQueryResult, Statement};

#[derive(FromQueryResult)]
struct Row {
    id: RoundId,
    name: String,
    project_id: ProjectId,
    title: String,
    due_on: NaiveDate,
    added_at: DateTime<Utc>,
}

impl Row {
    fn item(self, words: Words, what: &str, href: impl FnOnce(RoundId) -> String) -> WorkItem {
        WorkItem {
            what: words.t(what),
            project: self.title,
            href: href(self.id),
            due_on: Some(self.due_on),
            project_id: Some(self.project_id),
            about: Some(words.with("work-about-round", &[("round", self.name.into())])),
            since: Some(day_of(self.added_at)),
            facts: None,
        }
    }
}

/// What waits for a programme manager. At most three queries.
pub async fn tasks(state: &State, actor: &Actor, words: Words, today: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    if !actor.is(Role::ProgrammeManager) {
        return Ok(Vec::new());
    }
    Ok([chairs(state, words, today).await?, replaced(state, words, today).await?, asked(state, words).await?].concat())
}

/// Whether this person reviews on a day, for statements: an open account with the role.
fn reviews(person: &str, today: NaiveDate) -> String {
    let counts = in_force::sql("e", &in_force::literal(today));
    format!(
        "EXISTS (SELECT 1 FROM person x JOIN person_role e ON e.person_id = x.id WHERE x.id = {person} AND x.active \
         AND e.role = 'reviewer' AND {counts})"
    )
}

#[derive(FromQueryResult)]
struct Unled {
    id: RoundId,
    name: String,
    due_on: NaiveDate,
    made_at: DateTime<Utc>,
}

/// Open rounds whose chair reviews no more. One query.
async fn chairs(state: &State, words: Words, today: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    let sql = format!(
        "SELECT r.id, r.name, r.due_on, r.made_at FROM review_round r WHERE r.closed_at IS NULL AND NOT {} ORDER BY r.due_on, r.id LIMIT $1",
        reviews("r.chair_id", today)
    );
    let read = &state.database.read;
    let rows = Unled::find_by_statement(Statement::from_sql_and_values(read.get_database_backend(), sql, [WorkItem::MOST.into()])).all(read).await?;
    let item = |row: Unled| WorkItem {
        what: words.t("work-name-chair"),
        project: row.name,
        href: paths::round_chair(row.id),
        due_on: Some(row.due_on),
        project_id: None,
        about: None,
        since: Some(day_of(row.made_at)),
        facts: None,
    };
    Ok(rows.into_iter().map(item).collect())
}

#[derive(FromQueryResult)]
struct Orphan {
    review: ReviewId,
    #[sea_orm(nested)]
    row: Row,
}

/// Reviews that are to come from experts who review no more, of panels that have not begun. One query, from the open rounds on: reviews grow with
/// the programme.
async fn replaced(state: &State, words: Words, today: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    let sql = format!(
        "SELECT v.id AS review, r.id, r.name, o.project_id, p.title, v.due_on, v.asked_at AS added_at FROM review_round r \
         CROSS JOIN proposal o CROSS JOIN review v JOIN project p ON p.id = o.project_id \
         WHERE o.round_id = r.id AND v.proposal_id = o.id AND v.status IN ('invited','accepted') AND r.closed_at IS NULL AND o.opened_at IS NULL AND o.taken_out_at IS NULL \
         AND NOT {TAKEN_BACK} AND NOT {} ORDER BY v.due_on, p.title, v.id LIMIT $1",
        reviews("v.expert_id", today)
    );
    let read = &state.database.read;
    let rows = Orphan::find_by_statement(Statement::from_sql_and_values(read.get_database_backend(), sql, [WorkItem::MOST.into()])).all(read).await?;
    let item = |Orphan { review, row }: Orphan| row.item(words, "work-replace-expert", |round| paths::round_replace(round, review));
    Ok(rows.into_iter().map(item).collect())
}

/// Projects before a panel for which fewer reviews are asked or handed in than a panel needs. One query.
async fn asked(state: &State, words: Words) -> Result<Vec<WorkItem>, DbErr> {
    let sql = format!(
        "SELECT r.id, r.name, o.project_id, p.title, r.due_on, o.added_at FROM review_round r JOIN proposal o ON o.round_id = r.id JOIN project p ON p.id = o.project_id \
         WHERE r.closed_at IS NULL AND o.opened_at IS NULL AND o.taken_out_at IS NULL AND NOT {TAKEN_BACK} \
         AND (SELECT COUNT(*) FROM review v WHERE v.proposal_id = o.id AND {SITS}) < {QUORUM} \
         ORDER BY r.due_on, p.title, r.id LIMIT $1"
    );
    let read = &state.database.read;
    let rows = Row::find_by_statement(Statement::from_sql_and_values(read.get_database_backend(), sql, [WorkItem::MOST.into()])).all(read).await?;
    Ok(rows.into_iter().map(|row| row.item(words, "work-ask-experts", paths::round)).collect())
}
