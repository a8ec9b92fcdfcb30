//! An instrument as typed and as saved. Which records a gate wants of it is for the gate's rules.

use super::InstrumentKind;
use crate::form_reader::FormReader;
use crate::money::Eur;
use crate::people::Language;
use crate::problem::Problem;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The most characters of a record; terms may have four times as many.
pub const RECORD_LIMIT: u32 = 1_000;

/// Declares the text records once, for the form and for what is saved.
macro_rules! records {
    ($($(#[$meta:meta])* $record:ident,)+) => {
        /// What somebody typed about an instrument.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct InstrumentForm {
            /// The code of an [`InstrumentKind`].
            pub kind: String,
            /// Who is on the other side.
            pub counterparty: String,
            /// Principal, price or covered amount.
            pub amount: String,
            /// The terms.
            pub terms: String,
            /// The day of signing.
            pub signed_on: String,
            /// The next date to act on.
            pub next_on: String,
            $($(#[$meta])* pub $record: String,)+
        }

        /// An instrument that may be saved. Records are empty while nobody wrote them. Specification, section 4.7.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct NewInstrument {
            /// What it is.
            pub kind: InstrumentKind,
            /// Who is on the other side.
            pub counterparty: String,
            /// Principal, price or covered amount.
            pub amount: Eur,
            /// The terms.
            pub terms: String,
            /// The day of signing, if signed.
            pub signed_on: Option<NaiveDate>,
            /// The next date to act on.
            pub next_on: Option<NaiveDate>,
            $($(#[$meta])* pub $record: String,)+
        }

        impl InstrumentForm {
            /// The instrument that was typed.
            ///
            /// # Errors
            /// Every problem in the form.
            pub fn check(&self, language: Language) -> Result<NewInstrument, Vec<Problem>> {
                let mut read = FormReader::new(language);
                let kind = read.required("kind", &self.kind);
                let counterparty = read.line("counterparty", &self.counterparty, 0..=200);
                let amount = read.amount("amount", &self.amount);
                let terms = read.text("terms", &self.terms, RECORD_LIMIT * 4);
                let signed_on = read.date("signed_on", &self.signed_on);
                let next_on = read.date("next_on", &self.next_on);
                $(let $record = read.text(stringify!($record), &self.$record, RECORD_LIMIT);)+
                read.finish(kind.map(|kind| NewInstrument { kind, counterparty, amount, terms, signed_on, next_on, $($record,)+ }))
            }
        }
    };
}

records! {
    /// When a loan comes back.
    repayment_schedule,
    /// How the shares are sold.
    exit_terms,
    /// The part of the company that the shares are.
    share_percent,
    /// The part of the bank loan that a guarantee covers.
    coverage_percent,
    /// What the guarantee costs.
    premium,
    /// How long a loan or guarantee runs.
    duration,
    /// How a government that buys has chosen the seller.
    procurement_route,
    /// Independent investment advice.
    investment_advice,
    /// Who administers it after gate 3.
    administrator,
    /// What it is expected to bring back.
    expected_return,
    /// Why a plain grant is still right in market entry.
    grant_justification,
    /// The legal basis of a grant.
    legal_basis,
    /// Who checked the legal basis.
    legal_check_by,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::ProblemKind;

    #[test]
    fn an_instrument_needs_a_kind_and_what_is_typed_must_be_valid() {
        let form = InstrumentForm { amount: "1.2.3".to_owned(), signed_on: "3-4-26".to_owned(), ..InstrumentForm::default() };
        let problems = vec![
            Problem::new("kind", ProblemKind::Missing),
            Problem::new("amount", ProblemKind::NotAnAmount),
            Problem::new("signed_on", ProblemKind::AmbiguousDate),
        ];
        assert_eq!(form.check(Language::Nl), Err(problems));
    }

    #[test]
    fn every_kind_can_be_saved_with_its_records() {
        for &kind in InstrumentKind::ALL {
            let form = InstrumentForm {
                kind: kind.to_string(),
                amount: "400.000".to_owned(),
                repayment_schedule: " 10 x 40.000 ".to_owned(),
                ..InstrumentForm::default()
            };
            let saved = form.check(Language::Nl).map(|saved| (saved.kind, saved.amount, saved.repayment_schedule));
            assert_eq!(saved, Ok((kind, Eur::euros(400_000), "10 x 40.000".to_owned())));
        }
    }
}
