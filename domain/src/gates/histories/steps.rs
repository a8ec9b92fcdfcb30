//! What can happen next, each by the rules themselves: who may not, or comes too late, changes nothing.

use super::dice::Dice;
use super::world::{Kept, MANDATE, Proposal, World};
use crate::Eur;
use crate::access::act;
use crate::gates::builder::a_project_at;
use crate::gates::{
    ConditionOwner, ConditionTiming, Decider, DecisionFacts, DecisionState, ExistingDecision, Facts, FreezeFacts, Gate, NewDecision, Outcome,
    SignStep, Signer, SnapshotState, StopReason, decide, freeze, may_confirm, may_take_back, settles, sign, stop_waits, tasks, withdraw,
};
use crate::ids::PersonId;
use crate::projects::{Phase, Status, Transition, next};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// A kind of step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Request,
    Release,
    Record(Outcome),
    Sign,
    Withdraw,
    Correct,
    Agenda,
    Propose,
    Confirm,
    TakeBack,
    Verify,
    DaysPass,
    SeatsChange,
}

const OUTCOMES: [Outcome; 9] = [
    Outcome::Go,
    Outcome::Go,
    Outcome::ConditionalGo,
    Outcome::Hold,
    Outcome::Hold,
    Outcome::Recycle,
    Outcome::NoGo,
    Outcome::Graduated,
    Outcome::ClosedCompleted,
];

/// Some step; recording and signing more often than the rest, so that histories get somewhere.
pub(super) fn any(dice: &mut Dice) -> Step {
    match dice.below(20) {
        0..=3 => Step::Request,
        4 => Step::Release,
        5..=8 => Step::Record(*dice.one_of(&OUTCOMES)),
        9..=11 => Step::Sign,
        12 => Step::Withdraw,
        13 => Step::Correct,
        14 => Step::Agenda,
        15 => *dice.one_of(&[Step::Propose, Step::Confirm, Step::TakeBack]),
        16 => Step::Verify,
        17 => *dice.one_of(&[Step::SeatsChange, Step::DaysPass, Step::DaysPass, Step::Confirm]),
        _ => Step::DaysPass,
    }
}

/// Something that a decision of this outcome says; rules and forms are for other tests.
pub(super) fn says(outcome: Outcome, today: NaiveDate, dice: &mut Dice) -> NewDecision {
    let later = |most: u64, dice: &mut Dice| today + Days::new(1 + u64::try_from(dice.below(usize::try_from(most).unwrap_or(1))).unwrap_or(0));
    NewDecision {
        outcome,
        rationale: String::new(),
        public_summary: String::new(),
        effective_on: today,
        next_gate_on: matches!(outcome, Outcome::Go | Outcome::ConditionalGo | Outcome::Recycle).then(|| later(200, dice)),
        resume_on: (outcome == Outcome::Hold).then(|| later(180, dice)),
        awaited: String::new(),
        amounts: Vec::new(),
        deviations: BTreeMap::new(),
        advice_reason: "Dat staat in het verslag.".to_owned(),
        conditions: Vec::new(),
        points: Vec::new(),
        reasons: vec![StopReason::Market],
        released: Eur::ZERO,
        unavoidable: Eur::ZERO,
        avoided_public: Eur::ZERO,
        avoided_own: Eur::ZERO,
        after_care: String::new(),
        legal_basis: String::new(),
        award_reference: String::new(),
    }
}

/// What decides about deciding, for somebody at a gate; `corrects` is the decision that a correction is about.
pub(super) fn facts(world: &World, who: usize, gate: Gate, corrects: Option<usize>) -> DecisionFacts {
    let actor = &world.people[who].actor;
    let settled = (0..world.decisions.len()).find(|at| Some(world.decisions[*at].dossier) == world.dossier() && settles(&world.proposed(*at)));
    let existing = settled.map(|at| ExistingDecision { by: String::new(), outcome: world.decisions[at].outcome, on: world.today });
    DecisionFacts {
        gate,
        entry_gate: world.entry_gate,
        phase: world.place.phase,
        status: world.place.status,
        snapshot: world.dossier().or(corrects.map(|_| 1)).map(|number| SnapshotState { number, is_frozen: true, is_current: true }),
        results: Vec::new(),
        ceiling_left: Eur::ZERO,
        mandate: MANDATE,
        requested: world.requested,
        decider: Decider::of(actor, Some(world.people[1].actor.id)),
        existing: existing.filter(|_| corrects.is_none()),
        corrects: corrects.map(|at| world.decisions[at].outcome),
        recycled_before: 0,
        advice: None,
    }
}

