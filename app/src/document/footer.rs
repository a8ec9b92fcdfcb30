//! The foot of every page.

use crate::language::Words;
use crate::paths;
use leptos::prelude::*;

/// Where a reader finds the statement on accessibility, the policy note and the version.
#[component]
pub(super) fn Footer(words: Words) -> impl IntoView {
    let version = words.with("version", &[("version", env!("CARGO_PKG_VERSION").into())]);
    view! {
        <footer class="foot">
            <ul>
                <li><a href=paths::accessibility()>{words.t("accessibility-statement")}</a></li>
                <li><a href=paths::policy()>{words.t("policy-note")}</a></li>
                <li class="quiet">{version}</li>
            </ul>
        </footer>
    }
}
