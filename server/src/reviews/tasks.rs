//! What waits for an expert: reviews to answer, to write or to add to.

use super::access::TAKEN_BACK;
use super::drafts;
use crate::state::State;
use crate::state::days::day_of;
use app::language::Words;
use app::paths;
use app::portfolio::WorkItem;
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Actor;
use domain::ids::{ProjectId, ReviewId};
use domain::people::Role;
use domain::reviews::{Declaration, Measure, ReviewStatus};
use sea_orm::{DbErr, FromQueryResult, Statement};

#[derive(FromQueryResult)]
struct Row {
    id: ReviewId,
    project_id: ProjectId,
    title: String,
    round: String,
    asked_at: DateTime<Utc>,
    status: ReviewStatus,
    draft: String,
    due_on: NaiveDate,
    has_interest: Option<bool>,
    found: Option<String>,
    measure: Option<Measure>,
}

fn to_review() -> String {
    format!(
        "SELECT r.id, o.project_id, p.title, n.name AS round, r.asked_at, r.status, r.draft, r.due_on, d.has_interest, d.found, d.measure FROM review r \
         JOIN proposal o ON o.id = r.proposal_id JOIN project p ON p.id = o.project_id JOIN review_round n ON n.id = o.round_id \
         LEFT JOIN declaration d ON d.review_id = r.id AND d.number = (SELECT MAX(l.number) FROM declaration l WHERE l.review_id = r.id) \
         WHERE r.expert_id = $1 AND o.taken_out_at IS NULL AND NOT {TAKEN_BACK} AND (\
         (r.status IN ('invited','accepted') AND o.opened_at IS NULL AND r.read_others_at IS NULL) \
         OR (r.status = 'submitted' AND EXISTS (SELECT 1 FROM review_reopening g WHERE g.review_id = r.id AND g.reopened_at >= r.read_others_at \
         AND NOT EXISTS (SELECT 1 FROM review_note n WHERE n.review_id = r.id AND n.number > g.number)) \
         AND NOT EXISTS (SELECT 1 FROM consensus c WHERE c.proposal_id = o.id AND c.recorded_at IS NOT NULL))) \
         ORDER BY r.due_on, r.id LIMIT $2"
    )
}

/// The reviews to answer, to write or to add to. One that is being written opens at the first criterion that is still open. At most one query.
///
/// # Errors
/// A draft that cannot be read.
pub async fn tasks(state: &State, actor: &Actor, words: Words, _: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    if !actor.is(Role::Reviewer) {
        return Ok(Vec::new());
    }
    let (read, values) = (&state.database.read, [actor.id.into(), WorkItem::MOST.into()]);
    let rows = Row::find_by_statement(Statement::from_sql_and_values(read.get_database_backend(), to_review(), values)).all(read).await?;
    let mut items = Vec::new();
    for row in rows {
        let declaration = Declaration::of(row.has_interest, row.found.is_some_and(|found| !found.is_empty()), row.measure);
        let (key, href) = match (row.status, declaration) {
            (ReviewStatus::Accepted, declaration) if declaration.opens_dossier() => {
                let at = drafts::read(&row.draft, row.id)?.first_open().map_or_else(String::new, |criterion| format!("#{criterion}"));
                ("work-review", format!("{}{at}", paths::review_write(row.id)))
            }
            (ReviewStatus::Submitted, declaration) if declaration.opens_dossier() => ("work-note", paths::review_note(row.id)),
            (ReviewStatus::Invited, _) => ("work-answer", paths::review(row.id)),
            (_, _) => continue,
        };
        let due_on = (row.status != ReviewStatus::Submitted).then_some(row.due_on);
        items.push(WorkItem {
            what: words.t(key),
            project: row.title,
            href,
            due_on,
            project_id: Some(row.project_id),
            about: Some(words.with("work-about-round", &[("round", row.round.into())])),
            since: Some(day_of(row.asked_at)),
            facts: None,
        });
    }
    Ok(items)
}
