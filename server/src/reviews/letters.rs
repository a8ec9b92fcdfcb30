//! Who hears what of a review.

pub use crate::mail::{News, tell, tell_all};
use crate::people::store::with_role;
use ::entity::{partner, project};
use domain::ids::{PersonId, ProjectId};
use domain::partners::PartnerRole;
use domain::people::{Role, SteeringSeat};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

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
