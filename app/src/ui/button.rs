//! Buttons and links that look like them. One primary button a page; none is ever disabled.

use super::icon::{Icon, Shape};
use leptos::prelude::*;

/// How much a button asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// The next step: one a page.
    #[default]
    Primary,
    /// Another possibility.
    Quiet,
    /// Looks like a link, but changes something.
    Link,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button",
            Self::Quiet => "button button--quiet",
            Self::Link => "link",
        }
    }
}

/// Submits its form, with `name` and `value` when the form has several ways on.
#[component]
pub fn Button(
    #[prop(into)] label: String,
    #[prop(optional)] kind: ButtonKind,
    #[prop(default = None, into)] icon: Option<Shape>,
    #[prop(default = None, into)] name: Option<String>,
    #[prop(default = None, into)] value: Option<String>,
    /// Another address than the form's own.
    #[prop(default = None, into)]
    formaction: Option<String>,
) -> impl IntoView {
    view! {
        <button type="submit" class=kind.class() name=name value=value formaction=formaction>
            {icon.map(|shape| view! { <Icon shape /> })}
            <span>{label}</span>
        </button>
    }
}

/// A link that looks like a button.
#[component]
pub fn ButtonLink(
    #[prop(into)] href: String,
    #[prop(into)] label: String,
    #[prop(optional)] kind: ButtonKind,
    #[prop(default = None, into)] icon: Option<Shape>,
) -> impl IntoView {
    view! {
        <a class=kind.class() href=href>
            {icon.map(|shape| view! { <Icon shape /> })}
            <span>{label}</span>
        </a>
    }
}
