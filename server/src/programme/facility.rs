//! What is known of a facility: the administrator's form, and its row.

use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer};
use crate::frame::basis::{Basis, key_again, merge};
use crate::frame::differing::fields;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::{first, last_about, version_of};
use crate::frame::respond::{AppError, page};
use crate::frame::submission::Submission;
use crate::reference::Named;
use crate::state::State;
use crate::store::events::Event;
use ::entity::{facility, history};
use app::programme::{FacilityFormPage, FacilityFormView};
use axum::extract;
use axum::response::Response;
use domain::access::{Permit, act};
use domain::audit::{Edited, HistoryEvent};
use domain::changed::{Value, differences};
use domain::programme::{FacilityForm, NewFacilityStatus};
use domain::projects::FacilityStatus;
use leptos::prelude::*;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait};

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
    let submission = Submission::read(&state, &signed, &pairs, &app::paths::programme(), "facility-saved").await?;
    let typed: FacilityForm = pairs.read()?;
    let saved = async { save(&state, &permit, &submission, &row, &typed.check()?).await };
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
    let (row, last) = (found(&state.database.read, code).await?, last_event(&state.database.read, code).await?);
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

async fn save(
    state: &State,
    permit: &Permit<act::ManageReference>,
    submission: &Submission,
    before: &facility::Model,
    new: &NewFacilityStatus,
) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let before = found(&write, &before.code).await?;
    if version_of(last_event(&write, &before.code).await?.as_ref()) != submission.version {
        return Err(AppError::Conflict.into());
    }
    let row = facility::ActiveModel {
        code: sea_orm::ActiveValue::Unchanged(before.code.clone()),
        status: Set(new.status),
        status_source: Set(new.source.clone()),
        ..Default::default()
    };
    facility::Entity::update(row).validate()?.exec_without_returning(&write).await?;
    let told = |status: FacilityStatus, source: &str| vec![("status", Value::code(Some(status.code()))), ("source", Value::text(source))];
    let changes = differences("facility", None, &told(before.status, &before.status_source), &told(new.status, &new.source));
    let happened = HistoryEvent::FacilityChanged { facility: before.code, name: before.name_nl, edited: Edited::without_reason(changes) };
    write.finish([Event::by(permit.person(), permit.person_name(), happened)]).await?;
    Ok(state.refresh_reference().await?)
}
