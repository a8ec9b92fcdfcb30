//! Which invitations somebody sees, and the names that stand beside them.

use ::entity::{invitation, organisation, project};
use domain::ids::{OrganisationId, ProjectId};
use domain::people::Role;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use std::collections::{BTreeMap, BTreeSet};

/// Which invitations.
pub type Which = Condition;

/// Those to one role.
pub fn of_role(role: Role) -> Condition {
    Condition::all().add(invitation::Column::Role.eq(role))
}

/// Those of one project.
pub fn of_project(id: ProjectId) -> Condition {
    Condition::all().add(invitation::Column::ProjectId.eq(id))
}

/// Those to one address.
pub fn to(email: &str) -> Condition {
    Condition::all().add(invitation::Column::Email.eq(email))
}

/// All of them.
pub fn any() -> Condition {
    Condition::all()
}

/// Those among these that were neither used nor withdrawn.
pub fn waiting(of: Condition) -> Condition {
    of.add(invitation::Column::UsedAt.is_null()).add(invitation::Column::WithdrawnAt.is_null())
}

/// The names of these organisations. One query.
pub(super) async fn organisations(
    connection: &impl ConnectionTrait,
    ids: BTreeSet<OrganisationId>,
) -> Result<BTreeMap<OrganisationId, String>, DbErr> {
    let names = organisation::Entity::find().select_only().columns([organisation::Column::Id, organisation::Column::Name]);
    let names: Vec<(OrganisationId, String)> = names.filter(organisation::Column::Id.is_in(ids)).into_tuple().all(connection).await?;
    Ok(names.into_iter().collect())
}

/// The titles of these projects. One query.
pub(super) async fn titles(connection: &impl ConnectionTrait, ids: BTreeSet<ProjectId>) -> Result<BTreeMap<ProjectId, String>, DbErr> {
    let titles = project::Entity::find().select_only().columns([project::Column::Id, project::Column::Title]);
    let titles: Vec<(ProjectId, String)> = titles.filter(project::Column::Id.is_in(ids)).into_tuple().all(connection).await?;
    Ok(titles.into_iter().collect())
}
