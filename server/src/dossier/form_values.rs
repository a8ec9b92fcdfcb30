//! A stored project as it stands in its form, and what the form can choose from.

use crate::frame::in_force;
use crate::reference::Reference;
use ::entity::{person, person_role, project, project_tag};
use app::language::Words;
use app::projects::ProjectChoices;
use chrono::NaiveDate;
use domain::names::sorted_by_name;
use domain::people::Role;
use domain::projects::{Offered, ProjectForm, TagList};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

/// A day as it can be typed in either language; nothing for no day.
pub fn typed_date(words: Words, date: Option<NaiveDate>) -> String {
    date.map(|date| words.date(date)).unwrap_or_default()
}

/// The form of a stored project.
pub fn project_form(words: Words, project: &project::Model, tags: &[project_tag::Model]) -> ProjectForm {
    let codes = |list: TagList| tags.iter().filter(|tag| tag.list == list).map(|tag| tag.code.clone()).collect();
    ProjectForm {
        title: project.title.clone(),
        public_summary: project.public_summary.clone(),
        aim: project.aim.clone(),
        product_market_combination: project.product_market_combination.clone(),
        result_type: project.result_type.map(|kind| kind.to_string()).unwrap_or_default(),
        kind: project.kind.to_string(),
        primary_sub_area: project.primary_sub_area.clone().unwrap_or_default(),
        secondary_sub_areas: codes(TagList::SubArea),
        application_areas: codes(TagList::ApplicationArea),
        challenges: codes(TagList::Challenge),
        facilities: codes(TagList::Facility),
        activities: codes(TagList::Activity),
        cluster: project.cluster.clone().unwrap_or_default(),
        start_on: typed_date(words, project.start_on),
        duration_months: project.duration_months.map(|months| months.to_string()).unwrap_or_default(),
        next_gate_on: typed_date(words, project.next_gate_on),
        contact: project.contact_id.map(|person| person.to_string()).unwrap_or_default(),
    }
}

/// What a project chooses from; who may be its contact comes beside it.
pub fn choices(words: Words, reference: &Reference, contacts: Vec<(String, String)>) -> ProjectChoices {
    let language = words.language();
    ProjectChoices {
        sub_areas: reference.sub_areas(language),
        application_areas: reference.list(TagList::ApplicationArea, language),
        challenges: reference.list(TagList::Challenge, language),
        facilities: reference.list(TagList::Facility, language),
        clusters: reference.cluster_names(language),
        contacts,
    }
}

/// The codes of the choices, for the form's check.
pub fn offered(choices: &ProjectChoices) -> Offered {
    let codes = |list: &[(String, String)]| list.iter().map(|(code, _)| code.clone()).collect();
    Offered {
        sub_areas: codes(&choices.sub_areas),
        application_areas: codes(&choices.application_areas),
        challenges: codes(&choices.challenges),
        facilities: codes(&choices.facilities),
        clusters: codes(&choices.clusters),
        contacts: codes(&choices.contacts),
    }
}

/// Who may be the contact: the people of the lead partner. While there are none, and as long as it is so, the programme manager; any of them where a project
/// of the old list has none of its own. One query.
pub async fn contacts(
    connection: &impl ConnectionTrait,
    words: Words,
    project: &project::Model,
    today: NaiveDate,
) -> Result<Vec<(String, String)>, DbErr> {
    let Some(lead) = project.lead_organisation_id else { return Ok(Vec::new()) };
    let mut condition = Condition::any().add(person::Column::OrganisationId.eq(lead));
    condition = match project.manager_id {
        Some(manager) => condition.add(person::Column::Id.eq(manager)),
        None => condition.add(person::Column::Id.in_subquery(programme_managers(today))),
    };
    let people = person::Entity::find().filter(condition).filter(person::Column::Active.eq(true));
    let people = sorted_by_name(people.order_by_asc(person::Column::Id).all(connection).await?, |person| &person.name);
    let (own, others): (Vec<_>, Vec<_>) = people.into_iter().partition(|person| person.organisation_id == Some(lead));
    let manager_may = own.is_empty() || others.iter().any(|person| project.contact_id == Some(person.id));
    let named = own.into_iter().map(|person| (person.id.to_string(), person.name));
    let for_lead = others
        .into_iter()
        .filter(|_| manager_may)
        .map(|person| (person.id.to_string(), words.with("project-contact-for-lead", &[("name", person.name.into())])));
    Ok(named.chain(for_lead).collect())
}

fn programme_managers(today: NaiveDate) -> SelectStatement {
    person_role::Entity::find()
        .select_only()
        .column(person_role::Column::PersonId)
        .filter(person_role::Column::Role.eq(Role::ProgrammeManager))
        .filter(in_force::on(today))
        .into_query()
}
