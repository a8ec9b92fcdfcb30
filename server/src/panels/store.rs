//! What the chair of a panel does: decide on an interest, give a review back, record what was agreed. Opening stands in `openings`.

use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::mail::Said;
use crate::reviews::access;
use crate::reviews::letters::{News, deciders, tell};
use crate::state::State;
use crate::state::days::day_of;
use crate::store::database::Write;
use crate::store::events::Event;
use crate::store::versioned;
use crate::ties::standing::taken_back;
use ::entity::{consensus, declaration, proposal, rebuttal, review, review_reopening, review_round};
use chrono::NaiveDate;
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::ids::{ProposalId, ReviewId};
use domain::mail::MailKind;
use domain::reviews::{ConsensusForm, Measure, NewConsensus, RebuttalRefusal, RebuttalState, ReviewStatus, asked_until};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel};

pub(super) type Chair = Permit<act::ChairPanel>;

/// A review of the permit's round.
async fn review_of(connection: &impl ConnectionTrait, permit: &Chair, id: ReviewId) -> Result<access::Found, AppError> {
    let found = access::find(connection, id).await?.filter(|found| found.round.id == permit.round());
    found.ok_or(AppError::NotFound)
}

/// Decides on an interest that waits.
///
/// # Errors
/// 404 for a review of another round. Lost when nothing waits any more.
pub async fn decide(state: &State, permit: &Chair, submission: &Submission, id: ReviewId, (measure, reason): (Measure, &str)) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let found = review_of(&write, permit, id).await?;
    let waits = found.state().interest_waits();
    let declaration = found.declaration.filter(|_| waits && found.review.version == submission.version).ok_or(AppError::Conflict)?;
    let row = declaration::ActiveModel {
        review_id: Set(declaration.review_id),
        number: Set(declaration.number),
        measure: Set(Some(measure)),
        reason: Set(reason.to_owned()),
        decided_by: Set(Some(permit.person())),
        decided_at: Set(Some(write.now())),
        ..Default::default()
    };
    declaration::Entity::update(row).validate()?.exec_without_returning(&write).await?;
    let row = review::ActiveModel { id: Set(id), version: Set(found.review.version + 1), ..Default::default() };
    review::Entity::update(row).validate()?.exec_without_returning(&write).await?;
    let project = found.proposal.project_id;
    let said = Said { note: reason.to_owned(), ..Said::default() };
    let news = News { kind: MailKind::InterestDecided, project, until: Some(found.review.due_on), path: app::paths::review(id), said };
    tell(&write, &state.base_url, &news, [found.review.expert_id]).await?;
    if measure == Measure::Recuse {
        let news = News { kind: MailKind::ReviewMissing, project, until: None, path: app::paths::round(found.round.id), said: Said::default() };
        tell(&write, &state.base_url, &news, found.round.made_by).await?;
    }
    let decided = HistoryEvent::InterestDecided { review: id, round: found.round.name, measure };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), decided)]).await?)
}

/// Gives a review back before the panel has begun, with a reason. What was handed in stays beside what comes. An expert who could read the
/// other reviews is asked to add to the own one instead: its scores stay as they are. After the last day the expert has a week.
///
/// # Errors
/// 404 for a review of another round. Lost when it was not handed in, or the panel has begun.
pub async fn reopen(state: &State, permit: &Chair, submission: &Submission, id: ReviewId, reason: &str) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let found = review_of(&write, permit, id).await?;
    let may = found.review.status == ReviewStatus::Submitted && found.is_open_before_the_panel();
    if !may || found.review.version != submission.version {
        return Err(AppError::Conflict.into());
    }
    let row = review_reopening::Model {
        review_id: id,
        number: found.review.version,
        reason: reason.to_owned(),
        reopened_by: permit.person(),
        reopened_at: write.now(),
    };
    review_reopening::Entity::insert(row.into_active_model()).exec_without_returning(&write).await?;
    let (review, project, version) = (id, found.proposal.project_id, Set(found.review.version + 1));
    let (round, reason) = (found.round.name.clone(), reason.to_owned());
    let said = Said { note: reason.clone(), ..Said::default() };
    let (row, news, reopened) = if found.state().read_others {
        let news = News { kind: MailKind::NoteAsked, project, until: None, path: app::paths::review_note(id), said };
        (review::ActiveModel { id: Set(id), version, ..Default::default() }, news, HistoryEvent::NoteAsked { review, round, reason })
    } else {
        let due_on = asked_until(found.review.due_on, state.clock.today());
        let row = review::ActiveModel {
            id: Set(id),
            status: Set(ReviewStatus::Accepted),
            submitted_at: Set(None),
            due_on: Set(due_on),
            version,
            ..Default::default()
        };
        let news = News { kind: MailKind::ReviewReopened, project, until: Some(due_on), path: app::paths::review(id), said };
        (row, news, HistoryEvent::ReviewReopened { review, round, reason })
    };
    review::Entity::update(row).validate()?.exec_without_returning(&write).await?;
    tell(&write, &state.base_url, &news, [found.review.expert_id]).await?;
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), reopened)]).await?)
}

