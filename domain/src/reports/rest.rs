//! What is left of a schedule: of a phase that ran before there were reports, and of one that an approved request made longer or shorter.

use super::{DAYS_TO_HAND_IN, Planned, ReportKind, due_after, opens_before, schedule};
use crate::projects::Phase;
use chrono::{Days, NaiveDate};

/// A report that stays as it is: somebody may have written in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Begun {
    /// Its number.
    pub number: u32,
    /// What it is about.
    pub kind: ReportKind,
    /// The last day of its period.
    pub until_on: NaiveDate,
}

fn planned((number, kind): (u32, ReportKind), from_on: NaiveDate, until_on: NaiveDate) -> Planned {
    Planned { number, kind, from_on, until_on, opens_on: opens_before(from_on, until_on), due_on: due_after(until_on) }
}

/// The reports of the rest of a phase that was running when reports came: none that is due sooner than four weeks from now, and in any case the
/// end report, also where the phase should be over by now.
pub fn schedule_of_rest(phase: Phase, from: NaiveDate, until: NaiveDate, today: NaiveDate) -> Vec<Planned> {
    let first_due = today.checked_add_days(Days::new(DAYS_TO_HAND_IN)).unwrap_or(today);
    let (rest, gone): (Vec<Planned>, Vec<Planned>) = schedule(phase, from, until).into_iter().partition(|one| one.due_on >= first_due);
    match (rest.is_empty(), gone.last()) {
        (true, Some(end)) => vec![planned((end.number, ReportKind::End), end.from_on, today.max(end.from_on))],
        (true, None) | (false, _) => rest,
    }
}

/// The reports that take the place of those that nobody could write in yet, when a phase lasts until another day.
pub fn moved(phase: Phase, (from, until): (NaiveDate, NaiveDate), begun: &[Begun]) -> Vec<Planned> {
    let last = begun.iter().max_by_key(|one| one.until_on);
    if last.is_some_and(|last| last.kind == ReportKind::End && last.until_on >= until) {
        return Vec::new();
    }
    let first = last.and_then(|last| last.until_on.succ_opt()).map_or(from, |day| day.max(from));
    let until = until.max(first);
    let number = begun.iter().map(|one| one.number).max().unwrap_or(0);
    // A start has one report half way, and no second one.
    let has_half = phase == Phase::Start && last.is_some();
    let rest: Vec<Planned> =
        schedule(phase, from, until).into_iter().filter(|one| one.until_on >= first && !(has_half && one.kind == ReportKind::Interim)).collect();
    let begins = std::iter::once(first).chain(rest.iter().filter_map(|one| one.until_on.succ_opt()));
    (number + 1..).zip(begins).zip(&rest).map(|((number, from_on), one)| planned((number, one.kind), from_on, one.until_on)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ReportKind as K;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn told(planned: &[Planned]) -> Vec<(u32, ReportKind, String, String)> {
        planned.iter().map(|one| (one.number, one.kind, one.from_on.to_string(), one.until_on.to_string())).collect()
    }

    fn row(number: u32, kind: ReportKind, from: &str, until: &str) -> (u32, ReportKind, String, String) {
        (number, kind, from.to_owned(), until.to_owned())
    }

    #[test]
    fn a_phase_that_runs_already_asks_for_the_rest_alone_and_nothing_is_late_at_once() {
        let today = day("2026-11-30");
        let rest = schedule_of_rest(Phase::Innovation, day("2025-07-01"), day("2027-06-30"), today);
        assert_eq!(told(&rest), [row(3, K::HalfYear, "2026-07-01", "2026-12-31"), row(4, K::End, "2027-01-01", "2027-06-30")]);
        for (from, until) in [("2025-07-01", "2027-06-30"), ("2024-01-01", "2026-12-01"), ("2026-06-10", "2027-06-09"), ("2020-01-01", "2022-01-01")]
        {
            for phase in [Phase::Start, Phase::Innovation, Phase::MarketEntry] {
                let rest = schedule_of_rest(phase, day(from), day(until), today);
                assert!(rest.iter().all(|one| one.due_on >= day("2026-12-28")), "{rest:?}");
                assert_eq!(rest.last().map(|one| one.kind), Some(K::End));
            }
        }
    }

    #[test]
    fn a_phase_that_should_be_over_asks_for_its_end_report_in_four_weeks() {
        let rest = schedule_of_rest(Phase::Start, day("2026-01-01"), day("2026-08-31"), day("2026-11-30"));
        assert_eq!(told(&rest), [row(2, K::End, "2026-05-03", "2026-11-30")]);
        assert_eq!(rest[0].due_on, day("2026-12-28"));
        assert_eq!(schedule_of_rest(Phase::Intake, day("2026-01-01"), day("2026-08-31"), day("2026-11-30")), []);
    }

    #[test]
    fn a_longer_phase_moves_what_nobody_could_write_in_and_leaves_the_rest() {
        let begun = [Begun { number: 1, kind: K::HalfYear, until_on: day("2026-06-30") }];
        let (from, until) = (day("2026-01-01"), day("2027-03-31"));
        let expected = [row(2, K::HalfYear, "2026-07-01", "2026-12-31"), row(3, K::End, "2027-01-01", "2027-03-31")];
        assert_eq!(told(&moved(Phase::Innovation, (from, until), &begun)), expected);
        let longer = told(&moved(Phase::Innovation, (from, day("2027-12-31")), &begun));
        assert_eq!((longer.len(), longer.last()), (3, Some(&row(4, K::End, "2027-07-01", "2027-12-31"))));
        assert_eq!(moved(Phase::Innovation, (from, until), &[]), schedule(Phase::Innovation, from, until), "all of it where nothing has begun");
    }

    #[test]
    fn a_shorter_phase_ends_with_its_end_report_also_inside_a_period_that_has_begun() {
        let begun = [Begun { number: 2, kind: K::HalfYear, until_on: day("2026-12-31") }];
        let from = day("2026-01-01");
        assert_eq!(told(&moved(Phase::Innovation, (from, day("2027-02-28")), &begun)), [row(3, K::End, "2027-01-01", "2027-02-28")]);
        assert_eq!(told(&moved(Phase::Innovation, (from, day("2026-12-10")), &begun)), [row(3, K::End, "2027-01-01", "2027-01-01")]);
    }

    #[test]
    fn an_end_report_that_has_begun_is_followed_by_another_one_only_where_the_phase_goes_on() {
        let begun = [Begun { number: 2, kind: K::End, until_on: day("2026-12-31") }];
        let from = day("2026-01-01");
        assert_eq!(moved(Phase::Innovation, (from, day("2026-12-31")), &begun), []);
        assert_eq!(told(&moved(Phase::Innovation, (from, day("2027-03-31")), &begun)), [row(3, K::End, "2027-01-01", "2027-03-31")]);
    }

    #[test]
    fn a_start_that_lasts_longer_has_no_second_report_half_way() {
        let begun = [Begun { number: 1, kind: K::Interim, until_on: day("2026-04-30") }];
        assert_eq!(told(&moved(Phase::Start, (day("2026-01-01"), day("2026-12-31")), &begun)), [row(2, K::End, "2026-05-01", "2026-12-31")]);
    }
}
