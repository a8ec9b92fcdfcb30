//! Signing in by way of a provider: why it did not work, whose account it is, and the link to the reader's account.

use crate::language::Words;
use crate::paths;
use crate::ui::{Button, ButtonKind, ButtonLink, FormKeys, Link, Notice, NoticeView, PageHead, Tone};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// Why somebody who came by way of the provider is not signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SsoProblem {
    /// The provider does not answer.
    Silent,
    /// The person broke it off there.
    Cancelled,
    /// What came back does not belong to an attempt of this browser.
    NotBelieved,
    /// The account is closed.
    Ended,
    /// Nobody said yet whose account it is.
    Unknown,
    /// Signed in here, and somebody else there.
    SomebodyElse,
    /// The provider did not ask again who they are.
    NotAskedAgain,
}

impl SsoProblem {
    const fn key(self) -> &'static str {
        match self {
            Self::Silent => "sso-silent",
            Self::Cancelled => "sso-cancelled",
            Self::NotBelieved => "sso-not-believed",
            Self::Ended => "sso-ended",
            Self::Unknown => "sso-unknown",
            Self::SomebodyElse => "sso-somebody-else",
            Self::NotAskedAgain => "sso-not-asked-again",
        }
    }
}

/// A problem, and the ways on.
pub struct SsoProblemView {
    /// What people call the provider.
    pub name: String,
    /// The problem.
    pub problem: SsoProblem,
    /// Where they begin again.
    pub again: String,
    /// Where they were before.
    pub back: Link,
}

/// The page with the problem and the way on.
#[component]
pub fn SsoProblemPage(words: Words, view: SsoProblemView) -> AnyView {
    let SsoProblemView { name, problem, again, back } = view;
    let named = |key: &str| words.with(key, &[("name", name.clone().into())]);
    let key = problem.key();
    let back = view! { <ButtonLink href=back.href label=back.label kind=ButtonKind::Quiet /> };
    let notice = NoticeView { tone: Tone::Warn, title: named(key), text: Some(named(&format!("{key}-text"))) };
    let ways = match problem {
        SsoProblem::Unknown => {
            let sign_in = format!("{}?next={}", paths::sign_in(), paths::sso_link());
            view! {
                <p>{named("sso-unknown-first")}</p>
                <p>{words.t("sso-unknown-invited")}</p>
                <div class="actions"><ButtonLink href=sign_in label=words.t("sso-log-in") /></div>
            }
            .into_any()
        }
        SsoProblem::Ended => view! { <div class="actions">{back}</div> }.into_any(),
        SsoProblem::Silent | SsoProblem::Cancelled | SsoProblem::NotBelieved | SsoProblem::SomebodyElse | SsoProblem::NotAskedAgain => view! {
            <div class="actions">
                <ButtonLink href=again label=words.t("sso-again") />
                {back}
            </div>
        }
        .into_any(),
    };
    view! {
        <div class="narrow stack">
            <h1>{named("sso-title")}</h1>
            <Notice notice />
            {ways}
        </div>
    }
    .into_any()
}

/// The link of the reader's account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linked {
    /// The address at the provider, when it told one.
    pub email: Option<String>,
    /// Since when.
    pub since: DateTime<Utc>,
    /// When it was used last.
    pub last_used: Option<DateTime<Utc>>,
}

/// What the page of the link shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SsoLinkView {
    /// What people call the provider.
    pub name: String,
    /// The link, when there is one.
    pub linked: Option<Linked>,
    /// Who came from the provider and can be linked: their address there, when it told one.
    pub pending: Option<Option<String>>,
    /// Another sign-in stands linked already.
    pub is_other: bool,
    /// There is no other way in, so that the link stays.
    pub is_only_way: bool,
    /// The form's key.
    pub key: String,
}

/// The page of the link.
#[component]
pub fn SsoLinkPage(words: Words, view: SsoLinkView) -> AnyView {
    let SsoLinkView { name, linked, pending, is_other, is_only_way, key } = view;
    let named = |key: &str| words.with(key, &[("name", name.clone().into())]);
    let other = is_other.then(|| NoticeView { tone: Tone::Warn, title: named("sso-link-other"), text: None });
    let body = match (linked, pending) {
        (Some(linked), _) => is_linked(words, linked, (!is_only_way).then_some(key)),
        (None, Some(email)) => {
            let who = match email {
                Some(email) => words.with("sso-link-pending", &[("name", name.clone().into()), ("email", email.into())]),
                None => named("sso-link-pending-nameless"),
            };
            view! {
                <p>{who}</p>
                <p class="quiet">{words.t("sso-link-confirm-text")}</p>
                <form method="post" action=paths::sso_link()>
                    <FormKeys key version=0 />
                    <div class="actions"><Button label=words.t("sso-link-confirm") /></div>
                </form>
            }
            .into_any()
        }
        (None, None) => {
            let begin = format!("{}?next={}", paths::sso(), paths::sso_link());
            view! {
                <p>{named("sso-link-none")}</p>
                <div class="actions"><ButtonLink href=begin label=named("sso-link-begin") /></div>
            }
            .into_any()
        }
    };
    view! {
        <div class="narrow stack">
            <PageHead words title=named("sso-link-title") lead=words.t("sso-link-lead") />
            {other.map(|notice| view! { <Notice notice /> })}
            {body}
        </div>
    }
    .into_any()
}

/// The link, with the way to remove it where there is another way in.
fn is_linked(words: Words, linked: Linked, key: Option<String>) -> AnyView {
    let Linked { email, since, last_used } = linked;
    let email = email.map(|email| view! { <li>{words.with("sso-linked-as", &[("email", email.into())])}</li> });
    let used = last_used.map(|at| view! { <li>{words.with("sso-linked-last", &[("date", words.date_time(at).into())])}</li> });
    let end = match key {
        Some(key) => view! {
            <form method="post" action=paths::sso_unlink()>
                <FormKeys key version=0 />
                <div class="actions"><Button label=words.t("sso-unlink") kind=ButtonKind::Quiet /></div>
            </form>
        }
        .into_any(),
        None => view! { <p class="quiet">{words.t("sso-only-way")}</p> }.into_any(),
    };
    view! {
        <ul class="plain stack stack--tight">
            <li>{words.with("sso-linked-since", &[("date", words.date_time(since).into())])}</li>
            {email}
            {used}
        </ul>
        {end}
    }
    .into_any()
}
