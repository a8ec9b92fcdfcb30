//! The fields of a password: the address to sign in with in sight before it, which a password manager takes as the user name, and what makes a
//! good one.

use crate::language::Words;
use crate::ui::{Field, FormErrors, InputKind};
use leptos::prelude::*;

/// The address, to read: without a name of its own it is not sent.
#[component]
pub(super) fn UserName(words: Words, email: String) -> impl IntoView {
    view! {
        <div class="field">
            <label for="account">{words.t("email")}</label>
            <input id="account" type="email" autocomplete="username" readonly=true value=email />
        </div>
    }
}

/// The password of now.
#[component]
pub(super) fn CurrentPassword(words: Words, errors: FormErrors) -> impl IntoView {
    view! {
        <Field
            name="current_password"
            label=words.t("account-current-password")
            kind=InputKind::Password
            autocomplete="current-password"
            error=errors.of("current_password")
        />
    }
}

/// The one that takes its place.
#[component]
pub(super) fn NewPassword(words: Words, errors: FormErrors) -> impl IntoView {
    view! {
        <Field
            name="password"
            label=words.t("account-new-password")
            kind=InputKind::Password
            autocomplete="new-password"
            hint=words.t("setup-password-hint")
            error=errors.of("password")
        />
    }
}
