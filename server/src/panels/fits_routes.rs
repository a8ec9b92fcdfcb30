//! What fits of the requests of a round, and scenarios of it: for programme managers and the steering group.

use super::fits_page::fits;
use super::scenarios;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::reviews::access;
use crate::state::State;
use ::entity::review_round;
use app::panels::{FitsPage, scenario_field};
use app::paths;
use app::ui::FormErrors;
use axum::extract;
use axum::response::Response;
use domain::Eur;
use domain::access::{Action, act};
use domain::ids::{ProposalId, RoundId};
use domain::problem::Problem;
use domain::programme::ScenarioForm;
use leptos::prelude::*;

/// The routes of this file.
pub(super) fn routes() -> Vec<Route> {
    const WEIGH: Access = Access::Needs(Action::WeighRequests);
    vec![get("/rounds/{round}/fits", WEIGH, show), post("/rounds/{round}/fits", WEIGH, save)]
}

async fn show(extract::State(state): extract::State<State>, signed: SignedIn, Ids(round): Ids<RoundId>) -> Result<Response, AppError> {
    signed.permit(act::WeighRequests)?;
    let (round, _) = access::round(&state, &signed, act::ReadRound, round).await?;
    fits_page(&state, &signed, round, (None, Vec::new())).await
}

async fn fits_page(
    state: &State,
    signed: &SignedIn,
    round: review_round::Model,
    (form, problems): (Option<ScenarioForm>, Vec<Problem>),
) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let errors = FormErrors::read(words, &problems, |field| scenario_field(words, field));
    let view = fits(state, round, (form, errors), state.form_key(signed.actor.id)).await?;
    Ok(page(state, &signed.visit, words.t("fits-title"), move || view! { <FitsPage words view /> }.into_any()))
}

async fn save(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<RoundId>, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::WeighRequests)?;
    let (round, _) = access::round(&state, &signed, act::ReadRound, id).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::round_fits(id), "scenario-saved").await?;
    let form = pairs.read::<ScenarioForm>()?;
    let saved = async {
        let view = fits(&state, round.clone(), (None, FormErrors::default()), String::new()).await?;
        let offered: Vec<ProposalId> = view.lines.iter().map(|line| line.proposal).collect();
        let new = form.check(&offered)?;
        let amount: Eur = view.lines.iter().filter(|line| new.chosen.contains(&line.proposal)).map(|line| line.amount).sum();
        scenarios::save(&state, &permit, &submission, (&round, amount), new).await
    }
    .await;
    answer(&submission, saved, async |why| match why {
        Why::Problems(problems) => fits_page(&state, &signed, round, (Some(form), problems)).await,
        Why::Lost => Err(AppError::Conflict),
    })
    .await
}
