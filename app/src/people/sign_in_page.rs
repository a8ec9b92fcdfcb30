//! Signing in with an e-mail address and a password.

use crate::language::Words;
use crate::paths;
use crate::ui::{Button, Field, InputKind, Notice, NoticeView, Tone};
use leptos::prelude::*;

/// What the page shows. The same for known and unknown accounts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SignInView {
    /// The address as it was typed.
    pub email: String,
    /// Why it did not work.
    pub error: Option<SignInError>,
    /// The page to go on to.
    pub next: Option<String>,
}

/// Why signing in did not work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInError {
    /// The address and the password do not belong together.
    NoMatch,
    /// Tried too often.
    TooMany {
        /// How long to wait.
        seconds: i64,
    },
    /// Signed out by itself after a while.
    Expired,
}

/// The sign-in page.
#[component]
pub fn SignInPage(words: Words, view: SignInView) -> AnyView {
    let notice = view.error.map(|error| {
        let (tone, title, text) = match error {
            SignInError::NoMatch => (Tone::Bad, "sign-in-no-match", words.t("sign-in-no-match-text")),
            SignInError::TooMany { seconds } => {
                (Tone::Bad, "sign-in-too-many", words.with("sign-in-too-many-text", &[("wait", words.wait(seconds).into())]))
            }
            SignInError::Expired => (Tone::Accent, "sign-in-expired", words.t("sign-in-expired-text")),
        };
        NoticeView { tone, title: words.t(title), text: Some(text) }
    });
    let is_kept = view.next.as_deref().is_some_and(|next| next.starts_with(&paths::resume("")));
    let kept = is_kept.then(|| NoticeView { tone: Tone::Accent, title: words.t("sign-in-kept"), text: Some(words.t("sign-in-kept-text")) });
    let by_passkey = view.next.as_deref().map_or_else(paths::passkey_sign_in, |next| paths::with_next(&paths::passkey_sign_in(), next));
    view! {
        <div class="narrow stack">
            <h1>{words.t("sign-in-title")}</h1>
            <p class="lead">{words.t("sign-in-lead")}</p>
            {kept.map(|notice| view! { <Notice notice /> })}
            {notice.map(|notice| view! { <Notice notice /> })}
            <form class="stack" method="post" action=paths::sign_in()>
                {view.next.map(|next| view! { <input type="hidden" name="next" value=next /> })}
                <Field name="email" label=words.t("email") value=view.email kind=InputKind::Email autocomplete="username" />
                <Field name="password" label=words.t("password") kind=InputKind::Password autocomplete="current-password" />
                <div class="actions"><Button label=words.t("sign-in") /></div>
            </form>
            <p><a href=by_passkey>{words.t("passkey-sign-in")}</a></p>
            <p class="quiet small">{words.t("sign-in-help")}</p>
        </div>
    }
    .into_any()
}
