//! Adding, changing and removing partners.

use crate::dossier::approved::{approved, approved_partners};
use crate::dossier::change::Change;
use crate::dossier::edit;
use crate::dossier::edit::{Edit, EditError, Editor, Edits};
use crate::dossier::{money, partners};
use crate::financing;
use crate::frame::respond::AppError;
use crate::state::{State, new_id};
use crate::store::events::Event;
use crate::store::form_key::FormKey;
use ::entity::{earlier_partner, financing_row, partner, project};
use domain::Eur;
use domain::access::{Actor, Permit, act};
use domain::changed::{Fields, Value, differences};
use domain::ids::{OrganisationId, PartnerId};
use domain::partners::{NewPartner, PartnerFacts, PartnerForm, PartnerRole};
use domain::people::Role;
use domain::problem::{Problem, ProblemKind};
use domain::projects::Part;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;

/// Why a partner was not saved.
pub enum SaveError {
    /// The form does not fit the partners that are there.
    Problems(Vec<Problem>),
    /// It was approved, and is not this person's to change.
    Approved,
    /// Anything else.
    Other(AppError),
}

impl From<AppError> for SaveError {
    fn from(error: AppError) -> Self {
        Self::Other(error)
    }
}

impl From<DbErr> for SaveError {
    fn from(error: DbErr) -> Self {
        Self::Other(error.into())
    }
}

impl From<EditError> for SaveError {
    fn from(error: EditError) -> Self {
        match error {
            EditError::Approved => Self::Approved,
            EditError::Reason(problem) => Self::Problems(vec![problem]),
            EditError::Other(error) => Self::Other(error),
        }
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

/// Whether the person may let somebody begin to take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joining {
    /// Yes, with a reason where it was approved who takes part.
    Open,
    /// No: the programme manager does so.
    Shut,
}

impl Leading {
    /// A programme manager chooses who leads.
    pub fn of(actor: &Actor) -> Self {
        if actor.is(Role::ProgrammeManager) { Self::MayChange } else { Self::Stays }
    }
}

/// The roles that can be chosen for a new or changed place: one partner leads, and who does not choose the lead leaves it as it is. `joining`
/// says whether somebody who did not take part so far may.
pub fn roles(partners: &[PartnerFacts], changed: Option<PartnerId>, leading: Leading, joining: Joining) -> Vec<PartnerRole> {
    let takes_part = partners.iter().any(|partner| Some(partner.id) == changed && partner.takes_part());
    let lead = partners.iter().find(|partner| partner.role == PartnerRole::Lead);
    let is_own = lead.is_some() && lead.map(|partner| partner.id) == changed;
    let may_lead = is_own || lead.is_none() && leading == Leading::MayChange;
    let must_lead = is_own && leading == Leading::Stays;
    let may_join = takes_part || joining == Joining::Open;
    let fits = |role: &PartnerRole| match role {
        PartnerRole::Lead => may_lead,
        PartnerRole::Participant => !must_lead && may_join,
        PartnerRole::Funder | PartnerRole::Subcontractor | PartnerRole::Buyer | PartnerRole::Interested => !must_lead,
    };
    PartnerRole::ALL.iter().copied().filter(fits).collect()
}

/// The part of the dossier that a place is, for who takes it. Whoever took part in what was approved is part of that.
pub fn part(is_approved: bool, takes_part: bool, is_new: bool) -> Part {
    match (is_approved, takes_part && is_new) {
        (true, _) => Part::ApprovedPartner,
        (false, true) => Part::NewParticipant,
        (false, false) => Part::OtherPartner,
    }
}

/// What stands in a place, for the history.
fn fields(role: PartnerRole, is_core_business: Option<bool>) -> Fields {
    let core = is_core_business.map(|is_core| if is_core { "yes" } else { "no" });
    vec![("role", Value::code(Some(role.code()))), ("core_business", Value::code(core))]
}

/// What was chosen stays on the page, also where it cannot be chosen.
pub fn keep_chosen(roles: &mut Vec<PartnerRole>, typed: &PartnerForm) {
    let chosen = typed.role.parse().ok().filter(|role| !roles.contains(role));
    roles.extend(chosen);
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

/// A form about a partner: the version it was read at, its key, who edits, and whether the lead is theirs to choose.
pub struct Submit<'a> {
    pub state: &'a State,
    pub permit: &'a Permit<act::EditDossier>,
    pub version: i64,
    pub key: FormKey,
    pub editor: &'a Editor,
    pub leading: Leading,
}

impl Submit<'_> {
    async fn begin(&self) -> Result<Edit, AppError> {
        edit::begin(self.state, self.permit, self.version).await
    }

    fn event(&self, action: &'static str, id: PartnerId) -> Event {
        Event::by(self.permit.person(), self.permit.person_name(), action).about("partner", id)
    }

