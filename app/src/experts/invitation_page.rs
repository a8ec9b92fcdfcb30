//! The page behind the link of an invitation. Opening it changes nothing, because scanners of mail open every link.

use super::{InvitationView, field_label};
use crate::language::Words;
use crate::paths;
use crate::settings::AskBureau;
use crate::ui::{Button, ButtonKind, ButtonLink, EmptyState, ErrorSummary, Field, InputKind, PageHead};
use domain::reviews::InvitationState;
use domain::settings::Bureau;
use leptos::prelude::*;

/// The form that opens the account.
#[component]
pub fn InvitationPage(words: Words, view: InvitationView) -> AnyView {
    let InvitationView { token, email, name, until, errors } = view;
    let of = |field: &str| errors.of(field);
    let (name_error, password_error) = (of("name"), of("password"));
    view! {
        <PageHead words title=words.t("invitation-title") lead=words.t("invitation-lead") />
        <ErrorSummary words errors=errors.clone() />
        <form class="stack narrow" method="post" action=paths::invitation(&token)>
            <Field name="name" label=field_label(words, "name") value=name autocomplete="name" error=name_error />
            // Read only, without a name of its own: it is not sent, and a password manager takes it as the user name.
            <div class="field">
                <label for="account">{words.t("email")}</label>
                <input id="account" type="email" autocomplete="username" readonly=true value=email />
            </div>
            <Field
                name="password"
                label=field_label(words, "password")
                kind=InputKind::Password
                autocomplete="new-password"
                hint=words.t("setup-password-hint")
                error=password_error
            />
            <div class="actions"><Button label=words.t("invitation-open-do") /></div>
            <p class="small quiet">{words.with("invitation-until", &[("date", words.last_day(until).into())])}</p>
        </form>
    }
    .into_any()
}

/// The page for somebody who is signed in: an invitation is for somebody else, and changes nobody's session.
#[component]
pub fn InvitationSignedInPage(words: Words, name: String, email: String) -> AnyView {
    let text = words.with("invitation-signed-in-text", &[("name", name.into()), ("email", email.into())]);
    view! {
        <PageHead words title=words.t("invitation-title") />
        <EmptyState title=words.t("invitation-signed-in-title") text />
        <div class="actions">
            <form method="post" action=paths::sign_out()><Button label=words.t("sign-out") /></form>
            <ButtonLink href=paths::my_work() label=words.t("nav-my-work") kind=ButtonKind::Quiet />
        </div>
    }
    .into_any()
}

/// An invitation that opens nothing any more, and what to do.
#[component]
pub fn InvitationGonePage(words: Words, state: InvitationState, bureau: Option<Bureau>) -> AnyView {
    let (title, text) = match state {
        InvitationState::Open | InvitationState::Used => ("invitation-gone-used", "invitation-gone-used-text"),
        InvitationState::Withdrawn => ("invitation-gone-withdrawn", "invitation-gone-withdrawn-text"),
        InvitationState::Expired => ("invitation-gone-expired", "invitation-gone-expired-text"),
    };
    view! {
        <PageHead words title=words.t("invitation-title") />
        <EmptyState title=words.t(title) text=words.t(text) />
        <AskBureau words bureau />
        <div class="actions"><ButtonLink href=paths::sign_in() label=words.t("sign-in") /></div>
    }
    .into_any()
}
