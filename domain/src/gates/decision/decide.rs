//! Whether a decision may be taken. A refusal carries every reason.

use super::NewDecision;
use super::seats::may_record;
use crate::Eur;
use crate::gates::freeze::{due, follows};
use crate::gates::{Gate, Outcome, RuleId, RuleResult, Severity, Verdict};
use crate::people::{Role, SteeringSeat};
use crate::projects::{Phase, Status};
use crate::reviews::Advice;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Who wants to decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decider {
    /// The person's name.
    pub name: String,
    /// The person's role.
    pub role: Role,
    /// The seat in the steering group.
    pub seat: Option<SteeringSeat>,
    /// Whether the person manages this project.
    pub manages_the_project: bool,
}

/// The dossier that is decided on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnapshotState {
    /// Its number.
    pub number: u32,
    /// Still frozen: nobody sent it back.
    pub is_frozen: bool,
    /// The project still is what was frozen.
    pub is_current: bool,
}

/// A decision that exists at this gate for this request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExistingDecision {
    /// Who took it.
    pub by: String,
    /// What it says.
    pub outcome: Outcome,
    /// When.
    pub on: NaiveDate,
}

/// Everything that decides about deciding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionFacts {
    /// The gate.
    pub gate: Gate,
    /// Where the project came in.
    pub entry_gate: Gate,
    /// The project's phase.
    pub phase: Phase,
    /// The project's status.
    pub status: Status,
    /// The dossier; none when it was never frozen.
    pub snapshot: Option<SnapshotState>,
    /// What the rules say.
    pub results: Vec<RuleResult>,
    /// Public money that the programme can still commit.
    pub ceiling_left: Eur,
    /// Up to this amount a programme manager decides at gate 0.
    pub mandate: Eur,
    /// The public money that the dossier asks for.
    pub requested: Eur,
    /// Who wants to decide.
    pub decider: Decider,
    /// A decision on the same request that this one does not supersede.
    pub existing: Option<ExistingDecision>,
    /// The outcome of the signed decision that this one supersedes: a correction leaves it as it is.
    pub corrects: Option<Outcome>,
    /// How often the project was recycled before.
    pub recycled_before: u32,
    /// What the panel of experts advises; none when no panel has agreed.
    pub advice: Option<Advice>,
}

/// One reason why a decision cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum DecisionRefusal {
    /// The dossier was never frozen.
    NoSnapshot,
    /// The dossier was sent back.
    SnapshotUnfrozen(u32),
    /// The project is not what was frozen.
    SnapshotStale(u32),
    /// The project does not wait for a decision.
    WrongStatus(Status),
    /// The gate is not the one that follows.
    GateSkipped {
        /// The gate of the decision.
        gate: Gate,
        /// The gate that follows, if any.
        due: Option<Gate>,
    },
    /// The outcome does not exist at this gate.
    NotAtThisGate(Outcome),
    /// A correction cannot change what a signed decision says; the next gate can.
    OutcomeChanged {
        /// The outcome that was signed.
        signed: Outcome,
    },
    /// The money that it approved was changed since, by a request that was approved: another request changes it again.
    ChangedSince,
    /// Somebody decided already.
    AlreadyDecided(ExistingDecision),
    /// A HARD rule is open: nobody can override it.
    HardUnmet(RuleResult),
    /// A POLICY rule is not met and no reason is given.
    DeviationMissing(RuleResult),
    /// A POLICY rule waits for a person's judgement.
    JudgementAwaiting(RuleResult),
    /// The panel advises otherwise, and no reason is given for not following it.
    AdviceReasonMissing(Advice),
    /// A reason for a rule that needs none.
    NothingToDeviateFrom(RuleId),
    /// More than the dossier asks for.
    AboveRequest {
        /// What the decision commits.
        is: Eur,
        /// What the dossier asks for.
        requested: Eur,
    },
    /// More than the programme has left.
    AboveCeiling {
        /// What the decision commits.
        is: Eur,
        /// What is left.
        left: Eur,
    },
    /// The steering group decides at this gate.
    SteeringGroupDecides,
    /// The one who records is the first to sign: at gates 1 to 3 the chair or the secretary.
    ChairOrSecretaryRecords,
    /// The amount is above the mandate of a programme manager.
    AboveMandate {
        /// The amount.
        is: Eur,
        /// The mandate.
        mandate: Eur,
    },
    /// A programme manager does not decide on an own project above the mandate.
    OwnProject,
}

/// Why there is no decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GateError {
    /// Refused, with every reason.
    Refused(Vec<DecisionRefusal>),
}

/// Something to think about that does not stop a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DecisionWarning {
    /// The third recycle or a later one: consider stopping.
    ConsiderStopping {
        /// How many times, this one included.
        times: u32,
    },
}

/// A decision that may be taken; it works only after two signatures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// The gate.
    pub gate: Gate,
    /// What it says.
    pub outcome: Outcome,
    /// The public money that it commits.
    pub committed: Eur,
    /// The rules that it deviates from.
    pub deviations: Vec<RuleId>,
    /// What to think about.
    pub warnings: Vec<DecisionWarning>,
}

