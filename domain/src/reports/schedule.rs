//! Which reports a phase asks for, and when each is due. Specification, section 6.1: in the start phase one half way when it lasts longer than six months,
//! and one at the end; after that every six months, and at the end. Four weeks to hand in, as OP Oost has it.

use super::{ReportKind, next_working_day};
use crate::projects::Phase;
use chrono::{Days, Months, NaiveDate};

/// Days after the end of a period in which a report is handed in.
pub const DAYS_TO_HAND_IN: u64 = 28;
/// Days before the end of a period from which its report can be written.
pub const DAYS_AHEAD: u64 = 28;
const HALF_YEAR: u32 = 6;

/// A report that will be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// The how manieth of its phase, from one.
    pub number: u32,
    /// What it is about.
    pub kind: ReportKind,
    /// The first day of its period.
    pub from_on: NaiveDate,
    /// The last day of its period.
    pub until_on: NaiveDate,
    /// From when it can be written.
    pub opens_on: NaiveDate,
    /// The last day on which it is in time.
    pub due_on: NaiveDate,
}

/// The last day on which the report of a period that ends on this day is in time.
pub fn due_after(until_on: NaiveDate) -> NaiveDate {
    next_working_day(until_on.checked_add_days(Days::new(DAYS_TO_HAND_IN)).unwrap_or(until_on))
}

/// From when the report of a period can be written: not before the period begins.
pub fn opens_before(from_on: NaiveDate, until_on: NaiveDate) -> NaiveDate {
    until_on.checked_sub_days(Days::new(DAYS_AHEAD)).unwrap_or(until_on).max(from_on)
}

/// The reports of a phase that lasts from one day to another. None in a phase in which nobody works, or that ends before it begins.
pub fn schedule(phase: Phase, from: NaiveDate, until: NaiveDate) -> Vec<Planned> {
    if until < from {
        return Vec::new();
    }
    let (cuts, between) = match phase {
        Phase::Intake | Phase::Closed => return Vec::new(),
        Phase::Start => (half_way(from, until), ReportKind::Interim),
        Phase::Innovation | Phase::MarketEntry => (half_years(from, until), ReportKind::HalfYear),
    };
    let first = std::iter::once(from).chain(cuts.iter().map(|cut| cut.succ_opt().unwrap_or(*cut)));
    let last = cuts.iter().copied().chain(std::iter::once(until));
    let kinds = cuts.iter().map(|_| between).chain(std::iter::once(ReportKind::End));
    let planned = |(number, ((from_on, until_on), kind)): (u32, ((NaiveDate, NaiveDate), ReportKind))| Planned {
        number,
        kind,
        from_on,
        until_on,
        opens_on: opens_before(from_on, until_on),
        due_on: due_after(until_on),
    };
    (1..).zip(first.zip(last).zip(kinds)).map(planned).collect()
}

/// The last day of the first half, of a start of more than six months.
fn half_way(from: NaiveDate, until: NaiveDate) -> Vec<NaiveDate> {
    let is_long = from.checked_add_months(Months::new(HALF_YEAR)).is_some_and(|after| until >= after);
    let days = u64::try_from((until - from).num_days() / 2).unwrap_or_default();
    is_long.then(|| from.checked_add_days(Days::new(days))).flatten().into_iter().collect()
}