fn dossier_of(world: &World, gate: Gate) -> Facts {
    let mut facts = a_project_at(gate).facts();
    (facts.project.phase, facts.entry_gate) = (world.place.phase, world.entry_gate);
    facts
}

/// Takes the step when the rules let this person; tells whether anything changed.
pub(super) fn take(world: &mut World, who: usize, step: Step, dice: &mut Dice) -> Option<()> {
    let (actor, standing) = (world.people[who].actor.clone(), world.people[who].standing);
    let at = world.at_gate();
    let any_decision = |world: &World, dice: &mut Dice| (!world.decisions.is_empty()).then(|| dice.below(world.decisions.len()));
    match step {
        Step::Request => {
            actor.permit(act::RequestGate, standing).ok()?;
            let gate = world.due()?;
            let open_request = if world.place.awaits_decision() { Some(gate) } else { None };
            freeze(&dossier_of(world, gate), FreezeFacts { status: world.place.status, open_request, report_was_due: None }).ok()?;
            world.place = next(world.place, Transition::RequestGate(gate)).ok()?;
            world.dossiers.push((gate, false));
        }
        Step::Release => {
            actor.permit(act::ReleaseDossier, standing).ok()?;
            world.place = at.release().ok()?;
            world.dossiers.last_mut()?.1 = true;
        }
        Step::Record(outcome) => {
            actor.permit(act::DecideGate, standing).ok()?;
            let (gate, dossier) = (at.gate?, world.dossier()?);
            let new = says(outcome, world.today, dice);
            decide(&facts(world, who, gate, None), &new).ok()?;
            keep(world, (gate, dossier, actor.id), &new, None, dice);
        }
        Step::Correct => {
            actor.permit(act::DecideGate, standing).ok()?;
            let corrected = any_decision(world, dice)?;
            let is_corrected = world.decisions.iter().any(|one| one.corrects == Some(corrected) && !one.is_void);
            if world.state(corrected) != DecisionState::Signed || is_corrected {
                return None;
            }
            let one = world.decisions[corrected].clone();
            let new = says(one.outcome, world.today, dice);
            decide(&facts(world, who, one.gate, Some(corrected)), &new).ok()?;
            keep(world, (one.gate, one.dossier, actor.id), &new, Some(corrected), dice);
        }
        Step::Sign => {
            actor.permit(act::SignDecision, standing).ok()?;
            let signed = any_decision(world, dice)?;
            match sign(&world.proposed(signed), Signer::of(&actor)).ok()? {
                SignStep::Waits(_) => return None,
                SignStep::Corrected => {
                    world.decisions[signed].is_signed = true;
                    // What was met before the correction stays met.
                    let met = world.decisions[signed].corrects.and_then(|at| world.decisions[at].condition.as_ref()).is_some_and(|one| one.2);
                    if let Some(condition) = &mut world.decisions[signed].condition {
                        condition.2 = met;
                    }
                    begin_phase(world);
                }
                SignStep::Complete(step) => {
                    let one = world.decisions[signed].clone();
                    let step = if one.outcome == Outcome::ConditionalGo { Transition::SignedBeforeStart(one.gate) } else { step };
                    world.place = next(world.place, step).expect("a recorded decision can be signed");
                    (world.hold_until, world.next_gate_on) = (one.resume_on, one.next_gate_on.or(one.resume_on));
                    world.decisions[signed].is_signed = true;
                }
            }
        }
        Step::Withdraw => {
            actor.permit(act::WithdrawDecision, standing).ok()?;
            let withdrawn = any_decision(world, dice)?;
            withdraw(&world.proposed(withdrawn), Signer::of(&actor)).ok()?;
            world.decisions[withdrawn].is_void = true;
        }
        Step::Agenda => {
            actor.permit(act::PutOnAgenda, standing).ok()?;
            (world.place, world.hold_until) = (at.put_on_agenda().ok()?, None);
        }
        Step::Propose => {
            actor.permit(act::ProposeStop, standing).ok()?;
            if !stop_waits(world.place) || world.proposal.is_some() {
                return None;
            }
            world.proposal = Some(Proposal { by: actor.id, is_confirmed: false });
        }
        Step::Confirm => {
            actor.permit(act::ConfirmStop, standing).ok()?;
            let proposal = world.proposal.filter(|one| !one.is_confirmed)?;
            may_confirm(world.place.phase, Some(proposal.by), &actor).ok()?;
            world.place = next(world.place, Transition::ConfirmStop).ok()?;
            world.proposal = Some(Proposal { is_confirmed: true, ..proposal });
            world.decisions.iter_mut().filter(|one| !one.is_signed && one.corrects.is_none()).for_each(|one| one.is_void = true);
        }
        Step::TakeBack => {
            actor.permit(act::WithdrawStop, standing).ok()?;
            let proposal = world.proposal.filter(|one| !one.is_confirmed)?;
            may_take_back(Some(proposal.by), &actor, standing).then_some(())?;
            world.proposal = None;
        }
        Step::Verify => {
            let verified = any_decision(world, dice)?;
            let open = open_condition(world, verified)?;
            tasks::may_verify(&open, (&actor, standing)).then_some(())?;
            if let Some(condition) = &mut world.decisions[verified].condition {
                condition.2 = true;
            }
            begin_phase(world);
        }
        Step::DaysPass => world.today = world.today + Days::new(1 + u64::try_from(dice.below(40)).unwrap_or(0)),
        Step::SeatsChange => {
            let member = world.people.iter().position(|one| one.actor.name == "Member")?;
            let other = *dice.one_of(&[2, 3]);
            let seat = world.people[other].actor.seat;
            world.people[other].actor.seat = world.people[member].actor.seat;
            world.people[member].actor.seat = seat;
        }
    }
    world.settle();
    Some(())
}

