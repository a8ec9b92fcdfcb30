//! Projects in the database: making one, changing its text, and what it is about.

use crate::dossier::edit;
use crate::dossier::edit::{Approved, Editor};
use crate::dossier::totals;
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::projects::fields;
use crate::state::{State, new_id};
use crate::store::events::Event;
use ::entity::{dossier, partner, project, project_tag};
use domain::Eur;
use domain::access::{Actor, Permit, act};
use domain::audit::HistoryEvent;
use domain::conditions::ConditionStanding;
use domain::gates::Gate;
use domain::ids::{OrganisationId, PartnerId, PersonId, ProjectId};
use domain::names::{normalised, title_key};
use domain::partners::PartnerRole;
use domain::people::Role;
use domain::projects::{NewProject, Phase, Status, TagList};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// Who makes a project: a programme manager looks after it, a partner leads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Maker {
    /// The organisation that leads from the first day.
    pub lead: Option<OrganisationId>,
    /// Its contact.
    pub contact: Option<PersonId>,
    /// The programme manager.
    pub manager: Option<PersonId>,
}

impl Maker {
    /// What a person is to a project that they make. Somebody who is not a programme manager needs an organisation that leads.
    ///
    /// # Errors
    /// 403 for a partner without an organisation.
    pub fn of(actor: &Actor) -> Result<Self, AppError> {
        if actor.is(Role::ProgrammeManager) {
            return Ok(Self { lead: None, contact: None, manager: Some(actor.id) });
        }
        let lead = actor.organisation.ok_or(AppError::NotAllowed(domain::access::Action::CreateProject))?;
        Ok(Self { lead: Some(lead), contact: Some(actor.id), manager: None })
    }
}

/// Another draft of the same maker with the same title. One query.
pub async fn same_title(connection: &impl ConnectionTrait, maker: Maker, title: &str) -> Result<Option<project::Model>, DbErr> {
    let condition = match maker.lead {
        Some(lead) => Condition::all().add(project::Column::LeadOrganisationId.eq(lead)),
        None => {
            Condition::all().add(project::Column::LeadOrganisationId.is_null()).add_option(maker.manager.map(|id| project::Column::ManagerId.eq(id)))
        }
    };
    let drafts = project::Entity::find().filter(condition).filter(project::Column::Status.eq(Status::Draft));
    let title = normalised(title);
    Ok(drafts.order_by_asc(project::Column::Number).all(connection).await?.into_iter().find(|draft| normalised(&draft.title) == title))
}

/// Makes a draft at intake with an empty dossier.
pub async fn make<R>(
    state: &State,
    permit: &Permit<act::CreateProject>,
    submission: &Submission,
    (id, maker): (ProjectId, Maker),
    new: NewProject,
) -> Result<(), Unsaved<R>> {
    let write = submission.begin(state).await?;
    let now = write.now();
    let last: Option<Option<i64>> =
        project::Entity::find().select_only().column_as(project::Column::Number.max(), "last").into_tuple().one(&write).await?;
    let row = project::ActiveModel {
        id: Set(id),
        number: Set(last.flatten().unwrap_or(0) + 1),
        search_text: Set(String::new()),
        title_key: Set(title_key(&new.title)),
        phase: Set(Phase::Intake),
        status: Set(Status::Draft),
        entry_gate: Set(Gate::G0),
        lead_organisation_id: Set(None),
        lead_name: Set(String::new()),
        manager_id: Set(maker.manager),
        hold_until: Set(None),
        recycles: Set(0),
        cost: Set(Eur::ZERO),
        public_money: Set(Eur::ZERO),
        own_cash: Set(Eur::ZERO),
        own_in_kind: Set(Eur::ZERO),
        other_money: Set(Eur::ZERO),
        weakest_condition: Set(None),
        weakest_level: Set(None),
        weakest_gap: Set(ConditionStanding::NO_GAP),
        levels_short: Set(0),
        not_assessed: Set(0),
        is_unbalanced: Set(false),
        condition_due_on: Set(None),
        phase_from: Set(None),
        is_demo: Set(false),
        created_at: Set(now),
        updated_at: Set(now),
        version: Set(1),
        contact_id: Set(maker.contact),
        ..columns(&new)
    };
    project::Entity::insert(row).exec_without_returning(&write).await?;
    write_tags(&write, id, &new).await?;
    dossier::ActiveModel { project_id: Set(id), ..Default::default() }.insert(&write).await?;
    if let Some(lead) = maker.lead {
        let place = partner::Model {
            id: PartnerId(new_id()),
            project_id: id,
            organisation_id: lead,
            role: PartnerRole::Lead,
            core_business: None,
            position: 1,
        };
        partner::Entity::insert(partner::ActiveModel::from(place).reset_all()).exec_without_returning(&write).await?;
    }
    totals::refresh(&write, id).await?;
    let happened = HistoryEvent::ProjectMade { project: id, title: new.title };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), happened).in_project(id)]).await?)
}

