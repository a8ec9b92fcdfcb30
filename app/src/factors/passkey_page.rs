//! Signing in with a passkey alone.

use super::passkey_form::{PasskeyForm, PasskeyQuestion, PasskeyScript};
use crate::language::Words;
use crate::paths;
use crate::ui::{ButtonKind, ButtonLink, Notice, NoticeView, PageHead, Tone};
use leptos::prelude::*;

/// Why it did not work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasskeyError {
    /// The passkey is not known, or the page was open for too long.
    Refused,
    /// Tried too often.
    TooMany {
        /// How long to wait.
        seconds: i64,
    },
}

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasskeyView {
    /// What a passkey is asked.
    pub question: PasskeyQuestion,
    /// Where the person goes on.
    pub next: Option<String>,
    /// Why it did not work.
    pub error: Option<PasskeyError>,
}

/// The page.
#[component]
pub fn PasskeyPage(words: Words, view: PasskeyView) -> AnyView {
    let PasskeyView { question, next, error } = view;
    let notice = error.map(|error| {
        let (title, text) = match error {
            PasskeyError::Refused => ("passkey-refused", words.t("passkey-refused-text")),
            PasskeyError::TooMany { seconds } => ("factor-too-many", words.with("factor-too-many-text", &[("wait", words.wait(seconds).into())])),
        };
        NoticeView { tone: Tone::Bad, title: words.t(title), text: Some(text) }
    });
    let by_password = next.as_deref().map_or_else(paths::sign_in, |next| paths::with_next(&paths::sign_in(), next));
    view! {
        <div class="narrow stack">
            {notice.map(|notice| view! { <Notice notice /> })}
            <PageHead words title=words.t("passkey-sign-in") lead=words.t("passkey-sign-in-lead") />
            <PasskeyForm words question action=paths::passkey_sign_in() next label=words.t("passkey-use") />
            <p><ButtonLink href=by_password label=words.t("passkey-by-password") kind=ButtonKind::Quiet /></p>
        </div>
        <PasskeyScript />
    }
    .into_any()
}
