//! What is still to be arranged after a go, on the page of a project.

use super::ProjectStartView;
use crate::language::Words;
use crate::paths;
use leptos::prelude::*;

/// The section.
#[component]
pub fn ProjectStart(words: Words, view: ProjectStartView) -> impl IntoView {
    let open = view.open.len();
    let told = words.with("start-list-open", &[("open", open.into()), ("of", view.of.into()), ("names", view.open.join(", ").into())]);
    view! {
        <section class="notice" data-tone="warn" aria-labelledby="start-list">
            <h2 id="start-list">{words.t("start-list-title")}</h2>
            <p>{told}</p>
            <p><a href=paths::start_list(view.project)>{words.t("start-list-link")}</a></p>
        </section>
    }
}
