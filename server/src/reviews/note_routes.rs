//! The form with which an expert adds to a review.

use super::access::{self, Found};
use super::routes::lost;
use super::write_routes::shut;
use super::{notes, pages};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::state::State;
use app::paths;
use app::reviews::{NotePage, NoteView};
use app::ui::FormErrors;
use axum::extract;
use axum::response::Response;
use domain::access::{Action, act};
use domain::form_reader::FormReader;
use domain::ids::ReviewId;
use domain::reviews::{NOTE_LENGTH, ReviewRefusal};
use leptos::prelude::*;

pub(super) fn routes() -> Vec<Route> {
    let own = Access::Needs(Action::WriteReview);
    vec![get("/reviews/{review}/note", own, form).hidden(), post("/reviews/{review}/note", own, add).hidden()]
}

async fn form(extract::State(state): extract::State<State>, signed: SignedIn, Ids(review): Ids<ReviewId>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::WriteReview, review).await?;
    if !found.state().may_add_note() {
        return Err(AppError::NotFound);
    }
    if notes::is_over(&state.database.read, &found).await? {
        return shut(&state, &signed, &found, ReviewRefusal::Submitted).await;
    }
    show(&state, &signed, &found, (String::new(), FormErrors::default())).await
}

async fn show(state: &State, signed: &SignedIn, found: &Found, (typed, errors): (String, FormErrors)) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let head = pages::head(found, pages::frozen(state, found).await?.title());
    let asked = notes::asked(&state.database.read, found).await?;
    let view = NoteView { head, asked, typed, errors, key: state.form_key(signed.actor.id) };
    Ok(page(state, &signed.visit, words.t("note-title"), move || view! { <NotePage words view /> }.into_any()))
}

async fn add(extract::State(state): extract::State<State>, signed: SignedIn, Ids(review): Ids<ReviewId>, pairs: Pairs) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::WriteReview, review).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::review(review), "note-added").await?;
    let typed = pairs.get("note").unwrap_or_default().to_owned();
    let saved = async {
        let mut reader = FormReader::new(signed.visit.language);
        let note = reader.paragraphs("note", &typed, NOTE_LENGTH);
        notes::add(&state, &permit, &submission, reader.finish(Some(note))?).await
    }
    .await;
    let words = signed.visit.words();
    answer(&submission, saved, async |why| match why {
        Why::Problems(problems) => {
            let errors = FormErrors::read(words, &problems, |_| words.t("note-field"));
            show(&state, &signed, &found, (typed, errors)).await
        }
        Why::Lost if found.state().may_add_note() => {
            let (now, _) = access::permit(&state, &signed, act::WriteReview, review).await?;
            show(&state, &signed, &now, (typed, FormErrors::default())).await
        }
        Why::Lost => lost(&state, &signed, review, super::pages::Typed::default()).await,
    })
    .await
}
