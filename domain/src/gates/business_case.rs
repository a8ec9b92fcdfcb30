//! The business case in thirteen parts. Policy note 2010, section 9b asks for a clear one; the parts are ours.

use crate::text_enum;
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

text_enum! {
    /// A part that a business case must have.
    pub enum BusinessCasePart {
        /// The problem and the customer.
        ProblemAndCustomer = "problem_and_customer",
        /// The solution and the alternative to it.
        SolutionAndAlternative = "solution_and_alternative",
        /// The size of the market, with its source.
        MarketSize = "market_size",
        /// The price and the revenue model.
        RevenueModel = "revenue_model",
        /// What it costs to reach the market.
        CostToMarket = "cost_to_market",
        /// The investment that each phase needs.
        InvestmentNeed = "investment_need",
        /// Who earns what.
        WhoEarnsWhat = "who_earns_what",
        /// Who owns the ideas.
        IpPosition = "ip_position",
        /// Three scenarios.
        Scenarios = "scenarios",
        /// Sensitivity to at least two variables.
        Sensitivity = "sensitivity",
        /// The risks.
        Risks = "risks",
        /// When to stop.
        StopCriteria = "stop_criteria",
        /// The team.
        Team = "team",
    }
}

/// What is recorded of the business case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BusinessCaseFacts {
    /// The parts that are complete.
    pub parts: Vec<BusinessCasePart>,
    /// The day of the current version.
    pub version_on: Option<NaiveDate>,
    /// Whether every partner approved the current version.
    pub is_approved_by_all: bool,
}

impl BusinessCaseFacts {
    /// The parts that are not complete, in reading order.
    pub fn missing(&self) -> Vec<BusinessCasePart> {
        BusinessCasePart::ALL.iter().copied().filter(|part| !self.parts.contains(part)).collect()
    }

    /// Whether the current version is at most so many months old. A version that is exactly as old still counts.
    pub fn is_recent(&self, today: NaiveDate, months: u32) -> bool {
        self.version_on.and_then(|day| day.checked_add_months(Months::new(months))).is_some_and(|limit| today <= limit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_business_case_has_thirteen_parts_and_ages_by_the_month() {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        let case = BusinessCaseFacts { parts: vec![BusinessCasePart::Team], version_on: Some(day(1, 31)), is_approved_by_all: true };
        assert_eq!((BusinessCasePart::ALL.len(), case.missing().len()), (13, 12));
        assert!(case.is_recent(day(7, 31), 6));
        assert!(!case.is_recent(day(8, 1), 6));
        assert!(!BusinessCaseFacts::default().is_recent(day(1, 1), 6));
    }
}
