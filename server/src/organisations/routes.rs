//! The list of organisations, one organisation, and its form.

use super::merge_routes::{self, card};
use super::{alike, merge, store};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::basis::{Basis, key_again, merge};
use crate::frame::differing::fields;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::listing::{address, page_links};
use crate::frame::meanwhile::first;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::state::{State, new_id};
use ::entity::organisation;
use app::organisations::{
    AlikeOrganisation, OrganisationCard, OrganisationFormPage, OrganisationFormView, OrganisationPage, OrganisationProject, OrganisationRow,
    OrganisationView, OrganisationsPage, OrganisationsView,
};
use axum::extract::{self, Query};
use axum::response::Response;
use domain::access::{Action, Global, OrganisationStanding, act};
use domain::ids::OrganisationId;
use domain::partners::OrganisationForm;
use domain::problem::Problem;
use domain::reviews::domain_of;
use leptos::prelude::*;
use serde::Deserialize;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    const READERS: Access = Access::Needs(Action::ReadOrganisations);
    const EDITORS: Access = Access::Needs(Action::EditOrganisations);
    vec![
        get("/organisations", READERS, list),
        get("/organisations/new", EDITORS, new_form),
        post("/organisations/new", EDITORS, add),
        get("/organisations/{organisation}", READERS, show),
        get("/organisations/{organisation}/edit", EDITORS, edit_form),
        post("/organisations/{organisation}/edit", EDITORS, change),
    ]
    .into_iter()
    .chain(merge_routes::routes())
    .collect()
}

/// What the address of a list asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    q: String,
    #[serde(rename = "type")]
    kind: String,
    page: Option<String>,
}

async fn list(extract::State(state): extract::State<State>, signed: SignedIn, Query(asked): Query<Asked>) -> Result<Response, AppError> {
    signed.permit(act::ReadOrganisations)?;
    let words = signed.visit.words();
    let (q, kind) = (asked.q.trim().to_owned(), asked.kind.parse().ok());
    let store::Listed { rows, page: number, total } = store::list(&state.database.read, store::matching(&q, kind), asked.page.as_deref()).await?;
    let code = kind.map(domain::partners::OrganisationType::code).unwrap_or_default();
    let path = app::paths::organisations();
    let view = OrganisationsView {
        without_q: address(&path, &[("type", code)]),
        without_type: address(&path, &[("q", &q)]),
        page: page_links(&path, &[("q", &q), ("type", code)], number, total),
        add: new_address(&signed, &q),
        q,
        organisation_type: kind,
        rows: rows.into_iter().map(row).collect(),
    };
    Ok(page(&state, &signed.visit, words.t("organisations-title"), move || view! { <OrganisationsPage words view /> }.into_any()))
}

/// Where somebody who may adds the organisation that was looked for in vain.
pub fn new_address(signed: &SignedIn, name: &str) -> Option<String> {
    let path = app::paths::organisation_new();
    signed.actor.may(act::EditOrganisations, Global).then(|| address(&path, &[("name", name)]))
}

fn row(row: organisation::Model) -> OrganisationRow {
    OrganisationRow {
        id: row.id,
        name: row.name,
        organisation_type: row.organisation_type,
        size: row.size_class,
        number: row.kvk_number.or(row.foreign_register_id),
        region: row.region,
        sector: row.sector,
        needs_check: row.needs_check,
    }
}

async fn found(state: &State, id: OrganisationId) -> Result<organisation::Model, AppError> {
    store::one(&state.database.read, id).await?.ok_or(AppError::NotFound)
}

async fn show(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<OrganisationId>,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    signed.permit(act::ReadOrganisations)?;
    let words = signed.visit.words();
    let organisation = found(&state, id).await?;
    let listed = store::projects(&state.database.read, &signed.actor, id, asked.page.as_deref()).await?;
    let store::Listed { rows: projects, page: number, total } = listed;
    let title = organisation.name.clone();
    let may_edit = signed.actor.may(act::EditOrganisations, Global);
    let read = &state.database.read;
    let merged_into = match organisation.merged_into {
        Some(other) => store::one(read, other).await?.map(|row| card(&row)),
        None => None,
    };
    let alike =
        if may_edit && merged_into.is_none() { alike::alike(read, &alike::known(read, &organisation).await?, Some(id)).await? } else { Vec::new() };
    let view = OrganisationView {
        merges: if may_edit { merges(&state, id).await? } else { Vec::new() },
        alike: alike.into_iter().map(alike_row).collect(),
        kvk_number: organisation.kvk_number.clone(),
        foreign_register_id: organisation.foreign_register_id.clone(),
        group: organisation.group_name.clone(),
        row: row(organisation),
        projects: projects
            .into_iter()
            .map(|(project, role)| OrganisationProject {
                project: project.id,
                title: project.title,
                role,
                phase: project.phase,
                status: project.status,
            })
            .collect(),
        page: page_links(&app::paths::organisation(id), &[], number, total),
        may_edit: may_edit && merged_into.is_none(),
        keeps_account: signed.actor.may(act::KeepAccount, OrganisationStanding::of(&signed.actor, Some(id))),
        merged_into,
    };
    Ok(page(&state, &signed.visit, title, move || view! { <OrganisationPage words view /> }.into_any()))
}

fn alike_row((row, likeness): store::Alike) -> AlikeOrganisation {
    AlikeOrganisation { card: card(&row), likeness }
}

