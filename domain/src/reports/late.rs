//! How late a report is, and of what it is told when. A hold pauses the clock. Specification, section 6.4. A day is a day in Twente, through 23:59:59.

use super::next_working_day;
use crate::text_enum;
use chrono::{Days, NaiveDate};

/// Days on which a project was on hold: from one on, and until it came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hold {
    /// The first day.
    pub from: NaiveDate,
    /// The day on which it went on; none while it is on hold.
    pub until: Option<NaiveDate>,
}

impl Hold {
    /// How many of its days lie from this day on, until it ended or today.
    fn days_since(self, from: NaiveDate, today: NaiveDate) -> i64 {
        let until = self.until.unwrap_or(today).min(today.max(self.from));
        (until - self.from.max(from)).num_days().max(0)
    }
}

/// The last day on which a report is in time when its project was on hold meanwhile: each day of a hold that began by then puts it off by a day. It
/// moves to a working day then.
pub fn due_with_holds(due_on: NaiveDate, opens_on: NaiveDate, holds: &[Hold], today: NaiveDate) -> NaiveDate {
    let mut holds = holds.to_vec();
    holds.sort_by_key(|hold| hold.from);
    let moved = holds.iter().fold(due_on, |due, hold| {
        let days = if hold.from > due { 0 } else { hold.days_since(opens_on, today) };
        due.checked_add_days(Days::new(u64::try_from(days).unwrap_or_default())).unwrap_or(due)
    });
    if moved == due_on { due_on } else { next_working_day(moved) }
}

/// How many days have passed since the last day in time; below zero before it. Days of a hold that began later do not count.
pub fn days_past(due: NaiveDate, holds: &[Hold], today: NaiveDate) -> i64 {
    let paused: i64 = holds.iter().filter(|hold| hold.from > due).map(|hold| hold.days_since(due, today)).sum();
    (today - due).num_days() - paused
}

text_enum! {
    /// How late something is.
    pub enum Lateness {
        /// Its last day has not passed.
        InTime = "in_time",
        /// Its last day has passed.
        Late = "late",
        /// For so long that payments wait and no gate can be asked for.
        Blocks = "blocks",
    }
}

impl Lateness {
    /// So many days after the last day.
    pub const fn of(days_past: i64) -> Self {
        match days_past {
            i64::MIN..=0 => Self::InTime,
            1..=20 => Self::Late,
            21.. => Self::Blocks,
        }
    }
}

text_enum! {
    /// What people are told of a report that is not in.
    pub enum ReportReminder {
        /// Its period has ended: it is asked for.
        Asked = "asked",
        /// Two weeks are left.
        TwoWeeks = "two_weeks",
        /// Three days are left.
        ThreeDays = "three_days",
        /// It is late.
        Late = "late",
        /// It is a week late.
        Second = "second",
        /// It is three weeks late: payments wait and no gate can be asked for.
        Blocks = "blocks",
    }
}

impl ReportReminder {
    /// Days after the last day in time.
    pub const fn offset(self) -> i64 {
        match self {
            Self::Asked => -28,
            Self::TwoWeeks => -14,
            Self::ThreeDays => -3,
            Self::Late => 1,
            Self::Second => 7,
            Self::Blocks => 21,
        }
    }

    /// The last one that has come so many days after the last day in time. What went by unsent is not made up for: one message says how it stands.
    pub fn come(days_past: i64) -> Option<Self> {
        Self::ALL.iter().copied().rfind(|one| one.offset() <= days_past)
    }

    /// Whether the programme manager hears it as well.
    pub const fn tells_manager(self) -> bool {
        match self {
            Self::Asked | Self::TwoWeeks | Self::ThreeDays | Self::Late => false,
            Self::Second | Self::Blocks => true,
        }
    }

