//! The form for a partner that is there, and the question before one leaves.

use super::change::{self, Leading, SaveError};
use super::store;
use crate::actor::SignedIn;
use crate::form::Pairs;
use crate::ids::Ids;
use crate::projects::access::{self, Found};
use crate::projects::second;
use crate::respond::{AppError, page, with_status};
use crate::state::State;
use ::entity::financing_row;
use app::partners::{PartnerPage, PartnerView, RemovePartnerPage, RemovePartnerView};
use axum::extract;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::Eur;
use domain::access::act;
use domain::ids::{PartnerId, ProjectId};
use domain::partners::{PartnerFacts, PartnerForm, PartnerRole};
use domain::projects::Phase;
use leptos::prelude::*;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// The partner, looked up through its project, and the roles that the person can give it.
async fn partner(state: &State, signed: &SignedIn, project: ProjectId, id: PartnerId) -> Result<(PartnerFacts, Vec<PartnerRole>), AppError> {
    let partners = store::of_project(&state.database.read, project).await?;
    let roles = change::roles(&partners, Some(id), Leading::of(&signed.actor));
    partners.into_iter().find(|partner| partner.id == id).map(|partner| (partner, roles)).ok_or(AppError::NotFound)
}

fn show(state: &State, signed: &SignedIn, view: PartnerView) -> Response {
    let view = PartnerView { key: state.form_key(signed.actor.id), ..view };
    let words = signed.visit.words();
    page(state, &signed.visit, view.name.clone(), move || view! { <PartnerPage words view /> }.into_any())
}

fn fresh(found: &Found, (partner, roles): (PartnerFacts, Vec<PartnerRole>), typed: PartnerForm) -> PartnerView {
    PartnerView {
        project: second::head(&found.project),
        partner: partner.id,
        leads: partner.role == PartnerRole::Lead,
        name: partner.name,
        roles,
        typed,
        problems: Vec::new(),
        notice: None,
        key: String::new(),
        version: found.project.version,
    }
}

/// A partner as it stands in its form.
fn written(partner: &PartnerFacts) -> PartnerForm {
    let core_business = match partner.is_core_business {
        Some(true) => "yes",
        Some(false) => "no",
        None => "unknown",
    };
    PartnerForm { organisation: partner.organisation.to_string(), role: partner.role.to_string(), core_business: core_business.to_owned() }
}

pub(super) async fn look(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, PartnerId)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::EditDossier, project).await?;
    let partner = partner(&state, &signed, project, id).await?;
    if let Some(locked) = second::locked(&state, &signed, &found.project) {
        return Ok(locked);
    }
    let typed = written(&partner.0);
    Ok(show(&state, &signed, fresh(&found, partner, typed)))
}

pub(super) async fn change(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, PartnerId)>,
    form: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::EditDossier, project).await?;
    if let Some(onward) = second::sent_before(&state, &signed, &form).await? {
        return Ok(onward);
    }
    let partner = partner(&state, &signed, project, id).await?;
    let (typed, version) = (form.read::<PartnerForm>()?, form.version()?);
    match change::change(&state, &permit, id, version, form.key()?, &typed, Leading::of(&signed.actor)).await {
        Ok(location) => Ok(Redirect::to(&location).into_response()),
        Err(SaveError::Problems(problems)) => {
            let view = PartnerView { problems, version, ..fresh(&found, partner, typed) };
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, show(&state, &signed, view)))
        }
        Err(SaveError::Other(AppError::Conflict)) => {
            if let Some(onward) = second::sent_before(&state, &signed, &form).await? {
                return Ok(onward);
            }
            let (notice, version) = second::meanwhile(&state, signed.visit.words(), project).await?;
            let view = PartnerView { notice: Some(notice), version, ..fresh(&found, partner, typed) };
            Ok(with_status(StatusCode::CONFLICT, show(&state, &signed, view)))
        }
        Err(SaveError::Other(error)) => Err(error),
    }
}

fn show_question(state: &State, signed: &SignedIn, view: RemovePartnerView) -> Response {
    let view = RemovePartnerView { key: state.form_key(signed.actor.id), ..view };
    let words = signed.visit.words();
    let title = words.with("partner-remove-title", &[("name", view.name.clone().into())]);
    page(state, &signed.visit, title, move || view! { <RemovePartnerPage words view /> }.into_any())
}

async fn question(state: &State, found: &Found, partner: PartnerFacts) -> Result<RemovePartnerView, AppError> {
    let rows = financing_row::Entity::find()
        .filter(financing_row::Column::ProjectId.eq(found.project.id))
        .filter(financing_row::Column::PartnerId.eq(partner.id))
        .all(&state.database.read)
        .await?;
    let cost = |phase: Phase| rows.iter().find(|row| row.phase == phase).map(|row| (phase, row.cost));
    let lines: Vec<(Phase, Eur)> = Phase::ALL.iter().copied().filter_map(cost).collect();
    Ok(RemovePartnerView {
        project: second::head(&found.project),
        partner: partner.id,
        leads: partner.role == PartnerRole::Lead,
        name: partner.name,
        lines,
        notice: None,
        key: String::new(),
        version: found.project.version,
    })
}

pub(super) async fn ask(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, PartnerId)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::EditDossier, project).await?;
    let (partner, _) = partner(&state, &signed, project, id).await?;
    if let Some(locked) = second::locked(&state, &signed, &found.project) {
        return Ok(locked);
    }
    let view = question(&state, &found, partner).await?;
    Ok(show_question(&state, &signed, view))
}

pub(super) async fn remove(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, PartnerId)>,
    form: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::EditDossier, project).await?;
    if let Some(onward) = second::sent_before(&state, &signed, &form).await? {
        return Ok(onward);
    }
    let (partner, _) = partner(&state, &signed, project, id).await?;
    match change::remove(&state, &permit, id, form.version()?, form.key()?).await {
        Ok(location) => Ok(Redirect::to(&location).into_response()),
        Err(SaveError::Problems(_)) => {
            let view = question(&state, &found, partner).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, show_question(&state, &signed, view)))
        }
        Err(SaveError::Other(AppError::Conflict)) => {
            if let Some(onward) = second::sent_before(&state, &signed, &form).await? {
                return Ok(onward);
            }
            let (notice, version) = second::meanwhile(&state, signed.visit.words(), project).await?;
            let view = RemovePartnerView { notice: Some(notice), version, ..question(&state, &found, partner).await? };
            Ok(with_status(StatusCode::CONFLICT, show_question(&state, &signed, view)))
        }
        Err(SaveError::Other(error)) => Err(error),
    }
}
