//! How near the date of a condition of a decision is: amber from fourteen days before it, red from the day after it. And which conditions of a
//! corrected decision are those of the decision before.

use super::{ConditionTiming, NewCondition};
use crate::text_enum;
use chrono::{Days, NaiveDate};

/// How long before its date an open condition asks for attention.
const SOON: Days = Days::new(14);

text_enum! {
    /// How an open condition stands.
    pub enum ConditionSignal {
        /// Its date is further away than fourteen days.
        Ahead = "ahead",
        /// Its date comes within fourteen days, today included.
        Soon = "soon",
        /// Its date has passed.
        Late = "late",
    }
}

impl ConditionSignal {
    /// How an open condition with this date stands today. Its last day lasts until midnight.
    pub fn of(due_on: NaiveDate, today: NaiveDate) -> Self {
        if due_on < today {
            Self::Late
        } else if due_on <= soon(today) {
            Self::Soon
        } else {
            Self::Ahead
        }
    }
}

/// The last date that is near: an open condition with it asks for attention today.
pub fn soon(today: NaiveDate) -> NaiveDate {
    today + SOON
}

/// Whether one of these conditions keeps the phase from starting: it has to be met before, and is not.
pub fn blocks_start(conditions: impl IntoIterator<Item = (ConditionTiming, bool)>) -> bool {
    conditions.into_iter().any(|(timing, is_met)| timing == ConditionTiming::Precedent && !is_met)
}

/// For each condition of a correction, which condition of the decision before it is: the one with the same words, or else the one in the same
/// place with the same owner or the same proof, whose words were mended.
pub fn carried(before: &[NewCondition], after: &[NewCondition]) -> Vec<Option<usize>> {
    let same = |one: &str, other: &str| one.split_whitespace().eq(other.split_whitespace());
    let mut taken = vec![false; before.len()];
    let mut found: Vec<Option<usize>> = after
        .iter()
        .map(|new| {
            let at = (0..before.len()).find(|at| !taken[*at] && same(&before[*at].text, &new.text))?;
            taken[at] = true;
            Some(at)
        })
        .collect();
    for (at, new) in after.iter().enumerate() {
        let is_mended = before.get(at).is_some_and(|old| same(&old.owner, &new.owner) || same(&old.evidence, &new.evidence));
        if found[at].is_none() && is_mended && !taken[at] {
            (found[at], taken[at]) = (Some(at), true);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gates::builder::day;

    #[test]
    fn a_condition_is_amber_fourteen_days_before_its_date_and_red_after_it() {
        use ConditionSignal::{Ahead, Late, Soon};
        let today = day(2026, 11, 23);
        let rows = [(day(2026, 12, 8), Ahead), (day(2026, 12, 7), Soon), (today, Soon), (day(2026, 11, 22), Late), (day(2020, 1, 1), Late)];
        for (due_on, expected) in rows {
            assert_eq!(ConditionSignal::of(due_on, today), expected, "{due_on}");
        }
    }

    #[test]
    fn only_an_open_condition_that_comes_first_keeps_the_phase_from_starting() {
        use ConditionTiming::{Precedent, Subsequent};
        assert!(blocks_start([(Subsequent, false), (Precedent, false)]));
        assert!(!blocks_start([(Subsequent, false), (Precedent, true)]));
        assert!(!blocks_start([]));
    }

    fn condition(text: &str, owner: &str, evidence: &str) -> NewCondition {
        NewCondition {
            text: text.to_owned(),
            owner: owner.to_owned(),
            due_on: day(2026, 12, 1),
            timing: ConditionTiming::Subsequent,
            evidence: evidence.to_owned(),
            verifier: "Bram".to_owned(),
        }
    }

    #[test]
    fn a_condition_stays_itself_when_it_moves_or_its_words_are_mended() {
        let before = [condition("De leverancier tekent.", "Folie BV", "Contract"), condition("De vergunning is er.", "Regge", "Brief")];
        assert_eq!(carried(&before, &[before[1].clone(), before[0].clone()]), [Some(1), Some(0)]);
        let mended = condition("De leverancier tekent het contract.", "Folie BV", "Contract");
        assert_eq!(carried(&before, &[mended, before[1].clone()]), [Some(0), Some(1)]);
    }

    #[test]
    fn another_condition_in_the_same_place_is_a_new_one() {
        let before = [condition("De leverancier tekent.", "Folie BV", "Contract")];
        let other = condition("Een tweede geldgever zegt toe.", "Regge", "Brief");
        assert_eq!(carried(&before, std::slice::from_ref(&other)), [None]);
        assert_eq!(carried(&before, &[other, before[0].clone()]), [None, Some(0)]);
        assert_eq!(carried(&[], &before), [None]);
    }
}