    /// Adds a partner and tells where the form leads.
    ///
    /// # Errors
    /// The form does not fit, 409 when somebody was first or the dossier cannot be changed now, or whatever the database says.
    pub async fn add(&self, typed: &PartnerForm) -> Result<String, SaveError> {
        let edit = self.begin().await?;
        let partners = partners::of_project(&edit.transaction, self.permit.project()).await?;
        let new = check(typed, &partners, None, self.leading).map_err(SaveError::Problems)?;
        let Some(organisation) = ::entity::organisation::Entity::find_by_id(new.organisation).one(&edit.transaction).await? else {
            return Err(SaveError::Problems(vec![Problem::new("organisation", ProblemKind::NotOnTheList)]));
        };
        let id = PartnerId(new_id());
        let row = partner::ActiveModel {
            id: Set(id),
            project_id: Set(self.permit.project()),
            organisation_id: Set(new.organisation),
            role: Set(new.role),
            core_business: Set(new.is_core_business),
            position: Set(next_position(&edit).await?),
        };
        row.insert(&edit.transaction).await?;
        let told = differences("partner", Some(&organisation.name), &Fields::new(), &fields(new.role, new.is_core_business));
        let edits = Edits::of(part(false, new.role.takes_part(), true), told);
        let event = self.event("partner_added", id).with(json!({ "organisation": organisation.name, "role": new.role }));
        self.finish(edit, "partner-added", project::ActiveModel { ..Default::default() }, (event, edits)).await
    }

    /// Changes what a partner does and tells where the form leads.
    ///
    /// # Errors
    /// The form does not fit, 409 when somebody was first or the dossier cannot be changed now, 404 when it left, or whatever the database says.
    pub async fn change(&self, id: PartnerId, typed: &PartnerForm) -> Result<String, SaveError> {
        let edit = self.begin().await?;
        let partners = partners::of_project(&edit.transaction, self.permit.project()).await?;
        let before = partners.iter().find(|partner| partner.id == id).ok_or(AppError::NotFound)?;
        let typed = PartnerForm { organisation: before.organisation.to_string(), ..typed.clone() };
        let new = check(&typed, &partners, Some(id), self.leading).map_err(SaveError::Problems)?;
        let is_approved = is_approved(&edit, &partners, id).await?;
        let row = partner::ActiveModel { id: Unchanged(id), role: Set(new.role), core_business: Set(new.is_core_business), ..Default::default() };
        row.update(&edit.transaction).await?;
        let led_before = before.role == PartnerRole::Lead;
        let contact = if led_before == (new.role == PartnerRole::Lead) { edit.project.contact_id } else { None };
        let told = differences("partner", Some(&before.name), &fields(before.role, before.is_core_business), &fields(new.role, new.is_core_business));
        let edits = Edits::of(part(is_approved, new.role.takes_part(), !before.takes_part()), told);
        let event = self.event("partner_changed", id).with(json!({ "organisation": before.name }));
        self.finish(edit, "saved", project::ActiveModel { contact_id: Set(contact), ..Default::default() }, (event, edits)).await
    }

    /// Removes a partner with its lines in the financing table, and tells where the form leads. Who leads stays.
    ///
    /// # Errors
    /// The partner leads, 409 when somebody was first or the dossier cannot be changed now, 404 when it left, or whatever the database says.
    pub async fn remove(&self, id: PartnerId) -> Result<String, SaveError> {
        let edit = self.begin().await?;
        let partners = partners::of_project(&edit.transaction, self.permit.project()).await?;
        let before = partners.iter().find(|partner| partner.id == id).ok_or(AppError::NotFound)?;
        if before.role == PartnerRole::Lead {
            return Err(SaveError::Problems(vec![Problem::new("role", ProblemKind::NotOnTheList)]));
        }
        let is_approved = is_approved(&edit, &partners, id).await?;
        let lines = financing_row::Entity::find().filter(financing_row::Column::PartnerId.eq(id)).all(&edit.transaction).await?;
        let mut edits = Edits::of(
            part(is_approved, before.takes_part(), false),
            differences("partner", Some(&before.name), &fields(before.role, before.is_core_business), &Fields::new()),
        );
        for line in &lines {
            let amounts = financing::store::amounts(&money::read(line));
            let amounts: Fields = amounts.into_iter().filter(|(_, amount)| *amount != Value::Money(Eur::ZERO)).collect();
            let told = differences(&format!("money.{}", line.phase), Some(&before.name), &amounts, &Fields::new());
            edits.add(Part::Money(line.phase), told);
        }
        financing_row::Entity::delete_many().filter(financing_row::Column::PartnerId.eq(id)).exec(&edit.transaction).await?;
        partner::Entity::delete_by_id(id).exec(&edit.transaction).await?;
        keep(&edit, before.organisation).await?;
        let event = self.event("partner_removed", id).with(json!({ "organisation": before.name, "role": before.role }));
        self.finish(edit, "partner-removed", project::ActiveModel { ..Default::default() }, (event, edits)).await
    }

    async fn finish(&self, edit: Edit, what: &str, row: project::ActiveModel, (event, edits): (Event, Edits)) -> Result<String, SaveError> {
        let location = format!("{}?done={what}", app::paths::partners(self.permit.project()));
        self.key.remember(&edit.transaction, self.permit.person(), &location, edit.now()).await?;
        edit.finish(row, event, edits, self.editor).await?;
        Ok(location)
    }
}

async fn next_position(change: &Change) -> Result<i32, AppError> {
    let places = partner::Entity::find().filter(partner::Column::ProjectId.eq(change.project.id)).all(&change.transaction).await?;
    Ok(places.iter().map(|place| place.position).max().unwrap_or(0) + 1)
}

/// Whether a partner took part in what was approved.
async fn is_approved(change: &Change, partners: &[PartnerFacts], id: PartnerId) -> Result<bool, DbErr> {
    let approved = approved(&change.transaction, &change.project).await?;
    Ok(approved_partners(&change.transaction, &change.project, approved, partners).await?.contains(&id))
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
