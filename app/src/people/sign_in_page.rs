//! Signing in with an e-mail address and a password.

use crate::language::Words;
use crate::paths;
use crate::settings::AskBureau;
use crate::ui::{Button, ButtonKind, ButtonLink, Field, InputKind, Link, Notice, NoticeView, Tone};
use domain::settings::Bureau;
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
    /// Whether nobody has an account yet: then nobody can sign in.
    pub is_empty: bool,
    /// Whom to ask.
    pub bureau: Option<Bureau>,
    /// The way to the provider of sign-ins, when one is set.
    pub provider: Option<Link>,
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
    if view.is_empty {
        return view! {
            <div class="narrow stack">
                <h1>{words.t("sign-in-empty")}</h1>
                <p class="lead">{words.t("sign-in-empty-lead")}</p>
                <p>{words.t("sign-in-empty-command")}</p>
                <p><code>"poort setup-token"</code></p>
                <p>{words.t("sign-in-empty-next")}</p>
            </div>
        }
        .into_any();
    }
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
    // Before the fields, which who goes there does not need.
    let provider = view.provider.map(|Link { href, label }| {
        view! {
            <div class="actions"><ButtonLink href label kind=ButtonKind::Quiet /></div>
            <p class="quiet">{words.t("sso-or")}</p>
        }
    });
    view! {
        <div class="narrow stack">
            <h1>{words.t("sign-in-title")}</h1>
            <p class="lead">{words.t("sign-in-lead")}</p>
            {kept.map(|notice| view! { <Notice notice /> })}
            {notice.map(|notice| view! { <Notice notice /> })}
            {provider}
            <form class="stack" method="post" action=paths::sign_in()>
                {view.next.map(|next| view! { <input type="hidden" name="next" value=next /> })}
                <Field name="email" label=words.t("email") value=view.email kind=InputKind::Email autocomplete="username" />
                <Field name="password" label=words.t("password") kind=InputKind::Password autocomplete="current-password" />
                <div class="actions"><Button label=words.t("sign-in") /></div>
            </form>
            <p><a href=paths::reset()>{words.t("sign-in-forgotten")}</a></p>
            <p><a href=by_passkey>{words.t("passkey-sign-in")}</a></p>
            <p class="quiet small">{words.t("sign-in-help")}</p>
            {view.bureau.map(|bureau| view! { <AskBureau words bureau=Some(bureau) /> })}
        </div>
    }
    .into_any()
}
