//! More time for several reviews of a round at once.

use super::store::{Manager, by, round};
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::mail::Said;
use crate::reviews::blind::{ReviewSummary, summaries};
use crate::reviews::letters::{News, tell_all};
use crate::reviews::read::proposals;
use crate::state::State;
use ::entity::review;
use chrono::NaiveDate;
use domain::audit::HistoryEvent;
use domain::ids::{ReviewId, RoundId};
use domain::mail::MailKind;
use domain::problem::{Problem, ProblemKind};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// Gives the experts of these reviews time until this day, which is later than the last day of each. All of them, or none; who has that day
/// already was told, and is not told again.
///
/// # Errors
/// The day is not later for one of them. Lost when one of them is not waited for any more.
pub(super) async fn extend_chosen(
    state: &State,
    permit: &Manager,
    submission: &Submission,
    (id, chosen): (RoundId, &[ReviewId]),
    until: NaiveDate,
) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let round = round(&write, id).await?;
    let proposals = proposals(&write, id).await?;
    let all = summaries(&write, &proposals).await?;
    let mut these: Vec<&ReviewSummary> = all.iter().filter(|one| chosen.contains(&one.review) && one.standing.is_awaited()).collect();
    if !chosen.iter().all(|id| these.iter().any(|one| one.review == *id)) {
        return Err(AppError::Conflict.into());
    }
    these.retain(|one| one.standing.due_on != until);
    if these.is_empty() {
        return Ok(());
    }
    if these.iter().any(|one| one.standing.due_on > until) {
        return Err(vec![Problem::new("due_on", ProblemKind::NotAfter)].into());
    }
    let row = review::ActiveModel { due_on: Set(until), ..Default::default() };
    let ids = review::Column::Id.is_in(these.iter().map(|one| one.review));
    review::Entity::update_many().set(row).filter(ids).exec(&write).await?;
    let project = |one: &ReviewSummary| proposals.iter().find(|proposal| proposal.id == one.proposal).map(|proposal| proposal.project_id);
    let news = these.iter().filter_map(|one| {
        let path = app::paths::review(one.review);
        Some((one.expert, News { kind: MailKind::ReviewExtended, project: project(one)?, until: Some(until), path, said: Said::default() }))
    });
    tell_all(&write, &state.base_url, news.collect()).await?;
    let told = |one: &&ReviewSummary| {
        by(permit, HistoryEvent::ReviewExtended { review: one.review, round: round.name.clone(), from: one.standing.due_on, until })
    };
    Ok(write.finish(these.iter().map(told)).await?)
}
