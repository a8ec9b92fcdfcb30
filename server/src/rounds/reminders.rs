//! Reminders to experts whose review is not in: to one of them, or to all of a round.

use super::store::{Manager, begun, by, round};
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::mail::Said;
use crate::reviews::access;
use crate::reviews::blind::summaries;
use crate::reviews::letters::{News, tell_all};
use crate::reviews::read::proposals;
use crate::state::State;
use crate::state::days::day_of;
use crate::store::database::Write;
use ::entity::{review, review_round};
use chrono::NaiveDate;
use domain::audit::HistoryEvent;
use domain::ids::{PersonId, ProjectId, ReviewId, RoundId};
use domain::mail::MailKind;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// A review that is not in.
struct Waiting {
    review: ReviewId,
    expert: PersonId,
    project: ProjectId,
    due_on: NaiveDate,
}

/// Reminds one expert.
///
/// # Errors
/// 404 for a review of another round. Lost when nothing is open any more.
pub(super) async fn remind_one(state: &State, permit: &Manager, submission: &Submission, of: (RoundId, ReviewId)) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let access::Found { review, proposal, round, .. } = begun(&write, of).await?;
    // Once a day is enough, whichever button it was.
    if review.reminded_at.is_some_and(|at| day_of(at) == state.clock.today()) {
        return Err(AppError::Conflict.into());
    }
    let waiting = Waiting { review: review.id, expert: review.expert_id, project: proposal.project_id, due_on: review.due_on };
    remind(state, permit, write, (&round, &[waiting])).await
}

/// Reminds everybody whose turn it is, each once a day; where reviews were chosen, those alone.
///
/// # Errors
/// Lost when that is nobody any more.
pub(super) async fn remind_all(
    state: &State,
    permit: &Manager,
    submission: &Submission,
    id: RoundId,
    chosen: Option<&[ReviewId]>,
) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let (round, today) = (round(&write, id).await?, state.clock.today());
    let proposals = proposals(&write, id).await?;
    let all = summaries(&write, &proposals).await?;
    let waiting = all.iter().filter_map(|one| {
        let last = one.reminded_at.map(day_of);
        let project = proposals.iter().find(|proposal| proposal.id == one.proposal)?.project_id;
        let waiting = Waiting { review: one.review, expert: one.expert, project, due_on: one.standing.due_on };
        let is_chosen = chosen.is_none_or(|chosen| chosen.contains(&one.review));
        (is_chosen && one.standing.is_reminded(last, today)).then_some(waiting)
    });
    let waiting: Vec<_> = waiting.collect();
    if waiting.is_empty() {
        return Err(AppError::Conflict.into());
    }
    remind(state, permit, write, (&round, &waiting)).await
}

/// Tells each expert, and keeps when.
async fn remind(state: &State, permit: &Manager, write: Write, (round, all): (&review_round::Model, &[Waiting])) -> Result<(), Unsaved> {
    let row = review::ActiveModel { reminded_at: Set(Some(write.now())), ..Default::default() };
    let these = review::Column::Id.is_in(all.iter().map(|one| one.review));
    review::Entity::update_many().set(row).filter(these).exec(&write).await?;
    let news = |one: &Waiting| {
        let path = app::paths::review(one.review);
        (one.expert, News { kind: MailKind::ReviewReminder, project: one.project, until: Some(one.due_on), path, said: Said::default() })
    };
    tell_all(&write, &state.base_url, all.iter().map(news).collect()).await?;
    let reminded = |one: &Waiting| by(permit, HistoryEvent::ReviewReminded { review: one.review, round: round.name.clone() });
    Ok(write.finish(all.iter().map(reminded)).await?)
}
