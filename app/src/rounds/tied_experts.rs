//! The experts that the data tie to a project, each with the reason: they are never asked.

use super::{AwayExpert, TiedExpert};
use crate::experts::available_words;
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

/// The experts who are not there, each with when they are.
#[component]
pub(super) fn AwayExperts(words: Words, away: Vec<AwayExpert>) -> impl IntoView {
    let count = away.len();
    let lines =
        away.into_iter().map(|one| view! { <li><strong>{one.name}</strong>": "{available_words(words, one.available)}</li> }).collect::<Vec<_>>();
    (count > 0).then(|| {
        view! {
            <details>
                <summary>{words.with("round-away", &[("count", count.into())])}</summary>
                <ul class="small">{lines}</ul>
            </details>
        }
    })
}
