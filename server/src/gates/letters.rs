//! Who hears what happened at a gate or about stopping, in the transaction of what happened. Nobody is told what they did themselves.

use crate::mail::Said;
use crate::people::store::{chair_and_secretary, with_role};
use crate::reviews::letters::{News, applicants, tell_all};
use crate::state::days::day_of;
use crate::store::database::Write;
use ::entity::{partner, project};
use chrono::NaiveDate;
use domain::gates::{Gate, Outcome};
use domain::ids::{OrganisationId, PersonId, ProjectId};
use domain::mail::MailKind;
use domain::people::Role;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use std::collections::BTreeSet;
use url::Url;

/// A part of those whom a project concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Circle {
    /// The people of the lead partner.
    Lead,
    /// The people of every partner, the lead partner's included.
    Partners,
    /// The programme manager of the project.
    Manager,
    /// Every programme manager.
    Office,
    /// Chair and secretary of the steering group.
    Seats,
    /// The people of one partner.
    Of(OrganisationId),
    /// One person.
    Person(PersonId),
}

/// Who decides and signs at a gate.
pub fn deciders(gate: Gate) -> Vec<Circle> {
    match gate {
        Gate::G0 => vec![Circle::Office, Circle::Seats],
        Gate::G1 | Gate::G2 | Gate::G3 => vec![Circle::Seats],
    }
}

/// What is told about a project.
#[derive(Debug, Clone)]
pub struct Told {
    /// What it tells.
    pub kind: MailKind,
    /// Where it leads.
    pub path: String,
    /// The last day on which the reader can do what is asked.
    pub until: Option<NaiveDate>,
    /// At which gate, with which outcome, and why.
    pub said: Said,
}

impl Told {
    /// Something that happened; the message leads to this path.
    pub fn of(kind: MailKind, path: String) -> Self {
        Self { kind, path, until: None, said: Said::default() }
    }

    /// At this gate.
    pub fn at(mut self, gate: Gate) -> Self {
        self.said.gate = Some(gate);
        self
    }

    /// With this outcome.
    pub fn with(mut self, outcome: Outcome) -> Self {
        self.said.outcome = Some(outcome);
        self
    }

    /// For this reason.
    pub fn because(mut self, reason: &str) -> Self {
        reason.clone_into(&mut self.said.note);
        self
    }
}

/// Tells everybody of these circles once, except who did it.
pub async fn tell(
    (write, base_url): (&Write, &Url),
    project: &project::Model,
    by: PersonId,
    circles: impl IntoIterator<Item = Circle>,
    told: &Told,
) -> Result<(), DbErr> {
    let mut people = BTreeSet::new();
    for circle in circles {
        people.extend(of_circle(write, project, circle).await?);
    }
    people.remove(&by);
    let Told { kind, path, until, said } = told;
    let news = |person| (person, News { kind: *kind, project: project.id, until: *until, path: path.clone(), said: said.clone() });
    tell_all(write, base_url, people.into_iter().map(news).collect()).await
}

async fn of_circle(connection: &Write, project: &project::Model, circle: Circle) -> Result<Vec<PersonId>, DbErr> {
    let today = day_of(connection.now());
    Ok(match circle {
        Circle::Lead => applicants(connection, project.id).await?,
        Circle::Partners => {
            let organisations = organisations(connection, project.id).await?;
            people_of(connection, today, |one| organisations.contains(&one)).await?
        }
        Circle::Of(organisation) => people_of(connection, today, |one| one == organisation).await?,
        Circle::Manager => project.manager_id.into_iter().collect(),
        Circle::Office => with_role(Role::ProgrammeManager, today).all(connection).await?.into_iter().map(|person| person.id).collect(),
        Circle::Seats => chair_and_secretary(connection, today).await?,
        Circle::Person(person) => vec![person],
    })
}

/// The partners' people at these organisations. One query.
async fn people_of(connection: &Write, today: NaiveDate, is_among: impl Fn(OrganisationId) -> bool) -> Result<Vec<PersonId>, DbErr> {
    let people = with_role(Role::Partner, today).all(connection).await?.into_iter();
    Ok(people.filter(|person| person.organisation_id.is_some_and(&is_among)).map(|person| person.id).collect())
}

/// The organisations that take part in a project. One query.
pub(super) async fn organisations(connection: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<OrganisationId>, DbErr> {
    let places = partner::Entity::find().select_only().column(partner::Column::OrganisationId);
    places.filter(partner::Column::ProjectId.eq(project)).into_tuple().all(connection).await
}
