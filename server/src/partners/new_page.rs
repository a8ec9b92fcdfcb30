//! The form for a new partner: finding the organisation is a search in the page's address.

use super::change::{self, Leading, SaveError};
use super::store;
use crate::actor::SignedIn;
use crate::form::Pairs;
use crate::ids::Ids;
use crate::organisations;
use crate::projects::access::{self, Found};
use crate::projects::second;
use crate::respond::{AppError, page, with_status};
use crate::state::State;
use ::entity::organisation;
use app::partners::{Match, NewPartnerPage, NewPartnerView};
use axum::extract::{self, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::{Nowhere, act};
use domain::ids::{OrganisationId, ProjectId};
use domain::partners::{PartnerFacts, PartnerForm};
use leptos::prelude::*;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;

/// How many organisations a search shows.
const SHOWN: usize = 20;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
}

pub(super) async fn look(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<ProjectId>,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::EditDossier, id).await?;
    if let Some(locked) = second::locked(&state, &signed, &found.project) {
        return Ok(locked);
    }
    let view = view(&state, &signed, &found, asked.q, PartnerForm { core_business: "unknown".to_owned(), ..PartnerForm::default() }).await?;
    Ok(show(&state, &signed, view))
}

fn show(state: &State, signed: &SignedIn, view: NewPartnerView) -> Response {
    let words = signed.visit.words();
    page(state, &signed.visit, words.t("partner-new"), move || view! { <NewPartnerPage words view /> }.into_any())
}

async fn view(state: &State, signed: &SignedIn, found: &Found, q: String, typed: PartnerForm) -> Result<NewPartnerView, AppError> {
    let q = q.trim().to_owned();
    let partners = store::of_project(&state.database.read, found.project.id).await?;
    let mut rows = sought(state, &q, typed.organisation.parse().ok()).await?;
    let has_more = rows.len() > SHOWN;
    rows.truncate(SHOWN);
    Ok(NewPartnerView {
        project: second::head(&found.project),
        q,
        matches: rows.into_iter().map(|row| shown(row, &partners)).collect(),
        roles: change::roles(&partners, None, Leading::of(&signed.actor)),
        has_more,
        typed,
        problems: Vec::new(),
        notice: None,
        key: state.form_key(signed.actor.id),
        version: found.project.version,
        may_add_organisation: signed.actor.may(act::EditOrganisations, Nowhere),
    })
}

/// The organisations that match, and the one that was chosen before; none while nobody looks for anything.
async fn sought(state: &State, q: &str, chosen: Option<OrganisationId>) -> Result<Vec<organisation::Model>, AppError> {
    if q.is_empty() && chosen.is_none() {
        return Ok(Vec::new());
    }
    let chosen = chosen.map(|id| organisation::Column::Id.eq(id));
    let by_name = (!q.is_empty()).then(|| organisations::store::matching(q, None));
    let condition = Condition::any().add_option(chosen).add_option(by_name);
    let rows = organisation::Entity::find().filter(condition).order_by_asc(organisation::Column::SearchName).order_by_asc(organisation::Column::Id);
    Ok(rows.limit(SHOWN as u64 + 1).all(&state.database.read).await?)
}

fn shown(row: organisation::Model, partners: &[PartnerFacts]) -> Match {
    Match {
        organisation: row.id,
        name: row.name,
        organisation_type: row.organisation_type,
        region: row.region,
        is_partner: partners.iter().any(|partner| partner.organisation == row.id),
    }
}

pub(super) async fn add(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<ProjectId>,
    form: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::EditDossier, id).await?;
    if let Some(onward) = second::sent_before(&state, &signed, &form).await? {
        return Ok(onward);
    }
    let (typed, version) = (form.read::<PartnerForm>()?, form.version()?);
    let q = form.get("q").unwrap_or_default().to_owned();
    match change::add(&state, &permit, version, form.key()?, &typed, Leading::of(&signed.actor)).await {
        Ok(location) => Ok(Redirect::to(&location).into_response()),
        Err(SaveError::Problems(problems)) => {
            let view = NewPartnerView { problems, version, ..view(&state, &signed, &found, q, typed).await? };
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, show(&state, &signed, view)))
        }
        Err(SaveError::Other(AppError::Conflict)) => {
            if let Some(onward) = second::sent_before(&state, &signed, &form).await? {
                return Ok(onward);
            }
            let (notice, version) = second::meanwhile(&state, signed.visit.words(), id).await?;
            let view = NewPartnerView { notice: Some(notice), version, ..view(&state, &signed, &found, q, typed).await? };
            Ok(with_status(StatusCode::CONFLICT, show(&state, &signed, view)))
        }
        Err(SaveError::Other(error)) => Err(error),
    }
}
