//! The page of one's own second factor, its removal, and new recovery codes.

use super::change::{self, Stays};
use super::store;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::challenge;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::state::State;
use app::factors::{CodesPage, CodesView, PasskeyLine, SecondFactorPage, SecondFactorView};
use app::paths;
use app::ui::{FormErrors, NoticeView, Tone};
use axum::extract;
use axum::response::Response;
use domain::access::{Action, Global, act};
use domain::ids::PasskeyId;
use leptos::prelude::*;

pub(super) const EVERYBODY: Access = Access::Needs(Action::KeepOwnFactor);

pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/account/second-factor", EVERYBODY, own),
        post("/account/second-factor/app/remove", EVERYBODY, remove_app),
        post("/account/second-factor/passkeys/{passkey}/remove", EVERYBODY, remove_passkey),
        post("/account/second-factor/codes", EVERYBODY, make_codes),
    ]
}

/// What the page says besides what there is.
#[derive(Default)]
pub(super) struct Said {
    pub(super) name: String,
    pub(super) errors: FormErrors,
    pub(super) notice: Option<NoticeView>,
}

pub(super) async fn show(state: &State, signed: &SignedIn, said: Said) -> Result<Response, AppError> {
    let (read, person, words) = (&state.database.read, signed.actor.id, signed.visit.words());
    let factors = store::of(read, person).await?;
    let account = store::account(read, person).await?;
    let codes_left = usize::try_from(store::codes_left(read, person).await?).unwrap_or(usize::MAX);
    let rule = signed.visit.session.as_ref().map(|session| session.rule).unwrap_or_default();
    let today = state.clock.today();
    let view = SecondFactorView {
        required: rule.concerns(&signed.actor.roles).map(|from| (from, from <= today)),
        app: factors.app.as_ref().map(|app| app.created_at),
        question: challenge::question_for_new(state, (person, account.email), &factors.passkeys),
        keys: (0..factors.passkeys.len() + 3).map(|_| state.form_key(person)).collect(),
        passkeys: factors
            .passkeys
            .into_iter()
            .map(|one| PasskeyLine { id: one.id, name: one.name, created_at: one.created_at, used_at: one.used_at })
            .collect(),
        codes_left,
        name: said.name,
        errors: said.errors,
        notice: said.notice,
        sees_all: signed.actor.may(act::ConfirmFactorReset, Global),
    };
    Ok(page(state, &signed.visit, words.t("second-factor-title"), move || view! { <SecondFactorPage words view /> }.into_any()))
}

async fn own(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::KeepOwnFactor)?;
    show(&state, &signed, Said::default()).await
}

/// The codes, this once.
pub(super) fn codes_page(state: &State, signed: &SignedIn, (codes, email): (Vec<String>, String)) -> Response {
    let words = signed.visit.words();
    let view = CodesView { codes, email };
    page(state, &signed.visit, words.t("codes-title"), move || view! { <CodesPage words view /> }.into_any())
}

async fn remove_app(extract::State(state): extract::State<State>, signed: SignedIn, pairs: Pairs) -> Result<Response, AppError> {
    remove(&state, &signed, &pairs, None).await
}

async fn remove_passkey(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<PasskeyId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    if !store::of(&state.database.read, signed.actor.id).await?.passkeys.iter().any(|one| one.id == id) {
        // The same form sent again is led to its first result; any other is about a thing that is not there.
        return match Submission::read(&state, &signed, &pairs, &paths::second_factor(), "passkey-removed").await {
            Err(before @ AppError::SentBefore { .. }) => Err(before),
            Ok(_) | Err(_) => Err(AppError::NotFound),
        };
    }
    remove(&state, &signed, &pairs, Some(id)).await
}

async fn remove(state: &State, signed: &SignedIn, pairs: &Pairs, passkey: Option<PasskeyId>) -> Result<Response, AppError> {
    let permit = signed.permit(act::KeepOwnFactor)?;
    let what = if passkey.is_some() { "passkey-removed" } else { "factor-app-removed" };
    let submission = Submission::read(state, signed, pairs, &paths::second_factor(), what).await?;
    pairs.nothing_else()?;
    signed.recently_confirmed(state, Some(pairs)).await?;
    let rule = signed.visit.session.as_ref().map(|session| session.rule).unwrap_or_default();
    let is_required = rule.requires(&signed.actor.roles, state.clock.today());
    let removed = change::remove(state, (&permit, &submission), (passkey, is_required)).await;
    let words = signed.visit.words();
    answer(&submission, removed, async |why| {
        let (title, text) = match why {
            Why::Refused(Stays::IsRequired) => ("factor-stays", "factor-stays-text"),
            Why::Refused(Stays::IsGone) | Why::Problems(_) | Why::Lost => ("factor-gone", "factor-gone-text"),
        };
        let notice = NoticeView { tone: Tone::Warn, title: words.t(title), text: Some(words.t(text)) };
        show(state, signed, Said { notice: Some(notice), ..Said::default() }).await
    })
    .await
}

async fn make_codes(extract::State(state): extract::State<State>, signed: SignedIn, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::KeepOwnFactor)?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::second_factor(), "codes-made").await?;
    pairs.nothing_else()?;
    signed.recently_confirmed(&state, Some(&pairs)).await?;
    let codes = change::make_codes(&state, &permit, &submission).await?;
    let account = store::account(&state.database.read, signed.actor.id).await?;
    Ok(codes_page(&state, &signed, (codes, account.email)))
}
