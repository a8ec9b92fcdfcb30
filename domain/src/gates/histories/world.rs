//! A project as the rules see it: its place, its dossiers, what was decided, held, corrected and proposed, and the day.

use super::people::{Somebody, cast};
use crate::Eur;
use crate::gates::builder::day;
use crate::gates::{AtGate, DecisionState, Gate, Outcome, ProposedDecision, Signer, TakenDecision, due, is_held, is_hold_over, recorded};
use crate::ids::PersonId;
use crate::projects::{Phase, Place, Status, Transition, next};
use chrono::NaiveDate;

/// Up to this amount a programme manager decides at gate 0.
pub(super) const MANDATE: Eur = Eur::euros(50_000);

/// A decision that was recorded.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub(super) gate: Gate,
    pub(super) outcome: Outcome,
    pub(super) dossier: u32,
    pub(super) by: PersonId,
    pub(super) corrects: Option<usize>,
    pub(super) resume_on: Option<NaiveDate>,
    pub(super) next_gate_on: Option<NaiveDate>,
    pub(super) is_signed: bool,
    pub(super) is_void: bool,
    /// Who sees to its one condition, by when, and whether it is met.
    pub(super) condition: Option<(String, NaiveDate, bool)>,
}

/// A proposal to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Proposal {
    pub(super) by: PersonId,
    pub(super) is_confirmed: bool,
}

/// Everything that a history is about.
#[derive(Debug, Clone)]
pub(super) struct World {
    pub(super) people: Vec<Somebody>,
    pub(super) today: NaiveDate,
    pub(super) place: Place,
    pub(super) entry_gate: Gate,
    pub(super) requested: Eur,
    pub(super) hold_until: Option<NaiveDate>,
    pub(super) next_gate_on: Option<NaiveDate>,
    /// The gate of each dossier that was frozen, and whether it was given back.
    pub(super) dossiers: Vec<(Gate, bool)>,
    pub(super) decisions: Vec<Kept>,
    pub(super) proposal: Option<Proposal>,
}

impl World {
    pub(super) fn new(is_large: bool, entry_gate: Gate, requested: Eur, place: Place) -> Self {
        Self {
            people: cast(is_large),
            today: day(2026, 11, 23),
            place,
            entry_gate,
            requested,
            hold_until: None,
            next_gate_on: Some(day(2027, 3, 1)),
            dossiers: Vec::new(),
            decisions: Vec::new(),
            proposal: None,
        }
    }

    /// A draft at intake, or work that runs in a phase.
    pub(super) const fn at(phase: Phase) -> Place {
        match phase {
            Phase::Intake => Place::NEW,
            Phase::Start | Phase::Innovation | Phase::MarketEntry | Phase::Closed => Place { phase, status: Status::Active },
        }
    }

    pub(super) fn state(&self, at: usize) -> DecisionState {
        let one = &self.decisions[at];
        let is_superseded = self.decisions.iter().any(|other| other.corrects == Some(at) && other.is_signed);
        DecisionState::of(one.is_signed, is_superseded, one.is_void)
    }

    fn signer(&self, person: PersonId) -> Signer {
        let found = self.people.iter().find(|one| one.actor.id == person);
        Signer::of(&found.expect("somebody of the cast").actor)
    }

    pub(super) fn proposed(&self, at: usize) -> ProposedDecision {
        let one = &self.decisions[at];
        let signed_by = vec![self.signer(one.by)];
        ProposedDecision { gate: one.gate, outcome: one.outcome, state: self.state(at), is_correction: one.corrects.is_some(), signed_by }
    }

    pub(super) fn taken(&self) -> Vec<TakenDecision> {
        (0..self.decisions.len()).map(|at| TakenDecision { decision: self.proposed(at), dossier: Some(self.decisions[at].dossier) }).collect()
    }

    /// The number of the dossier that lies frozen.
    pub(super) fn dossier(&self) -> Option<u32> {
        let number = u32::try_from(self.dossiers.len()).unwrap_or(0);
        self.dossiers.last().filter(|(gate, is_released)| !is_released && Some(*gate) == self.due()).map(|_| number)
    }

    pub(super) fn due(&self) -> Option<Gate> {
        due(self.entry_gate, self.place.phase)
    }

    pub(super) fn at_gate(&self) -> AtGate {
        let taken = self.taken();
        AtGate {
            gate: self.due(),
            place: self.place,
            hold_until: self.hold_until,
            is_held: is_held(&taken, self.dossier()),
            recorded: recorded(&taken),
            requested: self.requested,
            mandate: MANDATE,
            manager: Some(self.people[1].actor.id),
        }
    }

    /// What the server does by itself: a hold whose day has come goes on the agenda.
    pub(super) fn settle(&mut self) {
        if self.place.status == Status::OnHold && is_hold_over(self.hold_until, self.today) {
            self.place = next(self.place, Transition::PutOnAgenda).expect("a hold goes on the agenda");
            self.hold_until = None;
        }
    }
}
