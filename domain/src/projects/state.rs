//! The state machine of a project: which step leads where. Who may take a step is in `access`, whether a gate is ready in `gates`.

use super::{Phase, Status};
use crate::gates::{Gate, Outcome};
use serde::{Deserialize, Serialize};

/// Where a project stands: its phase and, apart from it, its status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Changes only when a go or conditional go is signed.
    pub phase: Phase,
    /// What happens inside the phase.
    pub status: Status,
}

/// A step that may move a project. Policy note 2010, section 9, worked out in section 2.1 of the specification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Transition {
    /// The lead partner takes a draft back.
    Withdraw,
    /// The dossier is frozen and asks for this gate.
    RequestGate(Gate),
    /// The dossier is complete and goes to the experts of this gate. Intake has no experts.
    AcceptToReview(Gate),
    /// The freeze is lifted: the request and its reviews are cancelled and the dossier can be written again.
    SendBack,
    /// The panel is ready.
    CloseReview,
    /// The dossier goes on the agenda of a steering meeting; a hold does so by itself when its date has come.
    PutOnAgenda,
    /// A decision at this gate is signed.
    Signed(Gate, Outcome),
    /// A conditional go at this gate is signed, and a condition that comes first is not met.
    SignedBeforeStart(Gate),
    /// The last condition that comes first is met.
    BeginPhase,
    /// A stop that the partners proposed is confirmed.
    ConfirmStop,
}

/// A step that does not exist from where the project stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TransitionRefused {
    /// Where the project stands, and stays.
    pub from: Place,
    /// What was asked.
    pub transition: Transition,
}

impl Place {
    /// A project that was just made: a draft at intake.
    pub const NEW: Self = Self { phase: Phase::Intake, status: Status::Draft };

    /// Whether a project can stand here at all: a draft is at intake, a graduated project went through market entry.
    pub fn is_possible(self) -> bool {
        match self.status {
            Status::Draft | Status::Refused => self.phase == Phase::Intake,
            Status::Active | Status::AwaitingStart | Status::Legacy => self.phase != Phase::Intake && self.phase != Phase::Closed,
            Status::GateRequested | Status::UnderReview | Status::DecisionPending | Status::OnHold | Status::Recycled | Status::Stopped => {
                self.phase != Phase::Closed
            }
            Status::Graduated | Status::ClosedCompleted => self.phase == Phase::MarketEntry,
        }
    }

    /// Whether this gate can be the next one: the gate of the phase or, at intake, G1 or G2 for a project that enters there.
    /// Whether the project has that entry gate is asked where the gate is requested and decided.
    pub fn comes_to(self, gate: Gate) -> bool {
        let enters = match gate {
            Gate::G1 | Gate::G2 => self.phase == Phase::Intake,
            Gate::G0 | Gate::G3 => false,
        };
        gate.from() == self.phase || enters
    }

    /// The dossier can be written: nothing is frozen, held or ended.
    pub const fn is_writable(self) -> bool {
        match self.status {
            Status::Draft | Status::Active | Status::AwaitingStart | Status::Recycled | Status::Legacy => true,
            Status::GateRequested | Status::UnderReview | Status::DecisionPending | Status::OnHold => false,
            Status::Stopped | Status::Refused | Status::Graduated | Status::ClosedCompleted => false,
        }
    }

    /// The dossier is frozen and a decision can be signed.
    pub const fn awaits_decision(self) -> bool {
        match self.status {
            Status::GateRequested | Status::UnderReview | Status::DecisionPending => true,
            Status::Draft | Status::Active | Status::AwaitingStart | Status::Recycled | Status::Legacy | Status::OnHold => false,
            Status::Stopped | Status::Refused | Status::Graduated | Status::ClosedCompleted => false,
        }
    }

    /// Nothing moves the project any more; going on is a new project that is linked to this one.
    pub const fn is_final(self) -> bool {
        self.status.is_final()
    }

    const fn with(self, status: Status) -> Option<Self> {
        Some(Self { phase: self.phase, status })
    }

    /// Back to writing: a draft at intake, active in a phase.
    fn at_work(self) -> Option<Self> {
        self.with(if self.phase == Phase::Intake { Status::Draft } else { Status::Active })
    }
}

impl Transition {
    /// Every step there is.
    pub fn all() -> Vec<Self> {
        let mut all = vec![Self::Withdraw, Self::SendBack, Self::CloseReview, Self::PutOnAgenda, Self::ConfirmStop, Self::BeginPhase];
        for &gate in Gate::ALL {
            all.extend([Self::RequestGate(gate), Self::AcceptToReview(gate), Self::SignedBeforeStart(gate)]);
            all.extend(Outcome::ALL.iter().map(|&outcome| Self::Signed(gate, outcome)));
        }
        all
    }
}

/// Where a step leads.
///
/// # Errors
/// [`TransitionRefused`] when section 2.1 of the specification has no such step from this place.
pub fn next(place: Place, transition: Transition) -> Result<Place, TransitionRefused> {
    step(place, transition).ok_or(TransitionRefused { from: place, transition })
}

