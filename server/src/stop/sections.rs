//! That a project stops, or has stopped, on its page.

use super::store;
use crate::dossier::access::Found;
use crate::frame::actor::SignedIn;
use crate::frame::names;
use crate::state::State;
use app::projects::Section;
use app::stop::{ProjectStopView, StopStanding};
use domain::gates::steering_confirms;
use domain::projects::{Place, Status};
use sea_orm::DbErr;

/// A proposal that waits, or how the project came to its end. At most two queries.
pub async fn sections(state: &State, _: &SignedIn, found: &Found) -> Result<Vec<Section>, DbErr> {
    let (project, read) = (&found.project, &state.database.read);
    let place = Place { phase: project.phase, status: project.status };
    let proposal = store::of_project(read, project.id).await?;
    let waits = proposal.as_ref().filter(|row| row.confirmed_at.is_none() && !place.is_final());
    let standing = if let Some(row) = waits {
        let by = match row.proposed_by {
            Some(id) => names::name(read, id).await?.unwrap_or_default(),
            None => String::new(),
        };
        Some(StopStanding::Waits { by, at: row.proposed_at, ends_on: row.end_on, steering_confirms: steering_confirms(project.phase) })
    } else {
        match project.status {
            Status::Stopped => Some(match proposal.filter(|row| row.confirmed_at.is_some()) {
                Some(row) => StopStanding::ByPartners { reason: row.reason, ends_on: row.end_on, learned: row.learned },
                None => StopStanding::ByDecision,
            }),
            Status::Refused => Some(StopStanding::Refused),
            Status::Graduated | Status::ClosedCompleted => Some(StopStanding::Completed),
            Status::Draft | Status::Active | Status::AwaitingStart | Status::Recycled | Status::Legacy => None,
            Status::GateRequested | Status::UnderReview | Status::DecisionPending | Status::OnHold => None,
        }
    };
    Ok(standing.map(|standing| Section::Stop(ProjectStopView { project: project.id, standing })).into_iter().collect())
}
