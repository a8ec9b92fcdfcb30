//! Another address to sign in with: asked here, confirmed behind a link that goes to the new address.

use super::account_field;
use super::password_fields::CurrentPassword;
use crate::language::Words;
use crate::paths;
use crate::ui::{Button, ButtonKind, ButtonLink, ErrorSummary, Field, FormErrors, FormKeys, InputKind, Link, PageHead, SummaryList, SummaryRow};
use domain::problem::Problem;
use leptos::prelude::*;

/// What the page shows.
pub struct EmailView {
    /// The address of now.
    pub now: String,
    /// The new one as typed.
    pub typed: String,
    /// What is wrong with what was typed.
    pub problems: Vec<Problem>,
    /// The form's key.
    pub key: String,
    /// Whether there is a password, which is asked for.
    pub has_password: bool,
}

/// The page.
#[component]
pub fn EmailPage(words: Words, view: EmailView) -> AnyView {
    let EmailView { now, typed, problems, key, has_password } = view;
    let errors = FormErrors::read(words, &problems, |field| account_field(words, field));
    let back = Link::new(paths::account(), words.t("account-title"));
    let of_email = errors.of("email");
    let current = has_password.then(|| view! { <CurrentPassword words errors=errors.clone() /> });
    view! {
        <div class="narrow stack stack--loose">
            <ErrorSummary words errors=errors.clone() />
            <PageHead words title=words.t("account-email-title") lead=words.t("account-email-lead") crumbs=vec![back.clone()] />
            <SummaryList rows=vec![SummaryRow::text(words.t("account-email-now"), now)] />
            <form class="stack" method="post" action=paths::account_email()>
                <FormKeys key version=0 />
                <Field
                    name="email"
                    label=account_field(words, "email")
                    value=typed
                    kind=InputKind::Email
                    autocomplete="username"
                    error=of_email
                />
                {current}
                <div class="actions">
                    <Button label=words.t("account-email-do") />
                    <ButtonLink href=back.href label=back.label kind=ButtonKind::Quiet />
                </div>
            </form>
        </div>
    }
    .into_any()
}

/// What the page behind the link shows.
pub struct EmailConfirmView {
    /// The token of the link.
    pub token: String,
    /// The new address.
    pub email: String,
    /// Who is signed in here as somebody else; then nothing can be confirmed.
    pub other: Option<String>,
}

/// The page behind the link. Opening it changes nothing, because scanners of mail open every link.
#[component]
pub fn EmailConfirmPage(words: Words, view: EmailConfirmView) -> AnyView {
    let EmailConfirmView { token, email, other } = view;
    let act = match other {
        Some(name) => view! {
            <p>{words.with("account-email-other", &[("name", name.into())])}</p>
            <div class="actions">
                <form method="post" action=paths::sign_out()>
                    <input type="hidden" name="next" value=paths::email_change(&token) />
                    <Button label=words.t("sign-out") />
                </form>
                <ButtonLink href=paths::my_work() label=words.t("nav-my-work") kind=ButtonKind::Quiet />
            </div>
        }
        .into_any(),
        None => view! {
            <p>{words.with("account-email-confirm-text", &[("email", email.into())])}</p>
            <form class="actions" method="post" action=paths::email_change(&token)><Button label=words.t("account-email-confirm-do") /></form>
        }
        .into_any(),
    };
    view! {
        <div class="narrow stack">
            <PageHead words title=words.t("account-email-confirm-title") />
            {act}
        </div>
    }
    .into_any()
}