fn step(place: Place, transition: Transition) -> Option<Place> {
    use Transition as T;
    if !place.is_possible() {
        return None;
    }
    match place.status {
        Status::Draft => match transition {
            T::RequestGate(gate) => requested(place, gate),
            T::Withdraw => place.with(Status::Stopped),
            T::AcceptToReview(_) | T::SendBack | T::CloseReview | T::PutOnAgenda | T::ConfirmStop => None,
            T::Signed(..) | T::SignedBeforeStart(_) | T::BeginPhase => None,
        },
        Status::Active | Status::Recycled | Status::Legacy => match transition {
            T::RequestGate(gate) => requested(place, gate),
            T::ConfirmStop => place.with(Status::Stopped),
            T::Withdraw | T::AcceptToReview(_) | T::SendBack | T::CloseReview | T::PutOnAgenda => None,
            T::Signed(..) | T::SignedBeforeStart(_) | T::BeginPhase => None,
        },
        Status::AwaitingStart => match transition {
            T::BeginPhase => place.with(Status::Active),
            T::ConfirmStop => place.with(Status::Stopped),
            T::Withdraw | T::RequestGate(_) | T::AcceptToReview(_) | T::SendBack | T::CloseReview | T::PutOnAgenda => None,
            T::Signed(..) | T::SignedBeforeStart(_) => None,
        },
        Status::GateRequested => match transition {
            T::AcceptToReview(gate) => accepted(place, gate),
            T::PutOnAgenda => place.with(Status::DecisionPending),
            T::SendBack => place.at_work(),
            T::Signed(gate, outcome) => signed(place, gate, outcome),
            T::SignedBeforeStart(gate) => before_start(place, gate),
            T::ConfirmStop => place.with(Status::Stopped),
            T::Withdraw | T::RequestGate(_) | T::CloseReview | T::BeginPhase => None,
        },
        Status::UnderReview => match transition {
            T::CloseReview => place.with(Status::DecisionPending),
            T::SendBack => place.at_work(),
            T::Signed(gate, outcome) => signed(place, gate, outcome),
            T::SignedBeforeStart(gate) => before_start(place, gate),
            T::ConfirmStop => place.with(Status::Stopped),
            T::Withdraw | T::RequestGate(_) | T::AcceptToReview(_) | T::PutOnAgenda | T::BeginPhase => None,
        },
        Status::DecisionPending => match transition {
            T::SendBack => place.at_work(),
            T::Signed(gate, outcome) => signed(place, gate, outcome),
            T::SignedBeforeStart(gate) => before_start(place, gate),
            T::ConfirmStop => place.with(Status::Stopped),
            T::Withdraw | T::RequestGate(_) | T::AcceptToReview(_) | T::CloseReview | T::PutOnAgenda | T::BeginPhase => None,
        },
        Status::OnHold => match transition {
            T::PutOnAgenda => place.with(Status::DecisionPending),
            T::ConfirmStop => place.with(Status::Stopped),
            T::Withdraw | T::RequestGate(_) | T::AcceptToReview(_) | T::SendBack | T::CloseReview => None,
            T::Signed(..) | T::SignedBeforeStart(_) | T::BeginPhase => None,
        },
        Status::Stopped | Status::Refused | Status::Graduated | Status::ClosedCompleted => None,
    }
}

fn requested(place: Place, gate: Gate) -> Option<Place> {
    if place.comes_to(gate) { place.with(Status::GateRequested) } else { None }
}

fn accepted(place: Place, gate: Gate) -> Option<Place> {
    match gate {
        Gate::G0 => None,
        Gate::G1 | Gate::G2 | Gate::G3 => {
            if place.comes_to(gate) {
                place.with(Status::UnderReview)
            } else {
                None
            }
        }
    }
}

/// What a signed decision does. Projects that end keep the phase in which they ended.
fn signed(place: Place, gate: Gate, outcome: Outcome) -> Option<Place> {
    if !place.comes_to(gate) {
        return None;
    }
    match outcome {
        Outcome::Go | Outcome::ConditionalGo => match gate {
            Gate::G0 | Gate::G1 | Gate::G2 => Some(Place { phase: gate.to(), status: Status::Active }),
            Gate::G3 => None,
        },
        Outcome::Hold => place.with(Status::OnHold),
        Outcome::Recycle => place.with(Status::Recycled),
        Outcome::NoGo => place.with(if place.phase == Phase::Intake { Status::Refused } else { Status::Stopped }),
        Outcome::Graduated if gate == Gate::G3 => place.with(Status::Graduated),
        Outcome::ClosedCompleted if gate == Gate::G3 => place.with(Status::ClosedCompleted),
        Outcome::Graduated | Outcome::ClosedCompleted => None,
    }
}

/// A conditional go whose first conditions are open: the project is in the next phase, which has not started.
fn before_start(place: Place, gate: Gate) -> Option<Place> {
    signed(place, gate, Outcome::ConditionalGo).map(|place| Place { status: Status::AwaitingStart, ..place })
}

impl std::fmt::Display for Transition {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Withdraw => f.write_str("withdraw"),
            Self::RequestGate(gate) => write!(f, "request {gate}"),
            Self::AcceptToReview(gate) => write!(f, "accept to review for {gate}"),
            Self::SendBack => f.write_str("send back"),
            Self::CloseReview => f.write_str("close review"),
            Self::PutOnAgenda => f.write_str("put on agenda"),
            Self::Signed(gate, outcome) => write!(f, "sign {outcome} at {gate}"),
            Self::SignedBeforeStart(gate) => write!(f, "sign conditional_go at {gate} before its first conditions are met"),
            Self::BeginPhase => f.write_str("begin phase"),
            Self::ConfirmStop => f.write_str("confirm stop"),
        }
    }
}

impl std::fmt::Display for TransitionRefused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "no step {} from {} {}", self.transition, self.from.phase, self.from.status)
    }
}

impl std::error::Error for TransitionRefused {}
