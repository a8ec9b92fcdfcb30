//! Reminders to experts whose review is not in: to one of them, or to all of a round.

use super::routes::Posted;
use super::store::{Manager, begun, event, finish, round};
use crate::frame::actor::SignedIn;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::reviews::access;
use crate::reviews::blind::summaries;
use crate::reviews::letters::{News, tell};
use crate::state::State;
use crate::store::database::Write;
use ::entity::{proposal, review};
use axum::extract;
use axum::response::Response;
use chrono::NaiveDate;
use chrono_tz::Europe::Amsterdam;
use domain::ids::{PersonId, ProjectId, ReviewId, RoundId};
use domain::mail::MailKind;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

pub(super) async fn one(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((round, review)): Ids<(RoundId, ReviewId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let posted = match Posted::read((&state, &signed), round, &pairs, "expert-reminded").await? {
        Ok(posted) => posted,
        Err(onward) => return Ok(onward),
    };
    posted.onward(remind_one(&state, &posted.permit, &posted.submission, (round, review)).await).await
}

pub(super) async fn all(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(round): Ids<RoundId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let posted = match Posted::read((&state, &signed), round, &pairs, "experts-reminded").await? {
        Ok(posted) => posted,
        Err(onward) => return Ok(onward),
    };
    posted.onward(remind_all(&state, &posted.permit, &posted.submission, round).await).await
}

/// 404 for a review of another round, 409 when nothing is open any more.
async fn remind_one(state: &State, permit: &Manager, submission: &Submission, of: (RoundId, ReviewId)) -> Result<(), AppError> {
    let now = state.clock.now();
    let transaction = submission.begin(state, permit.person()).await?;
    let access::Found { review, proposal, round, .. } = begun(&transaction, of).await?;
    remind(state, &transaction, (review.id, review.expert_id), (proposal.project_id, review.due_on)).await?;
    let reminded = event(permit, "review_reminded").about("review", review.id).with(json!({ "round": round.name }));
    finish(transaction, permit, submission, reminded, now).await
}

/// Everybody whose turn it is, each once a day. 409 when that is nobody any more.
async fn remind_all(state: &State, permit: &Manager, submission: &Submission, id: RoundId) -> Result<(), AppError> {
    let transaction = submission.begin(state, permit.person()).await?;
    let round = round(&transaction, id).await?;
    let proposals = proposal::Entity::find().filter(proposal::Column::RoundId.eq(id)).all(&transaction).await?;
    let mut count = 0;
    for one in summaries(&transaction, &proposals).await? {
        let last = one.reminded_at.map(|at| at.with_timezone(&Amsterdam).date_naive());
        let project = proposals.iter().find(|proposal| proposal.id == one.proposal).map(|proposal| proposal.project_id);
        if let Some(project) = project.filter(|_| one.standing.is_reminded(last, state.clock.today())) {
            remind(state, &transaction, (one.review, one.expert), (project, one.standing.due_on)).await?;
            count += 1;
        }
    }
    if count == 0 {
        return Err(AppError::Conflict);
    }
    let reminded = event(permit, "review_reminded").about("round", id).with(json!({ "round": round.name, "experts": count }));
    finish(transaction, permit, submission, reminded, state.clock.now()).await
}

/// Tells the expert, and keeps when.
async fn remind(
    state: &State,
    transaction: &Write,
    (id, expert): (ReviewId, PersonId),
    (project, until): (ProjectId, NaiveDate),
) -> Result<(), AppError> {
    let now = state.clock.now();
    let row = review::ActiveModel { id: Set(id), reminded_at: Set(Some(now)), ..Default::default() };
    review::Entity::update(row).validate()?.exec_without_returning(transaction).await?;
    let news = News { kind: MailKind::ReviewReminder, project, until: Some(until), path: app::paths::review(id) };
    Ok(tell(transaction, &state.base_url, &news, [expert], now).await?)
}
