//! What the chair of a panel does: decide on an interest, open the reviews, give one back, record what was agreed.

use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::reviews::access;
use crate::reviews::blind;
use crate::reviews::letters::{News, applicants, deciders, tell};
use crate::state::State;
use crate::store::database::Write;
use crate::store::events::{Event, record};
use ::entity::{consensus, declaration, proposal, rebuttal, review, review_reopening, review_round};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Europe::Amsterdam;
use domain::access::{Permit, act};
use domain::ids::{ProposalId, ReviewId};
use domain::mail::MailKind;
use domain::reviews::{ConsensusForm, Declaration, Measure, NewConsensus, RebuttalRefusal, RebuttalStanding, ReviewStatus, answer_until, may_open};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel};
use serde::Serialize;
use serde_json::json;

type Chair = Permit<act::ChairPanel>;

async fn finish(transaction: Write, permit: &Chair, submission: &Submission, event: Event, now: DateTime<Utc>) -> Result<(), AppError> {
    record(&transaction, event, now).await?;
    submission.keep(&transaction, permit.person(), now).await?;
    Ok(transaction.commit().await?)
}

/// A review of the permit's round.
async fn review_of(connection: &impl ConnectionTrait, permit: &Chair, id: ReviewId) -> Result<access::Found, AppError> {
    let found = access::find(connection, id).await?.filter(|found| found.round.id == permit.round());
    found.ok_or(AppError::NotFound)
}

fn text(value: &impl Serialize) -> Result<String, AppError> {
    serde_json::to_string(value).map_err(|error| AppError::Internal(error.to_string()))
}

/// Decides on an interest that waits.
///
/// # Errors
/// 404 for a review of another round, 409 when nothing waits any more.
pub async fn decide(
    state: &State,
    permit: &Chair,
    submission: &Submission,
    id: ReviewId,
    (measure, reason): (Measure, &str),
) -> Result<(), AppError> {
    let now = state.clock.now();
    let transaction = submission.begin(state, permit.person()).await?;
    let found = review_of(&transaction, permit, id).await?;
    let waits = found.standing().declaration == Declaration::Waits && found.review.status == ReviewStatus::Accepted;
    let declaration = found.declaration.filter(|_| waits && found.review.version == submission.version).ok_or(AppError::Conflict)?;
    let row = declaration::ActiveModel {
        review_id: Set(declaration.review_id),
        number: Set(declaration.number),
        measure: Set(Some(measure)),
        reason: Set(reason.to_owned()),
        decided_by: Set(Some(permit.person())),
        decided_at: Set(Some(now)),
        ..Default::default()
    };
    declaration::Entity::update(row).validate()?.exec_without_returning(&transaction).await?;
    let row = review::ActiveModel { id: Set(id), version: Set(found.review.version + 1), ..Default::default() };
    review::Entity::update(row).validate()?.exec_without_returning(&transaction).await?;
    let project = found.proposal.project_id;
    let news = News { kind: MailKind::InterestDecided, project, until: Some(found.review.due_on), path: app::paths::review(id) };
    tell(&transaction, &state.base_url, &news, [found.review.expert_id], now).await?;
    if measure == Measure::Recuse {
        let news = News { kind: MailKind::ReviewMissing, project, until: None, path: app::paths::round(found.round.id) };
        tell(&transaction, &state.base_url, &news, found.round.made_by, now).await?;
    }
    let event = Event::by(permit.person(), permit.person_name(), "interest_decided").about("review", id).with(json!({ "round": found.round.name }));
    finish(transaction, permit, submission, event, now).await
}

