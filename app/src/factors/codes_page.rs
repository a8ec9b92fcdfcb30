//! The recovery codes, shown once, to be printed or copied.

use crate::language::Words;
use crate::paths;
use crate::ui::{ButtonLink, Notice, NoticeView, PageHead, Tone};
use leptos::prelude::*;

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodesView {
    /// The codes.
    pub codes: Vec<String>,
    /// Whose they are.
    pub email: String,
}

/// The page.
#[component]
pub fn CodesPage(words: Words, view: CodesView) -> AnyView {
    let notice = NoticeView { tone: Tone::Warn, title: words.t("codes-once"), text: Some(words.t("codes-once-text")) };
    view! {
        <div class="narrow stack">
            <Notice notice />
            <PageHead words title=words.t("codes-title") lead=words.t("codes-lead") />
            <p class="quiet">{words.with("codes-of", &[("email", view.email.into())])}</p>
            <pre class="codes">{view.codes.join("\n")}</pre>
            <p class="on-screen">{words.t("codes-print")}</p>
            <p><ButtonLink href=paths::second_factor() label=words.t("codes-kept") /></p>
        </div>
    }
    .into_any()
}
