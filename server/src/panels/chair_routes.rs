//! What the chair decides about one review, each on a page of its own: an interest, and giving a review back.

use super::routes::{errors, meanwhile};
use super::{pages, store};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::reviews::access::{self, Found};
use crate::state::State;
use ::entity::review_round;
use app::panels::{InterestPage, ReopenPage};
use app::paths;
use app::ui::{FormErrors, NoticeView};
use axum::extract;
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
    let view = pages::chair(state, (round, &found), typed, state.form_key(signed.actor.id)).await?;
    Ok(page(state, &signed.visit, words.t("panel-interests"), move || view! { <InterestPage words view /> }.into_any()))
}

async fn measure(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((round, review)): Of,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (round, permit) = access::round(&state, &signed, act::ChairPanel, round).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::panel(round.id), "interest-decided").await?;
    let typed = (pairs.get("measure").unwrap_or_default().to_owned(), pairs.get("reason").unwrap_or_default().to_owned());
    let saved = async {
        let mut reader = FormReader::new(signed.visit.language);
        let measure: Option<Measure> = reader.required("measure", &typed.0);
        let reason = reader.line("reason", &typed.1, REASON_AT_LEAST..=REASON_AT_MOST);
        store::decide(&state, &permit, &submission, review, (reader.finish(measure)?, &reason)).await
    }
    .await;
    answer(&submission, saved, async |why| show_interest(&state, &signed, (&round, review), typed_again(&signed, typed, why)).await).await
}

/// What was typed, and why it was not saved.
fn typed_again(signed: &SignedIn, typed: (String, String), why: Why) -> Typed {
    let words = signed.visit.words();
    match why {
        Why::Problems(problems) => (typed, errors(words, &problems), None),
        Why::Lost => (typed, FormErrors::default(), Some(meanwhile(words))),
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
    let view = pages::chair(state, (round, &found), typed, state.form_key(signed.actor.id)).await?;
    Ok(page(state, &signed.visit, words.t("panel-give-back"), move || view! { <ReopenPage words view /> }.into_any()))
}

async fn reopen(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((round, review)): Of,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (round, permit) = access::round(&state, &signed, act::ChairPanel, round).await?;
    let told = if of_round(&state, round.id, review).await?.state().read_others { "note-asked" } else { "review-reopened" };
    let submission = Submission::read(&state, &signed, &pairs, &paths::panel(round.id), told).await?;
    let typed = pairs.get("reason").unwrap_or_default().to_owned();
    let saved = async {
        let mut reader = FormReader::new(signed.visit.language);
        let reason = reader.line("reason", &typed, REASON_AT_LEAST..=REASON_AT_MOST);
        store::reopen(&state, &permit, &submission, review, &reader.finish(Some(reason))?).await
    }
    .await;
    answer(&submission, saved, async |why| show_reopen(&state, &signed, (&round, review), typed_again(&signed, (String::new(), typed), why)).await)
        .await
}
