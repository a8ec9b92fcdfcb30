//! One of a list, folded up. For up to five options, a radio group reads better.

use super::choice::Choice;
use super::field_frame::{FieldFrame, described_by, field_id, invalid};
use super::form_errors::Remark;
use leptos::prelude::*;

/// A labelled select.
#[component]
pub fn Select(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    choices: Vec<Choice>,
    #[prop(optional, into)] value: String,
    /// The first line that chooses nothing, such as "Choose".
    #[prop(default = None, into)]
    empty: Option<String>,
    #[prop(default = None, into)] hint: Option<String>,
    #[prop(default = None, into)] error: Option<Remark>,
) -> impl IntoView {
    let described = described_by(&name, hint.is_some(), error.is_some());
    let invalid = invalid(error.as_ref());
    let id = field_id(&name);
    let error = error.map(|error| error.named(&choices));
    let options = choices
        .into_iter()
        .map(|choice| {
            let selected = choice.value == value;
            view! { <option value=choice.value selected=selected>{choice.label}</option> }
        })
        .collect::<Vec<_>>();
    view! {
        <FieldFrame name=name.clone() label hint error>
            <select id=id name=name aria-describedby=described aria-invalid=invalid>
                {empty.map(|empty| view! { <option value="">{empty}</option> })}
                {options}
            </select>
        </FieldFrame>
    }
}
