//! A date, typed in one line as people write it.

use super::field::Field;
use super::form_errors::Remark;
use crate::language::Words;
use leptos::prelude::*;

/// A labelled date. The hint shows what can be typed unless another is given.
#[component]
pub fn DateField(
    words: Words,
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] value: String,
    #[prop(default = None, into)] hint: Option<String>,
    #[prop(default = None, into)] error: Option<Remark>,
) -> impl IntoView {
    let hint = hint.unwrap_or_else(|| words.t("date-hint"));
    view! { <Field name label value hint error short=true autocomplete="off" /> }
}
