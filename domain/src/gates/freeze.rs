//! Freezing: whether a project may ask for a gate. A frozen dossier is what people decide on.

use super::{Facts, Gate, MandatoryField, evaluate::missing_fields};
use crate::Eur;
use crate::projects::Status;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What else than the dossier decides about freezing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FreezeFacts {
    /// The project's status now.
    pub status: Status,
    /// A gate for which a request is open already.
    pub open_request: Option<Gate>,
    /// Since when a report has been late for so long that no gate can be asked for.
    pub report_was_due: Option<NaiveDate>,
}

/// Why a dossier cannot be frozen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FreezeRefusal {
    /// The gate does not follow the project's phase; the one that does, if any.
    WrongGate {
        /// The gate that was asked for.
        asked: Gate,
        /// The gate of the project's phase.
        due: Option<Gate>,
    },
    /// No gate can be asked for in this status.
    WrongStatus(Status),
    /// One request at a time.
    AlreadyRequested(Gate),
    /// Mandatory fields that are empty (ALL-01).
    Incomplete(Vec<MandatoryField>),
    /// Cost and financing differ (ALL-02), to the cent.
    OutOfBalance {
        /// Cost minus financing.
        total: Eur,
        /// Partners whose own row is off.
        names: Vec<String>,
    },
    /// A report was due on this day, and is three weeks late. Specification, section 6.4.
    ReportLate(NaiveDate),
}

/// Whether the gate follows the phase, or is the gate where an intake comes in directly.
pub(super) fn is_due(facts: &Facts) -> bool {
    follows(facts.gate, facts.entry_gate, facts.project.phase)
}

/// Whether a gate follows a phase; an intake goes to the gate where it comes in.
pub(super) fn follows(gate: Gate, entry_gate: Gate, phase: crate::projects::Phase) -> bool {
    due(entry_gate, phase) == Some(gate)
}

/// The gate that a project comes to next.
pub fn due(entry_gate: Gate, phase: crate::projects::Phase) -> Option<Gate> {
    Gate::of(phase).map(|gate| if gate == Gate::G0 && entry_gate != Gate::G3 { entry_gate } else { gate })
}

/// Whether the dossier may be frozen and the gate asked for. Rules that only a decision needs do not stop it.
///
/// # Errors
/// Every reason at once.
pub fn freeze(facts: &Facts, around: FreezeFacts) -> Result<(), Vec<FreezeRefusal>> {
    let mut refusals = Vec::new();
    if !is_due(facts) {
        refusals.push(FreezeRefusal::WrongGate { asked: facts.gate, due: due(facts.entry_gate, facts.project.phase) });
    }
    if let Some(gate) = around.open_request {
        refusals.push(FreezeRefusal::AlreadyRequested(gate));
    } else if !may_ask(around.status) {
        refusals.push(FreezeRefusal::WrongStatus(around.status));
    }
    let missing = missing_fields(facts);
    if !missing.is_empty() {
        refusals.push(FreezeRefusal::Incomplete(missing));
    }
    let (total, names) = (facts.money().difference(), facts.unbalanced());
    if total != Eur::ZERO || !names.is_empty() {
        refusals.push(FreezeRefusal::OutOfBalance { total, names });
    }
    refusals.extend(around.report_was_due.map(FreezeRefusal::ReportLate));
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}

/// Whether a gate can be asked for in this status.
const fn may_ask(status: Status) -> bool {
    match status {
        Status::Draft | Status::Active | Status::Recycled | Status::Legacy => true,
        Status::AwaitingStart
        | Status::GateRequested
        | Status::UnderReview
        | Status::DecisionPending
        | Status::OnHold
        | Status::Stopped
        | Status::Refused
        | Status::Graduated
        | Status::ClosedCompleted => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gates::builder::a_project_at;
    use crate::projects::Phase;

    const MAY_ASK: [Status; 4] = [Status::Draft, Status::Active, Status::Recycled, Status::Legacy];
    const ACTIVE: FreezeFacts = FreezeFacts { status: Status::Active, open_request: None, report_was_due: None };

    #[test]
    fn a_complete_dossier_is_frozen_at_every_gate_in_the_statuses_that_may_ask() {
        for gate in Gate::ALL {
            let facts = a_project_at(*gate).facts();
            for status in Status::ALL {
                let expected = if MAY_ASK.contains(status) { Ok(()) } else { Err(vec![FreezeRefusal::WrongStatus(*status)]) };
                assert_eq!(freeze(&facts, FreezeFacts { status: *status, open_request: None, report_was_due: None }), expected, "{gate} {status}");
            }
        }
    }

    #[test]
    fn one_cent_out_of_balance_stops_the_freeze() {
        let mut facts = a_project_at(Gate::G1).facts();
        facts.financing[0].cost += Eur(1);
        let refusal = FreezeRefusal::OutOfBalance { total: Eur(1), names: vec!["Regge Mechatronica".to_owned()] };
        assert_eq!(freeze(&facts, ACTIVE), Err(vec![refusal]));
    }

    #[test]
    fn two_rows_that_make_up_for_each_other_do_not_balance() {
        let mut facts = a_project_at(Gate::G1).facts();
        facts.financing[0].cost += Eur(1);
        facts.financing[1].cost = facts.financing[1].cost - Eur(1);
        let names = vec!["Regge Mechatronica".to_owned(), "Bornerveld Sensoriek".to_owned()];
        assert_eq!(freeze(&facts, ACTIVE), Err(vec![FreezeRefusal::OutOfBalance { total: Eur::ZERO, names }]));
    }

    #[test]
    fn a_report_that_is_three_weeks_late_stops_the_freeze() {
        let due = "2026-11-19".parse().expect("a day");
        let late = FreezeFacts { report_was_due: Some(due), ..ACTIVE };
        assert_eq!(freeze(&a_project_at(Gate::G2).facts(), late), Err(vec![FreezeRefusal::ReportLate(due)]));
        assert_eq!(freeze(&a_project_at(Gate::G2).facts(), ACTIVE), Ok(()));
    }

    #[test]
    fn a_refusal_carries_every_reason() {
        let mut facts = a_project_at(Gate::G2).facts();
        facts.project.phase = Phase::Start;
        facts.project.title = " ".to_owned();
        let around = FreezeFacts { status: Status::GateRequested, open_request: Some(Gate::G1), report_was_due: None };
        let refusals = vec![
            FreezeRefusal::WrongGate { asked: Gate::G2, due: Some(Gate::G1) },
            FreezeRefusal::AlreadyRequested(Gate::G1),
            FreezeRefusal::Incomplete(vec![MandatoryField::Title]),
        ];
        assert_eq!(freeze(&facts, around), Err(refusals));
    }

    #[test]
    fn a_cluster_that_explored_on_its_own_asks_its_entry_gate_from_the_intake() {
        let mut facts = a_project_at(Gate::G1).facts();
        facts.project.phase = Phase::Intake;
        assert_eq!(freeze(&facts, ACTIVE), Err(vec![FreezeRefusal::WrongGate { asked: Gate::G1, due: Some(Gate::G0) }]));
        facts.entry_gate = Gate::G1;
        assert_eq!(freeze(&facts, ACTIVE), Ok(()));
    }
}