/// Opens the reviews of a project to the panel. From then on nobody writes any more.
///
/// # Errors
/// 404 for a proposal of another round, 409 when it was opened before. Inside: how many reviews count, when those are too few.
pub async fn open(state: &State, permit: &Chair, submission: &Submission, id: ProposalId) -> Result<Result<(), usize>, AppError> {
    let now = state.clock.now();
    let transaction = submission.begin(state, permit.person()).await?;
    let proposal = access::proposal(&transaction, permit.round(), id).await?;
    if proposal.opened_at.is_some() || proposal.version != submission.version {
        return Err(AppError::Conflict);
    }
    let all = blind::summaries(&transaction, std::slice::from_ref(&proposal)).await?;
    let reviews: Vec<_> = all.iter().map(|one| one.standing).collect();
    if let Err(counting) = may_open(&reviews) {
        return Ok(Err(counting));
    }
    let row = proposal::ActiveModel {
        id: Set(id),
        opened_by: Set(Some(permit.person())),
        opened_at: Set(Some(now)),
        version: Set(proposal.version + 1),
        ..Default::default()
    };
    proposal::Entity::update(row).validate()?.exec_without_returning(&transaction).await?;
    let project = proposal.project_id;
    for one in all.iter().filter(|one| one.standing.counts()) {
        let news = News { kind: MailKind::ConsensusOpened, project, until: None, path: app::paths::review_panel(one.review) };
        tell(&transaction, &state.base_url, &news, [one.expert], now).await?;
    }
    if let Some(round) = review_round::Entity::find_by_id(permit.round()).one(&transaction).await?.filter(|round| round.has_rebuttal) {
        let until = Some(answer_until(now.with_timezone(&Amsterdam).date_naive()));
        let news = News { kind: MailKind::CommentsReady, project, until, path: app::paths::gate_reviews(project, round.gate) };
        let applicants = applicants(&transaction, project).await?;
        tell(&transaction, &state.base_url, &news, applicants, now).await?;
    }
    let event = Event::by_expert(permit.person(), "consensus_opened").in_project(proposal.project_id).about("proposal", id);
    finish(transaction, permit, submission, event, now).await.map(Ok)
}

/// Gives a review back before the panel has begun, with a reason. What was handed in stays beside what comes.
///
/// # Errors
/// 404 for a review of another round, 409 when it was not handed in, or the panel has begun.
pub async fn reopen(state: &State, permit: &Chair, submission: &Submission, id: ReviewId, reason: &str) -> Result<(), AppError> {
    let now = state.clock.now();
    let transaction = submission.begin(state, permit.person()).await?;
    let found = review_of(&transaction, permit, id).await?;
    let may = found.review.status == ReviewStatus::Submitted && found.proposal.opened_at.is_none();
    if !may || found.review.version != submission.version {
        return Err(AppError::Conflict);
    }
    let row = review_reopening::Model {
        review_id: id,
        number: found.review.version,
        reason: reason.to_owned(),
        reopened_by: permit.person(),
        reopened_at: now,
    };
    review_reopening::Entity::insert(row.into_active_model()).exec_without_returning(&transaction).await?;
    let row = review::ActiveModel {
        id: Set(id),
        status: Set(ReviewStatus::Accepted),
        submitted_at: Set(None),
        version: Set(found.review.version + 1),
        ..Default::default()
    };
    review::Entity::update(row).validate()?.exec_without_returning(&transaction).await?;
    let project = found.proposal.project_id;
    let news = News { kind: MailKind::ReviewReopened, project, until: Some(found.review.due_on), path: app::paths::review(id) };
    tell(&transaction, &state.base_url, &news, [found.review.expert_id], now).await?;
    let event = Event::by(permit.person(), permit.person_name(), "review_reopened").about("review", id);
    finish(transaction, permit, submission, event.with(json!({ "round": found.round.name, "reason": reason })), now).await
}

/// Keeps what the panel has so far. A form that only keeps it leads on from here.
///
/// # Errors
/// 404 for a proposal of another round, 409 when it is not open, was recorded, or was changed since this version was read.
pub async fn save(
    state: &State,
    permit: &Chair,
    submission: &Submission,
    id: ProposalId,
    form: &ConsensusForm,
    is_all: bool,
) -> Result<(), AppError> {
    let now = state.clock.now();
    let transaction = submission.begin(state, permit.person()).await?;
    let (proposal, before) = begun(&transaction, permit, (id, submission.version), form).await?;
    let row = consensus::Model {
        proposal_id: id,
        draft: text(form)?,
        content: String::new(),
        saved_at: now,
        advice: None,
        recorded_by: None,
        recorded_at: None,
        is_demo: proposal.is_demo,
    };
    write(&transaction, before.is_some(), row).await?;
    let row = proposal::ActiveModel { id: Set(id), version: Set(proposal.version + 1), ..Default::default() };
    proposal::Entity::update(row).validate()?.exec_without_returning(&transaction).await?;
    if is_all {
        submission.keep(&transaction, permit.person(), now).await?;
    }
    Ok(transaction.commit().await?)
}

