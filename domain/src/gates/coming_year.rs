//! The gates of the coming year on one axis, from today to the same day next year.

use super::Gate;
use crate::scale::WHOLE;
use chrono::{Datelike, Months, NaiveDate};
use std::collections::BTreeMap;

/// How many projects come to a gate on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GateDay {
    /// The gate.
    pub gate: Gate,
    /// The day.
    pub on: NaiveDate,
    /// How many projects.
    pub count: i64,
}

/// A month of the year, and how many projects come to each gate in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthAhead {
    /// The first day of the month.
    pub first: NaiveDate,
    /// Where that day stands on the axis, in ten-thousandths; at the start for the month of today.
    pub at: u32,
    /// How many projects come to each gate.
    pub counts: BTreeMap<Gate, i64>,
}

/// The coming year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComingYear {
    /// The months, from the one of today.
    pub months: Vec<MonthAhead>,
    /// Each day on which projects come to a gate, with where it stands on the axis. What comes less than a week later stands with it: two marks
    /// would cover each other.
    pub days: Vec<(GateDay, u32)>,
}

/// How far apart two marks of a gate stand at least, in days.
const APART: i64 = 7;

/// The days of a gate, each with what comes less than a week after it.
fn together(mut days: Vec<GateDay>) -> Vec<GateDay> {
    days.sort_by_key(|one| (one.gate, one.on));
    let mut marks: Vec<GateDay> = Vec::new();
    for one in days {
        match marks.last_mut() {
            Some(mark) if mark.gate == one.gate && (one.on - mark.on).num_days() < APART => mark.count += one.count,
            Some(_) | None => marks.push(one),
        }
    }
    marks
}

/// The last day that the axis shows.
pub fn end_of_year_ahead(today: NaiveDate) -> NaiveDate {
    today.checked_add_months(Months::new(12)).unwrap_or(NaiveDate::MAX)
}

/// Puts gates on the axis; those before today or after the year are left out.
pub fn coming_year(today: NaiveDate, gates: &[GateDay]) -> ComingYear {
    let end = end_of_year_ahead(today);
    let all = (end - today).num_days().max(1);
    let at = |day: NaiveDate| u32::try_from(((day - today).num_days().max(0) * i64::from(WHOLE)) / all).unwrap_or(WHOLE).min(WHOLE);
    let days: Vec<GateDay> = gates.iter().copied().filter(|one| (today..=end).contains(&one.on)).collect();
    let begin = today.with_day(1).unwrap_or(today);
    let firsts = (0..=12).filter_map(|months| begin.checked_add_months(Months::new(months))).filter(|first| *first <= end);
    let months = firsts.map(|first| {
        let own = days.iter().filter(|one| (one.on.year(), one.on.month()) == (first.year(), first.month()));
        let mut counts = BTreeMap::new();
        for one in own {
            *counts.entry(one.gate).or_insert(0) += one.count;
        }
        MonthAhead { first, at: at(first), counts }
    });
    let months = months.collect();
    ComingYear { months, days: together(days).into_iter().map(|one| (one, at(one.on))).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gates::builder::day;

    const fn at(gate: Gate, on: NaiveDate, count: i64) -> GateDay {
        GateDay { gate, on, count }
    }

    #[test]
    fn a_gate_stands_where_its_day_is_between_today_and_the_same_day_next_year() {
        let today = day(2026, 11, 23);
        let gates = [at(Gate::G1, today, 1), at(Gate::G2, day(2027, 5, 25), 2), at(Gate::G3, day(2027, 11, 23), 1)];
        let places: Vec<_> = coming_year(today, &gates).days.into_iter().map(|(one, at)| (one.gate, at)).collect();
        assert_eq!(places, [(Gate::G1, 0), (Gate::G2, 5_013), (Gate::G3, WHOLE)]);
    }

    #[test]
    fn what_comes_within_a_week_at_the_same_gate_stands_in_one_mark() {
        let today = day(2026, 11, 23);
        let gates = [
            at(Gate::G2, day(2026, 12, 3), 1),
            at(Gate::G1, day(2026, 12, 1), 2),
            at(Gate::G1, day(2026, 12, 7), 3),
            at(Gate::G1, day(2026, 12, 8), 1),
        ];
        let marks: Vec<GateDay> = coming_year(today, &gates).days.into_iter().map(|(one, _)| one).collect();
        assert_eq!(marks, [at(Gate::G1, day(2026, 12, 1), 5), at(Gate::G1, day(2026, 12, 8), 1), at(Gate::G2, day(2026, 12, 3), 1)]);
    }

    #[test]
    fn what_is_late_or_lies_further_away_is_not_on_the_axis() {
        let today = day(2026, 11, 23);
        let gates = [at(Gate::G1, day(2026, 11, 22), 4), at(Gate::G1, day(2027, 11, 24), 4)];
        let year = coming_year(today, &gates);
        assert_eq!(year.days, []);
        assert!(year.months.iter().all(|month| month.counts.is_empty()));
    }

    #[test]
    fn each_month_counts_the_projects_of_each_gate() {
        let today = day(2026, 11, 23);
        let gates = [at(Gate::G1, day(2026, 12, 1), 2), at(Gate::G1, day(2026, 12, 31), 3), at(Gate::G2, day(2027, 1, 1), 1)];
        let year = coming_year(today, &gates);
        assert_eq!(year.months.len(), 13, "November to November");
        let told: Vec<_> = year.months.iter().take(3).map(|month| (month.first, month.counts.clone())).collect();
        let counted = |gate, count| BTreeMap::from([(gate, count)]);
        let expected = [(day(2026, 11, 1), BTreeMap::new()), (day(2026, 12, 1), counted(Gate::G1, 5)), (day(2027, 1, 1), counted(Gate::G2, 1))];
        assert_eq!(told, expected);
        assert_eq!(year.months.iter().map(|month| month.at).take(3).collect::<Vec<_>>(), [0, 219, 1_068]);
    }

    #[test]
    fn a_year_from_the_last_day_of_february_has_thirteen_months() {
        assert_eq!(coming_year(day(2028, 2, 29), &[]).months.len(), 13);
        assert_eq!(end_of_year_ahead(day(2028, 2, 29)), day(2029, 2, 28));
    }
}
