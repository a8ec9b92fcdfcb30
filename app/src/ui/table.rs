//! Tables: they scroll inside their own frame, and nothing else on the page does.

use crate::language::Words;
use leptos::prelude::*;

/// The way a column is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Smallest, first or earliest on top.
    Ascending,
    /// The other way round.
    Descending,
}

/// A table with a name; the children are its `<thead>`, `<tbody>` and `<tfoot>`.
#[component]
pub fn Table(#[prop(into)] label: String, children: Children) -> impl IntoView {
    let frame = label.clone();
    view! {
        <div class="scroll" role="group" tabindex="0" aria-label=frame>
            <table aria-label=label>{children()}</table>
        </div>
    }
}

/// A column head that sorts. `href` is the same list sorted by this column, the other way round when it is sorted by it now.
#[component]
pub fn SortHeader(
    words: Words,
    #[prop(into)] label: String,
    #[prop(into)] href: String,
    #[prop(default = None)] direction: Option<Direction>,
    /// A column of figures.
    #[prop(optional)]
    figures: bool,
) -> impl IntoView {
    let (sort, mark, next) = match direction {
        Some(Direction::Ascending) => (Some("ascending"), Some("▲"), "sort-descending"),
        Some(Direction::Descending) => (Some("descending"), Some("▼"), "sort-ascending"),
        None => (None, None, "sort-ascending"),
    };
    view! {
        <th scope="col" class=figures.then_some("num") aria-sort=sort>
            <a href=href title=words.t(next)>
                {label}
                {mark.map(|mark| view! { <span class="sorted" aria-hidden="true">{mark}</span> })}
            </a>
        </th>
    }
}