/// Records what the panel agreed on, for good.
///
/// # Errors
/// 404 for a proposal of another round, 409 when it is not open, was recorded, or was changed since this version. Inside: until when the
/// applicant may still answer.
pub async fn settle(
    state: &State,
    permit: &Chair,
    submission: &Submission,
    id: ProposalId,
    (form, new): (&ConsensusForm, &NewConsensus),
) -> Result<Result<(), NaiveDate>, AppError> {
    let now = state.clock.now();
    let transaction = submission.begin(state, permit.person()).await?;
    let (proposal, before) = begun(&transaction, permit, (id, submission.version), form).await?;
    let round = review_round::Entity::find_by_id(permit.round()).one(&transaction).await?.ok_or(AppError::NotFound)?;
    let answer = rebuttal::Entity::find_by_id(id).one(&transaction).await?;
    if let Ok(until) = may_answer(&round, &proposal, answer.as_ref(), before.as_ref(), state.clock.today()) {
        return Ok(Err(until));
    }
    let row = consensus::Model {
        proposal_id: id,
        draft: text(form)?,
        content: text(new)?,
        saved_at: now,
        advice: Some(new.advice),
        recorded_by: Some(permit.person()),
        recorded_at: Some(now),
        is_demo: proposal.is_demo,
    };
    write(&transaction, before.is_some(), row).await?;
    let project = proposal.project_id;
    let news = News { kind: MailKind::AdviceReady, project, until: None, path: app::paths::gate_reviews(project, round.gate) };
    let deciders = deciders(&transaction, project).await?;
    tell(&transaction, &state.base_url, &news, deciders, now).await?;
    let event = Event::by_expert(permit.person(), "consensus_recorded").in_project(project).about("proposal", id);
    finish(transaction, permit, submission, event, now).await.map(Ok)
}

/// Until when the applicant may still answer the comments.
pub(super) fn may_answer(
    round: &review_round::Model,
    proposal: &proposal::Model,
    answer: Option<&rebuttal::Model>,
    agreed: Option<&consensus::Model>,
    today: NaiveDate,
) -> Result<NaiveDate, RebuttalRefusal> {
    let standing = RebuttalStanding {
        has_rebuttal: round.has_rebuttal,
        opened_on: proposal.opened_at.map(|at| at.with_timezone(&Amsterdam).date_naive()),
        is_answered: answer.is_some(),
        is_agreed: agreed.is_some_and(|row| row.recorded_at.is_some()),
    };
    standing.may_answer(today)
}

/// What the panel has so far, when it can be written: nobody wrote since this version was read, or what is there is what is written.
async fn begun(
    transaction: &Write,
    permit: &Chair,
    (id, version): (ProposalId, i64),
    form: &ConsensusForm,
) -> Result<(proposal::Model, Option<consensus::Model>), AppError> {
    let proposal = access::proposal(transaction, permit.round(), id).await?;
    let before = consensus::Entity::find_by_id(id).one(transaction).await?;
    let is_recorded = before.as_ref().is_some_and(|row| row.recorded_at.is_some());
    let is_same = before.as_ref().is_some_and(|row| text(form).is_ok_and(|text| row.draft == text));
    let may = proposal.opened_at.is_some() && !is_recorded && (proposal.version == version || is_same);
    if may { Ok((proposal, before)) } else { Err(AppError::Conflict) }
}

async fn write(transaction: &Write, is_there: bool, row: consensus::Model) -> Result<(), AppError> {
    let row = row.into_active_model();
    if is_there {
        consensus::Entity::update(row.reset_all()).validate()?.exec_without_returning(transaction).await?;
    } else {
        consensus::Entity::insert(row).exec_without_returning(transaction).await?;
    }
    Ok(())
}