    /// Whether chair and secretary of the steering group hear it as well.
    pub const fn tells_steering(self) -> bool {
        match self {
            Self::Asked | Self::TwoWeeks | Self::ThreeDays | Self::Late | Self::Second => false,
            Self::Blocks => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn hold(from: &str, until: Option<&str>) -> Hold {
        Hold { from: day(from), until: until.map(day) }
    }

    const DUE: &str = "2026-11-19";
    const OPENS: &str = "2026-09-24";

    fn due(holds: &[Hold], today: &str) -> NaiveDate {
        due_with_holds(day(DUE), day(OPENS), holds, day(today))
    }

    #[test]
    fn without_a_hold_the_day_stays() {
        assert_eq!(due(&[], "2027-01-01"), day(DUE));
        assert_eq!(due(&[hold("2026-12-01", None)], "2027-01-01"), day(DUE), "one that began after it");
        assert_eq!(due(&[hold("2026-05-01", Some("2026-06-01"))], "2027-01-01"), day(DUE), "one that ended before it opened");
    }

    #[test]
    fn each_day_of_a_hold_puts_it_off_and_it_stays_a_working_day() {
        assert_eq!(due(&[hold("2026-11-01", Some("2026-11-06"))], "2026-11-30"), day("2026-11-24"), "five days");
        assert_eq!(due(&[hold("2026-11-01", Some("2026-11-03"))], "2026-11-30"), day("2026-11-23"), "two days, to a Saturday, to the Monday");
        assert_eq!(due(&[hold("2026-05-01", Some("2026-09-29"))], "2026-11-30"), day("2026-11-24"), "of those before it opened none");
        assert_eq!(due(&[hold("2026-11-21", Some("2026-11-30")), hold("2026-11-01", Some("2026-11-06"))], "2026-12-30"), day("2026-12-03"), "two");
    }

    #[test]
    fn while_it_is_on_hold_it_never_gets_late() {
        let holds = [hold("2026-11-18", None)];
        for today in ["2026-11-18", "2026-12-01", "2027-03-01"] {
            let due = due(&holds, today);
            assert!(days_past(due, &holds, day(today)) <= 0, "{today}: {due}");
        }
    }

    #[test]
    fn days_of_a_hold_that_began_when_it_was_late_do_not_make_it_later() {
        let holds = [hold("2026-11-21", Some("2026-11-30"))];
        assert_eq!(days_past(day(DUE), &holds, day("2026-11-21")), 2);
        assert_eq!(days_past(day(DUE), &holds, day("2026-11-25")), 2, "it stands still");
        assert_eq!(days_past(day(DUE), &holds, day("2026-12-02")), 4, "and goes on");
        assert_eq!(days_past(day(DUE), &[], day("2026-12-02")), 13);
    }

    #[test]
    fn the_last_day_is_in_time_the_day_after_is_late_and_after_three_weeks_it_blocks() {
        let rows = [(-5, Lateness::InTime), (0, Lateness::InTime), (1, Lateness::Late), (20, Lateness::Late), (21, Lateness::Blocks)];
        for (days, expected) in rows {
            assert_eq!(Lateness::of(days), expected, "{days}");
        }
    }

    #[test]
    fn leap_days_nights_on_which_the_clock_changes_and_holidays_are_days_like_others_and_a_last_day_is_a_working_day() {
        // Opens, due by the schedule, a hold, and the last day that is left.
        let rows = [
            ("2028-02-01", "2028-02-28", None, "2028-02-28"),
            ("2028-02-01", "2028-02-28", Some(("2028-02-20", "2028-02-21")), "2028-02-29"),
            ("2028-02-01", "2028-02-28", Some(("2028-02-20", "2028-02-22")), "2028-03-01"),
            ("2027-03-01", "2027-03-26", Some(("2027-03-20", "2027-03-21")), "2027-03-30"),
            ("2026-10-01", "2026-10-23", Some(("2026-10-10", "2026-10-12")), "2026-10-26"),
            ("2026-12-01", "2026-12-24", Some(("2026-12-10", "2026-12-11")), "2026-12-28"),
            ("2027-04-01", "2027-04-26", Some(("2027-04-10", "2027-04-11")), "2027-04-28"),
        ];
        for (opens, planned, held, expected) in rows {
            let holds: Vec<Hold> = held.into_iter().map(|(from, until)| hold(from, Some(until))).collect();
            let due = due_with_holds(day(planned), day(opens), &holds, day("2030-01-01"));
            assert_eq!(due, day(expected), "{planned} with {held:?}");
            assert_eq!((days_past(due, &holds, due), Lateness::of(days_past(due, &holds, due + Days::new(1)))), (0, Lateness::Late), "{planned}");
            assert_eq!(Lateness::of(days_past(due, &holds, due + Days::new(21))), Lateness::Blocks, "{planned}");
        }
    }

    #[test]
    fn each_reminder_comes_on_its_day() {
        use ReportReminder as R;
        let rows = [
            (-29, None),
            (-28, Some(R::Asked)),
            (-15, Some(R::Asked)),
            (-14, Some(R::TwoWeeks)),
            (-3, Some(R::ThreeDays)),
            (0, Some(R::ThreeDays)),
            (1, Some(R::Late)),
            (6, Some(R::Late)),
            (7, Some(R::Second)),
            (20, Some(R::Second)),
            (21, Some(R::Blocks)),
            (400, Some(R::Blocks)),
        ];
        for (days, expected) in rows {
            assert_eq!(ReportReminder::come(days), expected, "{days}");
        }
        let managers: Vec<_> = R::ALL.iter().filter(|one| one.tells_manager()).collect();
        let steering: Vec<_> = R::ALL.iter().filter(|one| one.tells_steering()).collect();
        assert_eq!((managers, steering), (vec![&R::Second, &R::Blocks], vec![&R::Blocks]));
    }
}
