//! What somebody keeps of the own account, and where they are signed in.

use super::device_words;
use crate::language::Words;
use crate::paths;
use crate::people::has_words;
use crate::ui::{
    Button, ButtonKind, Choice, ErrorSummary, Field, FormErrors, FormKeys, Notice, NoticeView, PageHead, RadioGroup, SummaryList, SummaryRow, Table,
};
use chrono::{DateTime, Utc};
use domain::mail::MailChoice;
use domain::people::{AccountForm, Language};
use domain::problem::Problem;
use leptos::prelude::*;

/// What the page shows.
pub struct AccountView {
    /// The address to sign in with.
    pub email: String,
    /// When they want mail.
    pub mail: MailChoice,
    /// Whether they have an app, and how many passkeys.
    pub factors: (bool, usize),
    /// Name and language as typed.
    pub typed: AccountForm,
    /// What is wrong with them.
    pub problems: Vec<Problem>,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
    /// The key of the forms.
    pub key: String,
    /// The version of the account that was read.
    pub version: i64,
    /// The one seen last first.
    pub sessions: Vec<SessionView>,
    /// Whether there is a password.
    pub has_password: bool,
    /// What people call the provider of sign-ins, when one is set.
    pub provider: Option<String>,
}

/// A browser in which the person is signed in.
pub struct SessionView {
    /// What it is called in its address; not the session's own secret.
    pub handle: String,
    /// How the browser calls itself.
    pub user_agent: String,
    /// From which address; empty when nobody knows.
    pub address: String,
    /// Since when.
    pub begun: DateTime<Utc>,
    /// When it was seen last.
    pub seen: DateTime<Utc>,
    /// Whether it is this one.
    pub is_this: bool,
}

/// What a field of the account is called.
pub fn account_field(words: Words, field: &str) -> String {
    words.t(match field {
        "name" => "setup-name",
        "language" => "account-language",
        "email" => "account-new-email",
        "current_password" => "account-current-password",
        _ => "account-new-password",
    })
}

/// The page.
#[component]
pub fn AccountPage(words: Words, view: AccountView) -> AnyView {
    let AccountView { email, mail, factors, typed, problems, notice, key, version, sessions, has_password, provider } = view;
    let errors = FormErrors::read(words, &problems, |field| account_field(words, field));
    let (of_name, of_language) = (errors.of("name"), errors.of("language"));
    let change = words.t("account-change");
    let (password, password_change) =
        if has_password { ("account-password-hidden", "account-change") } else { ("account-password-none", "account-password-set") };
    let mut rows = vec![
        SummaryRow::text(words.t("email"), email).changed_at(paths::account_email(), change.clone()),
        SummaryRow::text(words.t("password"), words.t(password)).changed_at(paths::account_password(), words.t(password_change)),
        SummaryRow::text(words.t("preferences-title"), words.label(mail)).changed_at(paths::preferences(), change.clone()),
        SummaryRow::text(words.t("second-factor-title"), has_words(words, factors)).changed_at(paths::second_factor(), change.clone()),
    ];
    rows.extend(provider.map(|name| SummaryRow::text(name, words.t("account-provider-text")).changed_at(paths::sso_link(), change)));
    view! {
        <div class="stack stack--loose">
            <ErrorSummary words errors />
            <PageHead words title=words.t("account-title") lead=words.t("account-lead") />
            {notice.map(|notice| view! { <Notice notice /> })}
            <form class="narrow stack" method="post" action=paths::account()>
                <FormKeys key=key.clone() version />
                <Field name="name" label=account_field(words, "name") value=typed.name autocomplete="name" error=of_name />
                <RadioGroup
                    name="language"
                    label=account_field(words, "language")
                    choices=Choice::of(words, Language::ALL)
                    value=typed.language
                    error=of_language
                />
                <div class="actions"><Button label=words.t("account-save") /></div>
            </form>
            <section class="narrow stack">
                <h2>{words.t("account-sign-in")}</h2>
                <SummaryList rows />
            </section>
            <Sessions words key sessions />
        </div>
    }
    .into_any()
}

#[component]
fn Sessions(words: Words, key: String, sessions: Vec<SessionView>) -> impl IntoView {
    let others = sessions.iter().filter(|session| !session.is_this).count();
    let end_others = (others > 0).then(|| {
        let key = key.clone();
        view! {
            <form class="actions" method="post" action=paths::account_sessions_end()>
                <FormKeys key version=0 />
                <Button label=words.t("account-end-others") kind=ButtonKind::Quiet />
            </form>
        }
    });
    let rows = sessions.into_iter().map(|session| view! { <Session words key=key.clone() session /> }).collect::<Vec<_>>();
    view! {
        <section class="stack">
            <h2>{words.t("account-sessions")}</h2>
            <p>{words.t("account-sessions-lead")}</p>
            <Table label=words.t("account-sessions")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("account-session-device")}</th>
                        <th scope="col">{words.t("account-session-begun")}</th>
                        <th scope="col">{words.t("account-session-seen")}</th>
                        <th scope="col">{words.t("account-session-end-head")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
            {end_others}
        </section>
    }
}

#[component]
fn Session(words: Words, key: String, session: SessionView) -> impl IntoView {
    let SessionView { handle, user_agent, address, begun, seen, is_this } = session;
    let device = device_words(words, &user_agent);
    let address = if address.is_empty() { words.t("account-session-nowhere") } else { address };
    let last = if is_this {
        view! { <b>{words.t("account-session-this")}</b> }.into_any()
    } else {
        let of = device.clone();
        view! {
            <form method="post" action=paths::account_session_end(&handle)>
                <FormKeys key version=0 />
                <button class="link">{words.t("account-session-end")}<span class="sr">{format!(": {of}")}</span></button>
            </form>
        }
        .into_any()
    };
    view! {
        <tr>
            <td data-name=words.t("account-session-device")>{device}" "<span class="below quiet small">{address}</span></td>
            <td data-name=words.t("account-session-begun")>{words.date_time(begun)}</td>
            <td data-name=words.t("account-session-seen")>{words.date_time(seen)}</td>
            <td data-name=words.t("account-session-end-head")>{last}</td>
        </tr>
    }
}
