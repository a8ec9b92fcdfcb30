//! What waits for a person: gates to decide or prepare, decisions to sign, conditions to verify, stops to confirm. At most five queries.

use super::panel_work;
use super::store::{WAITING, WITH_GATE_DATE};
use crate::projects::access::visible_to;
use crate::reviews::access::SITS;
use crate::state::State;
use ::entity::project;
use app::language::Words;
use app::paths;
use app::portfolio::{MyWorkView, WorkItem};
use chrono::{Days, NaiveDate};
use domain::access::{Actor, Nowhere, act};
use domain::gates::Gate;
use domain::ids::{DecisionId, ProjectId, ReviewId, RoundId};
use domain::people::Role;
use domain::projects::{Phase, Status};
use domain::reviews::{Declaration, Measure, QUORUM, ReviewForm, ReviewStatus};
use sea_orm::sea_query::{Asterisk, Expr, ExprTrait, Order, Query, SelectStatement, UnionType};
use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Statement, Value};
use uuid::Uuid;

/// How far ahead a gate is shown.
const AHEAD: Days = Days::new(60);
/// How far ahead is this week.
const THIS_WEEK: Days = Days::new(7);
/// The most rows of a kind; the lists show the rest.
const MOST: u64 = 50;

#[derive(FromQueryResult)]
struct OfProject {
    id: ProjectId,
    title: String,
    phase: Phase,
    status: Status,
    next_gate_on: Option<NaiveDate>,
    hold_until: Option<NaiveDate>,
}

#[derive(FromQueryResult)]
struct ToSign {
    id: DecisionId,
    project_id: ProjectId,
    title: String,
    gate: Gate,
}

#[derive(FromQueryResult)]
struct ToVerify {
    decision_id: DecisionId,
    project_id: ProjectId,
    title: String,
    text: String,
    due_on: NaiveDate,
}

#[derive(FromQueryResult)]
struct OfManager {
    kind: String,
    id: Uuid,
    title: String,
    due_on: Option<NaiveDate>,
}

const TO_SIGN: &str = "SELECT d.id, d.project_id, p.title, d.gate FROM decision d JOIN project p ON p.id = d.project_id \
     WHERE d.signed_at IS NULL AND d.decided_by <> $1 ORDER BY d.decided_at, d.id LIMIT 50";

const TO_VERIFY: &str = "SELECT c.decision_id, d.project_id, p.title, c.text, c.due_on FROM decision_condition c \
     JOIN decision d ON d.id = c.decision_id AND d.signed_at IS NOT NULL JOIN project p ON p.id = d.project_id \
     WHERE c.due_on <= $1 AND NOT EXISTS (SELECT 1 FROM decision_condition_met m WHERE m.decision_condition_id = c.id) ORDER BY c.due_on, c.id LIMIT 50";

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

/// Stops to confirm, and projects before a panel for which fewer reviews are asked or handed in than a panel needs.
fn of_manager() -> String {
    format!(
        "SELECT 'stop' AS kind, s.project_id AS id, p.title AS title, CAST(NULL AS date) AS due_on \
         FROM stop_proposal s JOIN project p ON p.id = s.project_id WHERE s.confirmed_at IS NULL \
         UNION ALL SELECT 'ask' AS kind, r.id AS id, p.title AS title, r.due_on AS due_on \
         FROM review_round r JOIN proposal o ON o.round_id = r.id JOIN project p ON p.id = o.project_id \
         WHERE r.closed_at IS NULL AND o.opened_at IS NULL \
         AND (SELECT COUNT(*) FROM review v WHERE v.proposal_id = o.id AND {SITS}) < {QUORUM} \
         ORDER BY kind, due_on, title, id LIMIT {MOST}"
    )
}

/// Gathers what waits for the person.
///
/// # Errors
/// Whatever the database says.
pub(super) async fn gather(state: &State, actor: &Actor, words: Words, today: NaiveDate) -> Result<MyWorkView, DbErr> {
    let mut items = Vec::new();
    let decides = actor.is(Role::SteeringMember) || actor.is(Role::ProgrammeManager);
    if decides {
        items.extend(waiting(state, actor, words).await?);
        items.extend(to_verify(state, words, today).await?);
        if actor.may_sign() {
            items.extend(to_sign(state, actor, words).await?);
        }
    }
    if actor.is(Role::Reviewer) {
        items.extend(to_review(state, actor, words).await?);
        items.extend(panel_work::of_the_chair(state, actor, words).await?);
    }
    if actor.is(Role::ProgrammeManager) {
        items.extend(to_do(state, words).await?);
    }
    if actor.is(Role::Partner) {
        items.extend(panel_work::of_the_applicant(state, actor, words, today).await?);
    }
    if actor.is(Role::ProgrammeManager) || actor.is(Role::Partner) {
        items.extend(coming(state, actor, words, today).await?);
    }
    Ok(in_order(items, actor, today))
}

fn in_order(mut items: Vec<WorkItem>, actor: &Actor, today: NaiveDate) -> MyWorkView {
    items.sort_by_key(|item| item.due_on);
    let sees_projects = actor.may(act::ReadPortfolio, Nowhere);
    let mut view = MyWorkView { sees_projects, may_create: actor.may(act::CreateProject, Nowhere), ..MyWorkView::default() };
    for item in items {
        match item.due_on {
            Some(date) if date < today => view.late.push(item),
            Some(date) if date > today + THIS_WEEK => view.later.push(item),
            Some(_) | None => view.this_week.push(item),
        }
    }
    view
}

