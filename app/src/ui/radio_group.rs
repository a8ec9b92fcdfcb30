//! One of a few, each with room for a sentence.

use super::choice::Choice;
use super::field_frame::{FieldProblem, Hint, described_by, field_id, invalid};
use super::form_errors::Remark;
use leptos::prelude::*;

/// Choice cards of which one can be chosen. The first card carries the field's id, so that an error summary leads to it.
#[component]
pub fn RadioGroup(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    choices: Vec<Choice>,
    #[prop(optional, into)] value: String,
    #[prop(default = None, into)] hint: Option<String>,
    #[prop(default = None, into)] error: Option<Remark>,
) -> impl IntoView {
    let described = described_by(&name, hint.is_some(), error.is_some());
    let invalid = invalid(error.as_ref()).map(|_| "");
    let error = error.map(|error| error.named(&choices));
    let cards = choices
        .into_iter()
        .enumerate()
        .map(|(index, choice)| {
            let id = (index == 0).then(|| field_id(&name));
            let checked = choice.value == value;
            view! {
                <label class="choice">
                    <input id=id type="radio" name=name.clone() value=choice.value checked=checked />
                    <span>{choice.label}</span>
                    {choice.hint.map(|hint| view! { <small>{hint}</small> })}
                </label>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <fieldset class="choices" data-invalid=invalid aria-describedby=described>
            <legend>{label}</legend>
            <Hint name=name.clone() hint />
            <FieldProblem name=name.clone() error />
            {cards}
        </fieldset>
    }
}
