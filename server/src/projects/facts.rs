//! What a project itself gives to the facts of a gate: its description, its dossier, and others of the same lead that may be the same.

use super::dossier;
use crate::reference::Reference;
use crate::store::unreadable::unreadable;
use ::entity::{person, project, project_tag};
use domain::gates::{BusinessCaseFacts, PossibleDuplicate, ProjectFacts, RecordFacts, SubAreaFacts, are_alike};
use domain::projects::{Activity, AreaStatus, TagList};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// What a project gives to the facts of a gate.
#[derive(Debug, Clone)]
pub struct OfProject {
    /// What it says about itself.
    pub project: ProjectFacts,
    /// Its business case.
    pub business_case: BusinessCaseFacts,
    /// Further things on record.
    pub record: RecordFacts,
    /// Other projects of its lead that may be the same.
    pub duplicates: Vec<PossibleDuplicate>,
}

/// What the project gives to the facts of a gate. At most four queries.
///
/// # Errors
/// Something stored that cannot be read.
pub async fn facts(connection: &impl ConnectionTrait, reference: &Reference, project: &project::Model) -> Result<OfProject, DbErr> {
    let tags = project_tag::Entity::find().filter(project_tag::Column::ProjectId.eq(project.id)).order_by_asc(project_tag::Column::Code);
    let tags = tags.all(connection).await?;
    let contact = contact(connection, project).await?;
    let dossier = dossier::of_project(connection, project.id).await?;
    Ok(OfProject {
        project: about(reference, project, &tags, contact)?,
        record: dossier.record(&project.public_summary),
        business_case: dossier.business_case,
        duplicates: duplicates(connection, project).await?,
    })
}

async fn contact(connection: &impl ConnectionTrait, project: &project::Model) -> Result<Option<String>, DbErr> {
    let Some(id) = project.contact_id else { return Ok(None) };
    person::Entity::find_by_id(id).select_only().column(person::Column::Name).into_tuple().one(connection).await
}

async fn duplicates(connection: &impl ConnectionTrait, project: &project::Model) -> Result<Vec<PossibleDuplicate>, DbErr> {
    let Some(lead) = project.lead_organisation_id else { return Ok(Vec::new()) };
    let others = project::Entity::find().select_only().columns([project::Column::Number, project::Column::Title]);
    let others = others.filter(project::Column::LeadOrganisationId.eq(lead)).filter(project::Column::Id.ne(project.id));
    let others: Vec<(i64, String)> = others.order_by_asc(project::Column::Number).into_tuple().all(connection).await?;
    let alike = others.into_iter().filter(|(_, title)| are_alike(title, &project.title));
    Ok(alike.map(|(number, title)| PossibleDuplicate { code: number.to_string(), title }).collect())
}

fn about(reference: &Reference, project: &project::Model, tags: &[project_tag::Model], contact: Option<String>) -> Result<ProjectFacts, DbErr> {
    let codes = |list: TagList| tags.iter().filter(move |tag| tag.list == list).map(|tag| &tag.code);
    let count = |list: TagList| codes(list).fold(0, |sum, _| sum + 1);
    let status = |code: &str| reference.technology.iter().find(|area| area.code == code).map_or(AreaStatus::Retired, |area| area.status);
    let primary = project.primary_sub_area.as_ref();
    let sub_areas = primary.into_iter().chain(codes(TagList::SubArea).filter(|code| Some(*code) != primary));
    let activities: Result<Vec<Activity>, _> = codes(TagList::Activity).map(|code| code.parse()).collect();
    let months = project.duration_months.map(u32::try_from).transpose();
    Ok(ProjectFacts {
        title: project.title.clone(),
        phase: project.phase,
        contact,
        sub_areas: sub_areas.map(|code| SubAreaFacts { status: status(code), code: code.clone() }).collect(),
        application_areas: count(TagList::ApplicationArea),
        challenges: count(TagList::Challenge),
        result_type: project.result_type,
        has_product_market_combination: !project.product_market_combination.trim().is_empty(),
        activities: activities.map_err(|error| unreadable(format!("an activity of project {}", project.number), error))?,
        facilities: count(TagList::Facility),
        start_on: project.start_on,
        duration_months: months.map_err(|error| unreadable(format!("how long project {} lasts", project.number), error))?,
        next_gate_on: project.next_gate_on,
    })
}
