//! Whether a dossier can be judged now. What the programme judges of it, such as a rule that nothing computes or a condition, is no part of what the
//! partners handed in: it may also be given while the dossier is frozen, until somebody records a decision on it.

use ::entity::{decision, project};
use domain::projects::Place;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

/// Whether the programme can judge the dossier of a project now. At most one query.
pub async fn can_be_judged(connection: &impl ConnectionTrait, project: &project::Model) -> Result<bool, DbErr> {
    use decision::Column as Of;
    let place = Place { phase: project.phase, status: project.status };
    if !place.awaits_decision() {
        return Ok(place.is_writable());
    }
    let recorded = decision::Entity::find().filter(Of::ProjectId.eq(project.id)).filter(Of::SupersedesId.is_null());
    Ok(recorded.filter(Of::SignedAt.is_null()).filter(Of::VoidAt.is_null()).count(connection).await? == 0)
}
