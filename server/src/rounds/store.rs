//! What programme managers do in a round. Nobody is asked for a project that the data tie them to, whatever the page offered.

use crate::experts::store::reviewers;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::people::store::is_demo;
use crate::reviews::letters::{News, tell};
use crate::reviews::{access, conflicts};
use crate::state::{State, new_id};
use crate::store::database::Write;
use crate::store::events::{Event, record};
use ::entity::{consensus, project, proposal, review, review_round, snapshot};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::access::{Permit, act};
use domain::gates::Gate;
use domain::ids::{PersonId, ProjectId, ProposalId, ReviewId, RoundId};
use domain::mail::MailKind;
use domain::projects::Status;
use domain::reviews::{FoundConflict, NewRound, ReviewForm, ReviewStatus, asked_until};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use serde_json::json;

pub(super) type Manager = Permit<act::ManageRounds>;

/// The frozen dossiers of projects that ask for this gate, each project's last one.
pub async fn before(connection: &impl ConnectionTrait, gate: Gate) -> Result<Vec<(project::Model, snapshot::Model)>, DbErr> {
    let asks = project::Column::Status.is_in([Status::GateRequested, Status::UnderReview]);
    let projects =
        project::Entity::find().filter(asks).order_by_asc(project::Column::Title).order_by_asc(project::Column::Id).all(connection).await?;
    let of_these = snapshot::Column::ProjectId.is_in(projects.iter().map(|project| project.id));
    let frozen = snapshot::Entity::find().filter(of_these).order_by_asc(snapshot::Column::Number).all(connection).await?;
    let last = |id: ProjectId| frozen.iter().rfind(|row| row.project_id == id).filter(|row| row.gate == gate).cloned();
    Ok(projects.into_iter().filter_map(|project| last(project.id).map(|frozen| (project, frozen))).collect())
}

pub(super) async fn finish(transaction: Write, permit: &Manager, submission: &Submission, event: Event, now: DateTime<Utc>) -> Result<(), AppError> {
    record(&transaction, event, now).await?;
    submission.keep(&transaction, permit.person(), now).await?;
    Ok(transaction.commit().await?)
}

pub(super) fn event(permit: &Manager, action: &'static str) -> Event {
    Event::by(permit.person(), permit.person_name(), action)
}

fn text(value: &impl serde::Serialize) -> Result<String, AppError> {
    serde_json::to_string(value).map_err(|error| AppError::Internal(error.to_string()))
}

/// Makes a round. Its criteria stay as they are from here on.
pub async fn make(state: &State, permit: &Manager, submission: &Submission, id: RoundId, new: NewRound) -> Result<(), AppError> {
    let now = state.clock.now();
    let transaction = submission.begin(state, permit.person()).await?;
    let made = event(permit, "round_made").about("round", id).with(json!({ "round": new.name }));
    let row = review_round::Model {
        id,
        name: new.name,
        gate: new.gate,
        criteria: text(&new.criteria)?,
        due_on: new.due_on,
        chair_id: new.chair,
        has_rebuttal: new.has_rebuttal,
        made_by: Some(permit.person()),
        made_at: now,
        closed_at: None,
        is_demo: is_demo(&transaction, permit.person()).await?,
        version: 1,
    };
    review_round::Entity::insert(row.into_active_model()).exec_without_returning(&transaction).await?;
    finish(transaction, permit, submission, made, now).await
}

pub(super) async fn round(connection: &impl ConnectionTrait, id: RoundId) -> Result<review_round::Model, AppError> {
    let found = review_round::Entity::find_by_id(id).one(connection).await?.ok_or(AppError::NotFound)?;
    if found.closed_at.is_some() { Err(AppError::Conflict) } else { Ok(found) }
}

/// Brings a project before the panel, with the dossier that is frozen now.
///
/// # Errors
/// 409 when the round is closed, or the project is in it or asks for its gate no more. Inside: what ties the chair of the panel to it.
pub async fn bring(
    state: &State,
    permit: &Manager,
    submission: &Submission,
    id: RoundId,
    project: ProjectId,
) -> Result<Result<(), Vec<FoundConflict>>, AppError> {
    let now = state.clock.now();
    let transaction = submission.begin(state, permit.person()).await?;
    let round = round(&transaction, id).await?;
    let of_round = proposal::Entity::find().filter(proposal::Column::RoundId.eq(id)).filter(proposal::Column::ProjectId.eq(project));
    if of_round.one(&transaction).await?.is_some() {
        return Err(AppError::Conflict);
    }
    let asks = before(&transaction, round.gate).await?;
    let (project, frozen) = asks.into_iter().find(|(row, _)| row.id == project).ok_or(AppError::Conflict)?;
    if let Some(found) = conflicts::between(&transaction, &[round.chair_id], &[project.id]).await?.into_values().next() {
        return Ok(Err(found));
    }
    let proposal = ProposalId(new_id());
    let row = proposal::Model {
        id: proposal,
        round_id: id,
        project_id: project.id,
        snapshot_id: frozen.id,
        added_at: now,
        opened_by: None,
        opened_at: None,
        is_demo: project.is_demo,
        version: 1,
    };
    proposal::Entity::insert(row.into_active_model()).exec_without_returning(&transaction).await?;
    let added = event(permit, "proposal_added").in_project(project.id).about("proposal", proposal).with(json!({ "round": round.name }));
    finish(transaction, permit, submission, added, now).await.map(Ok)
}

