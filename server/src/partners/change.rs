//! Adding, changing and removing partners.

use super::store;
use crate::audit::Event;
use crate::form_key::FormKey;
use crate::projects::change::{self, Change};
use crate::respond::AppError;
use crate::state::{State, new_id};
use ::entity::{earlier_partner, financing_row, partner, project};
use domain::access::{Actor, Permit, act};
use domain::ids::{OrganisationId, PartnerId};
use domain::partners::{NewPartner, PartnerFacts, PartnerForm, PartnerRole};
use domain::people::Role;
use domain::problem::{Problem, ProblemKind};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;

/// Why a partner was not saved.
pub enum SaveError {
    /// The form does not fit the partners that are there.
    Problems(Vec<Problem>),
    /// Anything else.
    Other(AppError),
}

impl<E: Into<AppError>> From<E> for SaveError {
    fn from(error: E) -> Self {
        Self::Other(error.into())
    }
}

/// Who may let another organisation lead: a lead partner writes the dossier, but does not hand it over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leading {
    /// The person may choose who leads.
    MayChange,
    /// Who leads stays as it is.
    Stays,
}

impl Leading {
    /// A programme manager chooses who leads.
    pub fn of(actor: &Actor) -> Self {
        if actor.is(Role::ProgrammeManager) { Self::MayChange } else { Self::Stays }
    }
}

/// The roles that can be chosen for a new or changed place: one partner leads, and who does not choose the lead leaves it as it is.
pub fn roles(partners: &[PartnerFacts], changed: Option<PartnerId>, leading: Leading) -> Vec<PartnerRole> {
    let lead = partners.iter().find(|partner| partner.role == PartnerRole::Lead);
    let is_own = lead.is_some() && lead.map(|partner| partner.id) == changed;
    let may_lead = is_own || lead.is_none() && leading == Leading::MayChange;
    let must_lead = is_own && leading == Leading::Stays;
    let fits = |role: &PartnerRole| if *role == PartnerRole::Lead { may_lead } else { !must_lead };
    PartnerRole::ALL.iter().copied().filter(fits).collect()
}

/// Checks a new or changed place beside the other partners.
///
/// # Errors
/// Every problem in the form.
pub fn check(typed: &PartnerForm, partners: &[PartnerFacts], changed: Option<PartnerId>, leading: Leading) -> Result<NewPartner, Vec<Problem>> {
    let (own, others): (Vec<_>, Vec<_>) = partners.iter().cloned().partition(|partner| Some(partner.id) == changed);
    let new = typed.check(&others)?;
    let led = own.first().is_some_and(|partner| partner.role == PartnerRole::Lead);
    let leads = new.role == PartnerRole::Lead;
    match leading {
        Leading::Stays if led != leads => Err(vec![Problem::new("role", ProblemKind::NotOnTheList)]),
        Leading::Stays | Leading::MayChange => Ok(new),
    }
}

/// Adds a partner and tells where the form leads.
///
/// # Errors
/// The form does not fit, 409 when somebody was first or the dossier cannot be changed now, or whatever the database says.
pub async fn add(
    state: &State,
    permit: &Permit<act::EditDossier>,
    version: i64,
    key: FormKey,
    typed: &PartnerForm,
    leading: Leading,
) -> Result<String, SaveError> {
    let change = change::begin(state, permit, version).await?;
    let partners = store::of_project(&change.transaction, permit.project()).await?;
    let new = check(typed, &partners, None, leading).map_err(SaveError::Problems)?;
    let Some(organisation) = ::entity::organisation::Entity::find_by_id(new.organisation).one(&change.transaction).await? else {
        return Err(SaveError::Problems(vec![Problem::new("organisation", ProblemKind::NotOnTheList)]));
    };
    let id = PartnerId(new_id());
    let row = partner::ActiveModel {
        id: Set(id),
        project_id: Set(permit.project()),
        organisation_id: Set(new.organisation),
        role: Set(new.role),
        core_business: Set(new.is_core_business),
        position: Set(next_position(&change).await?),
    };
    row.insert(&change.transaction).await?;
    let event = Event::by(permit.person(), permit.person_name(), "partner_added").about("partner", id);
    let event = event.with(json!({ "organisation": organisation.name, "role": new.role }));
    Ok(finish(change, permit, key, "partner-added", project::ActiveModel { ..Default::default() }, event).await?)
}

