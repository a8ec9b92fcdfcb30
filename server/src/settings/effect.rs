//! What another value of a parameter does to the gates that wait for a decision.

use crate::gates::facts::gate_state;
use crate::gates::snapshot::decided_on;
use crate::gates::tasks::WAITING;
use crate::reference::Reference;
use crate::state::State;
use ::entity::project;
use app::settings::{EffectLine, EffectView};
use domain::gates::{Gate, RuleSet, due};
use domain::settings::{ParameterKey, changes_mandate, verdict_changes};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

/// Gates that are looked at, longest waiting first: each is judged twice.
const LOOKS_AT: u64 = 100;

/// Another value of a parameter, and the rules that come of it.
struct Proposed {
    key: ParameterKey,
    rules: RuleSet,
    value: i64,
}

/// Which of the gates that wait another value reaches.
///
/// # Errors
/// Something stored that cannot be read.
pub(super) async fn of(state: &State, (key, value): (ParameterKey, i64)) -> Result<EffectView, DbErr> {
    let reference = state.reference();
    let rules = reference.rules_with(&reference.values.clone().with(key, value))?;
    let proposed = Proposed { key, rules, value };
    let waiting = project::Entity::find().filter(project::Column::Status.is_in(WAITING));
    let open = waiting.clone().count(&state.database.read).await?;
    let rows = waiting.order_by_asc(project::Column::UpdatedAt).order_by_asc(project::Column::Number).limit(LOOKS_AT);
    let rows = rows.all(&state.database.read).await?;
    let seen = rows.iter().fold(0, |sum, _| sum + 1);
    let mut lines = Vec::new();
    for project in rows {
        lines.extend(line(state, &reference, &project, &proposed).await?);
    }
    Ok(EffectView { open, seen, lines })
}

async fn line(state: &State, reference: &Reference, project: &project::Model, proposed: &Proposed) -> Result<Option<EffectLine>, DbErr> {
    let Some(gate) = due(project.entry_gate, project.phase) else { return Ok(None) };
    let gate_state = gate_state(&state.database.read, reference, project, gate, state.clock.today()).await?;
    let facts = decided_on(&gate_state);
    let verdicts = verdict_changes(&reference.rules, &proposed.rules, &facts);
    let (before, after) = (reference.values.amount(proposed.key), domain::Eur::euros(proposed.value));
    let is_moved = proposed.key == ParameterKey::Mandate && gate == Gate::G0 && changes_mandate(facts.public(), before, after);
    let manager_decides = is_moved.then(|| facts.public() <= after);
    let project = format!("{} {}", project.number, project.title);
    let line = EffectLine { project, gate, verdicts, manager_decides };
    Ok(Some(line).filter(|line| !line.verdicts.is_empty() || line.manager_decides.is_some()))
}
