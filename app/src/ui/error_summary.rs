//! Everything that is wrong with a form, above its heading, with a link to each field.

use super::field_frame::field_id;
use super::form_errors::FormErrors;
use crate::language::Words;
use leptos::prelude::*;

/// The summary; nothing when the form is in order. It takes the focus when the page opens, also without scripts.
#[component]
pub fn ErrorSummary(words: Words, errors: FormErrors) -> impl IntoView {
    let items = errors
        .iter()
        .map(|error| {
            let href = format!("#{}", field_id(&error.field));
            view! { <li><a href=href>{error.message.clone()}</a></li> }
        })
        .collect::<Vec<_>>();
    (!errors.is_empty()).then(|| {
        view! {
            <div class="errors" role="alert" tabindex="-1" autofocus=true aria-labelledby="errors-title">
                <h2 id="errors-title">{words.with("errors-title", &[("count", items.len().into())])}</h2>
                <ul>{items}</ul>
            </div>
        }
    })
}
