//! Recording a decision or a correction: one transaction in which the rules are asked again about the frozen dossier.

use super::facts::{GateState, gate_state};
use super::read::{self, Details};
use super::snapshot::{decided_on, is_current};
use crate::dossier::change;
use crate::dossier::change::Change;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::reference::Reference;
use crate::state::{State, new_id};
use crate::store::events::Event;
use ::entity::{decision, decision_condition, project};
use domain::Eur;
use domain::access::{Actor, Permit, act};
use domain::gates::{
    Decider, DecisionFacts, DecisionRefusal, DecisionState, ExistingDecision, Gate, GateError, NewDecision, SnapshotState, decide as may_decide,
    evaluate, settles,
};
use domain::ids::{DecisionConditionId, DecisionId, SnapshotId};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use serde_json::json;

/// Everything that decides about deciding at a gate now.
pub fn facts(reference: &Reference, project: &project::Model, gate_state: &GateState, actor: &Actor) -> DecisionFacts {
    let decided = decided_on(gate_state);
    let open = gate_state.snapshot.as_ref();
    let settled = |number| gate_state.decisions.iter().find(|one| one.taken.dossier == Some(number) && settles(&one.taken.decision));
    let existing = open.and_then(|snapshot| settled(snapshot.number));
    DecisionFacts {
        gate: gate_state.facts.gate,
        entry_gate: project.entry_gate,
        phase: project.phase,
        status: project.status,
        snapshot: open.map(|snapshot| SnapshotState {
            number: snapshot.number,
            is_frozen: !snapshot.is_released,
            is_current: is_current(&snapshot.content, &gate_state.facts),
        }),
        results: evaluate(&reference.rules, &decided),
        ceiling_left: reference.programme.public_ceiling - gate_state.facts.programme.committed,
        mandate: reference.programme.mandate,
        requested: decided.public(),
        decider: Decider::of(actor, project.manager_id),
        existing: existing.map(|one| ExistingDecision { by: one.by.clone(), outcome: one.taken.decision.outcome, on: one.at.date_naive() }),
        corrects: None,
        recycled_before: u32::try_from(project.recycles).unwrap_or(0),
        advice: gate_state.facts.reviews.agreed.as_ref().map(|agreed| agreed.advice),
    }
}

/// The same for a correction: the rules are as they were for the decision, the dossier and the place of the project no longer matter, and
/// what the decision committed comes free again.
pub fn correction_facts(
    reference: &Reference,
    project: &project::Model,
    gate_state: &GateState,
    actor: &Actor,
    row: &decision::Model,
) -> DecisionFacts {
    let now = facts(reference, project, gate_state, actor);
    let number = gate_state.decisions.iter().find(|one| one.id == row.id).and_then(|one| one.taken.dossier);
    DecisionFacts {
        snapshot: number.map(|number| SnapshotState { number, is_frozen: true, is_current: true }),
        results: read::details(row).results,
        ceiling_left: now.ceiling_left + row.approved_public,
        requested: gate_state.facts.public().max(row.approved_public),
        existing: None,
        corrects: Some(row.outcome),
        ..now
    }
}

/// Records a decision.
///
/// # Errors
/// 409 when somebody changed the project meanwhile. Refusals come back inside.
pub async fn decide(
    state: &State,
    permit: &Permit<act::DecideGate>,
    actor: &Actor,
    submission: &Submission,
    (id, gate): (DecisionId, Gate),
    new: NewDecision,
) -> Result<Result<(), Vec<DecisionRefusal>>, AppError> {
    let change = change::begin_beside(state, permit, submission.version).await?;
    let reference = state.reference();
    let gate_state = gate_state(&change.transaction, &reference, &change.project, gate, state.clock.today()).await?;
    let facts = facts(&reference, &change.project, &gate_state, actor);
    if let Err(GateError::Refused(refusals)) = may_decide(&facts, &new) {
        return Ok(Err(refusals));
    }
    let snapshot = gate_state.snapshot.map(|snapshot| snapshot.id);
    let written = Written { id, facts, snapshot, supersedes: None, version: reference.rules.version() };
    write(change, permit, submission, new, written, "gate_decided").await.map(Ok)
}

