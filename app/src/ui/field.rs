//! One line of text.

use super::field_frame::{FieldFrame, described_by, field_id, invalid};
use super::form_errors::Remark;
use leptos::prelude::*;

/// What the line holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum InputKind {
    /// Any text.
    #[default]
    Text,
    /// An e-mail address.
    Email,
    /// A password.
    Password,
    /// Something to look for.
    Search,
    /// Digits: a text field with a keyboard of digits, so that nothing typed is lost.
    Digits,
}

impl InputKind {
    const fn type_and_mode(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Text => ("text", None),
            // Checked by us, in our words: a browser that checks it itself stops the form with a bubble of its own.
            Self::Email => ("text", Some("email")),
            Self::Password => ("password", None),
            Self::Search => ("search", Some("search")),
            Self::Digits => ("text", Some("numeric")),
        }
    }
}

/// A labelled line.
#[component]
pub fn Field(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] value: String,
    #[prop(optional)] kind: InputKind,
    #[prop(default = None, into)] hint: Option<String>,
    #[prop(default = None, into)] error: Option<Remark>,
    /// What the browser may fill in, as HTML names it.
    #[prop(default = None, into)]
    autocomplete: Option<&'static str>,
    /// Room for a short answer, such as a year.
    #[prop(optional)]
    short: bool,
    /// The id of a list of names that can be chosen from; another name can be typed.
    #[prop(default = None, into)]
    list: Option<&'static str>,
) -> impl IntoView {
    let described = described_by(&name, hint.is_some(), error.is_some());
    let invalid = invalid(error.as_ref());
    let (kind, mode) = kind.type_and_mode();
    let id = field_id(&name);
    view! {
        <FieldFrame name=name.clone() label hint error>
            <input
                id=id
                name=name
                type=kind
                inputmode=mode
                value=value
                autocomplete=autocomplete
                list=list
                data-short=short.then_some("")
                aria-describedby=described
                aria-invalid=invalid
            />
        </FieldFrame>
    }
}
