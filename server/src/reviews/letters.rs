//! Who hears what of a review.

pub use crate::mail::{News, tell, tell_all};
use crate::people::store::{chair_and_secretary, with_role};
use crate::state::days::day_of;
use crate::store::database::Write;
use ::entity::{partner, project};
use domain::ids::{PersonId, ProjectId};
use domain::partners::PartnerRole;
use domain::people::Role;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

/// The people of the organisation that leads a project.
pub async fn applicants(connection: &Write, id: ProjectId) -> Result<Vec<PersonId>, DbErr> {
    let leads = partner::Entity::find().filter(partner::Column::ProjectId.eq(id)).filter(partner::Column::Role.eq(PartnerRole::Lead));
    let Some(lead) = leads.one(connection).await? else { return Ok(Vec::new()) };
    let at_lead = with_role(Role::Partner, day_of(connection.now())).all(connection).await?.into_iter();
    Ok(at_lead.filter(|person| person.organisation_id == Some(lead.organisation_id)).map(|person| person.id).collect())
}

/// The programme manager of a project and everybody who signs for the steering group.
pub async fn deciders(connection: &Write, id: ProjectId) -> Result<Vec<PersonId>, DbErr> {
    let manager = project::Entity::find_by_id(id).one(connection).await?.and_then(|row| row.manager_id);
    let signs = chair_and_secretary(connection, day_of(connection.now())).await?;
    Ok(manager.into_iter().chain(signs).collect())
}
