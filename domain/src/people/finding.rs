//! Finding people in a list: whose access it shows, by what it is sorted, and how somebody stands with the second factor.

use super::{FactorRule, Role};
use crate::text_enum;
use chrono::NaiveDate;

text_enum! {
    /// Whose access the list of people shows.
    pub enum AccessShown {
        /// Of everybody whose account is open.
        Open = "open",
        /// Of those who need a second factor and have none.
        WithoutFactor = "without_factor",
        /// Of those with a role that ends in this quarter.
        Ending = "ending",
        /// Of those whose access has ended.
        Ended = "ended",
    }
}

text_enum! {
    /// What the list of people is sorted by.
    pub enum PeopleOrder {
        /// The name.
        Name = "name",
        /// The first of the roles.
        Role = "role",
        /// When somebody was last seen: who never was first, then who was seen longest ago.
        Seen = "seen",
        /// The second factor: who needs one and has none first.
        Factor = "factor",
    }
}

/// How somebody stands with the second factor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FactorStanding {
    /// Whether they have an app.
    pub app: bool,
    /// How many passkeys they have.
    pub passkeys: usize,
    /// The day from which they need one, now or later; none who need not.
    pub needed_from: Option<NaiveDate>,
}

impl FactorStanding {
    /// How somebody with these roles stands, who has an app or not and so many passkeys.
    pub fn of(rule: FactorRule, roles: &[Role], (app, passkeys): (bool, usize)) -> Self {
        Self { app, passkeys, needed_from: rule.concerns(roles) }
    }

    /// Whether they have one.
    pub const fn has_any(self) -> bool {
        self.app || self.passkeys > 0
    }

    /// Whether they need one, now or later, and have none.
    pub const fn is_missing(self) -> bool {
        !self.has_any() && self.needed_from.is_some()
    }

    /// Sorts who misses one before who has none, and them before who has one.
    pub const fn order(self) -> (bool, bool, bool, usize) {
        (!self.is_missing(), self.has_any(), self.app, self.passkeys)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_factor_is_missing_where_the_rule_asks_for_one_that_is_not_there() {
        let from = NaiveDate::from_ymd_opt(2026, 12, 5);
        let (rule, offered) = (FactorRule { from }, FactorRule::default());
        let rows = [
            (rule, [Role::ProgrammeManager], (false, 0), true),
            (rule, [Role::ProgrammeManager], (true, 0), false),
            (rule, [Role::SteeringMember], (false, 1), false),
            (rule, [Role::Partner], (false, 0), false),
            (offered, [Role::Administrator], (false, 0), false),
        ];
        for (rule, roles, has, expected) in rows {
            assert_eq!(FactorStanding::of(rule, &roles, has).is_missing(), expected, "{rule:?} {roles:?} {has:?}");
        }
    }

    #[test]
    fn who_misses_a_factor_stands_before_who_has_none_and_they_before_who_has_one() {
        let needed_from = NaiveDate::from_ymd_opt(2026, 12, 5);
        let standing = |app, passkeys, needed_from| FactorStanding { app, passkeys, needed_from };
        let sorted = [
            standing(false, 0, needed_from),
            standing(false, 0, None),
            standing(false, 1, None),
            standing(true, 0, needed_from),
            standing(true, 2, None),
        ];
        assert!(sorted.is_sorted_by_key(|one| one.order()), "{sorted:?}");
    }
}
