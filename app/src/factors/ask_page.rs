//! The page that asks for a second factor: as the second step of signing in, or to confirm who somebody is.

use super::passkey_form::{PasskeyForm, PasskeyQuestion, PasskeyScript};
use crate::language::Words;
use crate::paths;
use crate::ui::{Button, ButtonKind, ButtonLink, ErrorSummary, Field, FormErrors, InputKind, Link, Notice, NoticeView, PageHead, Tone};
use domain::problem::Problem;
use leptos::prelude::*;

/// For what it is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AskedFor {
    /// The second step of signing in.
    SignIn,
    /// To go on with something grave, at this address.
    Confirm {
        /// Where it goes on.
        next: String,
        /// Whether a form waits there.
        keeps_form: bool,
    },
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// The second factor.
    Factor {
        /// Whether there is an app.
        app: bool,
        /// What a passkey is asked, where there is one.
        passkey: Option<PasskeyQuestion>,
    },
    /// What stands in its place for who has none.
    Account {
        /// Whether there is a password.
        has_password: bool,
        /// To the provider of sign-ins, which asks again who they are, where the account is linked with it.
        provider: Option<Link>,
    },
}

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskView {
    /// For what.
    pub asked_for: AskedFor,
    /// What is asked.
    pub asked: Asked,
    /// The address of the account, for a program that keeps passwords.
    pub email: String,
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// How long to wait.
    pub wait: Option<i64>,
}

/// The page.
#[component]
pub fn AskPage(words: Words, view: AskView) -> AnyView {
    let AskView { asked_for, asked, email, problems, wait } = view;
    let (action, next, lead) = match &asked_for {
        AskedFor::SignIn => (paths::second_step(), None, "second-step-lead"),
        AskedFor::Confirm { next, keeps_form: true } => (paths::confirm(), Some(next.clone()), "confirm-lead-form"),
        AskedFor::Confirm { next, keeps_form: false } => (paths::confirm(), Some(next.clone()), "confirm-lead"),
    };
    let is_sign_in = asked_for == AskedFor::SignIn;
    let title = words.t(if is_sign_in { "second-step-title" } else { "confirm-title" });
    let label = move |field: &str| words.t(if field == "code" { "factor-code" } else { "password" });
    let errors = FormErrors::read(words, &problems, label);
    let too_many = wait.map(|seconds| NoticeView {
        tone: Tone::Bad,
        title: words.t("factor-too-many"),
        text: Some(words.with("factor-too-many-text", &[("wait", words.wait(seconds).into())])),
    });
    let hidden = next.clone().map(|next| view! { <input type="hidden" name="next" value=next /> });
    let go_on = words.t(if is_sign_in { "sign-in" } else { "confirm-go" });
    let form = match asked {
        Asked::Account { has_password: false, provider: None } => view! {
            <p>{words.t("confirm-nothing")}</p>
            <div class="actions"><ButtonLink href=paths::reset() label=words.t("confirm-nothing-do") kind=ButtonKind::Primary /></div>
        }
        .into_any(),
        Asked::Account { has_password, provider } => {
            let kind = if has_password { ButtonKind::Quiet } else { ButtonKind::Primary };
            let or = (has_password && provider.is_some()).then(|| view! { <p class="quiet">{words.t("confirm-or")}</p> });
            let provider = provider.map(|Link { href, label }| view! { <div class="actions"><ButtonLink href label kind /></div> });
            let password = has_password.then(|| {
                view! {
                    <form class="stack" method="post" action=action>
                        {hidden}
                        <Field name="email" label=words.t("email") value=email kind=InputKind::Email autocomplete="username" />
                        <Field
                            name="password"
                            label=words.t("password")
                            kind=InputKind::Password
                            autocomplete="current-password"
                            error=errors.of("password")
                        />
                        <div class="actions"><Button label=go_on /></div>
                    </form>
                }
            });
            view! { {provider} {or} {password} }.into_any()
        }
        Asked::Factor { app, passkey } => {
            let hint = words.t(if app { "factor-code-hint" } else { "factor-code-hint-recovery" });
            let has_passkey = passkey.is_some();
            let kind = if app { ButtonKind::Quiet } else { ButtonKind::Primary };
            let ask = action.clone();
            view! {
                {passkey.map(|question| view! {
                    <PasskeyForm words question action=ask next=next.clone() label=words.t("passkey-use") kind />
                })}
                <form class="stack" method="post" action=action>
                    {hidden}
                    <Field
                        name="code"
                        label=words.t(if app { "factor-code" } else { "factor-code-recovery" })
                        hint
                        autocomplete="one-time-code"
                        error=errors.of("code")
                    />
                    <div class="actions"><Button label=go_on /></div>
                </form>
                {has_passkey.then(|| view! { <PasskeyScript /> })}
            }
            .into_any()
        }
    };
    let help = words.t(if is_sign_in { "second-step-help" } else { "confirm-help" });
    view! {
        <div class="narrow stack">
            {too_many.map(|notice| view! { <Notice notice /> })}
            <ErrorSummary words errors=errors.clone() />
            <PageHead words title lead=words.t(lead) />
            {form}
            <p class="quiet small">{help}</p>
        </div>
    }
    .into_any()
}