/// Keeps what the panel has so far.
///
/// # Errors
/// 404 for a proposal of another round. Lost when it is not open, was recorded, or was changed since this version was read.
pub async fn save(state: &State, permit: &Chair, submission: &Submission, id: ProposalId, form: &ConsensusForm) -> Result<(), Unsaved<NaiveDate>> {
    Ok(keep(submission.begin(state).await?, permit, (id, submission.version), form).await?)
}

/// The same for a form that asked to record it, and goes on.
///
/// # Errors
/// 409 where [`save`] is lost.
pub async fn save_so_far(state: &State, permit: &Chair, submission: &Submission, id: ProposalId, form: &ConsensusForm) -> Result<(), AppError> {
    keep(submission.begin_open(state).await?, permit, (id, submission.version), form).await
}

async fn keep(write: Write, permit: &Chair, (id, version): (ProposalId, i64), form: &ConsensusForm) -> Result<(), AppError> {
    let (proposal, before) = begun(&write, permit, (id, version), form).await?;
    let row = consensus::Model {
        proposal_id: id,
        draft: versioned::write(form)?,
        content: String::new(),
        saved_at: write.now(),
        advice: None,
        recorded_by: None,
        recorded_at: None,
        is_demo: proposal.is_demo,
    };
    put(&write, before.is_some(), row).await?;
    let row = proposal::ActiveModel { id: Set(id), version: Set(proposal.version + 1), ..Default::default() };
    proposal::Entity::update(row).validate()?.exec_without_returning(&write).await?;
    Ok(write.finish([]).await?)
}

/// Records what the panel agreed on, for good.
///
/// # Errors
/// 404 for a proposal of another round. Lost when it is not open, was recorded, or was changed since this version. Refused with until when
/// the applicant may still answer.
pub async fn settle(
    state: &State,
    permit: &Chair,
    submission: &Submission,
    id: ProposalId,
    (form, new): (&ConsensusForm, &NewConsensus),
) -> Result<(), Unsaved<NaiveDate>> {
    let write = submission.begin(state).await?;
    let (proposal, before) = begun(&write, permit, (id, submission.version), form).await?;
    let round = review_round::Entity::find_by_id(permit.round()).one(&write).await?.ok_or(AppError::NotFound)?;
    let answer = rebuttal::Entity::find_by_id(id).one(&write).await?;
    if let Ok(until) = may_answer(&round, &proposal, answer.as_ref(), before.as_ref(), state.clock.today()) {
        return Err(Unsaved::refused(until));
    }
    let row = consensus::Model {
        proposal_id: id,
        draft: versioned::write(form)?,
        content: versioned::write(new)?,
        saved_at: write.now(),
        advice: Some(new.advice),
        recorded_by: Some(permit.person()),
        recorded_at: Some(write.now()),
        is_demo: proposal.is_demo,
    };
    put(&write, before.is_some(), row).await?;
    let project = proposal.project_id;
    let news = News { kind: MailKind::AdviceReady, project, until: None, path: app::paths::gate_reviews(project, round.gate), said: Said::default() };
    let deciders = deciders(&write, project).await?;
    tell(&write, &state.base_url, &news, deciders).await?;
    let recorded = HistoryEvent::ConsensusRecorded { proposal: id, advice: new.advice };
    Ok(write.finish([Event::by_expert(permit.person(), recorded).in_project(project)]).await?)
}

/// Until when the applicant may still answer the comments.
pub(super) fn may_answer(
    round: &review_round::Model,
    proposal: &proposal::Model,
    answer: Option<&rebuttal::Model>,
    agreed: Option<&consensus::Model>,
    today: NaiveDate,
) -> Result<NaiveDate, RebuttalRefusal> {
    let standing = RebuttalState {
        has_rebuttal: round.has_rebuttal,
        opened_on: proposal.opened_at.map(day_of),
        is_answered: answer.is_some(),
        is_agreed: agreed.is_some_and(|row| row.recorded_at.is_some()),
    };
    standing.may_answer(today)
}

/// What the panel has so far, when it can be written: nobody wrote since this version was read, or what is there is what is written.
async fn begun(
    write: &Write,
    permit: &Chair,
    (id, version): (ProposalId, i64),
    form: &ConsensusForm,
) -> Result<(proposal::Model, Option<consensus::Model>), AppError> {
    let proposal = access::proposal(write, permit.round(), id).await?;
    let before = consensus::Entity::find_by_id(id).one(write).await?;
    let is_recorded = before.as_ref().is_some_and(|row| row.recorded_at.is_some());
    let kept = before.as_ref().map(|row| versioned::read::<ConsensusForm>(&row.draft, id)).transpose()?;
    let is_same = kept.as_ref() == Some(form);
    let is_over = proposal.taken_out_at.is_some() || !taken_back(write, [proposal.snapshot_id]).await?.is_empty();
    let may = proposal.opened_at.is_some() && !is_recorded && !is_over && (proposal.version == version || is_same);
    if may { Ok((proposal, before)) } else { Err(AppError::Conflict) }
}

async fn put(write: &Write, is_there: bool, row: consensus::Model) -> Result<(), AppError> {
    let row = row.into_active_model();
    if is_there {
        consensus::Entity::update(row.reset_all()).validate()?.exec_without_returning(write).await?;
    } else {
        consensus::Entity::insert(row).exec_without_returning(write).await?;
    }
    Ok(())
}
