//! The days between which a project works.

use chrono::{Months, NaiveDate};

/// The days between which a project works; open where nobody has said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub first: Option<NaiveDate>,
    /// The last day.
    pub last: Option<NaiveDate>,
}

impl Period {
    /// From the day of the start for so many months. They count from where the phase began, where that was later.
    pub fn of(start: Option<NaiveDate>, phase_from: Option<NaiveDate>, months: Option<u32>) -> Self {
        let from = start.max(phase_from);
        let last = from.zip(months).and_then(|(from, months)| from.checked_add_months(Months::new(months))?.pred_opt());
        Self { first: start, last }
    }

    /// Whether these days lie outside it.
    pub fn is_outside(self, from: NaiveDate, until: NaiveDate) -> bool {
        self.first.is_some_and(|first| from < first) || self.last.is_some_and(|last| until > last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_project_works_from_its_start_to_the_day_before_the_months_are_over() {
        let period = Period::of(Some(day("2026-03-01")), None, Some(9));
        assert_eq!(period, Period { first: Some(day("2026-03-01")), last: Some(day("2026-11-30")) });
        assert!(!period.is_outside(day("2026-03-01"), day("2026-11-30")));
        assert!(period.is_outside(day("2026-02-28"), day("2026-11-30")) && period.is_outside(day("2026-03-01"), day("2026-12-01")));
        let later = Period::of(Some(day("2026-03-01")), Some(day("2027-01-01")), Some(12));
        assert_eq!((later.first, later.last), (Some(day("2026-03-01")), Some(day("2027-12-31"))));
        assert!(!Period::of(None, None, Some(9)).is_outside(day("1999-01-01"), day("2999-01-01")), "nobody said when");
    }
}
