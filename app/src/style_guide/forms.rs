//! Every control: fresh, filled and with an error, and the two ends of a form.

use super::Sample;
use crate::language::Words;
use crate::paths;
use crate::ui::{
    BackToForm, Button, CheckAnswers, CheckboxGroup, Choice, DateField, ErrorSummary, Field, FormErrors, InputKind, MoneyField, RadioGroup, Select,
    SummaryRow, TextArea,
};
use domain::Eur;
use domain::gates::Outcome;
use domain::partners::OrganisationType;
use domain::problem::{Problem, ProblemKind};
use domain::projects::{Activity, ResultType};
use leptos::prelude::*;

#[component]
pub(super) fn Forms(words: Words) -> impl IntoView {
    let problems = [
        Problem::new("wrong-name", ProblemKind::Missing),
        Problem::new("wrong-date", ProblemKind::AmbiguousDate),
        Problem::new("wrong-amount", ProblemKind::AmbiguousAmount),
        Problem::new("wrong-reason", ProblemKind::TooShort(100)),
        Problem::new("wrong-type", ProblemKind::NotOnTheList),
        Problem::new("wrong-outcome", ProblemKind::Missing),
    ];
    let errors = FormErrors::read(words, &problems, |field| label(words, field));
    view! {
        <Sample words key="guide-forms">
            <ErrorSummary words errors=errors.clone() />
            <div class="sample__states">
                <Fresh words />
                <Filled words />
                <Wrong words errors />
            </div>
            <CheckAnswers
                words
                rows=answers(words)
                action=paths::style_guide()
                hidden=vec![("outcome".to_owned(), Outcome::Hold.code().to_owned())]
                confirm=words.t("guide-record")
                back=BackToForm::Stored("#guide-forms".to_owned())
                consequence=words.t("guide-record-consequence")
            />
        </Sample>
    }
}

#[component]
fn Fresh(words: Words) -> impl IntoView {
    view! {
        <form class="stack" action=paths::style_guide()>
            <Field name="new-name" label=words.t("guide-name") hint=words.t("guide-name-hint") />
            <Field name="new-kvk" label=words.t("guide-kvk") kind=InputKind::Digits short=true />
            <DateField words name="new-date" label=words.t("guide-date") />
            <MoneyField name="new-amount" label=words.t("guide-amount") />
            <Select
                name="new-type"
                label=words.t("guide-type")
                choices=Choice::of(words, OrganisationType::ALL)
                empty=words.t("guide-choose")
            />
            <TextArea name="new-reason" label=words.t("guide-reason") hint=words.t("guide-reason-hint") />
            <RadioGroup name="new-result" label=words.t("guide-result") choices=Choice::explained(words, ResultType::ALL) />
        </form>
    }
}

#[component]
fn Filled(words: Words) -> impl IntoView {
    let activities = [Activity::Prototypes, Activity::ProofOfConcept, Activity::JointInvestments];
    view! {
        <form class="stack" action=paths::style_guide()>
            <Field name="name" label=words.t("guide-name") value=words.t("guide-project") />
            <Field name="kvk" label=words.t("guide-kvk") value="08123456" kind=InputKind::Digits short=true />
            <DateField words name="date" label=words.t("guide-date") value="31-3-2027" />
            <MoneyField name="amount" label=words.t("guide-amount") value=words.figure(Eur::euros(1_350_000)) />
            <Select
                name="type"
                label=words.t("guide-type")
                choices=Choice::of(words, OrganisationType::ALL)
                value=OrganisationType::Knowledge.code()
            />
            <TextArea name="reason" label=words.t("guide-reason") value=words.t("guide-reason-text") />
            <CheckboxGroup
                name="activity"
                label=words.t("guide-activities")
                choices=Choice::of(words, &activities)
                values=vec![Activity::Prototypes.code().to_owned()]
            />
            <div class="actions"><Button label=words.t("guide-check") /></div>
        </form>
    }
}

#[component]
fn Wrong(words: Words, errors: FormErrors) -> impl IntoView {
    let label = |field| label(words, field);
    let outcomes = [Outcome::Go, Outcome::Hold, Outcome::NoGo];
    view! {
        <form class="stack" action=paths::style_guide()>
            <Field name="wrong-name" label=label("wrong-name") error=errors.of("wrong-name") />
            <DateField words name="wrong-date" label=label("wrong-date") value="3-4-27" error=errors.of("wrong-date") />
            <MoneyField name="wrong-amount" label=label("wrong-amount") value="45,000" error=errors.of("wrong-amount") />
            <TextArea name="wrong-reason" label=label("wrong-reason") value=words.t("guide-reason-short") error=errors.of("wrong-reason") />
            <Select
                name="wrong-type"
                label=label("wrong-type")
                choices=Choice::of(words, OrganisationType::ALL)
                empty=words.t("guide-choose")
                error=errors.of("wrong-type")
            />
            <RadioGroup
                name="wrong-outcome"
                label=label("wrong-outcome")
                choices=Choice::explained(words, &outcomes)
                error=errors.of("wrong-outcome")
            />
        </form>
    }
}

fn label(words: Words, field: &str) -> String {
    match field {
        "wrong-name" => words.t("guide-name"),
        "wrong-date" => words.t("guide-date"),
        "wrong-amount" => words.t("guide-amount"),
        "wrong-reason" => words.t("guide-reason"),
        "wrong-type" => words.t("guide-type"),
        _ => words.t("guide-outcome"),
    }
}

fn answers(words: Words) -> Vec<SummaryRow> {
    vec![
        SummaryRow::text(words.t("guide-outcome"), words.label(Outcome::Hold)).changed_at("#f-wrong-outcome", words.t("guide-change")),
        SummaryRow::text(words.t("guide-reason"), words.t("guide-reason-text")).changed_at("#f-reason", words.t("guide-change")),
        SummaryRow::text(words.t("guide-amount"), words.money(Eur::euros(1_350_000))),
    ]
}
