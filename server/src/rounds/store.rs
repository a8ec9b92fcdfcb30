//! What programme managers do in a round. Nobody is asked for a project that the data tie them to, whatever the page offered.

use crate::experts::store::reviewers;
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::mail::Said;
use crate::people::store::is_demo;
use crate::reviews::letters::{News, tell, tell_all};
use crate::reviews::read::proposals;
use crate::reviews::{access, conflicts};
use crate::state::{State, new_id};
use crate::store::database::Write;
use crate::store::events::Event;
use crate::store::versioned;
use ::entity::{consensus, project, project_tag, proposal, review, review_round, snapshot};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::gates::Gate;
use domain::ids::{PersonId, ProjectId, ProposalId, ReviewId, RoundId};
use domain::mail::MailKind;
use domain::projects::Status;
use domain::reviews::{FoundConflict, NewRound, ReviewForm, ReviewStatus, asked_until};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use std::collections::BTreeSet;

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
/// Lost when the round is closed, or the project is in it or asks for its gate no more. Refused with what ties the chair of the panel to it.
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
    if of_round.one(&write).await?.is_some() {
        return Err(AppError::Conflict.into());
    }
    let asks = before(&write, round.gate).await?;
    let (project, frozen) = asks.into_iter().find(|(row, _)| row.id == project).ok_or(AppError::Conflict)?;
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

/// A project before the panel, and an expert to ask about it.
pub(super) type Pair = (ProposalId, PersonId);

/// Asks experts for reviews: all of them, or nobody when the data tie one of them to the project.
///
/// # Errors
/// 404 for a proposal of another round or somebody who does not review. Lost when the panel has begun, the round is closed, an expert leads
/// the panel or was asked before. Refused with what ties an expert to the project.
pub async fn ask(state: &State, permit: &Manager, submission: &Submission, id: RoundId, pairs: &[Pair]) -> Result<(), Unsaved<Vec<FoundConflict>>> {
    let write = submission.begin(state).await?;
    let round = round(&write, id).await?;
    let asked = invite(state, permit, &write, &round, pairs).await?;
    Ok(write.finish(asked).await?)
}

/// Makes a review of each pair and tells its expert. Letters apart, many pairs take as many queries as one.
async fn invite(
    state: &State,
    permit: &Manager,
    write: &Write,
    round: &review_round::Model,
    pairs: &[Pair],
) -> Result<Vec<Event>, Unsaved<Vec<FoundConflict>>> {
    let (asked, ids): (BTreeSet<ProposalId>, Vec<PersonId>) = pairs.iter().copied().unzip();
    let of_round = proposal::Entity::find().filter(proposal::Column::RoundId.eq(round.id));
    let proposals = of_round.filter(proposal::Column::Id.is_in(asked.iter().copied())).all(write).await?;
    let experts = reviewers(write).await?;
    let before = review::Entity::find().filter(review::Column::ProposalId.is_in(asked)).all(write).await?;
    let projects: Vec<ProjectId> = proposals.iter().map(|row| row.project_id).collect();
    let ties = conflicts::between(write, &ids, &projects).await?;
    let mut was_asked: BTreeSet<Pair> = before.iter().map(|row| (row.proposal_id, row.expert_id)).collect();
    let (mut reviews, mut letters, mut events) = (Vec::new(), Vec::new(), Vec::new());
    for pair in pairs {
        let proposal = proposals.iter().find(|row| row.id == pair.0).ok_or(AppError::NotFound)?;
        let expert = experts.iter().find(|person| person.id == pair.1).ok_or(AppError::NotFound)?;
        if proposal.opened_at.is_some() || proposal.taken_out_at.is_some() || expert.id == round.chair_id || !was_asked.insert(*pair) {
            return Err(AppError::Conflict.into());
        }
        if let Some(found) = ties.get(&(expert.id, proposal.project_id)) {
            return Err(Unsaved::refused(found.clone()));
        }
        let row = invited(state, write.now(), (round, proposal), expert.id)?;
        let (kind, until, path) = (MailKind::ReviewAsked, Some(row.due_on), app::paths::review(row.id));
        letters.push((expert.id, News { kind, project: proposal.project_id, until, path, said: Said::default() }));
        events.push(by(permit, HistoryEvent::ReviewAsked { review: row.id, round: round.name.clone(), expert: expert.name.clone() }));
        reviews.push(row.into_active_model());
    }
    for some in reviews.chunks(AT_ONCE) {
        review::Entity::insert_many(some.to_vec()).exec_without_returning(write).await?;
    }
    tell_all(write, &state.base_url, letters).await?;
    Ok(events)
}

