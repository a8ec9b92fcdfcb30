//! The pages that belong together, such as those of one project.

use crate::document::NavigationItem;
use leptos::prelude::*;

/// Links to sibling pages, this one marked.
#[component]
pub fn Tabs(#[prop(into)] label: String, items: Vec<NavigationItem>) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|item| view! { <li><a href=item.href aria-current=item.current.then_some("page")>{item.label}</a></li> })
        .collect::<Vec<_>>();
    view! { <nav class="tabs" aria-label=label><ul>{items}</ul></nav> }
}
