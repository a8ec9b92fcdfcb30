//! Label, hint and error around a control: the same for every kind of field.

use super::form_errors::Remark;
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

/// What the control says of itself to who does not see the page.
pub(crate) fn invalid(error: Option<&Remark>) -> Option<&'static str> {
    error.is_some_and(Remark::is_problem).then_some("true")
}

/// What is said above the control: what is wrong, or what is stored by now.
#[component]
pub(crate) fn FieldProblem(name: String, error: Option<Remark>) -> impl IntoView {
    error.map(|error| {
        let id = format!("{}-error", field_id(&name));
        match error {
            Remark::Problem(message) => view! {
                <span class="problem" id=id>
                    <Icon shape=Shape::Attention />
                    <span>{message}</span>
                </span>
            }
            .into_any(),
            Remark::Stored { ref lead, .. } => view! {
                <span class="stored" id=id>
                    <b>{lead.clone()}</b>
                    " "
                    <span>{error.stored()}</span>
                </span>
            }
            .into_any(),
        }
    })
}

/// A field with one control: the children.
#[component]
pub(crate) fn FieldFrame(name: String, label: String, hint: Option<String>, error: Option<Remark>, children: Children) -> impl IntoView {
    let invalid = invalid(error.as_ref()).map(|_| "");
    let stored = error.as_ref().is_some_and(|error| !error.is_problem()).then_some("");
    view! {
        <div class="field" data-invalid=invalid data-stored=stored>
            <label for=field_id(&name)>{label}</label>
            <Hint name=name.clone() hint />
            <FieldProblem name error />
            {children()}
        </div>
    }
}
