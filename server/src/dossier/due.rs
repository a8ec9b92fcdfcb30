//! Which gate comes next for a project.

use ::entity::project;
use domain::gates::Gate;
use domain::projects::Phase;

/// The gate that a project comes to next.
pub fn due(project: &project::Model) -> Option<Gate> {
    due_at(project.phase, project.entry_gate)
}

/// The gate that comes next in a phase; an intake goes to the gate where it comes in.
pub fn due_at(phase: Phase, entry_gate: Gate) -> Option<Gate> {
    if phase == Phase::Intake { Some(entry_gate) } else { Gate::of(phase) }
}
