//! The eight ways to value what is brought in kind, and what each asks.

use crate::text_enum;

text_enum! {
    /// How a contribution in kind is valued. Specification, section 4.3.
    pub enum InKindMethod {
        /// Gross annual wage, with the employer's charges, by the hour.
        IndividualRate = "individual_rate",
        /// The last documented annual gross employment cost, by the hour.
        EmploymentCost = "employment_cost",
        /// A fixed rate for everybody.
        FixedRate = "fixed_rate",
        /// A rate with all costs in it that the awarding body approved.
        IntegralRate = "integral_rate",
        /// The part of the life of equipment that the project uses.
        Equipment = "equipment",
        /// Own materials at cost price.
        OwnMaterials = "own_materials",
        /// Hours in an own facility, at the published internal rate without profit.
        FacilityHours = "facility_hours",
        /// Verified hours of somebody who is not paid, at the rate for equivalent work.
        UnpaidWork = "unpaid_work",
    }
}

text_enum! {
    /// A number that a method asks.
    pub enum Input {
        /// Wage, cost, rate or price: what the method says.
        Amount = "amount",
        /// What equipment is worth at the end of its life.
        Residual = "residual",
        /// How long equipment lasts.
        LifeHours = "life_hours",
        /// Hours for the project.
        Hours = "hours",
        /// What it costs on the market.
        MarketValue = "market_value",
    }
}

impl InKindMethod {
    /// It counts hours of a person: the year has only so many, over all projects.
    pub const fn is_labour(self) -> bool {
        match self {
            Self::IndividualRate | Self::EmploymentCost | Self::FixedRate | Self::IntegralRate | Self::UnpaidWork => true,
            Self::Equipment | Self::OwnMaterials | Self::FacilityHours => false,
        }
    }

    /// Hours and value together tell what somebody earns: only the own organisation sees them side by side.
    pub const fn tells_a_wage(self) -> bool {
        match self {
            Self::IndividualRate | Self::EmploymentCost | Self::IntegralRate | Self::UnpaidWork => true,
            Self::FixedRate | Self::Equipment | Self::OwnMaterials | Self::FacilityHours => false,
        }
    }

    /// What it asks, in the order of its form.
    pub const fn inputs(self) -> &'static [Input] {
        use Input as I;
        match self {
            Self::IndividualRate | Self::EmploymentCost | Self::IntegralRate | Self::UnpaidWork => &[I::Amount, I::Hours],
            Self::FixedRate => &[I::Hours],
            Self::Equipment => &[I::Amount, I::Residual, I::LifeHours, I::Hours, I::MarketValue],
            Self::OwnMaterials => &[I::Amount, I::MarketValue],
            Self::FacilityHours => &[I::Amount, I::Hours, I::MarketValue],
        }
    }

    /// Whether it asks this.
    pub fn asks(self, input: Input) -> bool {
        self.inputs().contains(&input)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts_hours_of_people_asks_no_market_value_and_the_rest_does() {
        for &method in InKindMethod::ALL {
            assert_eq!(method.is_labour(), !method.asks(Input::MarketValue), "{method}");
            assert!(!method.tells_a_wage() || method.is_labour(), "{method}");
            assert_eq!(method.asks(Input::Hours), method != InKindMethod::OwnMaterials, "{method}");
        }
    }
}
