//! What a correction changes of a decision: what stood there and what stands there now, nothing folded away.

use crate::history::{ChangeLine, change_line};
use crate::language::Words;
use domain::changed::Changed;
use leptos::prelude::*;

/// The list, under a heading; says so when nothing differs.
#[component]
pub(super) fn Differences(words: Words, changes: Vec<Changed>) -> impl IntoView {
    let line = |changed: &Changed| {
        let ChangeLine { field, old, new, .. } = change_line(words, &[], changed);
        view! {
            <li class="stack stack--tight">
                <b>{field}</b>
                <p class="prose"><span class="quiet">{words.t("change-was")}</span>" "{old}</p>
                <p class="prose"><span class="quiet">{words.t("change-is")}</span>" "{new}</p>
            </li>
        }
    };
    let lines = changes.iter().map(line).collect::<Vec<_>>();
    let nothing = lines.is_empty().then(|| view! { <p>{words.t("correct-no-difference")}</p> });
    view! {
        <section class="stack" aria-labelledby="differences">
            <h2 id="differences">{words.t("correct-differences")}</h2>
            {nothing}
            <ul class="stack plain differences">{lines}</ul>
        </section>
    }
}
