//! One's own second factor: an app, passkeys and recovery codes.

use super::passkey_form::{PasskeyForm, PasskeyQuestion, PasskeyScript};
use crate::language::Words;
use crate::paths;
use crate::ui::{Button, ButtonKind, ButtonLink, ErrorSummary, Field, FormErrors, FormKeys, Notice, NoticeView, PageHead, Tone};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::PasskeyId;
use leptos::prelude::*;

/// One passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasskeyLine {
    /// Its id.
    pub id: PasskeyId,
    /// What its owner calls it.
    pub name: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was used last.
    pub used_at: Option<DateTime<Utc>>,
}

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondFactorView {
    /// From when the reader needs one, if ever, and whether that day has come.
    pub required: Option<(NaiveDate, bool)>,
    /// When the app was set up.
    pub app: Option<DateTime<Utc>>,
    /// The passkeys.
    pub passkeys: Vec<PasskeyLine>,
    /// How many recovery codes are left; none without a factor.
    pub codes_left: usize,
    /// What the browser is asked to make a passkey.
    pub question: PasskeyQuestion,
    /// The name of a passkey as typed.
    pub name: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// Why it was not done.
    pub notice: Option<NoticeView>,
    /// The keys of the forms: app, passkey, codes; those of the passkeys follow.
    pub keys: Vec<String>,
    /// Whether the reader sees those of everybody.
    pub sees_all: bool,
}

/// The page.
#[component]
pub fn SecondFactorPage(words: Words, view: SecondFactorView) -> AnyView {
    let SecondFactorView { required, app, passkeys, codes_left, question, name, errors, notice, keys, sees_all } = view;
    let has_factor = app.is_some() || !passkeys.is_empty();
    let mut keys = keys.into_iter();
    let mut key = || keys.next().unwrap_or_default();
    let (app_key, passkey_key, codes_key) = (key(), key(), key());
    let required = required.filter(|_| !has_factor).map(|(from, is_now)| NoticeView {
        tone: Tone::Warn,
        title: words.t(if is_now { "factor-required-now" } else { "factor-required-soon" }),
        text: Some(words.with(if is_now { "factor-required-now-text" } else { "factor-required-soon-text" }, &[("from", words.date(from).into())])),
    });
    let app_part = match app {
        Some(at) => view! {
            <p>{words.with("factor-app-since", &[("at", words.date_time(at).into())])}</p>
            <form method="post" action=paths::factor_app_remove()>
                <FormKeys key=app_key version=0 />
                <Button label=words.t("factor-app-remove") kind=ButtonKind::Quiet />
            </form>
        }
        .into_any(),
        None => view! { <p><ButtonLink href=paths::factor_app() label=words.t("factor-app-add") /></p> }.into_any(),
    };
    let lines = passkeys
        .into_iter()
        .map(|line| {
            let used = line.used_at.map_or_else(|| words.t("passkey-unused"), |at| words.with("passkey-used", &[("at", words.date_time(at).into())]));
            let remove = words.with("passkey-remove", &[("name", line.name.clone().into())]);
            view! {
                <li class="stack stack--tight">
                    <p><b>{line.name}</b></p>
                    <p class="quiet">{words.with("passkey-made", &[("at", words.date_time(line.created_at).into())])}" "{used}</p>
                    <form method="post" action=paths::passkey_remove(line.id)>
                        <FormKeys key=key() version=0 />
                        <Button label=remove kind=ButtonKind::Quiet />
                    </form>
                </li>
            }
        })
        .collect::<Vec<_>>();
    let lines = (!lines.is_empty()).then(|| view! { <ul class="stack">{lines}</ul> });
    let name = view! {
        <Field name="name" label=words.t("passkey-name") hint=words.t("passkey-name-hint") value=name autocomplete="off" error=errors.of("name") />
    }
    .into_any();
    let codes = has_factor.then(|| {
        view! {
            <section class="stack">
                <h2>{words.t("codes-title")}</h2>
                <p>{words.with("codes-left", &[("count", codes_left.into())])}</p>
                <form method="post" action=paths::recovery_codes()>
                    <FormKeys key=codes_key version=0 />
                    <Button label=words.t("codes-again") kind=ButtonKind::Quiet />
                </form>
                <p class="quiet">{words.t("codes-again-text")}</p>
            </section>
        }
    });
    view! {
        <div class="narrow stack stack--loose">
            {required.map(|notice| view! { <Notice notice /> })}
            {notice.map(|notice| view! { <Notice notice /> })}
            <ErrorSummary words errors=errors.clone() />
            <PageHead words title=words.t("second-factor-title") lead=words.t("second-factor-lead") />
            <section class="stack">
                <h2>{words.t("factor-app")}</h2>
                <p>{words.t("factor-app-text")}</p>
                {app_part}
            </section>
            <section class="stack">
                <h2>{words.t("factor-passkeys")}</h2>
                <p>{words.t("factor-passkeys-text")}</p>
                {lines}
                <PasskeyForm
                    words
                    question
                    action=paths::passkeys()
                    keys=Some((passkey_key, 0))
                    label=words.t("passkey-add")
                    kind=ButtonKind::Quiet
                    fields=Some(name)
                />
            </section>
            {codes}
            {sees_all.then(|| view! { <p><a href=paths::factors()>{words.t("factors-link")}</a></p> })}
        </div>
        <PasskeyScript />
    }
    .into_any()
}
