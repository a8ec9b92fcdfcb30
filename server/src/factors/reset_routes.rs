//! Asking to reset a lost factor, confirming it as the second person, and taking it back.

use super::rule_routes::{meanwhile, show};
use super::{resets, rule};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::AppError;
use crate::frame::route::{Access, Route, post};
use crate::frame::submission::Submission;
use crate::state::State;
use app::factors::FactorsView;
use app::paths;
use axum::extract;
use axum::response::Response;
use domain::access::{Action, act};
use domain::ids::FactorResetId;
use domain::people::FactorResetForm;

pub(super) fn routes() -> Vec<Route> {
    const MANAGE: Access = Access::Needs(Action::ManageFactors);
    vec![
        post("/second-factors/resets", MANAGE, ask),
        post("/second-factors/resets/{reset}/confirm", Access::Needs(Action::ConfirmFactorReset), confirm),
        post("/second-factors/resets/{reset}/withdraw", MANAGE, withdraw),
    ]
}

/// The page again, with why nothing was saved.
async fn again(
    (state, signed): (&State, &SignedIn),
    (submission, saved): (&Submission, Result<(), Unsaved>),
    typed: FactorResetForm,
) -> Result<Response, AppError> {
    answer(submission, saved, async |why| {
        let (asked_problems, notice) = match why {
            Why::Problems(problems) => (problems, None),
            Why::Lost => (Vec::new(), Some(meanwhile(signed))),
        };
        show(state, signed, FactorsView { asked: typed, asked_problems, notice, ..FactorsView::default() }).await
    })
    .await
}

async fn ask(extract::State(state): extract::State<State>, signed: SignedIn, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManageFactors)?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::factors(), "factor-reset-asked").await?;
    let typed: FactorResetForm = pairs.read()?;
    signed.recently_confirmed(&state, Some(&pairs)).await?;
    let everybody = rule::everybody(&state.database.read, state.clock.today()).await?;
    let offered: Vec<_> = everybody.iter().filter(|one| one.app || one.passkeys > 0).map(|one| one.id).collect();
    let saved = async { resets::ask(&state, (&permit, &submission), typed.check(&offered, signed.visit.language)?).await };
    let saved = saved.await;
    again((&state, &signed), (&submission, saved), typed).await
}

async fn confirm(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<FactorResetId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let permit = signed.permit(act::ConfirmFactorReset)?;
    resets::find(&state.database.read, id).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::factors(), "factor-reset").await?;
    pairs.nothing_else()?;
    signed.recently_confirmed(&state, Some(&pairs)).await?;
    let saved = resets::confirm(&state, (&permit, &submission), id).await;
    again((&state, &signed), (&submission, saved), FactorResetForm::default()).await
}

async fn withdraw(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<FactorResetId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManageFactors)?;
    resets::find(&state.database.read, id).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::factors(), "factor-reset-withdrawn").await?;
    pairs.nothing_else()?;
    let saved = resets::withdraw(&state, (&permit, &submission), id).await;
    again((&state, &signed), (&submission, saved), FactorResetForm::default()).await
}
