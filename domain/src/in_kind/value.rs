//! What a contribution in kind is worth: one exact fraction, rounded once at the end, half a cent upward. A rate by the hour is never rounded
//! on the way, and is compared with the ceiling as it is.

use super::{Hours, InKindMethod, InKindNumbers, Input};
use crate::Eur;

/// What a method calculates with; zero where it does not ask.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Inputs {
    /// Wage, cost, rate or price.
    pub amount: Eur,
    /// What equipment is worth at the end of its life.
    pub residual: Eur,
    /// How long equipment lasts.
    pub life_hours: Hours,
    /// Hours for the project.
    pub hours: Hours,
}

/// An exact number of cents.
#[derive(Debug, Clone, Copy)]
struct Fraction {
    above: i128,
    below: i128,
}

impl Fraction {
    fn of(above: impl Into<i128>, below: impl Into<i128>) -> Self {
        Self { above: above.into(), below: below.into() }
    }

    /// For so many hours.
    fn times(self, hours: Hours) -> Self {
        Self { above: self.above * i128::from(hours.0), below: self.below * 100 }
    }

    /// Half a cent upward. None where nothing is divided, or what comes out cannot be held.
    fn rounded(self) -> Option<Eur> {
        if self.below <= 0 {
            return None;
        }
        i64::try_from((self.above * 2 + self.below).div_euclid(self.below * 2)).ok().map(Eur)
    }
}

/// What an hour of a person counts for; none for what is no work.
fn rate(method: InKindMethod, inputs: &Inputs, numbers: &InKindNumbers) -> Option<Fraction> {
    let (amount, year) = (i128::from(inputs.amount.0), i128::from(numbers.hours_of_year.0));
    match method {
        // The wage of a year by the hours of a year, both in hundredths.
        InKindMethod::IndividualRate => Some(Fraction::of(amount * i128::from(numbers.wage_percent), year)),
        InKindMethod::EmploymentCost => Some(Fraction::of(amount * 100, year)),
        InKindMethod::FixedRate => Some(Fraction::of(numbers.fixed_rate.0, 1)),
        InKindMethod::IntegralRate | InKindMethod::UnpaidWork => Some(Fraction::of(amount, 1)),
        InKindMethod::Equipment | InKindMethod::OwnMaterials | InKindMethod::FacilityHours => None,
    }
}

/// What it is worth. None where the numbers give no value: equipment without a life, or more than can be held.
pub fn value(method: InKindMethod, inputs: &Inputs, numbers: &InKindNumbers) -> Option<Eur> {
    let Inputs { amount, residual, life_hours, hours } = *inputs;
    let worth = match method {
        InKindMethod::Equipment => {
            let lost = i128::from(amount.0) - i128::from(residual.0);
            Fraction::of(lost * i128::from(hours.0), life_hours.0)
        }
        InKindMethod::OwnMaterials => Fraction::of(amount.0, 1),
        InKindMethod::FacilityHours => Fraction::of(amount.0, 1).times(hours),
        InKindMethod::IndividualRate | InKindMethod::EmploymentCost | InKindMethod::FixedRate => rate(method, inputs, numbers)?.times(hours),
        InKindMethod::IntegralRate | InKindMethod::UnpaidWork => rate(method, inputs, numbers)?.times(hours),
    };
    worth.rounded().filter(|value| *value <= Eur::MAX)
}

/// An hour counts for more than the ceiling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateAbove(pub Eur);

/// Whether an hour of work stays within the ceiling. Equipment, material and facilities are measured by the market.
///
/// # Errors
/// It does not, by however little.
pub fn check_rate(method: InKindMethod, inputs: &Inputs, numbers: &InKindNumbers) -> Result<(), RateAbove> {
    let Some(rate) = rate(method, inputs, numbers) else { return Ok(()) };
    let is_above = rate.below > 0 && rate.above > i128::from(numbers.ceiling.0) * rate.below;
    if is_above { Err(RateAbove(numbers.ceiling)) } else { Ok(()) }
}

