//! Who decides at a gate and who signs: roles and seats, without anything that is decided on.

use super::{Decider, DecisionRefusal, Signer};
use crate::Eur;
use crate::access::Actor;
use crate::gates::Gate;
use crate::ids::PersonId;
use crate::people::{Role, SteeringSeat};

/// The role in which somebody decides and signs: the steering group's before the office's.
fn role_of(actor: &Actor) -> Role {
    [Role::SteeringMember, Role::ProgrammeManager].into_iter().find(|role| actor.is(*role)).unwrap_or(Role::Partner)
}

impl Decider {
    /// Somebody who wants to decide on the project of this manager.
    pub fn of(actor: &Actor, manager: Option<PersonId>) -> Self {
        Self { name: actor.name.clone(), role: role_of(actor), seat: actor.seat, manages_the_project: manager == Some(actor.id) }
    }
}

impl Signer {
    /// Somebody who wants to sign.
    pub fn of(actor: &Actor) -> Self {
        Self { person: actor.id, role: role_of(actor), seat: actor.seat }
    }

    /// Whether this is the chair or the secretary of the steering group.
    pub const fn is_chair_or_secretary(self) -> bool {
        match self.seat {
            Some(SteeringSeat::Chair | SteeringSeat::Secretary) => matches!(self.role, Role::SteeringMember),
            Some(SteeringSeat::Member) | None => false,
        }
    }
}

/// Why this person does not record a decision about so much money: gate 0 is for a programme manager up to the mandate, everything else
/// for the steering group. Empty when they may. Section 2.4 of the specification.
pub fn may_record(gate: Gate, decider: &Decider, amount: Eur, mandate: Eur) -> Vec<DecisionRefusal> {
    match (decider.role, gate) {
        (Role::SteeringMember, Gate::G0) => Vec::new(),
        (Role::SteeringMember, Gate::G1 | Gate::G2 | Gate::G3) => match decider.seat {
            Some(SteeringSeat::Chair | SteeringSeat::Secretary) => Vec::new(),
            Some(SteeringSeat::Member) | None => vec![DecisionRefusal::ChairOrSecretaryRecords],
        },
        (Role::ProgrammeManager, Gate::G0) if amount > mandate => {
            let own = decider.manages_the_project.then_some(DecisionRefusal::OwnProject);
            [DecisionRefusal::AboveMandate { is: amount, mandate }].into_iter().chain(own).collect()
        }
        (Role::ProgrammeManager, Gate::G0) => Vec::new(),
        (Role::ProgrammeManager, Gate::G1 | Gate::G2 | Gate::G3) | (Role::Partner | Role::Reviewer | Role::Administrator, _) => {
            vec![DecisionRefusal::SteeringGroupDecides]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::Language;

    #[test]
    fn who_decides_does_it_in_the_role_of_the_steering_group_before_that_of_the_office() {
        let person = |number| PersonId(uuid::Uuid::from_u128(number));
        let actor = |roles: &[Role]| Actor {
            id: person(1),
            name: "Anna".to_owned(),
            roles: roles.to_vec(),
            seat: Some(SteeringSeat::Member),
            organisation: None,
            language: Language::Nl,
        };
        let rows: [(&[Role], Role); 4] = [
            (&[Role::ProgrammeManager, Role::SteeringMember], Role::SteeringMember),
            (&[Role::Reviewer, Role::ProgrammeManager], Role::ProgrammeManager),
            (&[Role::Administrator], Role::Partner),
            (&[], Role::Partner),
        ];
        for (roles, role) in rows {
            for (manager, manages_the_project) in [(Some(person(1)), true), (Some(person(2)), false), (None, false)] {
                let expected = Decider { name: "Anna".to_owned(), role, seat: Some(SteeringSeat::Member), manages_the_project };
                assert_eq!(Decider::of(&actor(roles), manager), expected, "{roles:?}");
            }
            assert_eq!(Signer::of(&actor(roles)), Signer { person: person(1), role, seat: Some(SteeringSeat::Member) });
        }
    }
}
