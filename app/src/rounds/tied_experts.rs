//! The experts that the data tie to a project, each with the reason: they are never asked.

use super::TiedExpert;
use crate::language::Words;
use crate::reviews::conflict_words;
use leptos::prelude::*;

/// The list, behind its count; nothing where nobody is tied.
#[component]
pub(super) fn TiedExperts(words: Words, tied: Vec<TiedExpert>) -> impl IntoView {
    let count = tied.len();
    let lines = tied
        .into_iter()
        .map(|one| {
            let why: Vec<String> = one.found.iter().map(|found| conflict_words(words, found)).collect();
            view! { <li><strong>{one.name}</strong>": "{why.join(" ")}</li> }
        })
        .collect::<Vec<_>>();
    (count > 0).then(|| {
        view! {
            <details>
                <summary>{words.with("round-tied", &[("count", count.into())])}</summary>
                <ul class="small">{lines}</ul>
            </details>
        }
    })
}
