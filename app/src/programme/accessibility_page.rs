//! How accessible Poort is, and where to report a barrier.

use crate::language::Words;
use crate::settings::AskBureau;
use crate::ui::PageHead;
use domain::settings::Bureau;
use leptos::prelude::*;

/// The statement.
#[component]
pub fn AccessibilityPage(words: Words, bureau: Option<Bureau>) -> AnyView {
    let works = ["accessibility-keyboard", "accessibility-script", "accessibility-zoom", "accessibility-colours", "accessibility-errors"];
    let works = works.into_iter().map(|key| view! { <li>{words.t(key)}</li> }).collect::<Vec<_>>();
    view! {
        <PageHead words title=words.t("accessibility-title") lead=words.t("accessibility-lead") />
        <section class="stack narrow">
            <h2>{words.t("accessibility-works")}</h2>
            <ul class="list">{works}</ul>
            <h2>{words.t("accessibility-known")}</h2>
            <p>{words.t("accessibility-known-text")}</p>
            <h2>{words.t("accessibility-report")}</h2>
            <p>{words.t("accessibility-report-text")}</p>
            <AskBureau words bureau />
        </section>
    }
    .into_any()
}