/// Records a correction of a signed decision; it stands in its place once the second person has signed.
///
/// # Errors
/// 404 when the decision is not there; 409 when it is not signed, was corrected before, or somebody changed the project meanwhile.
pub async fn correct(
    state: &State,
    permit: &Permit<act::DecideGate>,
    actor: &Actor,
    submission: &Submission,
    (id, corrected): (DecisionId, DecisionId),
    new: NewDecision,
) -> Result<Result<(), Vec<DecisionRefusal>>, AppError> {
    let change = change::begin_beside(state, permit, submission.version).await?;
    let row = read::one(&change.transaction, permit.project(), corrected).await?.ok_or(AppError::NotFound)?;
    let around = read::around(&change.transaction, corrected).await?.ok_or(AppError::NotFound)?;
    if around.state(&row) != DecisionState::Signed || around.corrected_by.is_some() {
        return Err(AppError::Conflict);
    }
    let reference = state.reference();
    let gate_state = gate_state(&change.transaction, &reference, &change.project, row.gate, state.clock.today()).await?;
    let facts = correction_facts(&reference, &change.project, &gate_state, actor, &row);
    if let Err(GateError::Refused(refusals)) = may_decide(&facts, &new) {
        return Ok(Err(refusals));
    }
    let written = Written { id, facts, snapshot: row.snapshot_id, supersedes: Some(corrected), version: reference.rules.version() };
    write(change, permit, submission, new, written, "decision_corrected").await.map(Ok)
}

/// What a decision is written with, besides what was typed.
struct Written {
    id: DecisionId,
    facts: DecisionFacts,
    snapshot: Option<SnapshotId>,
    supersedes: Option<DecisionId>,
    version: u32,
}

async fn write(
    change: Change<()>,
    permit: &Permit<act::DecideGate>,
    submission: &Submission,
    new: NewDecision,
    written: Written,
    action: &'static str,
) -> Result<(), AppError> {
    let Written { id, facts, snapshot, supersedes, version } = written;
    let details = Details { decision: Some(new.clone()), results: facts.results, rule_set_version: version.to_string() };
    let details = serde_json::to_string(&details).map_err(|error| AppError::Internal(error.to_string()))?;
    let row = decision::Model {
        id,
        project_id: change.project.id,
        gate: facts.gate,
        snapshot_id: snapshot,
        outcome: new.outcome,
        rationale: new.rationale.clone(),
        public_summary: new.public_summary.clone(),
        effective_on: Some(new.effective_on),
        next_gate_on: new.next_gate_on,
        resume_on: new.resume_on,
        approved_public: if new.outcome.commits() { new.committed() } else { Eur::ZERO },
        details,
        decided_by: permit.person(),
        decided_at: change.now(),
        signed_by: None,
        signed_at: None,
        supersedes_id: supersedes,
        is_demo: change.project.is_demo,
        void_at: None,
        void_by: None,
        void_reason: None,
        void_cause: None,
    };
    row.into_active_model().insert(&change.transaction).await?;
    let conditions = new.conditions.iter().zip(1..).map(|(one, position)| {
        decision_condition::Model {
            id: DecisionConditionId(new_id()),
            decision_id: id,
            position,
            text: one.text.clone(),
            owner: one.owner.clone(),
            due_on: one.due_on,
            timing: one.timing,
            evidence: one.evidence.clone(),
            verifier: one.verifier.clone(),
            is_demo: change.project.is_demo,
        }
        .into_active_model()
    });
    let conditions: Vec<_> = conditions.collect();
    if !conditions.is_empty() {
        decision_condition::Entity::insert_many(conditions).exec_without_returning(&change.transaction).await?;
    }
    change.remember(submission, permit).await?;
    let event = Event::by(permit.person(), permit.person_name(), action).about("decision", id).with(json!({
        "gate": facts.gate,
        "outcome": new.outcome,
        "approved_public": new.committed(),
        "deviations": new.deviations.keys().collect::<Vec<_>>(),
        "dossier": facts.snapshot.map(|snapshot| snapshot.number),
        "supersedes": supersedes,
    }));
    change.finish(event).await
}
