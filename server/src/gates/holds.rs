//! The end of a hold: on its day the project goes on the agenda by itself, and before that by somebody, with a reason. The gate then waits
//! for a new decision on the same dossier.

use super::facts::{at_gate, gate_state};
use crate::dossier::change::{self, Change, Touches};
use crate::dossier::due::due;
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::store::events::Event;
use ::entity::project;
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::gates::{Gate, NotOnHold, is_hold_over};
use domain::ids::ProjectId;
use domain::projects::{Place, Status, Transition, next};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::time::Duration;
use tokio::sync::watch;

/// How often it is looked whether the day of a hold has come.
const LOOKS_EVERY: Duration = Duration::from_secs(60);

/// Puts projects on the agenda when the day of their hold has come, at once and then every minute, until the other end of `stopped` is
/// dropped.
pub async fn run(state: State, mut stopped: watch::Receiver<()>) {
    loop {
        if let Err(error) = put_on_agenda(&state).await {
            tracing::warn!(%error, "holds that are over could not be put on the agenda");
        }
        tokio::select! {
            _ = stopped.changed() => return,
            () = tokio::time::sleep(LOOKS_EVERY) => {}
        }
    }
}

/// Puts every project on the agenda whose hold is over. Tells how many.
///
/// # Errors
/// When the database cannot be asked which; one that then fails stands in the log, and the next look tries it again.
pub async fn put_on_agenda(state: &State) -> Result<usize, AppError> {
    use project::Column as Of;
    let over = project::Entity::find().select_only().column(Of::Id).filter(Of::Status.eq(Status::OnHold));
    let over = over.filter(Of::HoldUntil.lte(state.clock.today())).order_by_asc(Of::HoldUntil).order_by_asc(Of::Id);
    let over: Vec<ProjectId> = over.into_tuple().all(&state.database.read).await?;
    let mut count = 0;
    for id in over {
        match comes_back(state, id).await {
            Ok(came_back) => count += usize::from(came_back),
            // The others do not wait for one that fails.
            Err(error) => tracing::warn!(%error, project = %id, "a hold that is over could not be put on the agenda"),
        }
    }
    Ok(count)
}

/// Another server may have been first, or somebody put it on the agenda by hand.
async fn comes_back(state: &State, id: ProjectId) -> Result<bool, AppError> {
    let write = state.begin().await?;
    let change = Change::of(write, id, Touches::Project).await?;
    let (place, until) = (Place { phase: change.project.phase, status: change.project.status }, change.project.hold_until);
    if place.status != Status::OnHold || !is_hold_over(until, state.clock.today()) {
        return Ok(false);
    }
    let Ok(place) = next(place, Transition::PutOnAgenda) else { return Ok(false) };
    let happened = HistoryEvent::PutOnAgenda { project: id, gate: due(&change.project), held_until: until, reason: None };
    let event = Event::by_operator(happened);
    change.finish(project::ActiveModel { status: Set(place.status), hold_until: Set(None), ..Default::default() }, event).await?;
    Ok(true)
}

/// Puts a project on hold on the agenda before its day.
///
/// # Errors
/// 409 when somebody changed the project meanwhile; or that it is not on hold.
pub async fn put_on_agenda_early(
    state: &State,
    permit: &Permit<act::PutOnAgenda>,
    submission: &Submission,
    (gate, reason): (Gate, &str),
) -> Result<(), Unsaved<NotOnHold>> {
    let change = change::begin(state, permit, submission, Touches::Project).await?;
    let reference = state.reference();
    let gate_state = gate_state(&change.write, &reference, &change.project, gate, state.clock.today()).await?;
    let at = at_gate(&reference, &change.project, &gate_state);
    let place = match at.put_on_agenda() {
        Ok(place) if at.gate == Some(gate) => place,
        Ok(_) => return Err(Unsaved::refused(NotOnHold(change.project.status))),
        Err(refusal) => return Err(Unsaved::refused(refusal)),
    };
    let (project, reason) = (change.project.id, Some(reason.to_owned()));
    let happened = HistoryEvent::PutOnAgenda { project, gate: Some(gate), held_until: at.hold_until, reason };
    let row = project::ActiveModel { status: Set(place.status), hold_until: Set(None), ..Default::default() };
    Ok(change.finish(row, Event::by(permit.person(), permit.person_name(), happened)).await?)
}