fn columns() -> sea_orm::Select<project::Entity> {
    use project::Column as Of;
    project::Entity::find().select_only().columns([Of::Id, Of::Title, Of::Phase, Of::Status, Of::NextGateOn, Of::HoldUntil])
}

/// What the rows of a united list are ordered by.
const RANK: &str = "rank";

/// The first projects of one status, in this order. Each status apart: so each is read off an index, and only as far as it is shown.
fn first_of(actor: &Actor, of: Condition, order: project::Column) -> SelectStatement {
    let first = columns().column_as(order, RANK).filter(visible_to(actor)).filter(of).order_by_asc(order).order_by_asc(project::Column::Id);
    Query::select().column(Asterisk).from_subquery(first.limit(MOST).into_query(), "first").to_owned()
}

/// The first of all statuses together; those without a date come last.
async fn united(state: &State, parts: impl Iterator<Item = SelectStatement>) -> Result<Vec<OfProject>, DbErr> {
    let read = &state.database.read;
    let whole = parts.reduce(|mut whole, part| whole.union(UnionType::All, part).to_owned());
    let Some(whole) = whole else { return Ok(Vec::new()) };
    let mut first = Query::select().column(Asterisk).from_subquery(whole, "united").to_owned();
    first.order_by_expr(Expr::col(RANK).is_null(), Order::Asc).order_by(RANK, Order::Asc).order_by("id", Order::Asc).limit(MOST);
    OfProject::find_by_statement(read.get_database_backend().build(&first)).all(read).await
}

async fn waiting(state: &State, actor: &Actor, words: Words) -> Result<Vec<WorkItem>, DbErr> {
    use project::Column as Of;
    let rows = united(state, WAITING.iter().map(|status| first_of(actor, Condition::all().add(Of::Status.eq(*status)), Of::UpdatedAt))).await?;
    let decides = actor.is(Role::SteeringMember);
    let items = rows.into_iter().filter_map(|row| {
        let gate = Gate::of(row.phase)?;
        let key = if decides || gate == Gate::G0 { "work-decide" } else { "work-check" };
        Some(WorkItem {
            what: words.with(key, &[("gate", words.label(gate).into())]),
            project: row.title,
            href: paths::gate(row.id, gate),
            due_on: None,
        })
    });
    Ok(items.collect())
}

async fn coming(state: &State, actor: &Actor, words: Words, today: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    use project::Column as Of;
    let soon = today + AHEAD;
    let until = |status: Status, date: Of| {
        let is_any = status == Status::Draft && actor.is(Role::Partner);
        let when = Condition::all().add(Of::Status.eq(status)).add_option((!is_any).then(|| date.lte(soon)));
        first_of(actor, when, date)
    };
    let with_gate_date = WITH_GATE_DATE.iter().map(|status| until(*status, Of::NextGateOn));
    let rows = united(state, [until(Status::OnHold, Of::HoldUntil)].into_iter().chain(with_gate_date)).await?;
    let items = rows.into_iter().filter_map(|row| {
        let gate = Gate::of(row.phase)?;
        let (key, due_on) = match row.status {
            Status::OnHold => ("work-hold", row.hold_until),
            Status::Draft => ("work-draft", row.next_gate_on),
            Status::Active | Status::Recycled | Status::Legacy => ("work-gate", row.next_gate_on),
            Status::GateRequested | Status::UnderReview | Status::DecisionPending => return None,
            Status::Stopped | Status::Refused | Status::Graduated | Status::ClosedCompleted => return None,
        };
        Some(WorkItem { what: words.with(key, &[("gate", words.label(gate).into())]), project: row.title, href: paths::gate(row.id, gate), due_on })
    });
    Ok(items.collect())
}

pub(super) async fn all<R: FromQueryResult>(state: &State, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<Vec<R>, DbErr> {
    let read = &state.database.read;
    R::find_by_statement(Statement::from_sql_and_values(read.get_database_backend(), sql, values)).all(read).await
}

async fn to_sign(state: &State, actor: &Actor, words: Words) -> Result<Vec<WorkItem>, DbErr> {
    let rows: Vec<ToSign> = all(state, TO_SIGN, [actor.id.into()]).await?;
    let steering = actor.is(Role::SteeringMember);
    let mine = rows.into_iter().filter(|row| steering || row.gate == Gate::G0);
    Ok(mine
        .map(|row| WorkItem {
            what: words.with("work-sign", &[("gate", words.label(row.gate).into())]),
            project: row.title,
            href: paths::decision(row.project_id, row.id),
            due_on: None,
        })
        .collect())
}

async fn to_verify(state: &State, words: Words, today: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    let rows: Vec<ToVerify> = all(state, TO_VERIFY, [(today + AHEAD).into()]).await?;
    Ok(rows
        .into_iter()
        .map(|row| WorkItem {
            what: words.with("work-condition", &[("text", row.text.into())]),
            project: row.title,
            href: paths::decision(row.project_id, row.decision_id),
            due_on: Some(row.due_on),
        })
        .collect())
}

async fn to_do(state: &State, words: Words) -> Result<Vec<WorkItem>, DbErr> {
    let rows: Vec<OfManager> = all(state, &of_manager(), []).await?;
    let item = |row: OfManager| {
        let (key, href) =
            if row.kind == "stop" { ("work-stop", paths::stop(ProjectId(row.id))) } else { ("work-ask-experts", paths::round(RoundId(row.id))) };
        WorkItem { what: words.t(key), project: row.title, href, due_on: row.due_on }
    };
    Ok(rows.into_iter().map(item).collect())
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
