//! Who takes part in a history: partners, the programme office, the steering group, and two who have no business at a gate.

use crate::access::{Actor, ProjectStanding};
use crate::ids::{PersonId, ProjectId};
use crate::people::{Language, Role, SteeringSeat};
use uuid::Uuid;

/// Somebody, and how they stand to the project.
#[derive(Debug, Clone)]
pub(super) struct Somebody {
    pub(super) actor: Actor,
    pub(super) standing: ProjectStanding,
}

fn somebody(number: u128, name: &str, role: Role, seat: Option<SteeringSeat>) -> Somebody {
    let actor =
        Actor { id: PersonId(Uuid::from_u128(number)), name: name.to_owned(), roles: vec![role], seat, organisation: None, language: Language::Nl };
    let takes_part = role == Role::Partner;
    Somebody {
        actor,
        standing: ProjectStanding { project: ProjectId(Uuid::from_u128(1)), takes_part, leads: takes_part && name.starts_with("Lead") },
    }
}

/// The fewest that a programme can do with, or everybody.
pub(super) fn cast(is_large: bool) -> Vec<Somebody> {
    let mut all = vec![
        somebody(1, "Lead one", Role::Partner, None),
        somebody(2, "Manager one", Role::ProgrammeManager, None),
        somebody(3, "Chair", Role::SteeringMember, Some(SteeringSeat::Chair)),
        somebody(4, "Secretary", Role::SteeringMember, Some(SteeringSeat::Secretary)),
        somebody(5, "Reviewer", Role::Reviewer, None),
        somebody(6, "Administrator", Role::Administrator, None),
    ];
    if is_large {
        all.extend([
            somebody(7, "Lead two", Role::Partner, None),
            somebody(8, "Partner", Role::Partner, None),
            somebody(9, "Manager two", Role::ProgrammeManager, None),
            somebody(10, "Member", Role::SteeringMember, Some(SteeringSeat::Member)),
        ]);
    }
    all
}