/// How many reviews go into one statement.
const AT_ONCE: usize = 500;

fn invited(
    state: &State,
    now: DateTime<Utc>,
    (round, proposal): (&review_round::Model, &proposal::Model),
    expert: PersonId,
) -> Result<review::Model, AppError> {
    Ok(review::Model {
        id: ReviewId(new_id()),
        proposal_id: proposal.id,
        expert_id: expert,
        status: ReviewStatus::Invited,
        due_on: asked_until(round.due_on, state.clock.today()),
        reason: String::new(),
        draft: versioned::write(&ReviewForm::default())?,
        saved_at: None,
        draft_window: None,
        draft_turn: 0,
        draft_version: 1,
        asked_at: now,
        reminded_at: None,
        submitted_at: None,
        is_demo: proposal.is_demo,
        version: 1,
    })
}

/// Puts another expert in the place of one who has not handed in. What the first one wrote is kept, and read by nobody.
///
/// # Errors
/// The same as for asking, and lost when nothing is open any more.
pub async fn replace(
    state: &State,
    permit: &Manager,
    submission: &Submission,
    of: (RoundId, ReviewId),
    expert: PersonId,
) -> Result<(), Unsaved<Vec<FoundConflict>>> {
    let write = submission.begin(state).await?;
    let access::Found { review, proposal, round, .. } = begun(&write, of).await?;
    let asked = invite(state, permit, &write, &round, &[(proposal.id, expert)]).await?;
    let row = review::ActiveModel { id: Set(review.id), status: Set(ReviewStatus::Declined), version: Set(review.version + 1), ..Default::default() };
    review::Entity::update(row).validate()?.exec_without_returning(&write).await?;
    let news =
        News { kind: MailKind::ReviewWithdrawn, project: proposal.project_id, until: None, path: app::paths::reviews(), said: Said::default() };
    tell(&write, &state.base_url, &news, [review.expert_id]).await?;
    let replaced = HistoryEvent::ReviewReplaced { review: review.id, round: round.name };
    Ok(write.finish(asked.into_iter().chain([by(permit, replaced)])).await?)
}

/// Closes a round: nobody is asked any more, and the ranking stands.
///
/// # Errors
/// Lost when it is closed. Refused with the projects on which the panel has not agreed.
pub async fn close(state: &State, permit: &Manager, submission: &Submission, id: RoundId) -> Result<(), Unsaved<Vec<ProjectId>>> {
    let write = submission.begin(state).await?;
    let round = round(&write, id).await?;
    let waits = waiting(&write, id).await?;
    let is_empty = proposal::Entity::find().filter(proposal::Column::RoundId.eq(id)).one(&write).await?.is_none();
    if is_empty || !waits.is_empty() {
        return Err(Unsaved::refused(waits));
    }
    let row = review_round::ActiveModel { id: Set(id), closed_at: Set(Some(write.now())), version: Set(round.version + 1), ..Default::default() };
    review_round::Entity::update(row).validate()?.exec_without_returning(&write).await?;
    Ok(write.finish([by(permit, HistoryEvent::RoundClosed { round_id: id, round: round.name })]).await?)
}

/// The projects before the panel of a round on which it has not agreed. Two queries.
pub(super) async fn waiting(connection: &impl ConnectionTrait, id: RoundId) -> Result<Vec<ProjectId>, DbErr> {
    let proposals = proposals(connection, id).await?;
    let agreed = consensus::Column::ProposalId.is_in(proposals.iter().map(|row| row.id));
    let agreed = consensus::Entity::find().filter(agreed).filter(consensus::Column::RecordedAt.is_not_null()).all(connection).await?;
    let waits = proposals.iter().filter(|row| !agreed.iter().any(|one| one.proposal_id == row.id));
    Ok(waits.map(|row| row.project_id).collect())
}

/// A review that somebody still works on, of an open round. Its version is the expert's, who saves while managers look on: it stays as it is.
pub(super) async fn begun(connection: &impl ConnectionTrait, (id, review): (RoundId, ReviewId)) -> Result<access::Found, AppError> {
    round(connection, id).await?;
    let found = access::find(connection, review).await?.filter(|found| found.round.id == id).ok_or(AppError::NotFound)?;
    let is_open = found.review.status.is_on_hand() && found.proposal.opened_at.is_none() && found.proposal.taken_out_at.is_none();
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
