//! Who hears what of a review, in the transaction of what happened.

use crate::mail::{Notification, Recipient, Said, queue};
use crate::people::store::with_role;
use crate::store::database::Write;
use ::entity::{partner, project};
use chrono::NaiveDate;
use domain::ids::{PersonId, ProjectId};
use domain::mail::MailKind;
use domain::partners::PartnerRole;
use domain::people::{Role, SteeringSeat};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use std::collections::{BTreeMap, BTreeSet};
use url::Url;

/// What is told: of which project, until when, and where it leads.
#[derive(Debug, Clone)]
pub struct News {
    /// What it tells.
    pub kind: MailKind,
    /// The project that it is about.
    pub project: ProjectId,
    /// The last day on which the reader can do what is asked.
    pub until: Option<NaiveDate>,
    /// The path that it leads to.
    pub path: String,
    /// What else its reader is to know.
    pub said: Said,
}

/// Tells each of these people.
pub async fn tell(write: &Write, base_url: &Url, news: &News, people: impl IntoIterator<Item = PersonId>) -> Result<(), DbErr> {
    tell_all(write, base_url, people.into_iter().map(|person| (person, news.clone())).collect()).await
}

/// Tells each person news of their own.
pub async fn tell_all(write: &Write, base_url: &Url, told: Vec<(PersonId, News)>) -> Result<(), DbErr> {
    let projects: BTreeSet<ProjectId> = told.iter().map(|(_, news)| news.project).collect();
    let rows = project::Entity::find().filter(project::Column::Id.is_in(projects)).all(write).await?;
    let titles: BTreeMap<ProjectId, String> = rows.into_iter().map(|row| (row.id, row.title)).collect();
    let letter = |(person, News { kind, project, until, path, said }): (PersonId, News)| {
        let title = titles.get(&project).cloned().unwrap_or_default();
        Notification { kind, to: Recipient::Person(person), title, until, said, path, expires_at: None }
    };
    queue(write, base_url, told.into_iter().map(letter).collect(), write.now()).await
}

/// The people of the organisation that leads a project.
pub async fn applicants(connection: &impl ConnectionTrait, id: ProjectId) -> Result<Vec<PersonId>, DbErr> {
    let leads = partner::Entity::find().filter(partner::Column::ProjectId.eq(id)).filter(partner::Column::Role.eq(PartnerRole::Lead));
    let Some(lead) = leads.one(connection).await? else { return Ok(Vec::new()) };
    let at_lead = with_role(Role::Partner).all(connection).await?.into_iter();
    Ok(at_lead.filter(|person| person.organisation_id == Some(lead.organisation_id)).map(|person| person.id).collect())
}

/// The programme manager of a project and everybody who signs for the steering group.
pub async fn deciders(connection: &impl ConnectionTrait, id: ProjectId) -> Result<Vec<PersonId>, DbErr> {
    let manager = project::Entity::find_by_id(id).one(connection).await?.and_then(|row| row.manager_id);
    let signs = with_role(Role::SteeringMember)
        .all(connection)
        .await?
        .into_iter()
        .filter(|person| matches!(person.steering_seat, Some(SteeringSeat::Chair | SteeringSeat::Secretary)));
    Ok(manager.into_iter().chain(signs.map(|person| person.id)).collect())
}
