//! The fields of a declaration of interests. Without scripts every part shows; with `:has()` only what the answer asks for.

use super::conflict_words;
use crate::language::Words;
use crate::ui::{CheckboxGroup, Choice, FormErrors, RadioGroup, Room, TextArea};
use domain::reviews::{FoundConflict, InterestForm, InterestKind, Measure};
use leptos::prelude::*;

/// The fields.
#[component]
pub(super) fn InterestFields(
    words: Words,
    form: InterestForm,
    found: Vec<FoundConflict>,
    errors: FormErrors,
    /// Whether "no interest" can be answered.
    may_be_none: bool,
) -> impl IntoView {
    let of = |field: &str| errors.of(field);
    let mut choices = vec![Choice { hint: Some(words.t("interest-yes-hint")), ..Choice::new("yes", words.t("interest-yes")) }];
    if may_be_none {
        choices.insert(0, Choice { hint: Some(words.t("interest-no-hint")), ..Choice::new("no", words.t("interest-no")) });
    }
    let found = (!found.is_empty()).then(|| {
        let rows = found.iter().map(|one| view! { <li>{conflict_words(words, one)}</li> }).collect::<Vec<_>>();
        view! {
            <div class="notice" data-tone="warn">
                <p><b>{words.t("interest-found")}</b></p>
                <ul>{rows}</ul>
                <p>{words.t("interest-found-text")}</p>
            </div>
        }
    });
    view! {
        {found}
        <RadioGroup name="has_interest" label=words.t("interest-question") choices value=form.has_interest error=of("has_interest") />
        <div class="interest-part stack stack--loose">
            <CheckboxGroup
                name="kinds"
                label=words.t("interest-kinds")
                choices=Choice::explained(words, InterestKind::ALL)
                values=form.kinds
                error=of("kinds")
            />
            <TextArea
                name="explanation"
                label=words.t("interest-explanation")
                hint=words.t("interest-explanation-hint")
                value=form.explanation
                error=of("explanation")
                rows=4
                room=Room::of(words, InterestForm::EXPLANATION_AT_MOST)
            />
            <RadioGroup
                name="measure"
                label=words.t("interest-measure")
                hint=words.t("interest-measure-hint")
                choices=Choice::explained(words, Measure::ALL)
                value=if form.measure.is_empty() { Measure::Recuse.code().to_owned() } else { form.measure }
                error=of("measure")
            />
        </div>
    }
}
