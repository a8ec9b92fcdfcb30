//! The filters that are on, each with a way to take it off.

use super::icon::{Icon, Shape};
use crate::language::Words;
use leptos::prelude::*;

/// One filter that is on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    /// What it lets through, such as "Fase: start".
    pub label: String,
    /// The same list without it.
    pub remove: String,
}

/// The filters that are on; nothing when there are none.
#[component]
pub fn Chips(words: Words, chips: Vec<Chip>) -> impl IntoView {
    let items = chips
        .into_iter()
        .map(|chip| {
            view! {
                <li>
                    <a class="chip" href=chip.remove>
                        <span class="sr">{words.t("remove-filter")}</span>
                        <span>{chip.label}</span>
                        <Icon shape=Shape::Cross />
                    </a>
                </li>
            }
        })
        .collect::<Vec<_>>();
    (!items.is_empty()).then(|| view! { <ul class="chips" aria-label=words.t("filters-on")>{items}</ul> })
}
