//! What stands in the fields of a project and of its dossier, as the history tells it.

use crate::dossier::edit::Edits;
use ::entity::{person, project, project_tag};
use domain::changed::{Changed, Fields, Value, differences};
use domain::gates::NewDossier;
use domain::ids::PersonId;
use domain::projects::{NewProject, Part, TagList};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

/// A stored project as it was saved.
pub fn stored(project: &project::Model, tags: &[project_tag::Model]) -> NewProject {
    let codes = |list: TagList| tags.iter().filter(|tag| tag.list == list).map(|tag| tag.code.clone()).collect::<Vec<_>>();
    NewProject {
        title: project.title.clone(),
        public_summary: project.public_summary.clone(),
        aim: project.aim.clone(),
        product_market_combination: project.product_market_combination.clone(),
        result_type: project.result_type,
        kind: project.kind,
        primary_sub_area: project.primary_sub_area.clone(),
        secondary_sub_areas: codes(TagList::SubArea),
        application_areas: codes(TagList::ApplicationArea),
        challenges: codes(TagList::Challenge),
        facilities: codes(TagList::Facility),
        activities: codes(TagList::Activity).iter().filter_map(|code| code.parse().ok()).collect(),
        cluster: project.cluster.clone(),
        start_on: project.start_on,
        duration_months: project.duration_months.and_then(|months| u32::try_from(months).ok()),
        next_gate_on: project.next_gate_on,
        contact: project.contact_id,
    }
}

/// What stands in the fields, in the order of the form. The contact comes beside it.
pub fn of_project(project: &NewProject) -> Fields {
    vec![
        ("title", Value::text(&project.title)),
        ("public_summary", Value::text(&project.public_summary)),
        ("aim", Value::text(&project.aim)),
        ("product_market_combination", Value::text(&project.product_market_combination)),
        ("result_type", Value::code(project.result_type.map(|kind| kind.code()))),
        ("primary_sub_area", Value::code(project.primary_sub_area.clone())),
        ("secondary_sub_areas", Value::codes(project.secondary_sub_areas.clone())),
        ("application_areas", Value::codes(project.application_areas.clone())),
        ("challenges", Value::codes(project.challenges.clone())),
        ("kind", Value::code(Some(project.kind.code()))),
        ("cluster", Value::code(project.cluster.clone())),
        ("facilities", Value::codes(project.facilities.clone())),
        ("activities", Value::codes(project.activities.iter().map(|activity| activity.code()))),
        ("start_on", Value::day(project.start_on)),
        ("duration_months", project.duration_months.map_or(Value::Nothing, |months| Value::Number(months.into()))),
        ("next_gate_on", Value::day(project.next_gate_on)),
    ]
}

/// The part of the dossier that a field of the project belongs to.
fn part(changed: &Changed) -> Part {
    if changed.field == "project.challenges" && changed.old == Value::Nothing { Part::FirstChallenge } else { Part::Text }
}

/// What changes between a project as it stands and as it is saved. At most two queries.
pub(super) async fn edits(connection: &impl ConnectionTrait, before: &NewProject, after: &NewProject) -> Result<Edits, DbErr> {
    let mut edits = Edits::default();
    for changed in differences("project", None, &of_project(before), &of_project(after)) {
        edits.add(part(&changed), vec![changed]);
    }
    if before.contact != after.contact {
        let (old, new) = (name(connection, before.contact).await?, name(connection, after.contact).await?);
        edits.add(Part::Contact, vec![Changed { of: None, field: "project.contact".to_owned(), old, new }]);
    }
    Ok(edits)
}

async fn name(connection: &impl ConnectionTrait, person: Option<PersonId>) -> Result<Value, DbErr> {
    let Some(id) = person else { return Ok(Value::Nothing) };
    let row = person::Entity::find_by_id(id).one(connection).await?;
    Ok(row.map_or(Value::Nothing, |row| Value::text(&row.name)))
}

/// What is on record, in the order of its form.
pub(super) fn of_dossier(facts: &NewDossier) -> Fields {
    let case = &facts.business_case;
    vec![
        ("business_case_parts", Value::codes(case.parts.iter().map(|part| part.code()))),
        ("business_case_on", Value::day(case.version_on)),
        ("business_case_approved", Value::code(case.is_approved_by_all.then_some("yes"))),
        ("application_on", Value::day(facts.application_on)),
        ("works_start_on", Value::day(facts.works_start_on)),
        ("accession", Value::code(facts.accession.map(|accession| accession.code()))),
        ("trl", facts.trl.map_or(Value::Nothing, |level| Value::Number(level.into()))),
        ("proof_of_concept", Value::text(&facts.proof_of_concept)),
        ("market_proofs", Value::codes(facts.market_proofs.iter().map(|proof| proof.code()))),
        ("stopping_considered", Value::text(&facts.stopping_considered)),
        ("lessons", Value::text(&facts.lessons)),
    ]
}
