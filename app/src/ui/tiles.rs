//! A few numbers on top of a page. Each leads to exactly the rows that it counts.

use super::badge::Tone;
use leptos::prelude::*;

/// One number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tile {
    /// The number, written out.
    pub figure: String,
    /// What it counts.
    pub label: String,
    /// The rows that it counts; absent for a ratio.
    pub href: Option<String>,
    /// How it sounds.
    pub tone: Tone,
}

/// Numbers beside each other.
#[component]
pub fn Tiles(tiles: Vec<Tile>) -> impl IntoView {
    let tiles = tiles
        .into_iter()
        .map(|tile| {
            let inside = view! { <b>{tile.figure}</b><span>{tile.label}</span> };
            let tone = tile.tone.code();
            let shape = match tile.href {
                Some(href) => view! { <a class="tile" data-tone=tone href=href>{inside}</a> }.into_any(),
                None => view! { <div class="tile" data-tone=tone>{inside}</div> }.into_any(),
            };
            view! { <li>{shape}</li> }
        })
        .collect::<Vec<_>>();
    view! { <ul class="tiles">{tiles}</ul> }
}
