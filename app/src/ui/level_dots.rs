//! How far a condition is met: four dots, the required one ringed.

use crate::language::Words;
use leptos::prelude::*;

/// The highest level of the scale.
const HIGHEST: u8 = 4;

/// Level and required level from 0 to 4; no level means not assessed.
#[component]
pub fn LevelDots(words: Words, #[prop(default = None)] level: Option<u8>, #[prop(default = None)] required: Option<u8>) -> impl IntoView {
    let dots = (1..=HIGHEST)
        .map(|step| {
            let on = level.is_some_and(|level| step <= level).then_some("");
            let needed = (required == Some(step)).then_some("");
            view! { <i data-on=on data-need=needed></i> }
        })
        .collect::<Vec<_>>();
    view! { <span class="level" role="img" aria-label=spoken(words, level, required)>{dots}</span> }
}

fn spoken(words: Words, level: Option<u8>, required: Option<u8>) -> String {
    match (level, required) {
        (Some(level), Some(required)) => words.with("level-and-required", &[("level", level.into()), ("required", required.into())]),
        (Some(level), None) => words.with("level-only", &[("level", level.into())]),
        (None, Some(required)) => words.with("level-not-assessed-required", &[("required", required.into())]),
        (None, None) => words.t("level-not-assessed"),
    }
}
