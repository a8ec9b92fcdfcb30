//! The way back up.

use crate::language::Words;
use leptos::prelude::*;

/// Somewhere to go, and what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub label: String,
}

impl Link {
    /// A link to a place.
    pub fn new(href: impl Into<String>, label: impl Into<String>) -> Self {
        Self { href: href.into(), label: label.into() }
    }
}

/// The pages above this one, highest first. The page itself is its heading.
#[component]
pub fn Breadcrumbs(words: Words, links: Vec<Link>) -> impl IntoView {
    let items = links.into_iter().map(|link| view! { <li><a href=link.href>{link.label}</a></li> }).collect::<Vec<_>>();
    view! { <nav class="crumbs" aria-label=words.t("breadcrumbs")><ol>{items}</ol></nav> }
}
