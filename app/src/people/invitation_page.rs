//! The page behind the link of an invitation. Opening it changes nothing, because scanners of mail open every link.

use super::invitation_view::{InvitationView, InvitationWay, OpenBy, days_words, invitation_label};
use crate::language::Words;
use crate::paths;
use crate::settings::AskBureau;
use crate::ui::{
    Button, ButtonKind, ButtonLink, EmptyState, ErrorSummary, Field, FormErrors, InputKind, Link, PageHead, SummaryList, SummaryRow, field_id,
};
use domain::people::{InvitationState, InvitedForm};
use domain::settings::Bureau;
use leptos::prelude::*;

/// The page: an account to open, a role to accept, or a way to sign in first.
#[component]
pub fn InvitationPage(words: Words, view: InvitationView) -> AnyView {
    let InvitationView { token, email, role, inviter, days, until, way, errors } = view;
    let role = words.with("invitation-lead", &[("role", role.into())]);
    let lead =
        inviter.into_iter().map(|name| words.with("invitation-asked-by", &[("name", name.into())])).chain([role]).collect::<Vec<_>>().join(" ");
    let days = days_words(words, days).map(|days| SummaryRow::text(words.t("role-days"), days));
    // The form of who has no account names the address itself.
    let has_account = !matches!(way, InvitationWay::Open { .. });
    let address = has_account.then(|| SummaryRow::text(words.t("email"), email.clone()));
    let facts: Vec<_> = address.into_iter().chain(days).collect();
    let facts = (!facts.is_empty()).then(|| view! { <SummaryList rows=facts /> });
    let form = match way {
        InvitationWay::Open { name, by } => opens(words, &token, (name, email, by), &errors),
        InvitationWay::Accept { name } => accepts(words, &token, name),
        InvitationWay::SignIn => signs_in(words, &token, &email),
    };
    view! {
        <div class="narrow stack stack--loose">
            <ErrorSummary words errors />
            <PageHead words title=words.t("invitation-title") lead />
            {facts}
            {form}
            <p class="small quiet">{words.with("invitation-until", &[("date", words.last_day(until).into())])}</p>
        </div>
    }
    .into_any()
}

fn opens(words: Words, token: &str, (name, email, by): (String, String, OpenBy), errors: &FormErrors) -> AnyView {
    let own_name = view! { <Field name="name" label=invitation_label(words, "name") value=name autocomplete="name" error=errors.of("name") /> };
    match by {
        OpenBy::Password { provider } => {
            // Before the fields, most of which who goes there does not need.
            let provider = provider.map(|Link { href, label }| {
                view! {
                    <div class="actions" id=field_id("by")><ButtonLink href label kind=ButtonKind::Quiet /></div>
                    <p class="quiet">{words.t("invitation-or")}</p>
                }
            });
            view! {
                {provider}
                <form class="stack" method="post" action=paths::invitation(token)>
                    {own_name}
                    // Read only, without a name of its own: it is not sent, and a password manager takes it as the user name.
                    <div class="field">
                        <label for="account">{words.t("email")}</label>
                        <input id="account" type="email" autocomplete="username" readonly=true value=email />
                    </div>
                    <Field
                        name="password"
                        label=invitation_label(words, "password")
                        kind=InputKind::Password
                        autocomplete="new-password"
                        hint=words.t("setup-password-hint")
                        error=errors.of("password")
                    />
                    <div class="actions"><Button label=words.t("invitation-open-do") /></div>
                </form>
            }
            .into_any()
        }
        OpenBy::Provider { name: provider, email: there } => {
            let named = |key: &str| words.with(key, &[("name", provider.clone().into())]);
            let who = match there {
                Some(there) => words.with("sso-link-pending", &[("name", provider.clone().into()), ("email", there.into())]),
                None => named("sso-link-pending-nameless"),
            };
            view! {
                <form class="stack" method="post" action=paths::invitation(token)>
                    <input type="hidden" name="by" value=InvitedForm::PROVIDER />
                    <p>{who}" "{named("invitation-by-provider-text")}</p>
                    {own_name}
                    <div class="actions">
                        <Button label=named("invitation-by-provider-do") />
                        <ButtonLink href=paths::invitation_with_password(token) label=words.t("invitation-with-password") kind=ButtonKind::Quiet />
                    </div>
                </form>
            }
            .into_any()
        }
    }
}

fn accepts(words: Words, token: &str, name: String) -> AnyView {
    view! {
        <form class="stack" method="post" action=paths::invitation(token)>
            <p>{words.with("invitation-accept-text", &[("name", name.into())])}</p>
            <div class="actions"><Button label=words.t("invitation-accept-do") /></div>
        </form>
    }
    .into_any()
}

fn signs_in(words: Words, token: &str, email: &str) -> AnyView {
    let href = format!("{}?next={}", paths::sign_in(), paths::invitation(token));
    view! {
        <div class="stack">
            <p>{words.with("invitation-sign-in-text", &[("email", email.to_owned().into())])}</p>
            <div class="actions"><ButtonLink href label=words.t("sign-in") kind=ButtonKind::Primary /></div>
        </div>
    }
    .into_any()
}

/// The page for somebody who is signed in as somebody else: an invitation changes nobody's session.
#[component]
pub fn InvitationSignedInPage(words: Words, token: String, name: String, email: String) -> AnyView {
    let text = words.with("invitation-signed-in-text", &[("name", name.into()), ("email", email.into())]);
    view! {
        <PageHead words title=words.t("invitation-title") />
        <EmptyState title=words.t("invitation-signed-in-title") text />
        <div class="actions">
            <form method="post" action=paths::sign_out()>
                <input type="hidden" name="next" value=paths::invitation(&token) />
                <Button label=words.t("sign-out") />
            </form>
            <ButtonLink href=paths::my_work() label=words.t("nav-my-work") kind=ButtonKind::Quiet />
        </div>
    }
    .into_any()
}

/// An invitation that gives nothing any more, and what to do.
#[component]
pub fn InvitationGonePage(
    words: Words,
    state: InvitationState,
    bureau: Option<Bureau>,
    /// Whether its reader is in already.
    is_signed_in: bool,
) -> AnyView {
    let (title, text) = match state {
        InvitationState::Open | InvitationState::Used if is_signed_in => ("invitation-gone-used", "invitation-gone-inside-text"),
        InvitationState::Open | InvitationState::Used => ("invitation-gone-used", "invitation-gone-used-text"),
        InvitationState::Withdrawn => ("invitation-gone-withdrawn", "invitation-gone-withdrawn-text"),
        InvitationState::Expired => ("invitation-gone-expired", "invitation-gone-expired-text"),
    };
    let (href, label) = if is_signed_in { (paths::my_work(), "nav-my-work") } else { (paths::sign_in(), "sign-in") };
    view! {
        <PageHead words title=words.t("invitation-title") />
        <EmptyState title=words.t(title) text=words.t(text) />
        <AskBureau words bureau />
        <div class="actions"><ButtonLink href label=words.t(label) /></div>
    }
    .into_any()
}
