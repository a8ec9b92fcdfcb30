//! The plan by which a grant is paid: an advance, instalments or approved cost, a ceiling until it is settled, and what is held back until then.
//! Which plan it is follows from its size. The thresholds are parameters, which count as not checked until a person confirmed them.

use crate::Eur;
use crate::ledger::divide;
use crate::settings::{ParameterKey, ParameterValues};
use crate::text_enum;
use chrono::{Months, NaiveDate};

text_enum! {
    /// How a grant is paid and settled, by its size. Practice of Dutch governments: three sizes, the smaller the lighter.
    pub enum Regime {
        /// Paid without cost lines, settled on what was done.
        Small = "small",
        /// Paid in instalments, settled on a statement of cost.
        Middle = "middle",
        /// Paid on approved cost, settled with the report of an accountant.
        Large = "large",
    }
}

/// The numbers that a plan is made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaymentRules {
    /// Below this a grant is small.
    pub small_below: Eur,
    /// From here on an accountant reports.
    pub accountant_from: Eur,
    /// Percent of a small grant that is paid at once.
    pub advance_small: i64,
    /// Percent of another grant that is paid at once.
    pub advance: i64,
    /// Percent that is paid at most before it is settled.
    pub ceiling: i64,
    /// Months between instalments.
    pub every_months: u32,
}

impl PaymentRules {
    /// The numbers as they are now.
    pub fn of(values: &ParameterValues) -> Self {
        Self {
            small_below: values.amount(ParameterKey::SmallGrantBelow),
            accountant_from: values.amount(ParameterKey::AccountantFrom),
            advance_small: values.get(ParameterKey::AdvanceSmall),
            advance: values.get(ParameterKey::Advance),
            ceiling: values.get(ParameterKey::PaymentCeiling),
            every_months: u32::try_from(values.get(ParameterKey::InstalmentMonths)).unwrap_or(0).max(1),
        }
    }

    /// How a grant of this size is paid.
    pub fn regime(self, committed: Eur) -> Regime {
        if committed < self.small_below {
            Regime::Small
        } else if committed < self.accountant_from {
            Regime::Middle
        } else {
            Regime::Large
        }
    }
}

/// An amount that falls due on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instalment {
    /// The day.
    pub on: NaiveDate,
    /// How much.
    pub amount: Eur,
}

/// The plan of one grant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// By its size.
    pub regime: Regime,
    /// What is promised and not released.
    pub committed: Eur,
    /// Paid at once.
    pub advance: Eur,
    /// What falls due by itself afterwards.
    pub instalments: Vec<Instalment>,
    /// Paid at most before it is settled.
    pub ceiling: Eur,
}

/// So many percent of an amount, cut to the cent: never a cent more than the share.
fn percent(amount: Eur, percent: i64) -> Eur {
    let part = i128::from(amount.0.max(0)) * i128::from(percent.clamp(0, 100)) / 100;
    i64::try_from(part).map_or(Eur::ZERO, Eur)
}

impl Plan {
    /// The plan of a grant of which so much is promised, from the day of the decision, for so many months.
    pub fn of(rules: PaymentRules, committed: Eur, from: NaiveDate, months: Option<u32>) -> Self {
        let regime = rules.regime(committed);
        let (advance, ceiling) = match regime {
            Regime::Small => (percent(committed, rules.advance_small), percent(committed, rules.advance_small)),
            Regime::Middle | Regime::Large => (percent(committed, rules.advance.min(rules.ceiling)), percent(committed, rules.ceiling)),
        };
        let days: Vec<NaiveDate> = match (regime, months) {
            (Regime::Middle, Some(months)) => (1..)
                .map(|number: u32| number.saturating_mul(rules.every_months))
                .take_while(|after| *after < months)
                .filter_map(|after| from.checked_add_months(Months::new(after)))
                .collect(),
            (Regime::Small | Regime::Middle | Regime::Large, _) => Vec::new(),
        };
        let parts = divide(Eur(ceiling.0 - advance.0), &vec![Eur(1); days.len()]);
        let instalments = days.into_iter().zip(parts).map(|(on, amount)| Instalment { on, amount }).filter(|one| one.amount.is_positive());
        Self { regime, committed, advance, instalments: instalments.collect(), ceiling }
    }

    /// What is held back until it is settled.
    pub fn retention(&self) -> Eur {
        Eur(self.committed.0 - self.ceiling.0)
    }