/// Changes what a project says about itself.
///
/// # Errors
/// 409 when somebody was first or the dossier cannot be changed now, what was approved and may not be changed so, or whatever the database says.
pub async fn change(
    state: &State,
    permit: &Permit<act::EditDossier>,
    submission: &Submission,
    new: NewProject,
    editor: &Editor,
) -> Result<(), Unsaved<Approved>> {
    let edit = edit::begin(state, permit, submission).await?;
    let project = permit.project();
    let before = fields::stored(&edit.project, &tags(&edit.write, project).await?);
    let edits = fields::edits(&edit.write, &before, &new).await?;
    write_tags(&edit.write, project, &new).await?;
    let row = project::ActiveModel { contact_id: Set(new.contact), ..columns(&new) };
    edit.finish(row, edits, editor, |edited| HistoryEvent::ProjectChanged { project, title: new.title, edited }).await
}

fn columns(new: &NewProject) -> project::ActiveModel {
    project::ActiveModel {
        title: Set(new.title.clone()),
        public_summary: Set(new.public_summary.clone()),
        aim: Set(new.aim.clone()),
        product_market_combination: Set(new.product_market_combination.clone()),
        result_type: Set(new.result_type),
        kind: Set(new.kind),
        primary_sub_area: Set(new.primary_sub_area.clone()),
        cluster: Set(new.cluster.clone()),
        start_on: Set(new.start_on),
        duration_months: Set(new.duration_months.and_then(|months| i32::try_from(months).ok())),
        next_gate_on: Set(new.next_gate_on),
        ..Default::default()
    }
}

/// What the project is about, in the place of what it was about before.
async fn write_tags(transaction: &impl ConnectionTrait, id: ProjectId, new: &NewProject) -> Result<(), DbErr> {
    project_tag::Entity::delete_many().filter(project_tag::Column::ProjectId.eq(id)).exec(transaction).await?;
    let activities = new.activities.iter().map(|activity| activity.code().to_owned()).collect();
    let lists = [
        (TagList::SubArea, &new.secondary_sub_areas),
        (TagList::ApplicationArea, &new.application_areas),
        (TagList::Challenge, &new.challenges),
        (TagList::Facility, &new.facilities),
        (TagList::Activity, &activities),
    ];
    let tags: Vec<_> = lists
        .into_iter()
        .flat_map(|(list, codes)| codes.iter().map(move |code| (list, code.clone())))
        .map(|(list, code)| project_tag::ActiveModel { project_id: Set(id), list: Set(list), code: Set(code) })
        .collect();
    if !tags.is_empty() {
        project_tag::Entity::insert_many(tags).exec_without_returning(transaction).await?;
    }
    Ok(())
}

/// What a project is about. One query.
pub async fn tags(connection: &impl ConnectionTrait, id: ProjectId) -> Result<Vec<project_tag::Model>, DbErr> {
    let of_project = project_tag::Entity::find().filter(project_tag::Column::ProjectId.eq(id));
    of_project.order_by_asc(project_tag::Column::List).order_by_asc(project_tag::Column::Code).all(connection).await
}
