//! The page on which everybody chooses when to get mail.

use super::choice;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::differing::{differing, fields};
use crate::frame::form::Pairs;
use crate::frame::meanwhile::{first, version_of};
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::state::State;
use app::mail::{PreferencesPage, PreferencesView};
use app::paths;
use app::ui::{NoticeView, StoredField};
use axum::extract;
use axum::response::Response;
use domain::access::{Action, act};
use domain::mail::MailChoiceForm;
use domain::problem::Problem;
use leptos::prelude::*;

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    const EVERYBODY: Access = Access::Needs(Action::ChooseMail);
    vec![get("/preferences", EVERYBODY, form), post("/preferences", EVERYBODY, choose)]
}

/// What the page says beside what is stored.
#[derive(Default)]
struct Said {
    problems: Vec<Problem>,
    stored: Vec<StoredField>,
    notice: Option<NoticeView>,
}

async fn show(state: &State, signed: &SignedIn, (typed, version): (MailChoiceForm, i64), said: Said) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let address = choice::address(&state.database.read, signed.actor.id).await?.ok_or(AppError::NotFound)?;
    let Said { problems, stored, notice } = said;
    let view = PreferencesView { address, typed, problems, stored, notice, key: state.form_key(signed.actor.id), version };
    Ok(page(state, &signed.visit, words.t("preferences-title"), move || view! { <PreferencesPage words view /> }.into_any()))
}

/// What was chosen, as it stands in the form.
async fn written(state: &State, signed: &SignedIn) -> Result<MailChoiceForm, AppError> {
    Ok(MailChoiceForm { choice: choice::of(&state.database.read, signed.actor.id).await?.to_string() })
}

async fn form(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::ChooseMail)?;
    let version = version_of(choice::last_event(&state.database.read, signed.actor.id).await?.as_ref());
    show(&state, &signed, (written(&state, &signed).await?, version), Said::default()).await
}

async fn choose(extract::State(state): extract::State<State>, signed: SignedIn, form: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::ChooseMail)?;
    let submission = Submission::read(&state, &signed, &form, &paths::preferences(), "mail-choice-saved").await?;
    let typed: MailChoiceForm = form.read()?;
    let saved = async { choice::choose(&state, &permit, &submission, typed.check()?).await };
    answer(&submission, saved.await, async |why| match why {
        Why::Problems(problems) => show(&state, &signed, (typed.clone(), submission.version), Said { problems, ..Said::default() }).await,
        Why::Lost => lost(&state, &signed, typed.clone()).await,
    })
    .await
}

/// The person chose otherwise in another window: the page comes back with both.
async fn lost(state: &State, signed: &SignedIn, typed: MailChoiceForm) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let event = choice::last_event(&state.database.read, signed.actor.id).await?;
    let stored = differing(words.language(), &fields(&typed), &fields(&written(state, signed).await?));
    let said = Said { stored, notice: Some(first(words, event.as_ref())), ..Said::default() };
    show(state, signed, (typed, version_of(event.as_ref())), said).await
}