/// The merges of an organisation that wait or were done: which goes, which stays, and whether it is done.
async fn merges(state: &State, id: OrganisationId) -> Result<Vec<(OrganisationCard, OrganisationCard, bool)>, AppError> {
    let mut shown = Vec::new();
    for row in merge::of(&state.database.read, id).await? {
        let (from, into) = (found(state, row.organisation_id).await?, found(state, row.into_id).await?);
        shown.push((card(&from), card(&into), row.confirmed_at.is_some()));
    }
    Ok(shown)
}

fn show_form(state: &State, signed: &SignedIn, view: OrganisationFormView) -> Response {
    let key = if view.key.is_empty() { Basis::of(&fields(&view.typed)).key(state, signed.actor.id) } else { view.key };
    let view = OrganisationFormView { key, ..view };
    let words = signed.visit.words();
    let title = words.t(if view.organisation.is_none() { "organisation-new" } else { "organisation-edit" });
    page(state, &signed.visit, title, move || view! { <OrganisationFormPage words view /> }.into_any())
}

fn form_view(organisation: Option<&organisation::Model>, typed: OrganisationForm, problems: Vec<Problem>) -> OrganisationFormView {
    OrganisationFormView {
        organisation: organisation.map(|row| (row.id, row.name.clone())),
        typed,
        problems,
        alike: Vec::new(),
        mail_domain: String::new(),
        stored: Vec::new(),
        notice: None,
        key: String::new(),
        version: organisation.map_or(0, |row| row.version),
    }
}

/// What the address of an empty form brings along.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Brought {
    name: String,
}

async fn new_form(extract::State(state): extract::State<State>, signed: SignedIn, Query(brought): Query<Brought>) -> Result<Response, AppError> {
    signed.permit(act::EditOrganisations)?;
    let typed = OrganisationForm { name: brought.name, ..OrganisationForm::default() };
    Ok(show_form(&state, &signed, form_view(None, typed, Vec::new())))
}

async fn add(extract::State(state): extract::State<State>, signed: SignedIn, form: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::EditOrganisations)?;
    let id = OrganisationId(new_id());
    let submission = Submission::read(&state, &signed, &form, &app::paths::organisation(id), "organisation-saved").await?;
    let typed: OrganisationForm = form.read()?;
    let mail_domain = form.get("mail_domain").unwrap_or_default().trim().to_owned();
    // An address says its domain as well.
    let domain = domain_of(&format!("@{}", mail_domain.rsplit('@').next().unwrap_or_default()));
    let is_other = form.get("is_other") == Some("yes");
    let saved = async { store::add(&state, &permit, &submission, (id, typed.check()?), (domain, is_other)).await };
    answer(&submission, saved.await, async |why| match why {
        Why::Problems(problems) => Ok(show_form(&state, &signed, OrganisationFormView { mail_domain, ..form_view(None, typed.clone(), problems) })),
        Why::Refused(alike) => {
            let alike = alike.into_iter().map(alike_row).collect();
            Ok(show_form(&state, &signed, OrganisationFormView { alike, mail_domain, ..form_view(None, typed.clone(), Vec::new()) }))
        }
        Why::Lost => Err(AppError::Conflict),
    })
    .await
}

async fn edit_form(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<OrganisationId>) -> Result<Response, AppError> {
    signed.permit(act::EditOrganisations)?;
    let organisation = found(&state, id).await?;
    let typed = written(&organisation);
    Ok(show_form(&state, &signed, form_view(Some(&organisation), typed, Vec::new())))
}

/// A stored organisation as it stands in its form.
fn written(row: &organisation::Model) -> OrganisationForm {
    OrganisationForm {
        name: row.name.clone(),
        organisation_type: row.organisation_type.to_string(),
        size: row.size_class.map(|size| size.to_string()).unwrap_or_default(),
        region: row.region.to_string(),
        sector: row.sector.to_string(),
        kvk_number: row.kvk_number.clone().unwrap_or_default(),
        foreign_register_id: row.foreign_register_id.clone().unwrap_or_default(),
        group: row.group_name.clone().unwrap_or_default(),
    }
}

async fn change(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<OrganisationId>,
    form: Pairs,
) -> Result<Response, AppError> {
    let permit = signed.permit(act::EditOrganisations)?;
    let before = found(&state, id).await?;
    let submission = Submission::read(&state, &signed, &form, &app::paths::organisation(id), "organisation-saved").await?;
    let typed: OrganisationForm = form.read()?;
    let saved = async { store::change(&state, &permit, &submission, (id, typed.check_beside(Some(&written(&before)))?)).await };
    answer(&submission, saved.await, async |why| match why {
        Why::Problems(problems) => {
            let (version, key) = (submission.version, key_again(&state, signed.actor.id, &form));
            Ok(show_form(&state, &signed, OrganisationFormView { version, key, ..form_view(Some(&before), typed.clone(), problems) }))
        }
        Why::Lost => lost(&state, &signed, id, &form).await,
    })
    .await
}

/// Somebody was first: the page comes back with what was typed, and beside it what is stored by now. Saving again works.
async fn lost(state: &State, signed: &SignedIn, id: OrganisationId, form: &Pairs) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let now = found(state, id).await?;
    let notice = first(words, store::last_change(&state.database.read, id).await?.as_ref());
    let stored = fields(&written(&now));
    let merged = merge(words.language(), form, &fields(&form.read::<OrganisationForm>()?), &stored);
    let key = Basis::of(&stored).key(state, signed.actor.id);
    let notice = Some(merged.tell(words, notice));
    let view = OrganisationFormView { notice, stored: merged.clashes, key, ..form_view(Some(&now), merged.form.read()?, Vec::new()) };
    Ok(show_form(state, signed, view))
}