/// The last day of each half-year that ends before the phase does, counted from its first day so that a short month moves none after it.
fn half_years(from: NaiveDate, until: NaiveDate) -> Vec<NaiveDate> {
    let ends = (1..=240).filter_map(|count| from.checked_add_months(Months::new(HALF_YEAR * count))?.pred_opt());
    ends.take_while(|end| *end < until).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ReportKind::{End, HalfYear, Interim};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn told(phase: Phase, from: &str, until: &str) -> Vec<(ReportKind, String, String)> {
        let planned = schedule(phase, day(from), day(until));
        planned.into_iter().map(|one| (one.kind, one.until_on.to_string(), one.due_on.to_string())).collect()
    }

    fn row(kind: ReportKind, until: &str, due: &str) -> (ReportKind, String, String) {
        (kind, until.to_owned(), due.to_owned())
    }

    #[test]
    fn a_start_of_six_months_has_one_report_and_a_day_longer_has_two() {
        assert_eq!(told(Phase::Start, "2026-03-01", "2026-08-31"), [row(End, "2026-08-31", "2026-09-28")]);
        let longer = told(Phase::Start, "2026-03-01", "2026-09-01");
        assert_eq!(longer, [row(Interim, "2026-06-01", "2026-06-29"), row(End, "2026-09-01", "2026-09-29")]);
    }

    #[test]
    fn an_innovation_reports_every_six_months_and_at_its_end() {
        let expected = [
            row(HalfYear, "2025-10-22", "2025-11-19"),
            row(HalfYear, "2026-04-22", "2026-05-20"),
            row(HalfYear, "2026-10-22", "2026-11-19"),
            row(End, "2027-01-22", "2027-02-19"),
        ];
        assert_eq!(told(Phase::Innovation, "2025-04-23", "2027-01-22"), expected);
        assert_eq!(
            told(Phase::MarketEntry, "2026-01-01", "2026-12-31"),
            [row(HalfYear, "2026-06-30", "2026-07-28"), row(End, "2026-12-31", "2027-01-28")]
        );
    }

    #[test]
    fn a_due_day_on_a_weekend_or_a_holiday_moves_to_the_next_working_day() {
        assert_eq!(due_after(day("2026-10-24")), day("2026-11-23"), "a Saturday");
        assert_eq!(due_after(day("2026-03-06")), day("2026-04-07"), "Good Friday");
        assert_eq!(due_after(day("2026-10-22")), day("2026-11-19"));
    }

    #[test]
    fn a_period_from_the_last_day_of_a_month_or_over_a_leap_day_does_not_drift() {
        let ends: Vec<String> =
            schedule(Phase::Innovation, day("2027-08-31"), day("2029-08-30")).iter().map(|one| one.until_on.to_string()).collect();
        assert_eq!(ends, ["2028-02-28", "2028-08-30", "2029-02-27", "2029-08-30"]);
        let leap = &schedule(Phase::Innovation, day("2027-09-01"), day("2028-08-31"))[0];
        assert_eq!((leap.until_on, leap.due_on), (day("2028-02-29"), day("2028-03-28")));
    }

    #[test]
    fn periods_follow_each_other_without_a_gap_and_open_four_weeks_before_their_end() {
        for (phase, until) in [(Phase::Start, "2026-12-31"), (Phase::Innovation, "2029-02-11"), (Phase::MarketEntry, "2028-01-01")] {
            let planned = schedule(phase, day("2026-01-31"), day(until));
            assert_eq!((planned[0].from_on, planned[planned.len() - 1].until_on), (day("2026-01-31"), day(until)));
            for (number, pair) in (1..).zip(planned.windows(2)) {
                assert_eq!((pair[0].number, pair[0].until_on.succ_opt()), (number, Some(pair[1].from_on)));
            }
            assert!(planned.iter().all(|one| one.opens_on >= one.from_on && (one.until_on - one.opens_on).num_days() <= 28));
        }
        let short = &schedule(Phase::Start, day("2026-03-01"), day("2026-03-10"))[0];
        assert_eq!(short.opens_on, day("2026-03-01"), "not before the period begins");
    }

    #[test]
    fn nobody_reports_before_the_start_after_the_end_or_of_no_time_at_all() {
        for phase in [Phase::Intake, Phase::Closed] {
            assert_eq!(schedule(phase, day("2026-01-01"), day("2027-01-01")), []);
        }
        assert_eq!(schedule(Phase::Start, day("2026-01-02"), day("2026-01-01")), []);
    }
}
