//! The foot of every page.

use crate::language::Words;
use crate::paths;
use crate::settings::AskBureau;
use domain::settings::Bureau;
use leptos::prelude::*;

/// Where a reader finds the statement on accessibility, the policy note, what they have not sent yet, the choice about mail and the version.
#[component]
pub(super) fn Footer(words: Words, is_signed_in: bool, bureau: Option<Bureau>) -> impl IntoView {
    let version = words.with("version", &[("version", env!("CARGO_PKG_VERSION").into())]);
    view! {
        <footer class="foot">
            <ul>
                <li><a href=paths::accessibility()>{words.t("accessibility-statement")}</a></li>
                <li><a href=paths::policy()>{words.t("policy-note")}</a></li>
                {is_signed_in.then(|| view! { <li><a href=paths::unsent()>{words.t("unsent-title")}</a></li> })}
                {is_signed_in.then(|| view! { <li><a href=paths::preferences()>{words.t("preferences-link")}</a></li> })}
                {is_signed_in.then(|| view! { <li><a href=paths::second_factor()>{words.t("second-factor-title")}</a></li> })}
                <li class="quiet">{version}</li>
            </ul>
            {bureau.map(|bureau| view! { <AskBureau words bureau=Some(bureau) /> })}
        </footer>
    }
}
