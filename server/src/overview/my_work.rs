//! What waits for a person: gates to decide or prepare, decisions to sign, conditions to verify, stops to confirm, reviews. At most five queries.

use crate::overview::{decision_work, gate_work, panel_work};
use crate::state::State;
use app::language::Words;
use app::paths;
use app::portfolio::{MyWorkView, WorkItem};
use chrono::{Days, NaiveDate};
use domain::access::{Actor, Global, act};
use domain::ids::ReviewId;
use domain::people::Role;
use domain::reviews::{Declaration, Measure, ReviewForm, ReviewStatus};
use sea_orm::{DbErr, FromQueryResult, Statement, Value};

/// How far ahead is this week.
const THIS_WEEK: Days = Days::new(7);

#[derive(FromQueryResult)]
struct ToReview {
    id: ReviewId,
    title: String,
    status: ReviewStatus,
    draft: String,
    due_on: NaiveDate,
    has_interest: Option<bool>,
    measure: Option<Measure>,
}

const TO_REVIEW: &str = "SELECT r.id, p.title, r.status, r.draft, r.due_on, d.has_interest, d.measure FROM review r \
     JOIN proposal o ON o.id = r.proposal_id JOIN project p ON p.id = o.project_id \
     LEFT JOIN declaration d ON d.review_id = r.id AND d.number = (SELECT MAX(l.number) FROM declaration l WHERE l.review_id = r.id) \
     WHERE r.expert_id = $1 AND r.status IN ('invited','accepted') AND o.opened_at IS NULL ORDER BY r.due_on, r.id LIMIT 50";

/// Gathers what waits for the person.
pub(crate) async fn gather(state: &State, actor: &Actor, words: Words, today: NaiveDate) -> Result<MyWorkView, DbErr> {
    let mut items = Vec::new();
    if actor.is(Role::SteeringMember) || actor.is(Role::ProgrammeManager) {
        items.extend(gate_work::waiting(state, actor, words, today).await?);
        items.extend(decision_work::to_verify(state, actor, words, today).await?);
        if actor.may_sign() {
            items.extend(decision_work::to_sign(state, actor, words).await?);
            items.extend(decision_work::to_do(state, actor, words).await?);
        }
    }
    if actor.is(Role::Reviewer) {
        items.extend(to_review(state, actor, words).await?);
        items.extend(panel_work::of_the_chair(state, actor, words).await?);
    }
    if actor.is(Role::Partner) {
        items.extend(panel_work::of_the_applicant(state, actor, words, today).await?);
    }
    if actor.is(Role::ProgrammeManager) || actor.is(Role::Partner) {
        items.extend(gate_work::coming(state, actor, words, today).await?);
    }
    Ok(in_order(items, actor, today))
}

fn in_order(mut items: Vec<WorkItem>, actor: &Actor, today: NaiveDate) -> MyWorkView {
    items.sort_by_key(|item| item.due_on);
    let sees_projects = actor.may(act::ReadPortfolio, Global);
    let mut view = MyWorkView { sees_projects, may_create: actor.may(act::CreateProject, Global), ..MyWorkView::default() };
    for item in items {
        match item.due_on {
            Some(date) if date < today => view.late.push(item),
            Some(date) if date > today + THIS_WEEK => view.later.push(item),
            Some(_) | None => view.this_week.push(item),
        }
    }
    view
}

pub(crate) async fn all<R: FromQueryResult>(state: &State, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<Vec<R>, DbErr> {
    let read = &state.database.read;
    R::find_by_statement(Statement::from_sql_and_values(read.get_database_backend(), sql, values)).all(read).await
}

/// The reviews to answer or to write. One that is being written opens at the first criterion that is still open.
async fn to_review(state: &State, actor: &Actor, words: Words) -> Result<Vec<WorkItem>, DbErr> {
    let rows: Vec<ToReview> = all(state, TO_REVIEW, [actor.id.into()]).await?;
    let item = |row: ToReview| {
        let declaration = Declaration::of(row.has_interest, false, row.measure);
        let (key, href) = match (row.status, declaration) {
            (ReviewStatus::Accepted, declaration) if declaration.opens_dossier() => {
                let draft: ReviewForm = serde_json::from_str(&row.draft).unwrap_or_default();
                let at = draft.first_open().map_or_else(String::new, |criterion| format!("#{criterion}"));
                ("work-review", format!("{}{at}", paths::review_write(row.id)))
            }
            (_, Declaration::Open) => ("work-answer", paths::review(row.id)),
            (_, _) => return None,
        };
        Some(WorkItem { what: words.t(key), project: row.title, href, due_on: Some(row.due_on) })
    };
    Ok(rows.into_iter().filter_map(item).collect())
}
