//! The administrator's form for what is known of a facility.

use super::store;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::basis::{Basis, key_again, merge};
use crate::frame::differing::fields;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::{first, version_of};
use crate::frame::respond::{AppError, page};
use crate::frame::submission::Submission;
use crate::reference::Named;
use crate::state::State;
use ::entity::facility;
use app::programme::{FacilityFormPage, FacilityFormView};
use axum::extract;
use axum::response::Response;
use domain::access::act;
use domain::programme::FacilityForm;
use leptos::prelude::*;

fn view(signed: &SignedIn, row: &facility::Model, version: i64, typed: FacilityForm) -> FacilityFormView {
    FacilityFormView {
        code: row.code.clone(),
        name: row.name(signed.visit.language).to_owned(),
        typed,
        problems: Vec::new(),
        stored: Vec::new(),
        notice: None,
        key: String::new(),
        version,
    }
}

fn show(state: &State, signed: &SignedIn, view: FacilityFormView) -> Response {
    let key = if view.key.is_empty() { Basis::of(&fields(&view.typed)).key(state, signed.actor.id) } else { view.key };
    let view = FacilityFormView { key, ..view };
    let words = signed.visit.words();
    page(state, &signed.visit, view.name.clone(), move || view! { <FacilityFormPage words view /> }.into_any())
}

pub(super) async fn form(extract::State(state): extract::State<State>, signed: SignedIn, Ids(code): Ids<String>) -> Result<Response, AppError> {
    signed.permit(act::ManageReference)?;
    let row = store::find(&state.database.read, &code).await?;
    let version = version_of(store::last_event(&state.database.read, &code).await?.as_ref());
    let typed = written(&row);
    Ok(show(&state, &signed, view(&signed, &row, version, typed)))
}

/// A facility as it stands in its form.
fn written(row: &facility::Model) -> FacilityForm {
    FacilityForm { status: row.status.to_string(), source: row.status_source.clone() }
}

pub(super) async fn change(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(code): Ids<String>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManageReference)?;
    let row = store::find(&state.database.read, &code).await?;
    let submission = Submission::read(&state, &signed, &pairs, &app::paths::programme(), "facility-saved").await?;
    let typed: FacilityForm = pairs.read()?;
    let saved = async { store::save(&state, &permit, &submission, &code, &typed.check()?).await };
    answer(&submission, saved.await, async |why| match why {
        Why::Problems(problems) => {
            let key = key_again(&state, signed.actor.id, &pairs);
            Ok(show(&state, &signed, FacilityFormView { problems, key, ..view(&signed, &row, submission.version, typed.clone()) }))
        }
        Why::Lost => lost(&state, &signed, (&code, &typed), &pairs).await,
    })
    .await
}

/// Somebody was first: the page comes back with what was typed, and beside it what is stored by now.
async fn lost(state: &State, signed: &SignedIn, (code, typed): (&str, &FacilityForm), pairs: &Pairs) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let (row, last) = (store::find(&state.database.read, code).await?, store::last_event(&state.database.read, code).await?);
    let stored = fields(&written(&row));
    let merged = merge(words.language(), pairs, &fields(typed), &stored);
    let view = FacilityFormView {
        notice: Some(merged.tell(words, first(words, last.as_ref()))),
        stored: merged.clashes,
        key: Basis::of(&stored).key(state, signed.actor.id),
        ..view(signed, &row, version_of(last.as_ref()), merged.form.read()?)
    };
    Ok(show(state, signed, view))
}
