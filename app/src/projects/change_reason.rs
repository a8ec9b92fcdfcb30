//! The reason for changing what was approved, at the end of a form.

use crate::language::Words;
use crate::ui::{FormErrors, Room, TextArea};
use domain::projects::REASON_FIELD;
use domain::reason::REASON_AT_MOST;
use leptos::prelude::*;

/// The field; nothing where no reason is needed.
#[component]
pub fn ChangeReason<'a>(words: Words, reason: Option<String>, errors: &'a FormErrors) -> impl IntoView + use<> {
    let error = errors.of(REASON_FIELD);
    reason.map(|value| {
        view! { <TextArea name=REASON_FIELD label=words.t("approved-reason") hint=words.t("approved-reason-hint") value error rows=3 room=Room::of(words, REASON_AT_MOST) /> }
    })
}

/// What the field is called, in the list of problems.
pub fn reason_label(words: Words) -> String {
    words.t("approved-reason")
}
