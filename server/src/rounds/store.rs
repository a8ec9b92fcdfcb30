//! What programme managers do in a round. Nobody is asked for a project that the data tie them to, whatever the page offered.

use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::mail::Said;
use crate::people::store::is_demo;
use crate::reviews::access;
use crate::reviews::letters::{News, tell};
use crate::reviews::read::proposals;
use crate::state::{State, new_id};
use crate::store::events::Event;
use crate::store::versioned;
use crate::ties::conflicts;
use crate::ties::standing::taken_back;
use ::entity::{consensus, project, project_tag, proposal, review, review_round, snapshot};
use chrono::{Datelike, NaiveDate};
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::gates::Gate;
use domain::ids::{ProjectId, ProposalId, ReviewId, RoundId};
use domain::mail::MailKind;
use domain::projects::Status;
use domain::reviews::{FoundConflict, NewRound};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

pub(super) type Manager = Permit<act::ManageRounds>;

/// The frozen dossiers of projects that ask for this gate, each project's last one.
pub async fn before(connection: &impl ConnectionTrait, gate: Gate) -> Result<Vec<(project::Model, snapshot::Model)>, DbErr> {
    let asks = project::Column::Status.is_in([Status::GateRequested, Status::UnderReview]);
    let projects =
        project::Entity::find().filter(asks).order_by_asc(project::Column::TitleKey).order_by_asc(project::Column::Id).all(connection).await?;
    let of_these = snapshot::Column::ProjectId.is_in(projects.iter().map(|project| project.id));
    let frozen = snapshot::Entity::find().filter(of_these).order_by_asc(snapshot::Column::Number).all(connection).await?;
    let last = |id: ProjectId| frozen.iter().rfind(|row| row.project_id == id).filter(|row| row.gate == gate).cloned();
    Ok(projects.into_iter().filter_map(|project| last(project.id).map(|frozen| (project, frozen))).collect())
}

/// These projects, by title. One query.
pub(super) async fn projects(connection: &impl ConnectionTrait, ids: impl IntoIterator<Item = ProjectId>) -> Result<Vec<project::Model>, DbErr> {
    project::Entity::find().filter(project::Column::Id.is_in(ids)).order_by_asc(project::Column::TitleKey).all(connection).await
}

/// What these projects are about. One query.
pub(super) async fn tags(connection: &impl ConnectionTrait, of: impl IntoIterator<Item = ProjectId>) -> Result<Vec<project_tag::Model>, DbErr> {
    project_tag::Entity::find().filter(project_tag::Column::ProjectId.is_in(of)).all(connection).await
}

/// Makes a round. Its criteria stay as they are from here on.
pub async fn make(state: &State, permit: &Manager, submission: &Submission, id: RoundId, new: NewRound) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let made = HistoryEvent::RoundMade { round_id: id, round: new.name.clone() };
    let row = review_round::Model {
        id,
        name: new.name,
        gate: new.gate,
        criteria: versioned::write(&new.criteria)?,
        due_on: new.due_on,
        chair_id: new.chair,
        has_rebuttal: new.has_rebuttal,
        made_by: Some(permit.person()),
        made_at: write.now(),
        closed_at: None,
        is_demo: is_demo(&write, permit.person()).await?,
        version: 1,
    };
    review_round::Entity::insert(row.into_active_model()).exec_without_returning(&write).await?;
    Ok(write.finish([by(permit, made)]).await?)
}

pub(super) fn by(permit: &Manager, event: HistoryEvent) -> Event {
    Event::by(permit.person(), permit.person_name(), event)
}

pub(super) async fn round(connection: &impl ConnectionTrait, id: RoundId) -> Result<review_round::Model, AppError> {
    let found = review_round::Entity::find_by_id(id).one(connection).await?.ok_or(AppError::NotFound)?;
    if found.closed_at.is_some() { Err(AppError::Conflict) } else { Ok(found) }
}

/// Brings a project before the panel, with the dossier that is frozen now.
///
/// # Errors
/// Lost when the round is closed, or the project is in it with a dossier that was not taken back, was taken out of it with this very dossier, or
/// asks for its gate no more. Refused with what ties the chair of the panel to it.
pub async fn bring(
    state: &State,
    permit: &Manager,
    submission: &Submission,
    id: RoundId,
    project: ProjectId,
) -> Result<(), Unsaved<Vec<FoundConflict>>> {
    let write = submission.begin(state).await?;
    let round = round(&write, id).await?;
    let of_round = proposal::Entity::find().filter(proposal::Column::RoundId.eq(id)).filter(proposal::Column::ProjectId.eq(project));
    let brought = of_round.all(&write).await?;
    let back = taken_back(&write, brought.iter().map(|row| row.snapshot_id)).await?;
    let asks = before(&write, round.gate).await?;
    let (project, frozen) = asks.into_iter().find(|(row, _)| row.id == project).ok_or(AppError::Conflict)?;
    let goes_on = |row: &proposal::Model| row.taken_out_at.is_none() && !back.contains(&row.snapshot_id);
    if brought.iter().any(|row| goes_on(row) || row.snapshot_id == frozen.id) {
        return Err(AppError::Conflict.into());
    }
    if let Some(found) = conflicts::between(&write, &[round.chair_id], &[project.id]).await?.into_values().next() {
        return Err(Unsaved::refused(found));
    }
    let proposal = ProposalId(new_id());
    let row = proposal::Model {
        taken_out_at: None,
        taken_out_by: None,
        taken_out_reason: None,
        id: proposal,
        round_id: id,
        project_id: project.id,
        snapshot_id: frozen.id,
        added_at: write.now(),
        opened_by: None,
        opened_at: None,
        is_demo: project.is_demo,
        version: 1,
    };
    proposal::Entity::insert(row.into_active_model()).exec_without_returning(&write).await?;
    let added = HistoryEvent::ProposalAdded { proposal, round: round.name };
    Ok(write.finish([by(permit, added).in_project(project.id)]).await?)
}

