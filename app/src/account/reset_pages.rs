//! A new password for who forgot it: asking for the link, what is said then, whoever asked, the page behind it, and what to do when it does not work.

use super::account_field;
use super::password_fields::{NewPassword, UserName};
use crate::language::Words;
use crate::paths;
use crate::ui::{Button, ButtonLink, EmptyState, ErrorSummary, Field, FormErrors, InputKind, Notice, NoticeView, PageHead, Tone};
use domain::problem::Problem;
use leptos::prelude::*;

/// What the page shows on which the link is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ResetAskView {
    /// The address as it was typed.
    pub email: String,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// How long to wait, when it was asked too often.
    pub seconds: Option<i64>,
    /// Whether it was asked: then the same is said for every address.
    pub is_asked: bool,
}

/// The page on which the link is asked for.
#[component]
pub fn ResetAskPage(words: Words, view: ResetAskView) -> AnyView {
    let ResetAskView { email, problems, seconds, is_asked } = view;
    if is_asked {
        return view! {
            <div class="narrow stack">
                <PageHead words title=words.t("reset-title") />
                <Notice notice=NoticeView::good(words.t("reset-asked"), words.t("reset-asked-text")) />
                <p>{words.t("reset-asked-help")}</p>
                <div class="actions"><ButtonLink href=paths::sign_in() label=words.t("sign-in") /></div>
            </div>
        }
        .into_any();
    }
    let errors = FormErrors::read(words, &problems, |_| words.t("email"));
    let of_email = errors.of("email");
    let waits = seconds.map(|seconds| NoticeView {
        tone: Tone::Bad,
        title: words.t("sign-in-too-many"),
        text: Some(words.with("reset-too-many-text", &[("wait", words.wait(seconds).into())])),
    });
    view! {
        <div class="narrow stack">
            <ErrorSummary words errors />
            <PageHead words title=words.t("reset-title") lead=words.t("reset-lead") />
            {waits.map(|notice| view! { <Notice notice /> })}
            <form class="stack" method="post" action=paths::reset()>
                <Field name="email" label=words.t("email") value=email kind=InputKind::Email autocomplete="username" error=of_email />
                <div class="actions"><Button label=words.t("reset-do") /></div>
            </form>
            <p><a href=paths::sign_in()>{words.t("reset-back")}</a></p>
        </div>
    }
    .into_any()
}

/// What the page behind the link shows.
pub struct ResetView {
    /// The token of the link.
    pub token: String,
    /// The address to sign in with.
    pub email: String,
    /// What is wrong with what was typed.
    pub problems: Vec<Problem>,
}

/// The page behind the link. Opening it changes nothing.
#[component]
pub fn ResetPage(words: Words, view: ResetView) -> AnyView {
    let ResetView { token, email, problems } = view;
    let errors = FormErrors::read(words, &problems, |field| account_field(words, field));
    view! {
        <div class="narrow stack">
            <ErrorSummary words errors=errors.clone() />
            <PageHead words title=words.t("reset-choose-title") lead=words.t("reset-choose-lead") />
            <form class="stack" method="post" action=paths::reset_link(&token)>
                <UserName words email />
                <NewPassword words errors />
                <div class="actions"><Button label=words.t("reset-choose-do") /></div>
            </form>
        </div>
    }
    .into_any()
}

/// Which link does not work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhichLink {
    /// The one for a new password.
    Reset,
    /// The one that confirms another address.
    Email,
}

/// A link that does not work: its hour is over, it was used, a later one took its place, or nobody was given it. All look the same.
#[component]
pub fn LinkGonePage(words: Words, which: WhichLink) -> AnyView {
    let (text, onward) = match which {
        WhichLink::Reset => ("reset-gone-text", view! { <ButtonLink href=paths::reset() label=words.t("reset-again") /> }.into_any()),
        WhichLink::Email => {
            ("account-email-gone-text", view! { <ButtonLink href=paths::account_email() label=words.t("account-email-title") /> }.into_any())
        }
    };
    view! {
        <div class="narrow stack">
            <PageHead words title=words.t("reset-gone-title") />
            <EmptyState title=words.t("reset-gone") text=words.t(text) />
            <div class="actions">{onward}</div>
        </div>
    }
    .into_any()
}
