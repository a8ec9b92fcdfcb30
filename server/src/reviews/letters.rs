//! Who hears what of a review, in the transaction of what happened.

use crate::mail::{Notification, Recipient, queue};
use crate::people::store::with_role;
use ::entity::{partner, project};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{PersonId, ProjectId};
use domain::mail::MailKind;
use domain::partners::PartnerRole;
use domain::people::{Role, SteeringSeat};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
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
}

/// Tells each of these people.
pub async fn tell(
    transaction: &impl ConnectionTrait,
    base_url: &Url,
    news: &News,
    people: impl IntoIterator<Item = PersonId>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let title = project::Entity::find_by_id(news.project).one(transaction).await?.map(|row| row.title).unwrap_or_default();
    for person in people {
        let letter = Notification {
            kind: news.kind,
            to: Recipient::Person(person),
            title: title.clone(),
            until: news.until,
            path: news.path.clone(),
            expires_at: None,
        };
        queue(transaction, base_url, letter, now).await?;
    }
    Ok(())
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
