//! Quarters, for each of which an administrator signs who has access.

use chrono::{Datelike, Days, Months, NaiveDate};

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

    /// Until when the list waits to be signed, from the first day of the quarter's last month on; the last day of the quarter before where that one
    /// was left out. `began_on` is the day of the first account.
    pub fn to_sign_until(today: NaiveDate, began_on: Option<NaiveDate>, is_signed: impl Fn(Self) -> bool) -> Option<NaiveDate> {
        let now = Self::of(today);
        if is_signed(now) {
            return None;
        }
        let was_left_out = began_on.is_some_and(|day| day < now.first_day()) && !is_signed(now.before());
        let last_month = now.first_day() + Months::new(2);
        if was_left_out { Some(now.before().last_day()) } else { (today >= last_month).then(|| now.last_day()) }
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

    #[test]
    fn a_list_waits_in_the_last_month_of_its_quarter_and_all_through_the_next_one_where_it_was_left_out() {
        let (last, this) = (Quarter::of(day(2026, 9, 1)), Quarter::of(day(2026, 10, 1)));
        let asked = |today, began, signed: &[Quarter]| Quarter::to_sign_until(today, Some(began), |one| signed.contains(&one));
        let (long_ago, just_now) = (day(2026, 1, 5), day(2026, 10, 2));
        assert_eq!(asked(day(2026, 11, 30), long_ago, &[last]), None, "not yet");
        assert_eq!(asked(day(2026, 12, 1), long_ago, &[last]), Some(day(2026, 12, 31)));
        assert_eq!(asked(day(2026, 10, 2), long_ago, &[]), Some(day(2026, 9, 30)), "late");
        assert_eq!(asked(day(2026, 10, 2), just_now, &[]), None, "nobody had access before");
        assert_eq!(asked(day(2026, 12, 31), long_ago, &[last, this]), None, "signed");
        assert_eq!(asked(day(2026, 12, 1), long_ago, &[this]), None, "what was left out is behind us once this one is signed");
    }
}