/// The condition of a decision while nobody said that it is met.
pub(super) fn open_condition(world: &World, at: usize) -> Option<tasks::OpenCondition> {
    let (owner, due_on, _) = world.decisions[at].condition.clone().filter(|(_, _, is_met)| !is_met)?;
    let (owner, timing) = (ConditionOwner::named(&owner), ConditionTiming::Precedent);
    Some(tasks::OpenCondition { owner, due_on, timing, state: world.state(at), place: world.place, is_reported: false })
}

/// The phase starts once no condition that comes first is open in a decision that stands.
fn begin_phase(world: &mut World) {
    let waits = (0..world.decisions.len()).any(|at| open_condition(world, at).is_some_and(|open| open.state == DecisionState::Signed));
    if world.place.status == Status::AwaitingStart && !waits {
        world.place = next(world.place, Transition::BeginPhase).expect("a phase that waits begins");
    }
}

fn keep(world: &mut World, (gate, dossier, by): (Gate, u32, PersonId), new: &NewDecision, corrects: Option<usize>, dice: &mut Dice) {
    let owner = dice.one_of(&world.people).actor.name.clone();
    let due_on = world.today + Days::new(30);
    world.decisions.push(Kept {
        gate,
        outcome: new.outcome,
        dossier,
        by,
        corrects,
        resume_on: new.resume_on,
        next_gate_on: new.next_gate_on,
        is_signed: false,
        is_void: false,
        condition: (new.outcome == Outcome::ConditionalGo).then_some((owner, due_on, false)),
    });
}

/// Where a history begins: mostly at intake, for any entry gate, and now and then in a later phase, as projects do that were brought in.
pub(super) fn beginning(dice: &mut Dice) -> World {
    let phase = *dice.one_of(&[Phase::Intake, Phase::Intake, Phase::Start, Phase::Innovation, Phase::MarketEntry]);
    let entry_gate = *dice.one_of(&[Gate::G0, Gate::G0, Gate::G1, Gate::G2]);
    let requested = *dice.one_of(&[Eur::euros(20_000), Eur::euros(50_000), Eur::euros(400_000)]);
    let mut world = World::new(dice.below(3) > 0, entry_gate, requested, World::at(phase));
    if phase != Phase::Intake && dice.below(4) == 0 {
        world.place.status = Status::Legacy;
    }
    world
}
