//! The form with the programme bureau.

use super::bureau;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::basis::{Basis, key_again, merge};
use crate::frame::differing::fields;
use crate::frame::form::Pairs;
use crate::frame::meanwhile::{first, version_of};
use crate::frame::respond::{AppError, page};
use crate::frame::submission::Submission;
use crate::state::State;
use app::paths;
use app::settings::{BureauPage, BureauPageView};
use axum::extract;
use axum::response::Response;
use domain::access::act;
use domain::settings::{Bureau, BureauForm};
use leptos::prelude::*;

const fn view(typed: BureauForm, version: i64) -> BureauPageView {
    BureauPageView { typed, problems: Vec::new(), stored: Vec::new(), notice: None, key: String::new(), version }
}

fn show(state: &State, signed: &SignedIn, view: BureauPageView) -> Response {
    let key = if view.key.is_empty() { Basis::of(&fields(&view.typed)).key(state, signed.actor.id) } else { view.key };
    let view = BureauPageView { key, ..view };
    let words = signed.visit.words();
    page(state, &signed.visit, words.t("bureau-title"), move || view! { <BureauPage words view /> }.into_any())
}

/// The bureau as it stands in its form.
async fn written(state: &State) -> Result<BureauForm, AppError> {
    let stored = bureau::find(&state.database.read).await?;
    Ok(stored.map(|Bureau { name, phone, email, address }| BureauForm { name, phone, email, address }).unwrap_or_default())
}

pub(super) async fn form(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::ManageSettings)?;
    let version = version_of(bureau::last_event(&state.database.read).await?.as_ref());
    let typed = written(&state).await?;
    Ok(show(&state, &signed, view(typed, version)))
}

pub(super) async fn change(extract::State(state): extract::State<State>, signed: SignedIn, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManageSettings)?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::settings_bureau(), "bureau-saved").await?;
    let typed: BureauForm = pairs.read()?;
    let saved = async { bureau::save(&state, &permit, &submission, typed.check()?).await };
    answer(&submission, saved.await, async |why| match why {
        Why::Problems(problems) => {
            let key = key_again(&state, signed.actor.id, &pairs);
            Ok(show(&state, &signed, BureauPageView { problems, key, ..view(typed.clone(), submission.version) }))
        }
        Why::Lost => lost(&state, &signed, &typed, &pairs).await,
    })
    .await
}

/// Somebody was first: the page comes back with what was typed, and beside it what is stored by now.
async fn lost(state: &State, signed: &SignedIn, typed: &BureauForm, pairs: &Pairs) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let last = bureau::last_event(&state.database.read).await?;
    let stored = fields(&written(state).await?);
    let merged = merge(words.language(), pairs, &fields(typed), &stored);
    let view = BureauPageView {
        notice: Some(merged.tell(words, first(words, last.as_ref()))),
        stored: merged.clashes,
        key: Basis::of(&stored).key(state, signed.actor.id),
        ..view(merged.form.read()?, version_of(last.as_ref()))
    };
    Ok(show(state, signed, view))
}
