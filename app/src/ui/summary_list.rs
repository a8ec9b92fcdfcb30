//! Facts as pairs of a term and a value.

use super::breadcrumbs::Link;
use leptos::prelude::*;

/// One fact.
pub struct SummaryRow {
    /// What the fact is about.
    pub term: String,
    /// The fact.
    pub detail: AnyView,
    /// Where to change it.
    pub change: Option<Link>,
}

impl SummaryRow {
    /// A fact in plain text.
    pub fn text(term: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { term: term.into(), detail: detail.into().into_any(), change: None }
    }

    /// The same with a link to where it is changed.
    #[must_use]
    pub fn changed_at(self, href: impl Into<String>, label: impl Into<String>) -> Self {
        Self { change: Some(Link::new(href, label)), ..self }
    }
}

/// Facts under each other. The link to change one names the fact for screen readers.
#[component]
pub fn SummaryList(rows: Vec<SummaryRow>) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|row| {
            let term = row.term.clone();
            let change = row.change.map(|link| {
                view! { <dd class="facts__change"><a href=link.href>{link.label}<span class="sr">{format!(": {term}")}</span></a></dd> }
            });
            view! { <div><dt>{row.term}</dt><dd>{row.detail}</dd>{change}</div> }
        })
        .collect::<Vec<_>>();
    view! { <dl class="facts">{rows}</dl> }
}
