//! The facts of a project at a gate, of which each feature gives its own part, and with them what stands at the gate already.

use super::heads::{self, DecisionHead, SnapshotHead};
use super::snapshot::decided_on;
use crate::dossier::due::due;
use crate::dossier::{filed, levels, programme_total, reporting};
use crate::reference::Reference;
use crate::{financing, judgements, projects, reviews};
use ::entity::project;
use chrono::NaiveDate;
use domain::conditions::{Assessment, current_levels};
use domain::gates::{AtGate, Facts, Gate, ProgrammeFacts, is_held, recorded};
use domain::projects::Place;
use futures::try_join;
use sea_orm::{ConnectionTrait, DbErr};

/// The facts, and what stands at the gate.
#[derive(Debug, Clone)]
pub struct GateState {
    /// The facts as they are now.
    pub facts: Facts,
    /// The opinions at the gate.
    pub assessments: Vec<Assessment>,
    /// The latest frozen dossier for this gate.
    pub snapshot: Option<SnapshotHead>,
    /// Every decision about the project, oldest first.
    pub decisions: Vec<DecisionHead>,
}

/// The facts of a project at a gate, and what stands at the gate. On the readers the features are asked
/// at once, each on a connection of its own; a write has one, on which they take turns.
///
/// # Errors
/// Something stored that cannot be read.
pub async fn gate_state(
    connection: &impl ConnectionTrait,
    reference: &Reference,
    project: &project::Model,
    gate: Gate,
    today: NaiveDate,
) -> Result<GateState, DbErr> {
    let heads = async { Ok((heads::last_frozen(connection, project.id, gate).await?, heads::decisions(connection, project.id, today).await?)) };
    let ((facts, assessments), (snapshot, decisions)) = try_join!(gather(connection, reference, project, gate, today), heads)?;
    Ok(GateState { facts, assessments, snapshot, decisions })
}

/// The facts alone.
///
/// # Errors
/// Something stored that cannot be read.
pub async fn facts(
    connection: &impl ConnectionTrait,
    reference: &Reference,
    project: &project::Model,
    gate: Gate,
    today: NaiveDate,
) -> Result<Facts, DbErr> {
    Ok(gather(connection, reference, project, gate, today).await?.0)
}

/// The facts, and the opinions behind their levels.
async fn gather(
    connection: &impl ConnectionTrait,
    reference: &Reference,
    project: &project::Model,
    gate: Gate,
    today: NaiveDate,
) -> Result<(Facts, Vec<Assessment>), DbErr> {
    let id = project.id;
    let shared = async { Ok((levels::assessments(connection, id, gate).await?, programme_total::kept(connection).await?)) };
    let brought = async { Ok((reporting::facts(connection, project, gate, today).await?, filed::facts(connection, id).await?)) };
    let (own, money, (assessments, programme), judgements, reviews, (reports, documents)) = try_join!(
        projects::facts(connection, reference, project),
        financing::facts(connection, id, gate.money_phase()),
        shared,
        judgements::facts(connection, id, gate),
        reviews::facts(connection, id, gate),
        brought
    )?;
    let mut facts = Facts {
        gate,
        entry_gate: project.entry_gate,
        today,
        project: own.project,
        partners: money.partners,
        financing: money.financing,
        instruments: money.instruments,
        programme: programme.facts(),
        business_case: own.business_case,
        record: own.record,
        levels: current_levels(&assessments),
        judgements,
        reviews,
        reports: Some(reports),
        documents: Some(documents),
        duplicates: own.duplicates,
    };
    if gate != Gate::G3 {
        let match_after = facts.programme.match_after + facts.money().matching();
        facts.programme = ProgrammeFacts { match_after, ..facts.programme };
    }
    Ok((facts, assessments))
}

/// What stands at the gate of this survey, when it is the one that the project comes to next.
pub fn at_gate(reference: &Reference, project: &project::Model, gate_state: &GateState) -> AtGate {
    let taken = || gate_state.decisions.iter().map(|one| &one.taken);
    let dossier = gate_state.snapshot.as_ref().filter(|snapshot| !snapshot.is_released).map(|snapshot| snapshot.number);
    AtGate {
        gate: due(project),
        place: Place { phase: project.phase, status: project.status },
        hold_until: project.hold_until,
        is_held: is_held(taken(), dossier),
        recorded: recorded(taken()),
        requested: decided_on(gate_state).public(),
        mandate: reference.programme.mandate,
        manager: project.manager_id,
    }
}
