//! Recording a decision or a correction: one transaction in which the rules are asked again about the frozen dossier.

use super::details::Details;
use super::facts::{GateState, gate_state};
use super::letters::{Told, deciders, tell};
use super::owners::Candidates;
use super::read;
use super::snapshot::{decided_on, is_current};
use crate::dossier::change::{self, Change, Touches};
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::reference::Reference;
use crate::state::days::day_of;
use crate::state::{State, new_id};
use crate::store::events::Event;
use crate::store::versioned;
use ::entity::{decision, decision_condition, project};
use chrono_tz::Europe::Amsterdam;
use domain::Eur;
use domain::access::{Actor, Permit, act};
use domain::audit::{Edited, HistoryEvent};
use domain::gates::{
    Decider, DecisionFacts, DecisionRefusal, DecisionState, ExistingDecision, Gate, GateError, NewDecision, SnapshotState, changes,
    decide as may_decide, evaluate, settles,
};
use domain::ids::{DecisionConditionId, DecisionId, SnapshotId};
use domain::mail::MailKind;
use sea_orm::{DbErr, EntityTrait, IntoActiveModel};

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
            is_current: is_current(&snapshot.content.facts, &gate_state.facts),
        }),
        results: evaluate(&reference.rules, &decided),
        ceiling_left: reference.programme.public_ceiling - gate_state.facts.programme.committed,
        mandate: reference.programme.mandate,
        requested: decided.public(),
        decider: Decider::of(actor, project.manager_id),
        existing: existing.map(|one| ExistingDecision {
            by: one.by.clone(),
            outcome: one.taken.decision.outcome,
            on: one.at.with_timezone(&Amsterdam).date_naive(),
        }),
        corrects: None,
        recycled_before: u32::try_from(project.recycles).unwrap_or(0),
        advice: gate_state.facts.reviews.agreed.as_ref().map(|agreed| agreed.advice),
    }
}

/// The same for a correction: the rules are as they were for the decision, the dossier and the place of the project no longer matter, and
/// what the decision committed comes free again.
///
/// # Errors
/// Details of the decision that cannot be read.
pub fn correction_facts(
    reference: &Reference,
    project: &project::Model,
    gate_state: &GateState,
    actor: &Actor,
    row: &decision::Model,
) -> Result<DecisionFacts, DbErr> {
    let now = facts(reference, project, gate_state, actor);
    let number = gate_state.decisions.iter().find(|one| one.id == row.id).and_then(|one| one.taken.dossier);
    Ok(DecisionFacts {
        snapshot: number.map(|number| SnapshotState { number, is_frozen: true, is_current: true }),
        results: Details::read(row)?.results,
        ceiling_left: now.ceiling_left + row.approved_public,
        requested: gate_state.facts.public().max(row.approved_public),
        existing: None,
        corrects: Some(row.outcome),
        ..now
    })
}

/// Records a decision.
///
/// # Errors
/// 409 when somebody changed the project meanwhile, or what the rules say against it.
pub async fn decide(
    state: &State,
    permit: &Permit<act::DecideGate>,
    actor: &Actor,
    submission: &Submission,
    (id, gate): (DecisionId, Gate),
    new: NewDecision,
) -> Result<(), Unsaved<Vec<DecisionRefusal>>> {
    let change = change::begin(state, permit, submission, Touches::Beside).await?;
    let reference = state.reference();
    let gate_state = gate_state(&change.write, &reference, &change.project, gate, state.clock.today()).await?;
    let facts = facts(&reference, &change.project, &gate_state, actor);
    if let Err(GateError::Refused(refusals)) = may_decide(&facts, &new) {
        return Err(Unsaved::refused(refusals));
    }
    let snapshot = gate_state.snapshot.map(|snapshot| snapshot.id);
    let written = Written { id, facts, snapshot, corrects: None, version: reference.rules.version() };
    Ok(write((state, change), permit, new, written).await?)
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
    (new, reason): (NewDecision, String),
) -> Result<(), Unsaved<Vec<DecisionRefusal>>> {
    let change = change::begin(state, permit, submission, Touches::Beside).await?;
    let row = read::one(&change.write, permit.project(), corrected).await?.ok_or(AppError::NotFound)?;
    let around = read::around(&change.write, corrected, day_of(change.write.now())).await?.ok_or(AppError::NotFound)?;
    if around.state(&row) != DecisionState::Signed || around.corrected_by.is_some() {
        return Err(AppError::Conflict.into());
    }
    if row.outcome.commits() && read::is_changed_since(&change.write, &row).await? {
        return Err(Unsaved::refused(vec![DecisionRefusal::ChangedSince]));
    }
    let reference = state.reference();
    let gate_state = gate_state(&change.write, &reference, &change.project, row.gate, state.clock.today()).await?;
    let facts = correction_facts(&reference, &change.project, &gate_state, actor, &row)?;
    if let Err(GateError::Refused(refusals)) = may_decide(&facts, &new) {
        return Err(Unsaved::refused(refusals));
    }
    let written = Written { id, facts, snapshot: row.snapshot_id, corrects: Some((row, reason)), version: reference.rules.version() };
    Ok(write((state, change), permit, new, written).await?)
}

