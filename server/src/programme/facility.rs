//! What is known of a facility: the administrator's form, and its row.

use crate::frame::actor::SignedIn;
use crate::frame::basis::{Basis, key_again, merge};
use crate::frame::differing::fields;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::{first, last_about, version_of};
use crate::frame::respond::{AppError, done, page, with_status};
use crate::reference::Named;
use crate::state::State;
use crate::store::events::{Event, record};
use crate::store::form_key::FormKey;
use ::entity::{facility, history};
use app::programme::{FacilityFormPage, FacilityFormView};
use axum::extract;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::{Permit, act};
use domain::problem::Problem;
use domain::programme::{FacilityForm, NewFacilityStatus};
use leptos::prelude::*;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait};
use serde_json::json;

/// The last event about the facility; its number is the version of the row.
async fn last_event(connection: &impl ConnectionTrait, code: &str) -> Result<Option<history::Model>, DbErr> {
    last_about(connection, &format!("facility {code}"), "facility_changed").await
}

async fn found(connection: &impl ConnectionTrait, code: &str) -> Result<facility::Model, AppError> {
    facility::Entity::find_by_id(code).one(connection).await?.ok_or(AppError::NotFound)
}

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
    let row = found(&state.database.read, &code).await?;
    let version = version_of(last_event(&state.database.read, &code).await?.as_ref());
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
    let row = found(&state.database.read, &code).await?;
    let (typed, read_at, key) = (pairs.read::<FacilityForm>()?, pairs.version()?, pairs.key()?);
    let again = key_again(&state, signed.actor.id, &pairs);
    let refused = |problems: Vec<Problem>| FacilityFormView { problems, key: again, ..view(&signed, &row, read_at, typed.clone()) };
    let new = match typed.check() {
        Ok(new) => new,
        Err(problems) => return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, show(&state, &signed, refused(problems)))),
    };
    match save(&state, &permit, &row, read_at, key, &new).await {
        Ok(()) => Ok(done(&app::paths::programme(), "facility-saved")),
        Err(AppError::Conflict) => {
            let words = signed.visit.words();
            let (row, last) = (found(&state.database.read, &code).await?, last_event(&state.database.read, &code).await?);
            let notice = first(words, last.as_ref());
            let stored = fields(&written(&row));
            let merged = merge(words.language(), &pairs, &fields(&typed), &stored);
            let key = Basis::of(&stored).key(&state, signed.actor.id);
            let view = FacilityFormView {
                notice: Some(merged.tell(words, notice)),
                stored: merged.clashes,
                key,
                ..view(&signed, &row, version_of(last.as_ref()), merged.form.read()?)
            };
            Ok(with_status(StatusCode::CONFLICT, show(&state, &signed, view)))
        }
        Err(error) => Err(error),
    }
}

async fn save(
    state: &State,
    permit: &Permit<act::ManageReference>,
    before: &facility::Model,
    read_at: i64,
    key: FormKey,
    new: &NewFacilityStatus,
) -> Result<(), AppError> {
    let now = state.clock.now();
    let transaction = state.database.write_tx().await?;
    if key.already_handled(&transaction, permit.person()).await?.is_some() {
        return Ok(());
    }
    if version_of(last_event(&transaction, &before.code).await?.as_ref()) != read_at {
        return Err(AppError::Conflict);
    }
    let row = facility::ActiveModel {
        code: sea_orm::ActiveValue::Unchanged(before.code.clone()),
        status: Set(new.status),
        status_source: Set(new.source.clone()),
        ..Default::default()
    };
    row.update(&transaction).await?;
    key.remember(&transaction, permit.person(), &app::paths::programme(), now).await?;
    let event = Event::by(permit.person(), permit.person_name(), "facility_changed").about("facility", &before.code);
    let facts = json!({ "name": before.name_nl, "status": new.status, "source": new.source });
    record(&transaction, event.with(facts), now).await?;
    transaction.commit().await?;
    Ok(state.refresh_reference().await?)
}
