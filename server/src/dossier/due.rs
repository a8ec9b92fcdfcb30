//! Which gate comes next for a project.

use ::entity::project;
use domain::gates::Gate;

/// The gate that a project comes to next.
pub fn due(project: &project::Model) -> Option<Gate> {
    Gate::due(project.phase, project.entry_gate)
}
