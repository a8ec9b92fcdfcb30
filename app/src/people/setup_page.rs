//! The first administrator makes an account, with the one-time link from the command line.

use crate::language::Words;
use crate::paths;
use crate::ui::{Button, ErrorSummary, Field, FormErrors, InputKind, Notice, NoticeView, PageHead, Tone};
use leptos::prelude::*;

/// What the page shows. The password is never sent back.
#[derive(Debug, Clone, Default)]
pub struct SetupView {
    /// The token of the link.
    pub token: String,
    /// The address as typed.
    pub email: String,
    /// The name as typed.
    pub name: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// The link does not work any more.
    pub is_stale: bool,
    /// There are administrators already, and this adds one.
    pub is_further: bool,
}

/// The page.
#[component]
pub fn SetupPage(words: Words, view: SetupView) -> AnyView {
    let SetupView { token, email, name, errors, is_stale, is_further } = view;
    let (title, lead) = if is_further { ("setup-further-title", "setup-further-lead") } else { ("setup-title", "setup-lead") };
    let stale = is_stale.then(|| NoticeView { tone: Tone::Warn, title: words.t("setup-stale"), text: Some(words.t("setup-stale-text")) });
    let of = |field: &str| errors.of(field);
    view! {
        <PageHead words title=words.t(title) lead=words.t(lead) />
        {stale.map(|notice| view! { <Notice notice /> })}
        <ErrorSummary words errors=errors.clone() />
        <form class="stack narrow" method="post" action=paths::setup()>
            <input type="hidden" name="token" value=token />
            <Field name="name" label=words.t("setup-name") value=name autocomplete="name" error=of("name") />
            // Right before the password: that is what a password manager takes as the user name.
            <Field name="email" label=words.t("email") value=email kind=InputKind::Email autocomplete="username" error=of("email") />
            <Field
                name="password"
                label=words.t("password")
                kind=InputKind::Password
                autocomplete="new-password"
                hint=words.t("setup-password-hint")
                error=of("password")
            />
            <div class="actions"><Button label=words.t("setup-save") /></div>
        </form>
    }
    .into_any()
}
