//! Adding, changing and removing partners.

use crate::dossier::approved::{approved, approved_partners};
use crate::dossier::change::Change;
use crate::dossier::edit;
use crate::dossier::edit::{Approved, Edit, Editor, Edits};
use crate::dossier::{money, partners};
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::{State, new_id};
use crate::store::events::Event;
use crate::ties::again::{Of, look_again};
use ::entity::{earlier_partner, financing_row, partner, project};
use domain::Eur;
use domain::access::{Actor, Permit, act};
use domain::audit::HistoryEvent;
use domain::changed::{Fields, Value, differences};
use domain::ids::{OrganisationId, PartnerId};
use domain::partners::{NewPartner, PartnerFacts, PartnerForm, PartnerRole};
use domain::people::Role;
use domain::problem::{Problem, ProblemKind};
use domain::projects::Part;
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};

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

/// A form about a partner: who edits, and whether the lead is theirs to choose.
pub struct Submit<'a> {
    pub state: &'a State,
    pub permit: &'a Permit<act::EditDossier>,
    pub submission: &'a Submission,
    pub editor: &'a Editor,
    pub leading: Leading,
}

type Saved = Result<(), Unsaved<Approved>>;

impl Submit<'_> {
    async fn begin(&self) -> Result<Edit, AppError> {
        edit::begin(self.state, self.permit, self.submission).await
    }

    /// What ties experts to the project, with who takes part by now.
    async fn ties(&self, edit: &Edit) -> Result<Vec<Event>, DbErr> {
        look_again(&edit.write, &self.state.base_url, Of::Project(self.permit.project())).await
    }

    /// Adds a partner.
    ///
    /// # Errors
    /// The form does not fit, 409 when somebody was first or the dossier cannot be changed now, or whatever the database says.
    pub async fn add(&self, typed: &PartnerForm) -> Saved {
        let mut edit = self.begin().await?;
        let partners = partners::of_project(&edit.write, self.permit.project()).await?;
        let new = check(typed, &partners, None, self.leading)?;
        let found = ::entity::organisation::Entity::find_by_id(new.organisation).one(&edit.write).await?;
        let Some(organisation) = found.filter(|row| row.merged_into.is_none()) else {
            return Err(vec![Problem::new("organisation", ProblemKind::NotOnTheList)].into());
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
        partner::Entity::insert(row).exec_without_returning(&edit.write).await?;
        edit.also(self.ties(&edit).await?);
        let told = differences("partner", Some(&organisation.name), &Fields::new(), &fields(new.role, new.is_core_business));
        let edits = Edits::of(part(false, new.role.takes_part(), true), told);
        let (organisation, role) = (organisation.name, new.role);
        let happened = |edited| HistoryEvent::PartnerAdded { partner: id, organisation, role, edited };
        edit.finish(project::ActiveModel::default(), edits, self.editor, happened).await
    }

    /// Changes what a partner does.
    ///
    /// # Errors
    /// The form does not fit, 409 when somebody was first or the dossier cannot be changed now, 404 when it left, or whatever the database says.
    pub async fn change(&self, id: PartnerId, typed: &PartnerForm) -> Saved {
        let edit = self.begin().await?;
        let partners = partners::of_project(&edit.write, self.permit.project()).await?;
        let before = partners.iter().find(|partner| partner.id == id).ok_or(AppError::NotFound)?;
        let typed = PartnerForm { organisation: before.organisation.to_string(), ..typed.clone() };
        let new = check(&typed, &partners, Some(id), self.leading)?;
        let is_approved = is_approved(&edit, &partners, id).await?;
        let row = partner::ActiveModel { id: Unchanged(id), role: Set(new.role), core_business: Set(new.is_core_business), ..Default::default() };
        partner::Entity::update(row).validate()?.exec_without_returning(&edit.write).await?;
        let led_before = before.role == PartnerRole::Lead;
        let contact = if led_before == (new.role == PartnerRole::Lead) { edit.project.contact_id } else { None };
        let told = differences("partner", Some(&before.name), &fields(before.role, before.is_core_business), &fields(new.role, new.is_core_business));
        let edits = Edits::of(part(is_approved, new.role.takes_part(), !before.takes_part()), told);
        let happened = |edited| HistoryEvent::PartnerChanged { partner: id, organisation: before.name.clone(), edited };
        edit.finish(project::ActiveModel { contact_id: Set(contact), ..Default::default() }, edits, self.editor, happened).await
    }

    /// Removes a partner with its lines in the financing table,. Who leads stays.
    ///
    /// # Errors
    /// The partner leads, 409 when somebody was first or the dossier cannot be changed now, 404 when it left, or whatever the database says.
    pub async fn remove(&self, id: PartnerId) -> Saved {
        let mut edit = self.begin().await?;
        let partners = partners::of_project(&edit.write, self.permit.project()).await?;
        let before = partners.iter().find(|partner| partner.id == id).ok_or(AppError::NotFound)?;
        if before.role == PartnerRole::Lead {
            return Err(vec![Problem::new("role", ProblemKind::NotOnTheList)].into());
        }
        let is_approved = is_approved(&edit, &partners, id).await?;
        let lines = financing_lines(&edit.write, id).await?;
        edit.refuse_fixed(lines.iter().map(|line| Part::Money(line.phase))).await?;
        let mut edits = Edits::of(
            part(is_approved, before.takes_part(), false),
            differences("partner", Some(&before.name), &fields(before.role, before.is_core_business), &Fields::new()),
        );
        for line in &lines {
            let amounts = money::read(line).fields();
            let amounts: Fields = amounts.into_iter().filter(|(_, amount)| *amount != Value::Money(Eur::ZERO)).collect();
            let told = differences(&format!("money.{}", line.phase), Some(&before.name), &amounts, &Fields::new());
            edits.add(Part::Money(line.phase), told);
        }
        financing_row::Entity::delete_many().filter(financing_row::Column::PartnerId.eq(id)).exec(&edit.write).await?;
        partner::Entity::delete_by_id(id).exec(&edit.write).await?;
        keep(&edit, before.organisation).await?;
        edit.also(self.ties(&edit).await?);
        let happened = |edited| HistoryEvent::PartnerRemoved { partner: id, organisation: before.name.clone(), role: before.role, edited };
        edit.finish(project::ActiveModel::default(), edits, self.editor, happened).await
    }
}

