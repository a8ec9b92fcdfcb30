//! Conflicts that the data show, for any number of experts and projects at once. Six queries, whatever their number.

use ::entity::{declaration, earlier_partner, organisation, partner, person, proposal, review};
use domain::ids::{OrganisationId, PersonId, ProjectId};
use domain::reviews::{ExpertTies, FoundConflict, InterestKind, Party, ProjectTies, found_conflicts};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect};
use std::collections::{BTreeMap, BTreeSet};

/// What the data show about each pair of an expert and a project; pairs without a conflict are not in it.
pub type Found = BTreeMap<(PersonId, ProjectId), Vec<FoundConflict>>;

#[derive(FromQueryResult)]
struct Declared {
    expert_id: PersonId,
    project_id: ProjectId,
    kinds: String,
}

/// The conflicts between these experts and these projects.
pub async fn between(connection: &impl ConnectionTrait, experts: &[PersonId], projects: &[ProjectId]) -> Result<Found, DbErr> {
    let ids = |all: &[PersonId]| all.iter().copied().collect::<BTreeSet<_>>();
    let declared = declarations(connection, &ids(experts)).await?;
    let all_projects: BTreeSet<ProjectId> = projects.iter().copied().chain(declared.iter().map(|one| one.project_id)).collect();
    let places = partner::Entity::find().filter(partner::Column::ProjectId.is_in(all_projects)).all(connection).await?;
    let left = earlier_partner::Entity::find().filter(earlier_partner::Column::ProjectId.is_in(projects.iter().copied())).all(connection).await?;
    let partners: BTreeSet<OrganisationId> = places.iter().map(|place| place.organisation_id).collect();
    let works_there = person::Column::OrganisationId.is_in(partners.iter().copied());
    let or_is_asked = Condition::any().add(works_there).add(person::Column::Id.is_in(experts.iter().copied()));
    let people = person::Entity::find().filter(or_is_asked).all(connection).await?;
    let employers = people.iter().filter_map(|person| person.organisation_id);
    let earlier = left.iter().map(|one| one.organisation_id);
    let known: BTreeSet<OrganisationId> = partners.iter().copied().chain(employers).chain(earlier).collect();
    let rows = organisation::Entity::find().filter(organisation::Column::Id.is_in(known)).all(connection).await?;
    let party = |id: OrganisationId| rows.iter().find(|row| row.id == id).map(party_of);

    // An expert who works for a partner counts as one of its people for every other expert, and not for themselves.
    let project_ties = |project: ProjectId| {
        let in_project: Vec<OrganisationId> = places.iter().filter(|place| place.project_id == project).map(|place| place.organisation_id).collect();
        let staff: Vec<&person::Model> = people.iter().filter(|one| one.organisation_id.is_some_and(|id| in_project.contains(&id))).collect();
        let ties = ProjectTies {
            partners: in_project.iter().filter_map(|id| party(*id)).collect(),
            earlier: left.iter().filter(|one| one.project_id == project).filter_map(|one| party(one.organisation_id)).collect(),
            emails: staff.iter().map(|one| one.email.clone()).collect(),
        };
        (project, staff, ties)
    };
    let expert_ties = |expert: &person::Model| {
        let own = declared.iter().filter(|one| one.expert_id == expert.id);
        let declared = own.flat_map(|one| {
            let kinds: Vec<InterestKind> = one.kinds.split_whitespace().filter_map(|kind| kind.parse().ok()).collect();
            let there: Vec<OrganisationId> =
                places.iter().filter(|place| place.project_id == one.project_id).map(|place| place.organisation_id).collect();
            kinds.into_iter().flat_map(move |kind| there.clone().into_iter().map(move |organisation| (kind, organisation)))
        });
        ExpertTies { employer: expert.organisation_id.and_then(party), email: expert.email.clone(), declared: declared.collect() }
    };
    let projects: Vec<_> = projects.iter().copied().map(project_ties).collect();
    let mut found = Found::new();
    for expert in people.iter().filter(|person| experts.contains(&person.id)) {
        let ties = expert_ties(expert);
        for (project, staff, of_project) in &projects {
            let conflicts = if staff.iter().any(|one| one.id == expert.id) {
                let others = staff.iter().filter(|one| one.id != expert.id).map(|one| one.email.clone());
                found_conflicts(&ties, &ProjectTies { emails: others.collect(), ..of_project.clone() })
            } else {
                found_conflicts(&ties, of_project)
            };
            if !conflicts.is_empty() {
                found.insert((expert.id, *project), conflicts);
            }
        }
    }
    Ok(found)
}

fn party_of(row: &organisation::Model) -> Party {
    Party { id: row.id, name: row.name.clone(), group: row.group_name.clone() }
}

/// What these experts declared before.
async fn declarations(connection: &impl ConnectionTrait, experts: &BTreeSet<PersonId>) -> Result<Vec<Declared>, DbErr> {
    declaration::Entity::find()
        .select_only()
        .column(declaration::Column::Kinds)
        .column(review::Column::ExpertId)
        .column(proposal::Column::ProjectId)
        .join(JoinType::InnerJoin, declaration::Entity::belongs_to(review::Entity).from(declaration::Column::ReviewId).to(review::Column::Id).into())
        .join(JoinType::InnerJoin, review::Entity::belongs_to(proposal::Entity).from(review::Column::ProposalId).to(proposal::Column::Id).into())
        .filter(declaration::Column::HasInterest.eq(true))
        .filter(review::Column::ExpertId.is_in(experts.iter().copied()))
        .into_model()
        .all(connection)
        .await
}
