//! The agreement to be monitored, written down once.

use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::store::events::Event;
use ::entity::{monitoring_agreement, organisation, partner};
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::ids::OrganisationId;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

/// Keeps that a partner agrees. What was agreed before stays.
///
/// # Errors
/// 404 when it takes no part in the project.
pub(super) async fn agree(
    state: &State,
    permit: &Permit<act::AgreeToMonitoring>,
    submission: &Submission,
    (id, on_paper): (OrganisationId, bool),
) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let place = partner::Entity::find().filter(partner::Column::ProjectId.eq(permit.project())).filter(partner::Column::OrganisationId.eq(id));
    let place = place.one(&write).await?.filter(|place| place.role.takes_part()).ok_or(AppError::NotFound)?;
    let name = organisation::Entity::find_by_id(id).one(&write).await?.ok_or(AppError::NotFound)?.name;
    if monitoring_agreement::Entity::find_by_id((permit.project(), id)).one(&write).await?.is_some() {
        return Ok(write.finish([]).await?);
    }
    let row = monitoring_agreement::Model {
        project_id: permit.project(),
        organisation_id: place.organisation_id,
        agreed_by: permit.person(),
        agreed_at: write.now(),
        on_paper,
    };
    monitoring_agreement::Entity::insert(row.into_active_model()).exec_without_returning(&write).await?;
    let happened = HistoryEvent::MonitoringAgreed { organisation: id, name, on_paper };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), happened).in_project(permit.project())]).await?)
}
