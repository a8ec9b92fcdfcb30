//! A part of a long form: fields that belong together, under one heading.

use leptos::prelude::*;

/// Fields under a heading, with a sentence about them.
#[component]
pub fn FormGroup(#[prop(into)] label: String, #[prop(default = None, into)] hint: Option<String>, children: Children) -> impl IntoView {
    view! {
        <fieldset class="group">
            <legend>{label}</legend>
            {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
            {children()}
        </fieldset>
    }
}
