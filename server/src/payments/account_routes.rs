//! The page of a bank account: the one that counts, the one that waits, and the forms of the two people who stand for it.

use super::account_pages;
use super::accounts::{self, Owner};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::state::State;
use app::language::Words;
use app::paths;
use app::payments::{AccountPage, account_field, account_refusal};
use app::ui::{FormErrors, NoticeView, Tone};
use axum::extract;
use axum::response::Response;
use domain::access::{Action, OrganisationStanding, Permit, act};
use domain::ids::{BankAccountId, OrganisationId};
use domain::payments::AccountForm;
use leptos::prelude::*;

/// The routes of this file.
pub(super) fn routes() -> Vec<Route> {
    const KEEP: Access = Access::Needs(Action::KeepAccount);
    const CONFIRM: Access = Access::Needs(Action::ConfirmAccount);
    const OWN: Access = Access::Needs(Action::ManagePayments);
    vec![
        get("/organisations/{organisation}/account", KEEP, of_organisation),
        post("/organisations/{organisation}/account", KEEP, enter_of_organisation),
        post("/organisations/{organisation}/account/confirm", CONFIRM, confirm_of_organisation),
        post("/organisations/{organisation}/account/withdraw", KEEP, withdraw_of_organisation),
        get("/payments/account", OWN, of_programme),
        post("/payments/account", OWN, enter_of_programme),
        post("/payments/account/confirm", OWN, confirm_of_programme),
        post("/payments/account/withdraw", OWN, withdraw_of_programme),
    ]
}

type Typed = (AccountForm, FormErrors, Option<NoticeView>);

fn path(owner: Owner) -> String {
    owner.map_or_else(paths::programme_account, paths::organisation_account)
}

fn keeper(signed: &SignedIn, owner: Owner) -> Result<Permit<act::KeepAccount>, AppError> {
    Ok(signed.actor.permit(act::KeepAccount, OrganisationStanding::of(&signed.actor, owner))?)
}

async fn of_organisation(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<OrganisationId>) -> Result<Response, AppError> {
    keeper(&signed, Some(id))?;
    show(&state, &signed, Some(id), Typed::default()).await
}

async fn of_programme(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    keeper(&signed, None)?;
    show(&state, &signed, None, Typed::default()).await
}

async fn show(state: &State, signed: &SignedIn, owner: Owner, typed: Typed) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let name = match owner {
        Some(id) => Some(accounts::organisation(&state.database.read, id).await?.name),
        None => None,
    };
    let rows = accounts::all(&state.database.read, owner).await?;
    let view = account_pages::account(state, &signed.actor, (owner, name), rows, typed).await?;
    Ok(page(state, &signed.visit, words.t("bank-account-title"), move || view! { <AccountPage words view /> }.into_any()))
}

async fn enter_of_organisation(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<OrganisationId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    enter(&state, &signed, Some(id), &pairs).await
}

async fn enter_of_programme(extract::State(state): extract::State<State>, signed: SignedIn, pairs: Pairs) -> Result<Response, AppError> {
    enter(&state, &signed, None, &pairs).await
}

/// Whether the organisation is there, asked before anything that was typed is read.
async fn exists(state: &State, owner: Owner) -> Result<(), AppError> {
    match owner {
        Some(id) => accounts::organisation(&state.database.read, id).await.map(|_| ()),
        None => Ok(()),
    }
}

async fn enter(state: &State, signed: &SignedIn, owner: Owner, pairs: &Pairs) -> Result<Response, AppError> {
    let permit = keeper(signed, owner)?;
    exists(state, owner).await?;
    let submission = Submission::read(state, signed, pairs, &path(owner), "account-entered").await?;
    let form: AccountForm = pairs.read()?;
    let saved = accounts::enter(state, &permit, &submission, (&form, signed.visit.language)).await;
    answer(&submission, saved, async |why| {
        let words = signed.visit.words();
        let typed = match why {
            Why::Problems(problems) => (form, FormErrors::read(words, &problems, |field| account_field(words, field)), None),
            Why::Lost => (form, FormErrors::default(), Some(meanwhile(words))),
        };
        show(state, signed, owner, typed).await
    })
    .await
}

fn meanwhile(words: Words) -> NoticeView {
    NoticeView { tone: Tone::Warn, title: words.t("meanwhile"), text: Some(words.t("bank-account-meanwhile")) }
}

/// The account that a form is about.
fn about(pairs: &Pairs) -> Result<BankAccountId, AppError> {
    let id = pairs.get("account").and_then(|id| id.parse().ok()).ok_or_else(|| AppError::BadForm("a form without an account".to_owned()))?;
    pairs.without("account").nothing_else()?;
    Ok(id)
}

async fn confirm_of_organisation(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<OrganisationId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    confirm(&state, &signed, Some(id), &pairs).await
}

async fn confirm_of_programme(extract::State(state): extract::State<State>, signed: SignedIn, pairs: Pairs) -> Result<Response, AppError> {
    confirm(&state, &signed, None, &pairs).await
}

async fn confirm(state: &State, signed: &SignedIn, owner: Owner, pairs: &Pairs) -> Result<Response, AppError> {
    let standing = OrganisationStanding::of(&signed.actor, owner);
    let permit = signed.actor.permit(act::ConfirmAccount, standing)?;
    exists(state, owner).await?;
    let submission = Submission::read(state, signed, pairs, &path(owner), "account-confirmed").await?;
    signed.recently_confirmed(state, Some(pairs)).await?;
    let saved = accounts::confirm(state, &permit, &submission, (about(pairs)?, standing.works_there)).await;
    answer(&submission, saved, async |why| {
        let words = signed.visit.words();
        let notice = match why {
            Why::Refused(refusal) => {
                NoticeView { tone: Tone::Warn, title: words.t("bank-account-refused"), text: Some(account_refusal(words, refusal)) }
            }
            Why::Problems(_) | Why::Lost => meanwhile(words),
        };
        show(state, signed, owner, (AccountForm::default(), FormErrors::default(), Some(notice))).await
    })
    .await
}

async fn withdraw_of_organisation(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<OrganisationId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    withdraw(&state, &signed, Some(id), &pairs).await
}

async fn withdraw_of_programme(extract::State(state): extract::State<State>, signed: SignedIn, pairs: Pairs) -> Result<Response, AppError> {
    withdraw(&state, &signed, None, &pairs).await
}

async fn withdraw(state: &State, signed: &SignedIn, owner: Owner, pairs: &Pairs) -> Result<Response, AppError> {
    let permit = keeper(signed, owner)?;
    exists(state, owner).await?;
    let submission = Submission::read(state, signed, pairs, &path(owner), "account-withdrawn").await?;
    let saved: Result<(), Unsaved> = accounts::withdraw(state, &permit, &submission, about(pairs)?).await;
    answer(&submission, saved, async |_| {
        let notice = Some(meanwhile(signed.visit.words()));
        show(state, signed, owner, (AccountForm::default(), FormErrors::default(), notice)).await
    })
    .await
}
