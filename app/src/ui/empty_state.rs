//! Nothing here yet, and what to do about it.

use super::breadcrumbs::Link;
use super::button::{ButtonKind, ButtonLink};
use leptos::prelude::*;

/// Says why a place is empty and what the next step is.
#[component]
pub fn EmptyState(#[prop(into)] title: String, #[prop(into)] text: String, #[prop(default = None, into)] action: Option<Link>) -> impl IntoView {
    view! {
        <div class="empty">
            <p><b>{title}</b></p>
            <p class="quiet">{text}</p>
            {action.map(|link| view! { <p><ButtonLink href=link.href label=link.label kind=ButtonKind::Quiet /></p> })}
        </div>
    }
}