/// What a decision is written with, besides what was typed.
struct Written {
    id: DecisionId,
    facts: DecisionFacts,
    snapshot: Option<SnapshotId>,
    /// The decision in whose place it comes, and why.
    corrects: Option<(decision::Model, String)>,
    version: u32,
}

async fn write((state, change): (&State, Change), permit: &Permit<act::DecideGate>, new: NewDecision, written: Written) -> Result<(), AppError> {
    let Written { id, facts, snapshot, corrects, version } = written;
    let details = Details { decision: new.clone(), results: facts.results, rule_set_version: version.to_string() };
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
        details: versioned::write(&details)?,
        decided_by: permit.person(),
        decided_at: change.now(),
        signed_by: None,
        signed_at: None,
        supersedes_id: corrects.as_ref().map(|(row, _)| row.id),
        is_demo: change.project.is_demo,
        void_at: None,
        void_by: None,
        void_reason: None,
        void_cause: None,
        correction_reason: corrects.as_ref().map(|(_, reason)| reason.clone()),
    };
    let approved_public = row.approved_public;
    decision::Entity::insert(row.into_active_model()).exec_without_returning(&change.write).await?;
    let candidates = Candidates::of(&change.write, change.project.id, day_of(change.write.now())).await?;
    let conditions = new.conditions.iter().zip(1..).map(|(one, position)| {
        let owner = candidates.meant(&one.owner);
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
            owner_organisation_id: owner.organisation,
            owner_person_id: owner.person,
        }
        .into_active_model()
    });
    let conditions: Vec<_> = conditions.collect();
    if !conditions.is_empty() {
        decision_condition::Entity::insert_many(conditions).exec_without_returning(&change.write).await?;
    }
    let (gate, outcome) = (facts.gate, new.outcome);
    let deviations = new.deviations.keys().copied().collect();
    let dossier = facts.snapshot.map(|snapshot| snapshot.number);
    let (kind, reason) = match &corrects {
        None => (MailKind::DecisionRecorded, ""),
        Some((_, reason)) => (MailKind::CorrectionRecorded, reason.as_str()),
    };
    let told = Told::of(kind, app::paths::decision(change.project.id, id)).at(gate).with(outcome).because(reason);
    tell((&change.write, &state.base_url), &change.project, permit.person(), deciders(gate), &told).await?;
    let happened = match corrects {
        None => HistoryEvent::GateDecided { decision: id, gate, outcome, approved_public, deviations, dossier },
        Some((before, reason)) => {
            let edited = Edited { changes: changes(&Details::read(&before)?.decision, &new), reason: Some(reason) };
            HistoryEvent::DecisionCorrected { decision: id, gate, outcome, approved_public, deviations, dossier, supersedes: before.id, edited }
        }
    };
    change.finish(project::ActiveModel::default(), Event::by(permit.person(), permit.person_name(), happened)).await
}