/// What came of asking an expert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// The expert was asked.
    Kept,
    /// The data tie the expert to the project: nobody was asked.
    Tied(Vec<FoundConflict>),
}

/// Asks an expert for a review.
///
/// # Errors
/// 404 for a proposal of another round or somebody who does not review; 409 when the panel has begun, the round is closed, the expert leads
/// the panel or was asked before.
pub async fn ask(
    state: &State,
    permit: &Manager,
    submission: &Submission,
    (id, proposal): (RoundId, ProposalId),
    expert: PersonId,
) -> Result<Asked, AppError> {
    ask_all(state, permit, submission, id, &[(proposal, expert)]).await
}

/// Asks several experts at once: all of them, or nobody when the data tie one of them to the project.
///
/// # Errors
/// The same as for one.
pub async fn ask_all(
    state: &State,
    permit: &Manager,
    submission: &Submission,
    id: RoundId,
    pairs: &[(ProposalId, PersonId)],
) -> Result<Asked, AppError> {
    let now = state.clock.now();
    let transaction = submission.begin(state, permit.person()).await?;
    let round = round(&transaction, id).await?;
    for (proposal, expert) in pairs {
        let proposal = access::proposal(&transaction, id, *proposal).await?;
        if let Asked::Tied(found) = ask_one(state, permit, &transaction, (&round, &proposal), *expert).await? {
            return Ok(Asked::Tied(found));
        }
    }
    submission.keep(&transaction, permit.person(), now).await?;
    transaction.commit().await?;
    Ok(Asked::Kept)
}

async fn ask_one(
    state: &State,
    permit: &Manager,
    transaction: &Write,
    (round, proposal): (&review_round::Model, &proposal::Model),
    expert: PersonId,
) -> Result<Asked, AppError> {
    let now = state.clock.now();
    let expert = reviewers(transaction).await?.into_iter().find(|person| person.id == expert).ok_or(AppError::NotFound)?;
    let of_expert = review::Entity::find().filter(review::Column::ProposalId.eq(proposal.id)).filter(review::Column::ExpertId.eq(expert.id));
    if proposal.opened_at.is_some() || expert.id == round.chair_id || of_expert.one(transaction).await?.is_some() {
        return Err(AppError::Conflict);
    }
    let ties = conflicts::between(transaction, &[expert.id], &[proposal.project_id]).await?;
    if let Some(found) = ties.into_values().next() {
        return Ok(Asked::Tied(found));
    }
    let review = ReviewId(new_id());
    let row = review::Model {
        id: review,
        proposal_id: proposal.id,
        expert_id: expert.id,
        status: ReviewStatus::Invited,
        due_on: asked_until(round.due_on, state.clock.today()),
        reason: String::new(),
        draft: text(&ReviewForm::default())?,
        saved_at: None,
        draft_window: None,
        draft_turn: 0,
        draft_version: 1,
        asked_at: now,
        reminded_at: None,
        submitted_at: None,
        is_demo: proposal.is_demo,
        version: 1,
    };
    let until = Some(row.due_on);
    review::Entity::insert(row.into_active_model()).exec_without_returning(transaction).await?;
    let news = News { kind: MailKind::ReviewAsked, project: proposal.project_id, until, path: app::paths::review(review) };
    tell(transaction, &state.base_url, &news, [expert.id], now).await?;
    let asked = event(permit, "review_asked").about("review", review).with(json!({ "round": round.name, "expert": expert.name }));
    record(transaction, asked, now).await?;
    Ok(Asked::Kept)
}