async fn next_position(change: &Change) -> Result<i32, AppError> {
    let places = partner::Entity::find().filter(partner::Column::ProjectId.eq(change.project.id)).all(&change.transaction).await?;
    Ok(places.iter().map(|place| place.position).max().unwrap_or(0) + 1)
}

/// Changes what a partner does and tells where the form leads.
///
/// # Errors
/// The form does not fit, 409 when somebody was first or the dossier cannot be changed now, 404 when it left, or whatever the database says.
pub async fn change(
    state: &State,
    permit: &Permit<act::EditDossier>,
    id: PartnerId,
    version: i64,
    key: FormKey,
    typed: &PartnerForm,
    leading: Leading,
) -> Result<String, SaveError> {
    let change = change::begin(state, permit, version).await?;
    let partners = store::of_project(&change.transaction, permit.project()).await?;
    let before = partners.iter().find(|partner| partner.id == id).ok_or(AppError::NotFound)?;
    let typed = PartnerForm { organisation: before.organisation.to_string(), ..typed.clone() };
    let new = check(&typed, &partners, Some(id), leading).map_err(SaveError::Problems)?;
    let row = partner::ActiveModel { id: Unchanged(id), role: Set(new.role), core_business: Set(new.is_core_business), ..Default::default() };
    row.update(&change.transaction).await?;
    let led_before = before.role == PartnerRole::Lead;
    let contact = if led_before == (new.role == PartnerRole::Lead) { change.project.contact_id } else { None };
    let event = Event::by(permit.person(), permit.person_name(), "partner_changed").about("partner", id);
    let event = event.with(json!({ "organisation": before.name, "role": new.role, "role_before": before.role }));
    Ok(finish(change, permit, key, "saved", project::ActiveModel { contact_id: Set(contact), ..Default::default() }, event).await?)
}

/// Removes a partner with its lines in the financing table, and tells where the form leads. Who leads stays.
///
/// # Errors
/// The partner leads, 409 when somebody was first or the dossier cannot be changed now, 404 when it left, or whatever the database says.
pub async fn remove(state: &State, permit: &Permit<act::EditDossier>, id: PartnerId, version: i64, key: FormKey) -> Result<String, SaveError> {
    let change = change::begin(state, permit, version).await?;
    let partners = store::of_project(&change.transaction, permit.project()).await?;
    let before = partners.iter().find(|partner| partner.id == id).ok_or(AppError::NotFound)?;
    if before.role == PartnerRole::Lead {
        return Err(SaveError::Problems(vec![Problem::new("role", ProblemKind::NotOnTheList)]));
    }
    financing_row::Entity::delete_many().filter(financing_row::Column::PartnerId.eq(id)).exec(&change.transaction).await?;
    partner::Entity::delete_by_id(id).exec(&change.transaction).await?;
    keep(&change, before.organisation).await?;
    let event = Event::by(permit.person(), permit.person_name(), "partner_removed").about("partner", id);
    let event = event.with(json!({ "organisation": before.name, "role": before.role }));
    Ok(finish(change, permit, key, "partner-removed", project::ActiveModel { ..Default::default() }, event).await?)
}

/// Keeps that the organisation took part: it may leave more than once.
async fn keep(change: &Change, organisation: OrganisationId) -> Result<(), AppError> {
    let project = change.project.id;
    if earlier_partner::Entity::find_by_id((project, organisation)).one(&change.transaction).await?.is_none() {
        let row = earlier_partner::Model { project_id: project, organisation_id: organisation, left_at: change.now() };
        earlier_partner::Entity::insert(row.into_active_model()).exec_without_returning(&change.transaction).await?;
    }
    Ok(())
}

async fn finish(
    change: Change,
    permit: &Permit<act::EditDossier>,
    key: FormKey,
    what: &str,
    row: project::ActiveModel,
    event: Event,
) -> Result<String, AppError> {
    let location = format!("{}?done={what}", app::paths::partners(permit.project()));
    key.remember(&change.transaction, permit.person(), &location, change.now()).await?;
    change.finish(row, event).await?;
    Ok(location)
}
