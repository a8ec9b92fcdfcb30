//! The numbers of which nobody in the programme could be asked: each counts as not checked until a person confirms or changes it.

use super::ParameterKey;

impl ParameterKey {
    /// Those of payments. Nobody of the programme could be asked about them: each counts as not checked until a person confirms it.
    pub const PAYMENTS: [Self; 6] =
        [Self::SmallGrantBelow, Self::AccountantFrom, Self::AdvanceSmall, Self::Advance, Self::PaymentCeiling, Self::InstalmentMonths];

    /// Whether it counts as not checked until a person confirms it.
    pub fn is_to_be_checked(self) -> bool {
        Self::PAYMENTS.contains(&self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_payments_is_to_be_checked_and_no_rule_of_a_gate_compares_with_it() {
        for key in ParameterKey::ALL {
            assert_eq!(key.is_to_be_checked(), ParameterKey::PAYMENTS.contains(key), "{key}");
            assert!(!key.is_to_be_checked() || key.rule().is_none(), "{key}");
        }
    }
}
