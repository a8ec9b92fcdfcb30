//! Everything that is said about a form, above its heading, with a link to each field: what is wrong, and what somebody else saved meanwhile.

use super::field_frame::field_id;
use super::form_errors::{FieldError, FormErrors};
use crate::language::Words;
use leptos::prelude::*;

/// The summary; nothing when the form is in order. It takes the focus when the page opens, also without scripts.
#[component]
pub fn ErrorSummary(
    words: Words,
    errors: FormErrors,
    /// What stands in the way besides, first: no field mends it.
    #[prop(optional)]
    also: Vec<String>,
) -> impl IntoView {
    let also = also.into_iter().map(|text| view! { <li>{text}</li> }.into_any());
    let problems: Vec<_> = also.chain(errors.problems().map(|error| item(error).into_any())).collect();
    let stored: Vec<_> = errors.stored().map(item).collect();
    let wrong = (!problems.is_empty()).then(|| {
        view! {
            <div class="errors" role="alert" tabindex="-1" autofocus=true aria-labelledby="errors-title">
                <h2 id="errors-title">{words.with("errors-title", &[("count", problems.len().into())])}</h2>
                <ul>{problems}</ul>
            </div>
        }
    });
    let is_first = wrong.is_none();
    let differs = (!stored.is_empty()).then(|| {
        view! {
            <div class="errors errors--stored" role="alert" tabindex="-1" autofocus=is_first aria-labelledby="stored-title">
                <h2 id="stored-title">{words.with("stored-title", &[("count", stored.len().into())])}</h2>
                <p>{words.t("stored-text")}</p>
                <ul>{stored}</ul>
            </div>
        }
    });
    view! { {wrong} {differs} }
}

fn item(error: &FieldError) -> impl IntoView + use<> {
    let href = format!("#{}", field_id(&error.field));
    view! { <li><a href=href>{error.message.clone()}</a></li> }
}