/// The field in which a value shows that it is too large.
pub(super) fn field_of_value(method: InKindMethod) -> &'static str {
    if method.asks(Input::Amount) { Input::Amount.code() } else { Input::Hours.code() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use InKindMethod as M;

    pub(crate) const NUMBERS: InKindNumbers =
        InKindNumbers { ceiling: Eur::euros(125), fixed_rate: Eur::euros(50), hours_of_year: Hours::whole(1_720), wage_percent: 132 };

    fn inputs(amount: i64, residual: i64, life: i64, hours: i64) -> Inputs {
        Inputs { amount: Eur(amount), residual: Eur(residual), life_hours: Hours(life), hours: Hours(hours) }
    }

    #[test]
    fn each_of_the_eight_methods_has_its_formula() {
        let rows = [
            // 60,000 × 1.32 / 1,720 × 400 = 18,418.6046…
            (M::IndividualRate, inputs(6_000_000, 0, 0, 40_000), 1_841_860),
            // 86,000 / 1,720 × 400
            (M::EmploymentCost, inputs(8_600_000, 0, 0, 40_000), 2_000_000),
            (M::FixedRate, inputs(0, 0, 0, 41_250), 2_062_500),
            (M::IntegralRate, inputs(9_550, 0, 0, 1_050), 100_275),
            // (100,000 − 10,000) / 5,000 × 120
            (M::Equipment, inputs(10_000_000, 1_000_000, 500_000, 12_000), 216_000),
            (M::OwnMaterials, inputs(123_456, 0, 0, 0), 123_456),
            (M::FacilityHours, inputs(12_050, 0, 0, 850), 102_425),
            (M::UnpaidWork, inputs(3_000, 0, 0, 2_025), 60_750),
        ];
        for (method, inputs, cents) in rows {
            assert_eq!(value(method, &inputs, &NUMBERS), Some(Eur(cents)), "{method}");
        }
    }

    #[test]
    fn it_is_rounded_once_at_the_end_and_half_a_cent_upward() {
        // A hundredth of an hour at 0.50 and at 0.49 is half a cent and a little less.
        assert_eq!(value(M::IntegralRate, &inputs(50, 0, 0, 1), &NUMBERS), Some(Eur(1)));
        assert_eq!(value(M::IntegralRate, &inputs(49, 0, 0, 1), &NUMBERS), Some(Eur(0)));
        // By way of a rate of 46.05 it would be 18,420.00: the rate is 46.0465…
        assert_eq!(value(M::IndividualRate, &inputs(6_000_000, 0, 0, 40_000), &NUMBERS), Some(Eur(1_841_860)));
    }

    #[test]
    fn what_gives_no_value_is_none_and_never_cut_off() {
        assert_eq!(value(M::Equipment, &inputs(10_000_000, 0, 0, 12_000), &NUMBERS), None, "a machine without a life");
        let most = Inputs { amount: Eur::MAX, hours: Hours::MAX, ..Inputs::default() };
        assert_eq!(value(M::IntegralRate, &most, &NUMBERS), None);
    }

    #[test]
    fn a_rate_at_the_ceiling_stays_and_one_a_fraction_of_a_cent_above_it_is_refused() {
        // 125 × 1,720 / 1.32 = 162,878.7878… a year
        assert_eq!(check_rate(M::IndividualRate, &inputs(16_287_878, 0, 0, 100), &NUMBERS), Ok(()));
        assert_eq!(check_rate(M::IndividualRate, &inputs(16_287_879, 0, 0, 100), &NUMBERS), Err(RateAbove(Eur::euros(125))));
        for method in [M::IntegralRate, M::UnpaidWork] {
            assert_eq!(check_rate(method, &inputs(12_500, 0, 0, 100), &NUMBERS), Ok(()), "{method}");
            assert_eq!(check_rate(method, &inputs(12_501, 0, 0, 100), &NUMBERS), Err(RateAbove(Eur::euros(125))), "{method}");
        }
        assert_eq!(check_rate(M::EmploymentCost, &inputs(21_500_000, 0, 0, 100), &NUMBERS), Ok(()));
        assert_eq!(check_rate(M::EmploymentCost, &inputs(21_500_001, 0, 0, 100), &NUMBERS), Err(RateAbove(Eur::euros(125))));
        assert_eq!(check_rate(M::FacilityHours, &inputs(99_900, 0, 0, 100), &NUMBERS), Ok(()), "the market measures it");
    }
}
