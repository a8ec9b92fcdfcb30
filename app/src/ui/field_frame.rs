//! Label, hint and error around a control: the same for every kind of field.

use super::icon::{Icon, Shape};
use leptos::prelude::*;

/// The id of the control for a form field's name; error summaries link to it.
pub fn field_id(name: &str) -> String {
    format!("f-{name}")
}

/// The ids of the hint and the error, for `aria-describedby`.
pub(crate) fn described_by(name: &str, has_hint: bool, has_error: bool) -> Option<String> {
    let hint = has_hint.then(|| format!("{}-hint", field_id(name)));
    let error = has_error.then(|| format!("{}-error", field_id(name)));
    match (hint, error) {
        (Some(hint), Some(error)) => Some(format!("{hint} {error}")),
        (hint, error) => hint.or(error),
    }
}

/// A hint under a label or legend.
#[component]
pub(crate) fn Hint(name: String, hint: Option<String>) -> impl IntoView {
    hint.map(|hint| view! { <span class="hint" id=format!("{}-hint", field_id(&name))>{hint}</span> })
}

/// What is wrong, above the control.
#[component]
pub(crate) fn FieldProblem(name: String, error: Option<String>) -> impl IntoView {
    error.map(|error| {
        view! {
            <span class="problem" id=format!("{}-error", field_id(&name))>
                <Icon shape=Shape::Attention />
                <span>{error}</span>
            </span>
        }
    })
}

/// A field with one control: the children.
#[component]
pub(crate) fn FieldFrame(name: String, label: String, hint: Option<String>, error: Option<String>, children: Children) -> impl IntoView {
    let invalid = error.is_some().then_some("");
    view! {
        <div class="field" data-invalid=invalid>
            <label for=field_id(&name)>{label}</label>
            <Hint name=name.clone() hint />
            <FieldProblem name error />
            {children()}
        </div>
    }
}
