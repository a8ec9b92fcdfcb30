//! The form for a new round.

use super::NewRoundView;
use crate::language::Words;
use crate::paths;
use crate::ui::{Choice, DateField, Field, FormErrors, FormGroup, FormPage, InputKind, Link, RadioGroup, Select};
use domain::reviews::{Criterion, RoundForm};
use leptos::prelude::*;

/// What a field is called.
pub fn field_label(words: Words, field: &str) -> String {
    match field.split_once('.') {
        Some((part, code)) => {
            let of = words.t(if part == "weight" { "round-weight" } else { "round-threshold" });
            code.parse::<Criterion>().map_or(of.clone(), |criterion| format!("{}: {of}", words.label(criterion)))
        }
        None if field == "project" => words.t("reviews-project"),
        None => words.t(&format!("round-field-{}", field.replace('_', "-"))),
    }
}

/// The page.
#[component]
pub fn NewRoundPage(words: Words, view: NewRoundView) -> AnyView {
    let NewRoundView { form, problems, chairs, key } = view;
    let errors = FormErrors::read(words, &problems, |field| field_label(words, field));
    let label = move |field: &str| field_label(words, field);
    let chairs = chairs.into_iter().map(|one| Choice::new(one.id.to_string(), one.name)).collect();
    let answers = vec![Choice::new("yes", words.t("round-rebuttal-yes")), Choice::new("no", words.t("round-rebuttal-no"))];
    let rows = Criterion::ALL.iter().map(|&criterion| {
        let number = |part: &str, typed: Option<&String>| {
            let name = format!("{part}.{criterion}");
            let (label, error) = (words.t(&format!("round-{part}")), errors.of(&name));
            view! { <Field name label value=typed.cloned().unwrap_or_default() kind=InputKind::Digits error short=true /> }
        };
        view! {
            <fieldset class="stack stack--tight">
                <legend>{words.label(criterion)}</legend>
                <div class="cells">{number("weight", form.weights.get(&criterion))} {number("threshold", form.thresholds.get(&criterion))}</div>
            </fieldset>
        }
    });
    let rows = rows.collect::<Vec<_>>();
    let of = |field: &str| errors.of(field);
    let (name, due_on, chair, gate) = (of("name"), of("due_on"), of("chair"), of("gate"));
    let total = of("total");
    view! {
        <FormPage
            words
            title=words.t("round-new")
            lead=words.t("round-new-lead")
            crumbs=vec![Link::new(paths::rounds(), words.t("rounds-title"))]
            errors=errors.clone()
            notice=None
            action=paths::round_new()
            keys=(key, 0)
            save=words.t("round-make")
            leave=Link::new(paths::rounds(), words.t("round-cancel"))
        >
            <FormGroup label=words.t("round-group-what")>
                <Field name="name" label=label("name") value=form.name error=name />
                <RadioGroup name="gate" label=label("gate") choices=Choice::of(words, &RoundForm::GATES) value=form.gate error=gate />
                <DateField words name="due_on" label=label("due_on") value=form.due_on error=due_on />
                <Select
                    name="chair"
                    label=label("chair")
                    hint=words.t("round-chair-hint")
                    choices=chairs
                    value=form.chair
                    empty=words.t("round-choose")
                    error=chair
                />
                <RadioGroup name="has_rebuttal" label=label("has_rebuttal") choices=answers value=form.has_rebuttal />
            </FormGroup>
            <FormGroup label=words.t("round-group-criteria")>
                <p class="quiet">{words.t("round-criteria-hint")}</p>
                {rows}
                <Field name="total" label=label("total") value=form.total kind=InputKind::Digits error=total short=true />
            </FormGroup>
        </FormPage>
    }
    .into_any()
}
