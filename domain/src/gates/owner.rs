//! Who sees to a condition of a decision: a person, a partner of the project, or a name that Poort knows nobody by.

use crate::access::Actor;
use crate::ids::{OrganisationId, PersonId};

/// Who sees to a condition: the name as it was decided, and whom it meant then.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConditionOwner {
    /// The name, as typed.
    pub name: String,
    /// The partner of that name.
    pub organisation: Option<OrganisationId>,
    /// The person of that name.
    pub person: Option<PersonId>,
}

impl ConditionOwner {
    /// A name of which nothing more is known.
    pub fn named(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Whether Poort knows who it is, and so whom to tell.
    pub const fn is_known(&self) -> bool {
        self.organisation.is_some() || self.person.is_some()
    }

    /// Whether this person sees to it: in person, or because their organisation does. Where the name meant nobody, it is whoever has that name.
    pub fn is(&self, actor: &Actor) -> bool {
        if self.is_known() {
            self.person == Some(actor.id) || (self.organisation.is_some() && self.organisation == actor.organisation)
        } else {
            is_same_name(&self.name, &actor.name)
        }
    }
}

/// Whether two names are the same to who reads them: spaces around them and capitals make no other name.
pub fn is_same_name(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{Language, Role};
    use uuid::Uuid;

    fn somebody(number: u128, organisation: Option<u128>) -> Actor {
        Actor {
            id: PersonId(Uuid::from_u128(number)),
            name: "Anna de Vries".to_owned(),
            roles: vec![Role::Partner],
            seat: None,
            organisation: organisation.map(|number| OrganisationId(Uuid::from_u128(number))),
            language: Language::Nl,
        }
    }

    #[test]
    fn a_person_owns_what_was_meant_for_them_and_not_what_was_meant_for_a_namesake() {
        let owner = ConditionOwner { person: Some(PersonId(Uuid::from_u128(1))), ..ConditionOwner::named("Anna de Vries") };
        assert!(owner.is(&somebody(1, None)) && !owner.is(&somebody(2, None)));
    }

    #[test]
    fn everybody_of_a_partner_owns_what_the_partner_sees_to() {
        let owner = ConditionOwner { organisation: Some(OrganisationId(Uuid::from_u128(7))), ..ConditionOwner::named("Regge") };
        assert!(owner.is(&somebody(1, Some(7))) && !owner.is(&somebody(1, Some(8))) && !owner.is(&somebody(1, None)));
    }

    #[test]
    fn a_name_that_meant_nobody_is_whoever_has_it() {
        assert!(ConditionOwner::named(" anna DE vries ").is(&somebody(1, None)));
        assert!(!ConditionOwner::named("Bram").is(&somebody(1, None)) && !ConditionOwner::named("Bram").is_known());
    }
}
