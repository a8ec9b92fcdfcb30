//! Who confirms that the partners stop: never who proposed it. Section 2.3 of the specification: a programme manager confirms, and in the
//! later phases the steering group decides.

use super::Signer;
use crate::access::{Actor, ProjectStanding, act};
use crate::ids::PersonId;
use crate::people::Role;
use crate::projects::{Phase, Place, Transition, next};
use serde::{Deserialize, Serialize};

/// Why somebody does not confirm a proposal to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum StopRefusal {
    /// It is their own proposal: a second person looks at it.
    OwnProposal,
    /// In the later phases the chair or the secretary of the steering group confirms.
    SteeringGroupConfirms,
    /// Before that a programme manager confirms, or the chair or the secretary of the steering group.
    OfficeConfirms,
}

/// Whether only the steering group confirms in this phase.
pub const fn steering_confirms(phase: Phase) -> bool {
    match phase {
        Phase::Intake | Phase::Start => false,
        Phase::Innovation | Phase::MarketEntry | Phase::Closed => true,
    }
}

/// Whether this person confirms a proposal of that one in this phase.
///
/// # Errors
/// [`StopRefusal`] says why not.
pub fn may_confirm(phase: Phase, proposer: Option<PersonId>, actor: &Actor) -> Result<(), StopRefusal> {
    let is_signatory = actor.is(Role::SteeringMember) && Signer::of(actor).is_chair_or_secretary();
    if proposer == Some(actor.id) {
        Err(StopRefusal::OwnProposal)
    } else if is_signatory || (actor.is(Role::ProgrammeManager) && !steering_confirms(phase)) {
        Ok(())
    } else if steering_confirms(phase) {
        Err(StopRefusal::SteeringGroupConfirms)
    } else {
        Err(StopRefusal::OfficeConfirms)
    }
}

/// Whether a proposal still waits for somebody: the project can stop from where it stands.
pub fn stop_waits(place: Place) -> bool {
    next(place, Transition::ConfirmStop).is_ok()
}

/// Whether this person takes a proposal back: who made it, and the lead partner.
pub fn may_take_back(proposer: Option<PersonId>, actor: &Actor, standing: ProjectStanding) -> bool {
    let leads = actor.is(Role::Partner) && standing.leads;
    (proposer == Some(actor.id) || leads) && actor.may(act::WithdrawStop, standing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::ProjectId;
    use crate::people::{Language, SteeringSeat};
    use crate::projects::Status;
    use uuid::Uuid;

    fn person(number: u128, roles: &[Role], seat: Option<SteeringSeat>) -> Actor {
        let (id, name) = (PersonId(Uuid::from_u128(number)), format!("Persoon {number}"));
        Actor { id, name, roles: roles.to_vec(), seat, organisation: None, language: Language::Nl }
    }

    #[test]
    fn the_office_confirms_a_stop_at_first_and_the_steering_group_later() {
        use StopRefusal::{OfficeConfirms, SteeringGroupConfirms};
        let rows = [
            (person(1, &[Role::ProgrammeManager], None), Ok(()), Err(SteeringGroupConfirms)),
            (person(2, &[Role::SteeringMember], Some(SteeringSeat::Chair)), Ok(()), Ok(())),
            (person(3, &[Role::SteeringMember], Some(SteeringSeat::Secretary)), Ok(()), Ok(())),
            (person(4, &[Role::SteeringMember], Some(SteeringSeat::Member)), Err(OfficeConfirms), Err(SteeringGroupConfirms)),
            (person(5, &[Role::SteeringMember], None), Err(OfficeConfirms), Err(SteeringGroupConfirms)),
            (person(6, &[Role::Partner], Some(SteeringSeat::Chair)), Err(OfficeConfirms), Err(SteeringGroupConfirms)),
            (person(7, &[Role::ProgrammeManager, Role::SteeringMember], Some(SteeringSeat::Member)), Ok(()), Err(SteeringGroupConfirms)),
            (person(8, &[Role::Administrator], None), Err(OfficeConfirms), Err(SteeringGroupConfirms)),
        ];
        let somebody = Some(PersonId(Uuid::from_u128(99)));
        for (who, at_first, later) in rows {
            for phase in [Phase::Intake, Phase::Start] {
                assert_eq!(may_confirm(phase, somebody, &who), at_first, "{phase} {}", who.name);
                assert_eq!(may_confirm(phase, None, &who), at_first, "{phase} {}", who.name);
            }
            for phase in [Phase::Innovation, Phase::MarketEntry] {
                assert_eq!(may_confirm(phase, somebody, &who), later, "{phase} {}", who.name);
            }
        }
    }

    #[test]
    fn a_proposal_waits_wherever_a_project_is_at_work() {
        let waits = |status: &Status| stop_waits(Place { phase: Phase::Start, status: *status });
        let expected = Status::ALL.iter().filter(|status| match status {
            Status::Active | Status::AwaitingStart | Status::Recycled | Status::Legacy => true,
            Status::GateRequested | Status::UnderReview | Status::DecisionPending => true,
            Status::OnHold => true,
            Status::Draft | Status::Stopped | Status::Refused | Status::Graduated | Status::ClosedCompleted => false,
        });
        assert_eq!(Status::ALL.iter().filter(|status| waits(status)).collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    }

    #[test]
    fn nobody_confirms_an_own_proposal_in_any_phase() {
        for who in [person(1, &[Role::ProgrammeManager], None), person(2, &[Role::SteeringMember], Some(SteeringSeat::Chair))] {
            for phase in Phase::ALL {
                assert_eq!(may_confirm(*phase, Some(who.id), &who), Err(StopRefusal::OwnProposal), "{phase}");
            }
        }
    }

    #[test]
    fn who_made_a_proposal_and_the_lead_partner_take_it_back() {
        let standing = |leads| ProjectStanding { project: ProjectId(Uuid::from_u128(9)), takes_part: true, leads };
        let (partner, manager) = (person(1, &[Role::Partner], None), person(2, &[Role::ProgrammeManager], None));
        let chair = person(3, &[Role::SteeringMember], Some(SteeringSeat::Chair));
        for (proposer, who, leads, expected) in [
            (Some(partner.id), &partner, false, true),
            (Some(manager.id), &partner, true, true),
            (Some(manager.id), &partner, false, false),
            (None, &partner, true, true),
            (Some(manager.id), &manager, false, true),
            (Some(partner.id), &manager, false, false),
            (Some(partner.id), &chair, false, false),
        ] {
            assert_eq!(may_take_back(proposer, who, standing(leads)), expected, "{} {proposer:?}", who.name);
        }
    }
}