/// Closes a round: nobody is asked any more, and the ranking stands.
///
/// # Errors
/// Lost when it is closed. Refused with the projects on which the panel has not agreed.
pub async fn close(state: &State, permit: &Manager, submission: &Submission, id: RoundId) -> Result<(), Unsaved<Vec<ProjectId>>> {
    let write = submission.begin(state).await?;
    let round = round(&write, id).await?;
    let is_empty = proposal::Entity::find().filter(proposal::Column::RoundId.eq(id)).one(&write).await?.is_none();
    let waits = awaited(&write, id).await?;
    if is_empty || !waits.is_empty() {
        return Err(Unsaved::refused(waits));
    }
    let row = review_round::ActiveModel { id: Set(id), closed_at: Set(Some(write.now())), version: Set(round.version + 1), ..Default::default() };
    review_round::Entity::update(row).validate()?.exec_without_returning(&write).await?;
    Ok(write.finish([by(permit, HistoryEvent::RoundClosed { round_id: id, round: round.name })]).await?)
}

/// The projects that a round waits for: the panel has not agreed on them, and their dossier was not taken back. Three queries.
pub(super) async fn awaited(connection: &impl ConnectionTrait, id: RoundId) -> Result<Vec<ProjectId>, DbErr> {
    let waits = waiting(connection, id).await?;
    let back = taken_back(connection, waits.iter().map(|row| row.snapshot_id)).await?;
    Ok(waits.into_iter().filter(|row| !back.contains(&row.snapshot_id)).map(|row| row.project_id).collect())
}

/// What lies before the panel of a round and it has not agreed on, dossiers that were taken back included. Two queries.
pub(super) async fn waiting(connection: &impl ConnectionTrait, id: RoundId) -> Result<Vec<proposal::Model>, DbErr> {
    let mut proposals = proposals(connection, id).await?;
    let agreed = consensus::Column::ProposalId.is_in(proposals.iter().map(|row| row.id));
    let agreed = consensus::Entity::find().filter(agreed).filter(consensus::Column::RecordedAt.is_not_null()).all(connection).await?;
    proposals.retain(|row| !agreed.iter().any(|one| one.proposal_id == row.id));
    Ok(proposals)
}

/// A review that somebody still works on, of an open round. Its version is the expert's, who saves while managers look on: it stays as it is.
pub(super) async fn begun(connection: &impl ConnectionTrait, (id, review): (RoundId, ReviewId)) -> Result<access::Found, AppError> {
    round(connection, id).await?;
    let found = access::find(connection, review).await?.filter(|found| found.round.id == id).ok_or(AppError::NotFound)?;
    let is_open = found.review.status.is_on_hand() && found.is_open_before_the_panel();
    if is_open { Ok(found) } else { Err(AppError::Conflict) }
}

/// The version of a last day: the day itself. The version of the review is the expert's, who saves while managers look on.
pub(super) fn last_day_version(day: NaiveDate) -> i64 {
    day.num_days_from_ce().into()
}

/// Gives an expert more time.
///
/// # Errors
/// 404 for a review of another round. Lost when nothing is open any more or the last day is another than the one that was read.
pub async fn extend(state: &State, permit: &Manager, submission: &Submission, of: (RoundId, ReviewId), until: NaiveDate) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let access::Found { review, proposal, round, .. } = begun(&write, of).await?;
    if last_day_version(review.due_on) != submission.version {
        return Err(AppError::Conflict.into());
    }
    let row = review::ActiveModel { id: Set(review.id), due_on: Set(until), ..Default::default() };
    review::Entity::update(row).validate()?.exec_without_returning(&write).await?;
    let news = News {
        kind: MailKind::ReviewExtended,
        project: proposal.project_id,
        until: Some(until),
        path: app::paths::review(review.id),
        said: Said::default(),
    };
    tell(&write, &state.base_url, &news, [review.expert_id]).await?;
    let extended = HistoryEvent::ReviewExtended { review: review.id, round: round.name, from: review.due_on, until };
    Ok(write.finish([by(permit, extended)]).await?)
}
