//! The buttons that remind experts whose review is not in: one of them, those that were chosen, or all of a round.

use super::routes::{lost, read};
use super::{grid_routes, reminders};
use crate::frame::actor::SignedIn;
use crate::frame::answer::answer;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::AppError;
use crate::state::State;
use axum::extract;
use axum::response::Response;
use domain::ids::{ReviewId, RoundId};
use domain::reviews::ChosenForm;

pub(super) async fn one(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((round, review)): Ids<(RoundId, ReviewId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (permit, submission) = read((&state, &signed), round, &pairs, "expert-reminded").await?;
    pairs.nothing_else()?;
    let saved = reminders::remind_one(&state, &permit, &submission, (round, review)).await;
    answer(&submission, saved, async |_| lost(&state, &signed, round).await).await
}

pub(super) async fn all(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(round): Ids<RoundId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (permit, submission) = read((&state, &signed), round, &pairs, "experts-reminded").await?;
    let form: ChosenForm = pairs.read()?;
    let saved = async { reminders::remind_all(&state, &permit, &submission, round, form.to_remind()?).await }.await;
    answer(&submission, saved, async |why| grid_routes::again(&state, &signed, round, form, why).await).await
}