/// The lines of a partner in the financing table, of all phases.
pub(super) async fn financing_lines(connection: &impl ConnectionTrait, partner: PartnerId) -> Result<Vec<financing_row::Model>, DbErr> {
    financing_row::Entity::find().filter(financing_row::Column::PartnerId.eq(partner)).all(connection).await
}

async fn next_position(change: &Change) -> Result<i32, AppError> {
    let places = partner::Entity::find().filter(partner::Column::ProjectId.eq(change.project.id)).all(&change.write).await?;
    Ok(places.iter().map(|place| place.position).max().unwrap_or(0) + 1)
}

/// Whether a partner took part in what was approved.
async fn is_approved(change: &Change, partners: &[PartnerFacts], id: PartnerId) -> Result<bool, DbErr> {
    let approved = approved(&change.write, &change.project).await?;
    Ok(approved_partners(&change.write, &change.project, approved, partners).await?.contains(&id))
}

/// Keeps that the organisation took part: it may leave more than once.
async fn keep(change: &Change, organisation: OrganisationId) -> Result<(), AppError> {
    let project = change.project.id;
    if earlier_partner::Entity::find_by_id((project, organisation)).one(&change.write).await?.is_none() {
        let row = earlier_partner::Model { project_id: project, organisation_id: organisation, left_at: change.now() };
        earlier_partner::Entity::insert(row.into_active_model()).exec_without_returning(&change.write).await?;
    }
    Ok(())
}
