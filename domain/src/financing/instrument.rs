//! An instrument as typed and as saved. Which records a gate wants of it is for the gate's rules.

use super::InstrumentKind;
use crate::form_reader::FormReader;
use crate::money::Eur;
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use crate::projects::Phase;
use crate::text_enum;
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};

/// The most characters of a record; terms may have four times as many.
pub const RECORD_LIMIT: u32 = 1_000;
/// Characters that the terms may have.
pub const TERMS_LIMIT: u32 = 4 * RECORD_LIMIT;

/// Declares the text records once: as a closed list, for the form and for what is saved.
macro_rules! records {
    ($($(#[$meta:meta])* $member:ident $record:ident = $code:literal,)+) => {
        text_enum! {
            /// Something that is written down of an instrument, in a text of its own.
            pub enum InstrumentRecord { $($(#[$meta])* $member = $code,)+ }
        }

        /// What somebody typed about an instrument.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct InstrumentForm {
            /// The code of an [`InstrumentKind`].
            pub kind: String,
            /// The code of the [`Phase`] that it helps.
            pub phase: String,
            /// Who is on the other side.
            pub counterparty: String,
            /// `yes` when the other side is a government that buys.
            pub government_buyer: String,
            /// Principal, price or covered amount.
            pub amount: String,
            /// The terms.
            pub terms: String,
            /// The day of signing.
            pub signed_on: String,
            /// The next date to act on.
            pub next_on: String,
            /// The day on which it was repaid, sold or ended.
            pub ended_on: String,
            $($(#[$meta])* pub $record: String,)+
        }

        /// What is saved of an instrument beside its kind, other side, amount and day of signing. Records are empty while nobody wrote them.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct InstrumentDetails {
            /// The terms.
            pub terms: String,
            /// The other side is a government that buys.
            pub government_buyer: bool,
            /// The next date to act on.
            #[serde(deserialize_with = "day")]
            pub next_on: Option<NaiveDate>,
            /// The day on which it was repaid, sold or ended.
            #[serde(deserialize_with = "day")]
            pub ended_on: Option<NaiveDate>,
            $($(#[$meta])* pub $record: String,)+
        }

        impl InstrumentForm {
            /// What was typed in a record.
            pub fn record(&self, record: InstrumentRecord) -> &str {
                match record { $(InstrumentRecord::$member => &self.$record,)+ }
            }

            /// Where a record is typed.
            pub fn record_mut(&mut self, record: InstrumentRecord) -> &mut String {
                match record { $(InstrumentRecord::$member => &mut self.$record,)+ }
            }
        }

        impl InstrumentDetails {
            /// What is written in a record.
            pub fn record(&self, record: InstrumentRecord) -> &str {
                match record { $(InstrumentRecord::$member => &self.$record,)+ }
            }

            fn record_mut(&mut self, record: InstrumentRecord) -> &mut String {
                match record { $(InstrumentRecord::$member => &mut self.$record,)+ }
            }
        }
    };
}

records! {
    /// What an order, a contract or a pilot is about.
    Subject subject = "subject",
    /// How many are ordered.
    Quantity quantity = "quantity",
    /// What makes a provisional order final.
    FinalWhen final_when = "final_when",
    /// The interest beside the reference rate.
    InterestRate interest_rate = "interest_rate",
    /// How long a loan or guarantee runs.
    Duration duration = "duration",
    /// What the lender can fall back on.
    Collateral collateral = "collateral",
    /// When a loan comes back.
    RepaymentSchedule repayment_schedule = "repayment_schedule",
    /// The bank loan behind a guarantee.
    UnderlyingLoan underlying_loan = "underlying_loan",
    /// The part of the bank loan that a guarantee covers.
    CoveragePercent coverage_percent = "coverage_percent",
    /// What the guarantee costs.
    Premium premium = "premium",
    /// The aid that is in a loan or guarantee.
    GrossGrantEquivalent gross_grant_equivalent = "gross_grant_equivalent",
    /// The part of the company that the shares are.
    SharePercent share_percent = "share_percent",
    /// What the company is worth.
    Valuation valuation = "valuation",
    /// Who invests as well, and the private part of it.
    CoInvestors co_investors = "co_investors",
    /// A say in the company.
    BoardRights board_rights = "board_rights",
    /// How the shares are sold.
    ExitTerms exit_terms = "exit_terms",
    /// How a government that buys has chosen the seller.
    ProcurementRoute procurement_route = "procurement_route",
    /// What the first customer found.
    Evaluation evaluation = "evaluation",
    /// What the first customer ordered afterwards.
    FollowUpOrder follow_up_order = "follow_up_order",
    /// Why a plain grant is still right in market entry.
    GrantJustification grant_justification = "grant_justification",
    /// The legal basis of a grant.
    LegalBasis legal_basis = "legal_basis",
    /// Who checked the legal basis.
    LegalCheckBy legal_check_by = "legal_check_by",
    /// Independent investment advice.
    InvestmentAdvice investment_advice = "investment_advice",
    /// Who administers it after gate 3.
    Administrator administrator = "administrator",
    /// What it is expected to bring back.
    ExpectedReturn expected_return = "expected_return",
}

/// An instrument that may be saved. Specification, section 4.7.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInstrument {
    /// What it is.
    pub kind: InstrumentKind,
    /// The phase that it helps.
    pub phase: Phase,
    /// Who is on the other side.
    pub counterparty: String,
    /// Principal, price or covered amount.
    pub amount: Eur,
    /// The day of signing, if signed.
    pub signed_on: Option<NaiveDate>,
    /// The rest.
    pub details: InstrumentDetails,
}

impl InstrumentForm {
    /// The form that shows an instrument; dates as every language reads them.
    pub fn of(instrument: &NewInstrument, language: Language) -> Self {
        let NewInstrument { kind, phase, counterparty, amount, signed_on, details } = instrument;
        let date = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
        let mut form = Self {
            kind: kind.to_string(),
            phase: phase.to_string(),
            counterparty: counterparty.clone(),
            government_buyer: if details.government_buyer { "yes".to_owned() } else { String::new() },
            amount: amount.written(language),
            terms: details.terms.clone(),
            signed_on: date(*signed_on),
            next_on: date(details.next_on),
            ended_on: date(details.ended_on),
            ..Self::default()
        };
        for &record in InstrumentRecord::ALL {
            details.record(record).clone_into(form.record_mut(record));
        }
        form
    }

    /// The instrument that was typed. Records that its kind does not have are left out.
    ///
    /// # Errors
    /// Every problem in the form.
    pub fn check(&self, language: Language) -> Result<NewInstrument, Vec<Problem>> {
        let mut read = FormReader::new(language);
        let kind: Option<InstrumentKind> = read.required("kind", &self.kind);
        let phase = read.required("phase", &self.phase);
        if let Some(Phase::Intake | Phase::Closed) = phase {
            read.problem("phase", ProblemKind::NotOnTheList);
        }
        let counterparty = read.line("counterparty", &self.counterparty, 0..=200);
        let amount = read.amount("amount", &self.amount);
        let mut details = InstrumentDetails {
            terms: read.text("terms", &self.terms, TERMS_LIMIT),
            government_buyer: self.government_buyer == "yes" && kind.is_some_and(InstrumentKind::has_buyer),
            ..InstrumentDetails::default()
        };
        let signed_on = read.date("signed_on", &self.signed_on);
        details.next_on = read.date("next_on", &self.next_on);
        details.ended_on = read.date("ended_on", &self.ended_on);
        for &record in kind.map(InstrumentKind::records).unwrap_or_default() {
            *details.record_mut(record) = read.text(record.code(), self.record(record), RECORD_LIMIT);
        }
        let instrument = kind.zip(phase).map(|(kind, phase)| NewInstrument { kind, phase, counterparty, amount, signed_on, details });
        read.finish(instrument)
    }
}

impl NewInstrument {
    /// The records of its kind that nobody wrote yet. A procurement route is asked of a government that buys, and of nobody else.
    pub fn missing(&self) -> Vec<InstrumentRecord> {
        let asked = |record: &InstrumentRecord| *record != InstrumentRecord::ProcurementRoute || self.details.government_buyer;
        self.kind.must_record().iter().copied().filter(asked).filter(|record| self.details.record(*record).is_empty()).collect()
    }
}

impl InstrumentKind {
    /// Orders, contracts and first customers have somebody who buys.
    pub const fn has_buyer(self) -> bool {
        match self {
            Self::ProvisionalOrder | Self::BusinessContract | Self::LaunchingCustomer => true,
            Self::Grant | Self::Participation | Self::Loan | Self::Guarantee => false,
        }
    }

    /// What must be written down before it counts. Specification, section 4.7, and rules G2-03, G2-07 and G2-10.
    pub const fn must_record(self) -> &'static [InstrumentRecord] {
        use InstrumentRecord as R;
        match self {
            Self::Grant => &[R::GrantJustification, R::LegalBasis, R::LegalCheckBy],
            Self::Participation => &[R::SharePercent, R::Valuation, R::CoInvestors, R::BoardRights, R::ExitTerms],
            Self::Loan => &[R::InterestRate, R::Duration, R::Collateral, R::RepaymentSchedule, R::GrossGrantEquivalent],
            Self::Guarantee => &[R::UnderlyingLoan, R::CoveragePercent, R::Premium, R::Duration, R::GrossGrantEquivalent],
            Self::ProvisionalOrder => &[R::Subject, R::Quantity, R::FinalWhen, R::ProcurementRoute],
            Self::BusinessContract => &[R::Subject, R::ProcurementRoute],
            Self::LaunchingCustomer => &[R::Subject, R::ProcurementRoute],
        }
    }

    /// Every record that it has: what must be there, then what comes later in its life.
    pub const fn records(self) -> &'static [InstrumentRecord] {
        use InstrumentRecord as R;
        match self {
            Self::Grant => self.must_record(),
            Self::Participation => &[
                R::SharePercent,
                R::Valuation,
                R::CoInvestors,
                R::BoardRights,
                R::ExitTerms,
                R::InvestmentAdvice,
                R::ExpectedReturn,
                R::Administrator,
            ],
            Self::Loan => &[
                R::InterestRate,
                R::Duration,
                R::Collateral,
                R::RepaymentSchedule,
                R::GrossGrantEquivalent,
                R::InvestmentAdvice,
                R::ExpectedReturn,
                R::Administrator,
            ],
            Self::Guarantee => &[
                R::UnderlyingLoan,
                R::CoveragePercent,
                R::Premium,
                R::Duration,
                R::GrossGrantEquivalent,
                R::InvestmentAdvice,
                R::ExpectedReturn,
                R::Administrator,
            ],
            Self::ProvisionalOrder => {
                &[R::Subject, R::Quantity, R::FinalWhen, R::ProcurementRoute, R::InvestmentAdvice, R::ExpectedReturn, R::Administrator]
            }
            Self::BusinessContract => &[R::Subject, R::ProcurementRoute, R::ExpectedReturn, R::Administrator],
            Self::LaunchingCustomer => &[R::Subject, R::ProcurementRoute, R::Evaluation, R::FollowUpOrder, R::ExpectedReturn, R::Administrator],
        }
    }
}

/// A saved day; an empty text is none.
fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    let text: Option<String> = Deserialize::deserialize(deserializer)?;
    text.filter(|text| !text.is_empty()).map(|text| text.parse().map_err(serde::de::Error::custom)).transpose()
}
