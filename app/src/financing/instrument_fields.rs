//! The fields of an instrument: what every kind has, and the records of its own kind.

use crate::language::Words;
use crate::projects::reason_label;
use crate::ui::{CheckboxGroup, Choice, DateField, Field, FormErrors, MoneyField, RadioGroup, Room, TextArea};
use domain::financing::{InstrumentForm, InstrumentKind, InstrumentRecord, RECORD_LIMIT, TERMS_LIMIT};
use domain::gates::Gate;
use domain::projects::{Phase, REASON_FIELD};
use leptos::prelude::*;

/// What a field of the form is called.
pub fn instrument_label(words: Words, field: &str) -> String {
    match field {
        "kind" => words.t("instruments-kind"),
        "phase" => words.t("instruments-phase"),
        "counterparty" => words.t("instruments-counterparty"),
        "government_buyer" => words.t("instruments-buyer"),
        "amount" => words.t("instruments-amount"),
        "terms" => words.t("instruments-terms"),
        "signed_on" => words.t("instruments-signed-on"),
        "next_on" => words.t("instruments-next-on"),
        "ended_on" => words.t("instruments-ended-on"),
        REASON_FIELD => reason_label(words),
        record => words.t(&format!("record-{record}")),
    }
}

/// The phases that an instrument can help.
pub fn instrument_phases() -> [Phase; 3] {
    [Gate::G0, Gate::G1, Gate::G2].map(Gate::to)
}

/// The fields, in the order in which people agree on them.
#[component]
pub(super) fn InstrumentFields(words: Words, kind: InstrumentKind, phases: Vec<Phase>, typed: InstrumentForm, errors: FormErrors) -> impl IntoView {
    let label = |field: &str| instrument_label(words, field);
    let phase_choices = Choice::of(words, &phases);
    let buyer = kind.has_buyer().then(|| {
        view! {
            <CheckboxGroup
                name="government_buyer"
                label=words.t("instruments-buyer")
                choices=vec![Choice::new("yes", words.t("instruments-government-buyer"))]
                values=vec![typed.government_buyer.clone()]
                error=errors.of("government_buyer")
            />
        }
    });
    let records = kind.records().iter().map(|record| record_field(words, *record, &typed, &errors)).collect::<Vec<_>>();
    view! {
        <input type="hidden" name="kind" value=kind.code() />
        <RadioGroup name="phase" label=label("phase") choices=phase_choices value=typed.phase.clone() error=errors.of("phase") />
        <Field name="counterparty" label=label("counterparty") value=typed.counterparty.clone() error=errors.of("counterparty") />
        {buyer}
        <MoneyField name="amount" label=label("amount") value=typed.amount.clone() error=errors.of("amount") />
        <TextArea
            name="terms"
            label=label("terms")
            value=typed.terms.clone()
            error=errors.of("terms")
            hint=words.t("instruments-terms-hint")
            rows=4
            room=Room::of(words, TERMS_LIMIT)
        />
        <DateField words name="signed_on" label=label("signed_on") value=typed.signed_on.clone() error=errors.of("signed_on") />
        {records}
        <DateField words name="next_on" label=label("next_on") value=typed.next_on.clone() error=errors.of("next_on") />
        <DateField words name="ended_on" label=label("ended_on") value=typed.ended_on.clone() error=errors.of("ended_on") />
    }
}

fn record_field(words: Words, record: InstrumentRecord, typed: &InstrumentForm, errors: &FormErrors) -> AnyView {
    let (name, label) = (record.code().to_owned(), instrument_label(words, record.code()));
    let (value, error) = (typed.record(record).to_owned(), errors.of(record.code()));
    if is_short(record) {
        view! { <Field name label value error /> }.into_any()
    } else {
        view! { <TextArea name label value error rows=3 room=Room::of(words, RECORD_LIMIT) /> }.into_any()
    }
}

/// Records that fit a line.
const fn is_short(record: InstrumentRecord) -> bool {
    use InstrumentRecord as R;
    match record {
        R::Quantity | R::InterestRate | R::Duration | R::CoveragePercent | R::Premium | R::GrossGrantEquivalent | R::SharePercent => true,
        R::Valuation | R::LegalBasis | R::LegalCheckBy | R::Administrator => true,
        R::Subject | R::FinalWhen | R::Collateral | R::RepaymentSchedule | R::UnderlyingLoan | R::CoInvestors | R::BoardRights => false,
        R::ExitTerms | R::ProcurementRoute | R::Evaluation | R::FollowUpOrder | R::GrantJustification | R::InvestmentAdvice => false,
        R::ExpectedReturn => false,
    }
}