/// Whether the decision may be taken.
///
/// # Errors
/// [`GateError::Refused`] with every reason.
pub fn decide(facts: &DecisionFacts, decision: &NewDecision) -> Result<Proposed, GateError> {
    let mut refusals = Vec::new();
    dossier(facts, decision.outcome, &mut refusals);
    if is_last(facts.gate) != ends(decision.outcome).unwrap_or(is_last(facts.gate)) {
        refusals.push(DecisionRefusal::NotAtThisGate(decision.outcome));
    }
    if let Some(signed) = facts.corrects.filter(|signed| *signed != decision.outcome) {
        refusals.push(DecisionRefusal::OutcomeChanged { signed });
    }
    refusals.extend(facts.existing.clone().map(DecisionRefusal::AlreadyDecided));
    let deviations = rules(facts, decision, &mut refusals);
    refusals.extend(facts.advice.filter(|advice| decision.departs_from(*advice)).map(DecisionRefusal::AdviceReasonMissing));
    let is = decision.committed();
    if is > facts.requested {
        refusals.push(DecisionRefusal::AboveRequest { is, requested: facts.requested });
    }
    // What commits nothing is never too much, also when the programme has promised more than it has.
    if is.is_positive() && is > facts.ceiling_left {
        refusals.push(DecisionRefusal::AboveCeiling { is, left: facts.ceiling_left });
    }
    refusals.extend(may_record(facts.gate, &facts.decider, is.max(facts.requested), facts.mandate));
    if !refusals.is_empty() {
        return Err(GateError::Refused(refusals));
    }
    let times = facts.recycled_before + 1;
    let warns = decision.outcome == Outcome::Recycle && times >= 3;
    let warnings = if warns { vec![DecisionWarning::ConsiderStopping { times }] } else { Vec::new() };
    Ok(Proposed { gate: facts.gate, outcome: decision.outcome, committed: is, deviations, warnings })
}

/// A frozen dossier at the gate that follows. It must still be the project for what lets the project go on; waiting, going back and stopping
/// are open whatever happened, so that no gate waits for ever.
fn dossier(facts: &DecisionFacts, outcome: Outcome, refusals: &mut Vec<DecisionRefusal>) {
    match facts.snapshot {
        None => refusals.push(DecisionRefusal::NoSnapshot),
        Some(snapshot) if !snapshot.is_frozen => refusals.push(DecisionRefusal::SnapshotUnfrozen(snapshot.number)),
        Some(snapshot) if !snapshot.is_current && outcome.is_passed() => refusals.push(DecisionRefusal::SnapshotStale(snapshot.number)),
        Some(_) => {}
    }
    if facts.corrects.is_some() {
        return;
    }
    if !follows(facts.gate, facts.entry_gate, facts.phase) {
        refusals.push(DecisionRefusal::GateSkipped { gate: facts.gate, due: due(facts.entry_gate, facts.phase) });
    }
    let waits = matches!(facts.status, Status::GateRequested | Status::UnderReview | Status::DecisionPending);
    if !waits {
        refusals.push(DecisionRefusal::WrongStatus(facts.status));
    }
}

/// Rules stop only outcomes that let the project go on or graduate. Completing without market proof is open to every project.
fn rules(facts: &DecisionFacts, decision: &NewDecision, refusals: &mut Vec<DecisionRefusal>) -> Vec<RuleId> {
    let counts = |rule: RuleId| match decision.outcome {
        Outcome::Go | Outcome::ConditionalGo | Outcome::Graduated => true,
        Outcome::ClosedCompleted => !matches!(rule, RuleId::G3R08 | RuleId::G3R09),
        Outcome::Hold | Outcome::Recycle | Outcome::NoGo => false,
    };
    let mut deviations = Vec::new();
    for result in facts.results.iter().filter(|result| counts(result.rule) && result.is_open()) {
        match result.severity {
            Severity::Hard => refusals.push(DecisionRefusal::HardUnmet(result.clone())),
            Severity::Policy if result.verdict == Verdict::Awaiting => refusals.push(DecisionRefusal::JudgementAwaiting(result.clone())),
            Severity::Policy if decision.deviations.contains_key(&result.rule) => deviations.push(result.rule),
            Severity::Policy => refusals.push(DecisionRefusal::DeviationMissing(result.clone())),
            Severity::Warn | Severity::Info => {}
        }
    }
    let is_a_deviation = |rule: &&RuleId| facts.results.iter().any(|one| one.rule == **rule && one.is_open() && one.severity == Severity::Policy);
    let others = decision.deviations.keys().filter(|rule| counts(**rule) && !is_a_deviation(rule));
    let hard = |rule: &RuleId| facts.results.iter().any(|one| one.rule == *rule && one.is_open() && one.severity == Severity::Hard);
    refusals.extend(others.filter(|rule| !hard(rule)).map(|rule| DecisionRefusal::NothingToDeviateFrom(*rule)));
    deviations
}

/// Whether the outcome ends a project in the market phase; none for outcomes that every gate has.
const fn ends(outcome: Outcome) -> Option<bool> {
    match outcome {
        Outcome::Graduated | Outcome::ClosedCompleted => Some(true),
        Outcome::Go | Outcome::ConditionalGo => Some(false),
        Outcome::Hold | Outcome::Recycle | Outcome::NoGo => None,
    }
}

/// Gate 3 is the last.
const fn is_last(gate: Gate) -> bool {
    matches!(gate, Gate::G3)
}
