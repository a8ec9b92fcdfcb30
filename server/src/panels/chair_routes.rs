//! What the chair decides about one review, each on a page of its own: an interest, and giving a review back.

use super::routes::{errors, meanwhile};
use super::{look, store};
use crate::frame::actor::SignedIn;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page, with_status};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::reviews::access::{self, Found};
use crate::state::State;
use ::entity::review_round;
use app::panels::{InterestPage, ReopenPage};
use app::paths;
use app::ui::{FormErrors, NoticeView};
use axum::extract;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::{Action, act};
use domain::form_reader::FormReader;
use domain::ids::{ReviewId, RoundId};
use domain::reason::{REASON_AT_LEAST, REASON_AT_MOST};
use domain::reviews::Measure;
use leptos::prelude::*;

pub(super) fn routes() -> Vec<Route> {
    const CHAIR: Access = Access::Needs(Action::ChairPanel);
    vec![
        get("/rounds/{round}/reviews/{review}/measure", CHAIR, interest),
        post("/rounds/{round}/reviews/{review}/measure", CHAIR, measure),
        get("/rounds/{round}/reviews/{review}/reopen", CHAIR, given),
        post("/rounds/{round}/reviews/{review}/reopen", CHAIR, reopen),
    ]
}

type Of = Ids<(RoundId, ReviewId)>;
type Typed = ((String, String), FormErrors, Option<NoticeView>);

async fn of_round(state: &State, round: RoundId, review: ReviewId) -> Result<Found, AppError> {
    access::find(&state.database.read, review).await?.filter(|found| found.round.id == round).ok_or(AppError::NotFound)
}

async fn interest(extract::State(state): extract::State<State>, signed: SignedIn, Ids((round, review)): Of) -> Result<Response, AppError> {
    let (round, _) = access::round(&state, &signed, act::ChairPanel, round).await?;
    show_interest(&state, &signed, (&round, review), Typed::default()).await
}

async fn show_interest(
    state: &State,
    signed: &SignedIn,
    (round, review): (&review_round::Model, ReviewId),
    typed: Typed,
) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let found = of_round(state, round.id, review).await?;
    let view = look::chair(&state.database.read, (round, &found), typed, state.form_key(signed.actor.id)).await?;
    Ok(page(state, &signed.visit, words.t("panel-interests"), move || view! { <InterestPage words view /> }.into_any()))
}

async fn measure(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((round, review)): Of,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (round, permit) = access::round(&state, &signed, act::ChairPanel, round).await?;
    let submission = Submission::read(&pairs, &paths::panel(round.id), "interest-decided")?;
    if let Some(onward) = submission.already_handled(&state, permit.person()).await? {
        return Ok(onward);
    }
    let typed = (pairs.get("measure").unwrap_or_default().to_owned(), pairs.get("reason").unwrap_or_default().to_owned());
    let mut reader = FormReader::new(signed.visit.language);
    let measure: Option<Measure> = reader.required("measure", &typed.0);
    let reason = reader.line("reason", &typed.1, REASON_AT_LEAST..=REASON_AT_MOST);
    match reader.finish(measure) {
        Err(problems) => {
            let typed = (typed, errors(signed.visit.words(), &problems), None);
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, show_interest(&state, &signed, (&round, review), typed).await?))
        }
        Ok(measure) => match store::decide(&state, &permit, &submission, review, (measure, &reason)).await {
            Err(AppError::Conflict) => {
                if let Some(onward) = submission.already_handled(&state, permit.person()).await? {
                    return Ok(onward);
                }
                let typed = (typed, FormErrors::default(), Some(meanwhile(signed.visit.words())));
                Ok(with_status(StatusCode::CONFLICT, show_interest(&state, &signed, (&round, review), typed).await?))
            }
            decided => decided.map(|()| submission.onward()),
        },
    }
}

async fn given(extract::State(state): extract::State<State>, signed: SignedIn, Ids((round, review)): Of) -> Result<Response, AppError> {
    let (round, _) = access::round(&state, &signed, act::ChairPanel, round).await?;
    show_reopen(&state, &signed, (&round, review), Typed::default()).await
}

async fn show_reopen(
    state: &State,
    signed: &SignedIn,
    (round, review): (&review_round::Model, ReviewId),
    typed: Typed,
) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let found = of_round(state, round.id, review).await?;
    let view = look::chair(&state.database.read, (round, &found), typed, state.form_key(signed.actor.id)).await?;
    Ok(page(state, &signed.visit, words.t("panel-give-back"), move || view! { <ReopenPage words view /> }.into_any()))
}

async fn reopen(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((round, review)): Of,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (round, permit) = access::round(&state, &signed, act::ChairPanel, round).await?;
    let submission = Submission::read(&pairs, &paths::panel(round.id), "review-reopened")?;
    if let Some(onward) = submission.already_handled(&state, permit.person()).await? {
        return Ok(onward);
    }
    let typed = pairs.get("reason").unwrap_or_default().to_owned();
    let mut reader = FormReader::new(signed.visit.language);
    let reason = reader.line("reason", &typed, REASON_AT_LEAST..=REASON_AT_MOST);
    match reader.finish(Some(reason)) {
        Err(problems) => {
            let typed = ((String::new(), typed), errors(signed.visit.words(), &problems), None);
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, show_reopen(&state, &signed, (&round, review), typed).await?))
        }
        Ok(reason) => match store::reopen(&state, &permit, &submission, review, &reason).await {
            Err(AppError::Conflict) => {
                if let Some(onward) = submission.already_handled(&state, permit.person()).await? {
                    return Ok(onward);
                }
                let typed = ((String::new(), typed), FormErrors::default(), Some(meanwhile(signed.visit.words())));
                Ok(with_status(StatusCode::CONFLICT, show_reopen(&state, &signed, (&round, review), typed).await?))
            }
            given => given.map(|()| submission.onward()),
        },
    }
}
