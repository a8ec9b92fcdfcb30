//! The two hidden fields of every form that writes: its key, so that a double submit has one effect, and the version it was read at.

use leptos::prelude::*;

/// The hidden fields.
#[component]
pub fn FormKeys(key: String, version: i64) -> impl IntoView {
    view! {
        <input type="hidden" name="key" value=key />
        <input type="hidden" name="version" value=version.to_string() />
    }
}