/// Puts another expert in the place of one who has not handed in. What the first one wrote is kept, and read by nobody.
///
/// # Errors
/// The same as for asking, and 409 when nothing is open any more.
pub async fn replace(state: &State, permit: &Manager, submission: &Submission, of: (RoundId, ReviewId), expert: PersonId) -> Result<Asked, AppError> {
    let now = state.clock.now();
    let transaction = submission.begin(state, permit.person()).await?;
    let found = begun(&transaction, of).await?;
    if let Asked::Tied(ties) = ask_one(state, permit, &transaction, (&found.round, &found.proposal), expert).await? {
        return Ok(Asked::Tied(ties));
    }
    let row = review::ActiveModel {
        id: Set(found.review.id),
        status: Set(ReviewStatus::Declined),
        version: Set(found.review.version + 1),
        ..Default::default()
    };
    review::Entity::update(row).validate()?.exec_without_returning(&transaction).await?;
    let news = News { kind: MailKind::ReviewWithdrawn, project: found.proposal.project_id, until: None, path: app::paths::reviews() };
    tell(&transaction, &state.base_url, &news, [found.review.expert_id], now).await?;
    let replaced = event(permit, "review_replaced").about("review", found.review.id).with(json!({ "round": found.round.name }));
    finish(transaction, permit, submission, replaced, now).await.map(|()| Asked::Kept)
}

/// Closes a round: nobody is asked any more, and the ranking stands.
///
/// # Errors
/// 409 when it is closed. Inside: the projects on which the panel has not agreed.
pub async fn close(state: &State, permit: &Manager, submission: &Submission, id: RoundId) -> Result<Result<(), Vec<ProjectId>>, AppError> {
    let now = state.clock.now();
    let transaction = submission.begin(state, permit.person()).await?;
    let round = round(&transaction, id).await?;
    let proposals = proposal::Entity::find().filter(proposal::Column::RoundId.eq(id)).all(&transaction).await?;
    let agreed = consensus::Column::ProposalId.is_in(proposals.iter().map(|row| row.id));
    let agreed = consensus::Entity::find().filter(agreed).filter(consensus::Column::RecordedAt.is_not_null()).all(&transaction).await?;
    let waits = proposals.iter().filter(|row| !agreed.iter().any(|one| one.proposal_id == row.id));
    let waits: Vec<ProjectId> = waits.map(|row| row.project_id).collect();
    if proposals.is_empty() || !waits.is_empty() {
        return Ok(Err(waits));
    }
    let row = review_round::ActiveModel { id: Set(id), closed_at: Set(Some(now)), version: Set(round.version + 1), ..Default::default() };
    review_round::Entity::update(row).validate()?.exec_without_returning(&transaction).await?;
    let closed = event(permit, "round_closed").about("round", id).with(json!({ "round": round.name }));
    finish(transaction, permit, submission, closed, now).await.map(Ok)
}

/// A review that somebody still works on, of an open round. Its version is the expert's, who saves while managers look on: it stays as it is.
pub(super) async fn begun(connection: &impl ConnectionTrait, (id, review): (RoundId, ReviewId)) -> Result<access::Found, AppError> {
    round(connection, id).await?;
    let found = access::find(connection, review).await?.filter(|found| found.round.id == id).ok_or(AppError::NotFound)?;
    let is_open = matches!(found.review.status, ReviewStatus::Invited | ReviewStatus::Accepted) && found.proposal.opened_at.is_none();
    if is_open { Ok(found) } else { Err(AppError::Conflict) }
}

/// The version of a last day: the day itself. The version of the review is the expert's, who saves while managers look on.
pub(super) fn last_day_version(day: NaiveDate) -> i64 {
    day.num_days_from_ce().into()
}

/// Gives an expert more time.
///
/// # Errors
/// 404 for a review of another round, 409 when nothing is open any more or the last day is another than the one that was read.
pub async fn extend(state: &State, permit: &Manager, submission: &Submission, of: (RoundId, ReviewId), until: NaiveDate) -> Result<(), AppError> {
    let now = state.clock.now();
    let transaction = submission.begin(state, permit.person()).await?;
    let found = begun(&transaction, of).await?;
    let review = found.review;
    if last_day_version(review.due_on) != submission.version {
        return Err(AppError::Conflict);
    }
    let row = review::ActiveModel { id: Set(review.id), due_on: Set(until), ..Default::default() };
    review::Entity::update(row).validate()?.exec_without_returning(&transaction).await?;
    let news = News { kind: MailKind::ReviewExtended, project: found.proposal.project_id, until: Some(until), path: app::paths::review(review.id) };
    tell(&transaction, &state.base_url, &news, [review.expert_id], now).await?;
    let detail = json!({ "round": found.round.name, "from": review.due_on, "until": until });
    finish(transaction, permit, submission, event(permit, "review_extended").about("review", review.id).with(detail), now).await
}
