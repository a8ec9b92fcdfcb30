//! Asking experts for reviews, once more where one said no, and putting another in the place of one.

use super::store::{Manager, begun, by, round};
use crate::experts::store::reviewers;
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::mail::Said;
use crate::reviews::access;
use crate::reviews::blind::{ReviewSummary, summaries};
use crate::reviews::letters::{News, tell, tell_all};
use crate::state::days::day_of;
use crate::state::{State, new_id};
use crate::store::database::Write;
use crate::store::events::Event;
use crate::store::versioned;
use crate::ties::conflicts;
use crate::ties::standing::taken_back;
use ::entity::{expert, proposal, review, review_round};
use chrono::{DateTime, NaiveDate, Utc};
use domain::audit::HistoryEvent;
use domain::ids::{PersonId, ProjectId, ProposalId, ReviewId, RoundId};
use domain::mail::MailKind;
use domain::reviews::{FoundConflict, ReviewForm, ReviewStatus, asked_until, is_available};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use std::collections::BTreeSet;

/// Why nobody was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotAsked {
    /// The data tie the expert to the project.
    Tied(Vec<FoundConflict>),
    /// The expert is there from the one day, or until the other.
    Away(Option<NaiveDate>, Option<NaiveDate>),
}

/// A project before the panel, and an expert to ask about it.
pub(super) type Pair = (ProposalId, PersonId);

/// Asks experts for reviews: all of them, or nobody when the data tie one of them to the project.
///
/// # Errors
/// 404 for a proposal of another round or somebody who does not review. Lost when the panel has begun, the round is closed, an expert leads
/// the panel or was asked before and did not say no. Refused with what ties an expert to the project, or when they are there.
pub async fn ask(state: &State, permit: &Manager, submission: &Submission, id: RoundId, pairs: &[Pair]) -> Result<(), Unsaved<NotAsked>> {
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
) -> Result<Vec<Event>, Unsaved<NotAsked>> {
    let (asked, ids): (BTreeSet<ProposalId>, Vec<PersonId>) = pairs.iter().copied().unzip();
    let of_round = proposal::Entity::find().filter(proposal::Column::RoundId.eq(round.id));
    let proposals = of_round.filter(proposal::Column::Id.is_in(asked.iter().copied())).all(write).await?;
    let experts = reviewers(write, day_of(write.now())).await?;
    let before = summaries(write, &proposals).await?;
    let back = taken_back(write, proposals.iter().map(|row| row.snapshot_id)).await?;
    let known = expert::Entity::find().filter(expert::Column::PersonId.is_in(ids.iter().copied())).all(write).await?;
    let (today, due_on) = (state.clock.today(), asked_until(round.due_on, state.clock.today()));
    let projects: Vec<ProjectId> = proposals.iter().map(|row| row.project_id).collect();
    let ties = conflicts::between(write, &ids, &projects).await?;
    let again = |pair: &Pair| before.iter().find(|one| (one.proposal, one.expert) == *pair && one.standing.may_be_asked_again());
    let is_new = |one: &&ReviewSummary| again(&(one.proposal, one.expert)).is_none();
    let mut was_asked: BTreeSet<Pair> = before.iter().filter(is_new).map(|one| (one.proposal, one.expert)).collect();
    let (mut reviews, mut letters, mut events) = (Vec::new(), Vec::new(), Vec::new());
    for pair in pairs {
        let proposal = proposals.iter().find(|row| row.id == pair.0).ok_or(AppError::NotFound)?;
        let expert = experts.iter().find(|person| person.id == pair.1).ok_or(AppError::NotFound)?;
        let is_shut = proposal.opened_at.is_some() || proposal.taken_out_at.is_some() || back.contains(&proposal.snapshot_id);
        if is_shut || expert.id == round.chair_id || !was_asked.insert(*pair) {
            return Err(AppError::Conflict.into());
        }
        if let Some(found) = ties.get(&(expert.id, proposal.project_id)) {
            return Err(Unsaved::refused(NotAsked::Tied(found.clone())));
        }
        if let Some(row) = known.iter().find(|row| row.person_id == expert.id) {
            let told = (row.available_from, row.available_until);
            if !is_available(told, today, due_on) {
                return Err(Unsaved::refused(NotAsked::Away(told.0, told.1)));
            }
        }
        let id = if let Some(one) = again(pair) {
            ask_again(write, one, due_on).await?;
            one.review
        } else {
            let row = invited(write.now(), (proposal, due_on), expert.id)?;
            let id = row.id;
            reviews.push(row.into_active_model());
            id
        };
        let news = News {
            kind: MailKind::ReviewAsked,
            project: proposal.project_id,
            until: Some(due_on),
            path: app::paths::review(id),
            said: Said::default(),
        };
        letters.push((expert.id, news));
        events.push(by(permit, HistoryEvent::ReviewAsked { review: id, round: round.name.clone(), expert: expert.name.clone() }));
    }
    for some in reviews.chunks(AT_ONCE) {
        review::Entity::insert_many(some.to_vec()).exec_without_returning(write).await?;
    }
    tell_all(write, &state.base_url, letters).await?;
    Ok(events)
}

/// How many reviews go into one statement.
const AT_ONCE: usize = 500;

/// Asks an expert once more who said no or was replaced. What they wrote is still theirs; what they declared they declare anew.
async fn ask_again(write: &Write, one: &ReviewSummary, due_on: NaiveDate) -> Result<(), DbErr> {
    let row = review::ActiveModel {
        id: Set(one.review),
        status: Set(ReviewStatus::Invited),
        reason: Set(String::new()),
        due_on: Set(due_on),
        asked_at: Set(write.now()),
        reminded_at: Set(None),
        version: Set(one.version + 1),
        ..Default::default()
    };
    review::Entity::update(row).validate()?.exec_without_returning(write).await.map(|_| ())
}

fn invited(now: DateTime<Utc>, (proposal, due_on): (&proposal::Model, NaiveDate), expert: PersonId) -> Result<review::Model, AppError> {
    Ok(review::Model {
        id: ReviewId(new_id()),
        proposal_id: proposal.id,
        expert_id: expert,
        status: ReviewStatus::Invited,
        due_on,
        reason: String::new(),
        draft: versioned::write(&ReviewForm::default())?,
        saved_at: None,
        draft_window: None,
        draft_turn: 0,
        draft_version: 1,
        asked_at: now,
        reminded_at: None,
        submitted_at: None,
        read_others_at: None,
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
) -> Result<(), Unsaved<NotAsked>> {
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
