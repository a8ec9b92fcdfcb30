//! Which part of a list this is, and the way to the rest.

use crate::language::Words;
use leptos::prelude::*;

/// Where a page of a list stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageLinks {
    /// The first row's number, from 1.
    pub first: i64,
    /// The last row's number.
    pub last: i64,
    /// How many rows there are in all.
    pub total: i64,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

/// "1 tot en met 50 van 312", with links to the pages beside it; nothing for a list without rows.
#[component]
pub fn Pagination(words: Words, page: PageLinks) -> AnyView {
    if page.total == 0 {
        return ().into_any();
    }
    let range = words.with(
        "page-range",
        &[("first", words.number(page.first).into()), ("last", words.number(page.last).into()), ("total", words.number(page.total).into())],
    );
    view! {
        <nav class="pages" aria-label=words.t("pagination")>
            <p class="quiet">{range}</p>
            {page.previous.map(|href| view! { <a href=href rel="prev">{words.t("page-previous")}</a> })}
            {page.next.map(|href| view! { <a href=href rel="next">{words.t("page-next")}</a> })}
        </nav>
    }
    .into_any()
}
