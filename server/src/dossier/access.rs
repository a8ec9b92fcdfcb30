//! The one way in: a project is found together with how the person stands to it, and lists are filtered by the same rule.

use crate::frame::actor::SignedIn;
use crate::frame::respond::AppError;
use crate::state::State;
use ::entity::{partner, project};
use domain::access::act::Act;
use domain::access::{Actor, Permit, ProjectStanding, Visibility};
use domain::ids::ProjectId;
use domain::partners::PartnerRole;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QuerySelect};

/// A project with how a person stands to it.
#[derive(Debug, Clone)]
pub struct Found {
    /// The project's row.
    pub project: project::Model,
    /// How the person's organisation stands to it.
    pub standing: ProjectStanding,
}

#[derive(FromQueryResult)]
struct Row {
    #[sea_orm(nested)]
    project: project::Model,
    role: Option<PartnerRole>,
}

/// The project, when it exists; whether the person may know of it is for the permit to say. One query.
pub async fn find(connection: &impl ConnectionTrait, actor: &Actor, id: ProjectId) -> Result<Option<Found>, DbErr> {
    let place = Query::select()
        .column(partner::Column::Role)
        .from(partner::Entity)
        .and_where(Expr::col((partner::Entity, partner::Column::ProjectId)).equals((project::Entity, project::Column::Id)))
        .and_where(partner::Column::OrganisationId.eq(actor.organisation))
        .to_owned();
    let found = project::Entity::find_by_id(id).expr_as(SimpleExpr::SubQuery(None, Box::new(place.into())), "role");
    let Some(Row { project, role }) = found.into_model().one(connection).await? else { return Ok(None) };
    let standing = ProjectStanding { project: id, takes_part: role.is_some(), leads: role == Some(PartnerRole::Lead) };
    Ok(Some(Found { project, standing }))
}

/// The project and the permit to do something to it.
///
/// # Errors
/// 404 when the person may not know of it or it is not there, 403 when they may not do this.
pub async fn permit<A: Act<On = ProjectStanding>>(
    state: &State,
    signed: &SignedIn,
    action: A,
    id: ProjectId,
) -> Result<(Found, Permit<A>), AppError> {
    let found = find(&state.database.read, &signed.actor, id).await?.ok_or(AppError::NotFound)?;
    let permit = signed.actor.permit(action, found.standing)?;
    Ok((found, permit))
}

/// The filter of every list, count and search of projects.
pub fn visible_to(actor: &Actor) -> Condition {
    match actor.visibility() {
        Visibility::Everything => Condition::all(),
        Visibility::Nothing => Condition::all().add(project::Column::Number.lt(0)),
        Visibility::OfOrganisation(organisation) => {
            let places = Query::select()
                .column(partner::Column::ProjectId)
                .from(partner::Entity)
                .and_where(partner::Column::OrganisationId.eq(organisation))
                .to_owned();
            Condition::all().add(project::Column::Id.in_subquery(places))
        }
    }
}
