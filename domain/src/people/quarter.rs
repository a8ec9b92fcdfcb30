//! Quarters, for each of which an administrator signs who has access.

use chrono::{Datelike, Days, NaiveDate};

/// A quarter of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    year: i32,
    /// From 1 to 4.
    number: u32,
}

impl Quarter {
    /// The quarter of a day.
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), number: day.month0() / 3 + 1 }
    }

    /// The one before.
    #[must_use]
    pub const fn before(self) -> Self {
        if self.number == 1 { Self { year: self.year - 1, number: 4 } } else { Self { number: self.number - 1, ..self } }
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.number * 3 - 2, 1).unwrap_or_default()
    }

    /// Its last day.
    pub fn last_day(self) -> NaiveDate {
        let (year, month) = if self.number == 4 { (self.year + 1, 1) } else { (self.year, self.number * 3 + 1) };
        let next = NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default();
        next.checked_sub_days(Days::new(1)).unwrap_or(next)
    }

    /// As it is stored: `2026-Q4`.
    pub fn code(self) -> String {
        format!("{}-Q{}", self.year, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    #[test]
    fn a_quarter_has_three_months_and_one_before_it() {
        let rows = [
            (day(2026, 1, 1), "2026-Q1", day(2026, 1, 1), day(2026, 3, 31), "2025-Q4"),
            (day(2026, 6, 30), "2026-Q2", day(2026, 4, 1), day(2026, 6, 30), "2026-Q1"),
            (day(2026, 11, 23), "2026-Q4", day(2026, 10, 1), day(2026, 12, 31), "2026-Q3"),
        ];
        for (of, code, first, last, before) in rows {
            let quarter = Quarter::of(of);
            assert_eq!(
                (quarter.code().as_str(), quarter.first_day(), quarter.last_day(), quarter.before().code().as_str()),
                (code, first, last, before)
            );
        }
    }
}
