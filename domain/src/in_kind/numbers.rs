//! The numbers of the programme that the valuation calculates with.

use super::Hours;
use crate::Eur;
use crate::settings::{ParameterKey, ParameterValues};

/// The numbers, as they are now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InKindNumbers {
    /// The most that an hour of work may count for.
    pub ceiling: Eur,
    /// What an hour counts for at the fixed rate.
    pub fixed_rate: Eur,
    /// Hours that a person works in a year, over all projects.
    pub hours_of_year: Hours,
    /// The gross wage with the employer's charges, as a percentage of the wage.
    pub wage_percent: i64,
}

impl InKindNumbers {
    /// As the parameters say.
    pub fn of(values: &ParameterValues) -> Self {
        Self {
            ceiling: values.amount(ParameterKey::InKindCeiling),
            fixed_rate: values.amount(ParameterKey::InKindFixedRate),
            hours_of_year: Hours::whole(values.get(ParameterKey::InKindHours)),
            wage_percent: values.get(ParameterKey::InKindWagePercent),
        }
    }
}
