//! The forecast of a project: the page, and the next version of the own organisation.

use super::pages::{self, Again};
use super::store::Submit;
use crate::dossier::access::{self, Found};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::who_was_first;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::state::State;
use app::forecasts::ForecastPage;
use axum::extract;
use axum::response::Response;
use domain::access::{Action, act};
use domain::ids::ProjectId;
use domain::ledger::{ForecastForm, HalfYear};
use leptos::prelude::*;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    vec![
        get("/projects/{project}/forecast", Access::Needs(Action::ReadProject), show),
        post("/projects/{project}/forecast", Access::Needs(Action::KeepOwnForecast), save),
    ]
}

async fn show(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<ProjectId>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, id).await?;
    show_page(&state, &signed, &found, Again::default()).await
}

async fn show_page(state: &State, signed: &SignedIn, found: &Found, again: Again) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let view = pages::view(state, signed, found, again).await?;
    Ok(page(state, &signed.visit, words.t("forecast-title"), move || view! { <ForecastPage words view /> }.into_any()))
}

/// The form as it was typed: an amount for half-years, and why; nothing else.
fn typed(pairs: &Pairs) -> Result<ForecastForm, AppError> {
    let mut form = ForecastForm::default();
    for (name, value) in pairs.0.iter().filter(|(name, _)| !matches!(name.as_str(), "key" | "version")) {
        let half = name.strip_prefix("amount.").and_then(|half| half.parse::<HalfYear>().ok());
        match (name.as_str(), half) {
            ("explanation", _) => value.clone_into(&mut form.explanation),
            (_, Some(half)) if form.amounts.len() < 40 && form.amounts.iter().all(|(one, _)| *one != half) => {
                form.amounts.push((half, value.clone()))
            }
            _ => return Err(AppError::BadForm(format!("a field {name:?} that the form does not have"))),
        }
    }
    Ok(form)
}

async fn save(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<ProjectId>, pairs: Pairs) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::KeepOwnForecast, id).await?;
    let submission = Submission::read(&state, &signed, &pairs, &app::paths::forecast(id), "forecast-saved").await?;
    let form = typed(&pairs)?;
    let now = HalfYear::of(state.clock.today());
    if form.amounts.iter().any(|(half, _)| *half < now) || form.amounts.is_empty() {
        return Err(AppError::BadForm("a forecast of what is past, or of nothing".to_owned()));
    }
    let submit = Submit { state: &state, permit: &permit, submission: &submission, organisation: signed.actor.organisation };
    answer(&submission, submit.save(&form, signed.visit.language).await, async |why| {
        let again = Again { typed: Some(form), ..Again::default() };
        match why {
            Why::Problems(problems) => show_page(&state, &signed, &found, Again { problems, ..again }).await,
            Why::Lost => {
                let notice = Some(who_was_first(&state, signed.visit.words(), id).await?);
                show_page(&state, &signed, &found, Again { notice, ..again }).await
            }
        }
    })
    .await
}
