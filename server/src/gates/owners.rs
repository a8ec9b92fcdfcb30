//! Who sees to the conditions of a decision: whom a typed name means, whom the form offers, and whom a message goes to.

use crate::dossier::partners;
use crate::frame::in_force;
use crate::people::store::with_role;
use crate::state::days::day_of;
use crate::store::database::Write;
use ::entity::{person, person_role, project};
use chrono::NaiveDate;
use domain::gates::{ConditionOwner, is_same_name};
use domain::ids::{PersonId, ProjectId};
use domain::partners::PartnerFacts;
use domain::people::Role;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QuerySelect};
use std::collections::BTreeSet;

/// Everybody who can see to a condition of a project: its partners, and the people who may know of it.
pub struct Candidates {
    partners: Vec<PartnerFacts>,
    people: Vec<person::Model>,
}

impl Candidates {
    /// Those of a project, on this day. Two queries.
    pub async fn of(connection: &impl ConnectionTrait, project: ProjectId, day: NaiveDate) -> Result<Self, DbErr> {
        Self::beside(connection, partners::of_project(connection, project).await?, day).await
    }

    /// Those of a project with these partners, on this day. One query.
    pub async fn beside(connection: &impl ConnectionTrait, partners: Vec<PartnerFacts>, day: NaiveDate) -> Result<Self, DbErr> {
        let takes_part = partners.iter().map(|partner| partner.organisation);
        let works_there = person::Column::OrganisationId.is_in(takes_part);
        let of_partner = Condition::all().add(person_role::Column::Role.eq(Role::Partner)).add(works_there);
        let decides = person_role::Column::Role.is_in([Role::ProgrammeManager, Role::SteeringMember]);
        let has_role = person::Entity::belongs_to(person_role::Entity).from(person::Column::Id).to(person_role::Column::PersonId);
        let known = person::Entity::find().join(JoinType::InnerJoin, has_role.into()).filter(person::Column::Active.eq(true));
        let known = known.filter(in_force::on(day));
        let mut people = known.filter(Condition::any().add(decides).add(of_partner)).all(connection).await?;
        let mut seen = BTreeSet::new();
        people.retain(|one| seen.insert(one.id));
        Ok(Self { partners, people })
    }

    /// Whom a name means: a partner, or else the one person with that name. Two people of one name are nobody: their namesake is not told.
    pub fn meant(&self, name: &str) -> ConditionOwner {
        let partner = self.partners.iter().find(|partner| is_same_name(&partner.name, name));
        let mut same = self.people.iter().filter(|person| is_same_name(&person.name, name));
        let person = same.next().filter(|_| same.next().is_none() && partner.is_none());
        ConditionOwner {
            organisation: partner.map(|partner| partner.organisation),
            person: person.map(|person| person.id),
            ..ConditionOwner::named(name)
        }
    }

    /// The names that the form offers.
    pub fn names(&self) -> Vec<String> {
        let partners = self.partners.iter().map(|partner| partner.name.clone());
        let people = self.people.iter().map(|person| person.name.clone());
        partners.chain(people).collect::<BTreeSet<_>>().into_iter().collect()
    }
}

/// Whom a message to an owner goes to: the person, the people of the partner, or where nobody of them has an account the programme manager.
pub async fn people(connection: &Write, project: &project::Model, owner: &ConditionOwner) -> Result<Vec<PersonId>, DbErr> {
    let of_partner = match owner.organisation {
        Some(organisation) => {
            with_role(Role::Partner, day_of(connection.now())).filter(person::Column::OrganisationId.eq(organisation)).all(connection).await?
        }
        None => Vec::new(),
    };
    let person = match owner.person {
        Some(id) => person::Entity::find_by_id(id).one(connection).await?.filter(|person| person.active).map(|person| person.id),
        None => None,
    };
    let owners: Vec<PersonId> = person.into_iter().chain(of_partner.into_iter().map(|person| person.id)).collect();
    Ok(if owners.is_empty() { project.manager_id.into_iter().collect() } else { owners })
}
