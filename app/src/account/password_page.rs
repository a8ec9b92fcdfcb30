//! The page on which somebody changes the password. Nothing that was typed comes back on it, and nothing of it is kept while typing.

use super::account_field;
use super::password_fields::{CurrentPassword, NewPassword, UserName};
use crate::language::Words;
use crate::paths;
use crate::ui::{Button, ButtonKind, ButtonLink, ErrorSummary, FormErrors, FormKeys, Link, PageHead};
use domain::problem::Problem;
use leptos::prelude::*;

/// What the page shows.
pub struct PasswordView {
    /// The address to sign in with.
    pub email: String,
    /// What is wrong with what was typed.
    pub problems: Vec<Problem>,
    /// The form's key.
    pub key: String,
    /// Whether there is a password, which is asked for.
    pub has_password: bool,
}

/// The page.
#[component]
pub fn PasswordPage(words: Words, view: PasswordView) -> AnyView {
    let PasswordView { email, problems, key, has_password } = view;
    let errors = FormErrors::read(words, &problems, |field| account_field(words, field));
    let back = Link::new(paths::account(), words.t("account-title"));
    let (lead, act) =
        if has_password { ("account-password-lead", "account-password-do") } else { ("account-password-first-lead", "account-password-first-do") };
    let current = has_password.then(|| view! { <CurrentPassword words errors=errors.clone() /> });
    view! {
        <div class="narrow stack stack--loose">
            <ErrorSummary words errors=errors.clone() />
            <PageHead words title=words.t("account-password-title") lead=words.t(lead) crumbs=vec![back.clone()] />
            <form class="stack" method="post" action=paths::account_password()>
                <FormKeys key version=0 />
                <UserName words email />
                {current}
                <NewPassword words errors />
                <div class="actions">
                    <Button label=words.t(act) />
                    <ButtonLink href=back.href label=back.label kind=ButtonKind::Quiet />
                </div>
            </form>
        </div>
    }
    .into_any()
}
