//! How far the conditions of a decision are, in figures.

use chrono::NaiveDate;

/// How many conditions there are, are met, and are late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TermsCount {
    /// All of them.
    pub all: u32,
    /// Met.
    pub met: u32,
    /// Not met on a day after their last one.
    pub late: u32,
}

impl TermsCount {
    /// Counts conditions by whether each is met and its last day.
    pub fn of(terms: impl IntoIterator<Item = (bool, NaiveDate)>, today: NaiveDate) -> Self {
        terms.into_iter().fold(Self::default(), |sum, (is_met, due_on)| Self {
            all: sum.all + 1,
            met: sum.met + u32::from(is_met),
            late: sum.late + u32::from(!is_met && due_on < today),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_is_late_from_the_day_after_its_last_one_unless_it_is_met() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
        let terms = [(true, day(1)), (true, day(30)), (false, day(28)), (false, day(29)), (false, day(30))];
        assert_eq!(TermsCount::of(terms, day(29)), TermsCount { all: 5, met: 2, late: 1 });
        assert_eq!(TermsCount::of([], day(29)), TermsCount::default());
    }
}
