//! Cost against plan: of an approved budget as much is planned by a day as of the phase has passed by then. What differs by more than a tenth, in the
//! period or in all so far, is explained. Specification, section 6.2.

use super::CostMeans;
use crate::Eur;
use chrono::NaiveDate;

/// What is planned and claimed of one kind of cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanLine {
    /// In money or in kind.
    pub means: CostMeans,
    /// The approved budget of the phase.
    pub budget: Eur,
    /// Of that, planned by the end of the period.
    pub planned: Eur,
    /// Of that, planned in the period.
    pub planned_now: Eur,
    /// Claimed in earlier reports.
    pub earlier: Eur,
    /// Claimed in this one.
    pub now: Eur,
}

/// The first and last day of something.
type Days = (NaiveDate, NaiveDate);

/// Of a budget, what falls in so many of so many days; cut to the cent.
fn part(budget: Eur, days: i64, all: i64) -> Eur {
    let exact = i128::from(budget.0) * i128::from(days.clamp(0, all.max(1))) / i128::from(all.max(1));
    i64::try_from(exact).map_or(budget, Eur)
}

impl PlanLine {
    /// The plan of a period in a phase.
    pub fn of(means: CostMeans, budget: Eur, (phase, period): (Days, Days), (earlier, now): (Eur, Eur)) -> Self {
        let length = |days: Days| (days.1 - days.0).num_days() + 1;
        let planned = part(budget, length((phase.0, period.1)), length(phase));
        let before = part(budget, length((phase.0, period.0)) - 1, length(phase));
        Self { means, budget, planned, planned_now: planned - before, earlier, now }
    }

    /// All that is claimed so far.
    pub fn so_far(&self) -> Eur {
        self.earlier + self.now
    }

    /// How many percent all so far is above the plan; below zero where it is under it. None without a plan.
    pub fn percent(&self) -> Option<i64> {
        let difference = i128::from(self.so_far().0) - i128::from(self.planned.0);
        let planned = i128::from(self.planned.0);
        (planned > 0).then(|| i64::try_from(difference * 100 / planned).unwrap_or(i64::MAX))
    }

    /// Whether it is to be explained.
    pub fn is_to_explain(&self) -> bool {
        is_off(self.so_far(), self.planned) || is_off(self.now, self.planned_now)
    }
}

/// More than a tenth of the plan away from it.
fn is_off(actual: Eur, planned: Eur) -> bool {
    let difference = (i128::from(actual.0) - i128::from(planned.0)).abs();
    difference * 10 > i128::from(planned.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(budget: i64, earlier: i64, now: i64) -> PlanLine {
        let day = |text: &str| text.parse().expect("a day");
        let phase = (day("2026-01-01"), day("2026-12-31"));
        let second = (day("2026-07-02"), day("2026-12-31"));
        PlanLine::of(CostMeans::Cash, Eur::euros(budget), (phase, second), (Eur::euros(earlier), Eur::euros(now)))
    }

    #[test]
    fn the_plan_follows_the_days_of_the_phase() {
        let one = line(36_500, 18_200, 18_300);
        assert_eq!((one.planned, one.planned_now, one.so_far()), (Eur::euros(36_500), Eur::euros(18_300), Eur::euros(36_500)));
        assert_eq!((one.percent(), one.is_to_explain()), (Some(0), false));
    }

    #[test]
    fn more_than_a_tenth_is_explained_of_all_so_far_and_of_the_period() {
        assert!(!line(36_500, 18_200, 20_130).is_to_explain(), "a tenth is no more than a tenth");
        assert!(line(36_500, 18_200, 20_131).is_to_explain(), "in the period");
        assert!(line(36_500, 14_000, 18_300).is_to_explain(), "in all so far");
        assert_eq!(line(36_500, 0, 18_300).percent(), Some(-49));
        assert!(!line(0, 0, 0).is_to_explain() && line(0, 0, 1).is_to_explain(), "what was not planned is explained");
    }
}
