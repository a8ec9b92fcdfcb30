//! Merging two organisations that are one: proposed by one person, confirmed by another, and undone by whoever sees that it was wrong.

use crate::ids::PersonId;

/// How far a merge is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MergeState {
    /// Who proposed it.
    pub proposed_by: PersonId,
    /// Somebody else confirmed it.
    pub is_confirmed: bool,
    /// It was taken back before, or undone after.
    pub is_over: bool,
}

impl MergeState {
    /// Whether this person may confirm it: not who proposed it.
    pub fn may_confirm(self, person: PersonId) -> bool {
        !self.is_confirmed && !self.is_over && self.proposed_by != person
    }

    /// Whether it can be taken back: nobody confirmed it yet.
    pub const fn may_withdraw(self) -> bool {
        !self.is_confirmed && !self.is_over
    }

    /// Whether it can be undone.
    pub const fn may_undo(self) -> bool {
        self.is_confirmed && !self.is_over
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_second_person_confirms_and_nobody_confirms_twice() {
        let [one, other] = [1, 2].map(|number| PersonId(Uuid::from_u128(number)));
        let proposed = MergeState { proposed_by: one, is_confirmed: false, is_over: false };
        assert!(proposed.may_confirm(other) && !proposed.may_confirm(one) && proposed.may_withdraw() && !proposed.may_undo());
        let merged = MergeState { is_confirmed: true, ..proposed };
        assert!(!merged.may_confirm(other) && !merged.may_withdraw() && merged.may_undo());
        let over = MergeState { is_over: true, ..merged };
        assert!(!over.may_confirm(other) && !over.may_withdraw() && !over.may_undo());
    }
}