    /// What may have been paid in all by a day, before it is settled. An advance stands until the end; approved cost is paid on top of it, to the
    /// ceiling.
    pub fn earned(&self, today: NaiveDate, approved: Eur) -> Eur {
        let fallen_due: i64 = self.instalments.iter().filter(|one| one.on <= today).map(|one| one.amount.0).sum();
        let beside = match self.regime {
            Regime::Small => 0,
            Regime::Middle => fallen_due.max(approved.0),
            Regime::Large => approved.0,
        };
        Eur(self.advance.0.saturating_add(beside).min(self.ceiling.0))
    }

    /// The first day after this one on which something falls due by itself.
    pub fn next_after(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.instalments.iter().map(|one| one.on).find(|on| *on > today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(crate) const RULES: PaymentRules = PaymentRules {
        small_below: Eur::euros(25_000),
        accountant_from: Eur::euros(125_000),
        advance_small: 100,
        advance: 10,
        ceiling: 90,
        every_months: 6,
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_grant_is_small_below_the_first_threshold_and_large_from_the_second() {
        let rows = [(2_499_999, Regime::Small), (2_500_000, Regime::Middle), (12_499_999, Regime::Middle), (12_500_000, Regime::Large)];
        for (cents, regime) in rows {
            assert_eq!(RULES.regime(Eur(cents)), regime, "{cents}");
        }
    }

    #[test]
    fn a_small_grant_is_paid_whole_at_once_and_nothing_is_held_back() {
        let plan = Plan::of(RULES, Eur::euros(12_000), day("2026-01-01"), Some(9));
        assert_eq!((plan.regime, plan.advance, plan.retention(), plan.instalments.len()), (Regime::Small, Eur::euros(12_000), Eur::ZERO, 0));
        assert_eq!(plan.earned(day("2026-01-01"), Eur::ZERO), Eur::euros(12_000));
    }

    #[test]
    fn a_middle_grant_falls_due_in_equal_parts_to_the_ceiling() {
        let plan = Plan::of(RULES, Eur::euros(100_000), day("2026-01-31"), Some(24));
        let expected = [("2026-07-31", 2_666_667), ("2027-01-31", 2_666_667), ("2027-07-31", 2_666_666)];
        assert_eq!(plan.instalments, expected.map(|(on, cents)| Instalment { on: day(on), amount: Eur(cents) }));
        assert_eq!((plan.advance, plan.ceiling, plan.retention()), (Eur::euros(10_000), Eur::euros(90_000), Eur::euros(10_000)));
        let earned = |on: &str| plan.earned(day(on), Eur::ZERO).0;
        assert_eq!([earned("2026-07-30"), earned("2026-07-31"), earned("2030-01-01")], [1_000_000, 3_666_667, 9_000_000]);
        assert_eq!((plan.next_after(day("2026-08-01")), plan.next_after(day("2027-07-31"))), (Some(day("2027-01-31")), None));
        assert_eq!(plan.earned(day("2026-02-01"), Eur::euros(40_000)), Eur::euros(50_000), "approved cost goes before the calendar");
    }

    #[test]
    fn a_large_grant_is_paid_on_approved_cost_and_no_further_than_the_ceiling() {
        let plan = Plan::of(RULES, Eur::euros(200_000), day("2026-01-01"), Some(36));
        assert_eq!((plan.regime, plan.instalments.len()), (Regime::Large, 0));
        let earned = |euros| plan.earned(day("2028-01-01"), Eur::euros(euros));
        assert_eq!([earned(0), earned(50_000), earned(200_000)], [20_000, 70_000, 180_000].map(Eur::euros));
    }

    #[test]
    fn an_advance_above_the_ceiling_is_cut_to_it_and_a_plan_without_an_end_has_no_instalments() {
        let rules = PaymentRules { advance: 95, ..RULES };
        let plan = Plan::of(rules, Eur(10_000_001), day("2026-01-01"), None);
        assert_eq!((plan.advance, plan.ceiling, plan.instalments.len()), (Eur(9_000_000), Eur(9_000_000), 0));
        assert_eq!(plan.retention(), Eur(1_000_001), "a part of a cent stays behind");
        assert_eq!(Plan::of(RULES, Eur(-5), day("2026-01-01"), None).earned(day("2027-01-01"), Eur::ZERO), Eur::ZERO);
    }
}
