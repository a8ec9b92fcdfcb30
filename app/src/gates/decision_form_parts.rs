//! The lists in the form of a decision: amounts, conditions and points. There are always a few empty rows, so that no script is needed.

use crate::language::Words;
use crate::ui::{Choice, DateField, Field, FormErrors, MoneyField, Room, Select, TextArea};
use domain::financing::{InstrumentKind, PublicSource};
use domain::gates::{ConditionTiming, DecisionForm};
use leptos::prelude::*;

/// How many rows to show: what was typed and one more, three at least.
fn rows(typed: usize) -> usize {
    (typed + 1).max(3)
}

fn row_title(words: Words, key: &str, number: usize) -> String {
    words.with(key, &[("number", (number + 1).into())])
}

/// Single lines, or amounts.
#[component]
pub(super) fn Texts(words: Words, form: DecisionForm, errors: FormErrors, names: Vec<&'static str>, #[prop(optional)] money: bool) -> impl IntoView {
    names
        .into_iter()
        .map(|name| {
            let (label, value, error) = (words.t(&format!("decision-{}", name.replace('_', "-"))), form.field(name).to_owned(), errors.of(name));
            if money { view! { <MoneyField name label value error /> }.into_any() } else { view! { <Field name label value error /> }.into_any() }
        })
        .collect::<Vec<_>>()
}

/// Approved public money by source and instrument.
#[component]
pub(super) fn Amounts(words: Words, form: DecisionForm, errors: FormErrors) -> impl IntoView {
    let fields = (0..rows(form.amounts.len()))
        .map(|number| {
            let typed = form.amounts.get(number).cloned().unwrap_or_default();
            let name = |part: &str| format!("amounts.{number}.{part}");
            let error = |part: &str| errors.of(&name(part));
            view! {
                <fieldset class="cells">
                    <legend class="sr">{row_title(words, "decision-amount-row", number)}</legend>
                    <Select
                        name=name("source")
                        label=words.t("decision-amounts-source")
                        choices=Choice::of(words, PublicSource::ALL)
                        value=typed.source
                        empty=words.t("decision-choose")
                        error=error("source")
                    />
                    <Select
                        name=name("instrument")
                        label=words.t("decision-amounts-instrument")
                        choices=Choice::of(words, InstrumentKind::ALL)
                        value=typed.instrument
                        empty=words.t("decision-choose")
                        error=error("instrument")
                    />
                    <MoneyField name=name("amount") label=words.t("decision-amounts-amount") value=typed.amount error=error("amount") />
                </fieldset>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <fieldset class="stack">
            <legend>{words.t("decision-amounts")}</legend>
            <p class="hint">{words.t("decision-amounts-hint")}</p>
            {fields}
        </fieldset>
    }
}

/// The conditions of a conditional go.
#[component]
pub(super) fn Conditions(words: Words, form: DecisionForm, errors: FormErrors, owners: Vec<String>) -> impl IntoView {
    let fields = (0..rows(form.conditions.len()))
        .map(|number| {
            let typed = form.conditions.get(number).cloned().unwrap_or_default();
            let name = |part: &str| format!("conditions.{number}.{part}");
            let error = |part: &str| errors.of(&name(part));
            view! {
                <fieldset class="card">
                    <legend>{row_title(words, "decision-condition-row", number)}</legend>
                    <TextArea
                        name=name("text")
                        label=words.t("decision-conditions-text")
                        value=typed.text
                        error=error("text")
                        rows=2
                        room=Room::of(words, DecisionForm::TEXT_AT_MOST)
                    />
                    <div class="cells">
                        <Field name=name("owner") label=words.t("decision-conditions-owner") value=typed.owner error=error("owner") list="owners" />
                        <Field name=name("verifier") label=words.t("decision-conditions-verifier") value=typed.verifier error=error("verifier") />
                    </div>
                    <div class="cells">
                        <DateField words name=name("due_on") label=words.t("decision-conditions-due_on") value=typed.due_on error=error("due_on") />
                        <Select
                            name=name("timing")
                            label=words.t("decision-conditions-timing")
                            choices=Choice::of(words, ConditionTiming::ALL)
                            value=typed.timing
                            empty=words.t("decision-choose")
                            error=error("timing")
                        />
                    </div>
                    <Field name=name("evidence") label=words.t("decision-conditions-evidence") value=typed.evidence error=error("evidence") />
                </fieldset>
            }
        })
        .collect::<Vec<_>>();
    let owners = owners.into_iter().map(|name| view! { <option value=name></option> }).collect::<Vec<_>>();
    view! {
        <fieldset class="stack">
            <legend>{words.t("decision-conditions")}</legend>
            <p class="hint">{words.t("decision-conditions-hint")}</p>
            <datalist id="owners">{owners}</datalist>
            {fields}
        </fieldset>
    }
}

/// The points of a recycle.
#[component]
pub(super) fn Points(words: Words, form: DecisionForm, errors: FormErrors) -> impl IntoView {
    let fields = (0..rows(form.points.len()))
        .map(|number| {
            let name = format!("points.{number}");
            let (value, error) = (form.points.get(number).cloned().unwrap_or_default(), errors.of(&name));
            view! { <Field name label=row_title(words, "decision-point-row", number) value error /> }
        })
        .collect::<Vec<_>>();
    view! { <fieldset class="stack"><legend>{words.t("decision-points")}</legend>{fields}</fieldset> }
}
