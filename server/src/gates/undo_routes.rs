//! Undoing with a reason: a dossier given back, a hold that ends before its day, a decision taken back. Each has a page that asks why, or that
//! says why not.

use super::facts::{GateState, at_gate, gate_state};
use super::routes::again;
use super::{holds, read, undo};
use crate::dossier::access;
use crate::dossier::access::Found;
use crate::dossier::due::due;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::who_was_first;
use crate::frame::respond::{AppError, page};
use crate::frame::submission::Submission;
use crate::gates::request;
use crate::state::State;
use app::gates::{ReasonPage, ReasonView, Undo, not_on_hold, release_refusal, withdraw_refusal};
use app::language::Words;
use app::ui::{FormErrors, NoticeView};
use axum::extract;
use axum::response::Response;
use domain::access::act;
use domain::gates::{AtGate, Gate, NotOnHold, ReleaseRefusal, Signer, withdraw as may_withdraw};
use domain::ids::{DecisionId, ProjectId};
use domain::people::Role;
use domain::problem::Problem;
use domain::reason::reason;
use leptos::prelude::*;

/// What the page says besides what is undone.
#[derive(Default)]
pub(crate) struct Said {
    pub(crate) reason: String,
    pub(crate) problems: Vec<Problem>,
    pub(crate) refused: Option<String>,
    pub(crate) notice: Option<NoticeView>,
}

/// The page that asks why.
pub(crate) fn ask_why(state: &State, signed: &SignedIn, found: &Found, what: Undo, said: Said) -> Response {
    let words = signed.visit.words();
    let view = ReasonView {
        project: found.project.id,
        title: found.project.title.clone(),
        version: found.project.version,
        undo: what,
        key: state.form_key(signed.actor.id),
        refused: said.refused,
        reason: said.reason,
        errors: FormErrors::read(words, &said.problems, |_| words.t("undo-reason")),
        notice: said.notice,
    };
    let title = words.t(view.undo.title());
    page(state, &signed.visit, title, move || view! { <ReasonPage words view /> }.into_any())
}

/// The reason that was typed.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn typed(pairs: &Pairs) -> Result<String, Vec<Problem>> {
    reason(pairs.get("reason").unwrap_or_default()).map_err(|problem| vec![Problem::new("reason", problem)])
}

/// After a write: onward, or the page again with why not.
pub(crate) async fn undone<R>(
    (state, signed, submission): (&State, &SignedIn, &Submission),
    (project, what, pairs): (ProjectId, Undo, &Pairs),
    saved: Result<(), Unsaved<R>>,
    word: impl FnOnce(Words, R) -> String,
) -> Result<Response, AppError> {
    let words = signed.visit.words();
    answer(submission, saved, async |why| {
        let said = Said { reason: pairs.get("reason").unwrap_or_default().trim().to_owned(), ..Said::default() };
        let said = match why {
            Why::Problems(problems) => Said { problems, ..said },
            Why::Refused(refusal) => Said { refused: Some(word(words, refusal)), ..said },
            Why::Lost => Said { notice: Some(who_was_first(state, words, project).await?), ..said },
        };
        Ok(ask_why(state, signed, &again(state, signed, project).await?, what, said))
    })
    .await
}

/// What the office gives back, a partner withdraws; and what is told of it afterwards.
fn release_by(signed: &SignedIn, gate: Gate) -> (Undo, &'static str) {
    if signed.actor.is(Role::ProgrammeManager) { (Undo::Release(gate), "released") } else { (Undo::Request(gate), "request-withdrawn") }
}

async fn standing(state: &State, found: &Found, gate: Gate) -> Result<AtGate, AppError> {
    let reference = state.reference();
    let gate_state: GateState = gate_state(&state.database.read, &reference, &found.project, gate, state.clock.today()).await?;
    Ok(at_gate(&reference, &found.project, &gate_state))
}

pub(super) async fn release_form(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, gate)): Ids<(ProjectId, Gate)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReleaseDossier, project).await?;
    let refusal = match standing(&state, &found, gate).await?.release() {
        Ok(_) if due(&found.project) != Some(gate) => Some(ReleaseRefusal::NothingFrozen(found.project.status)),
        Ok(_) => None,
        Err(refusal) => Some(refusal),
    };
    let refused = refusal.map(|refusal| release_refusal(signed.visit.words(), refusal));
    let (what, _) = release_by(&signed, gate);
    Ok(ask_why(&state, &signed, &found, what, Said { refused, ..Said::default() }))
}

pub(super) async fn release(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, gate)): Ids<(ProjectId, Gate)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (_, permit) = access::permit(&state, &signed, act::ReleaseDossier, project).await?;
    let (what, told) = release_by(&signed, gate);
    let submission = Submission::read(&state, &signed, &pairs, &app::paths::gate(project, gate), told).await?;
    let saved = async { request::release(&state, &permit, &submission, gate, &typed(&pairs)?).await };
    undone((&state, &signed, &submission), (project, what, &pairs), saved.await, release_refusal).await
}

pub(super) async fn agenda_form(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, gate)): Ids<(ProjectId, Gate)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::PutOnAgenda, project).await?;
    let refusal = match standing(&state, &found, gate).await?.put_on_agenda() {
        Ok(_) if due(&found.project) != Some(gate) => Some(NotOnHold(found.project.status)),
        Ok(_) => None,
        Err(refusal) => Some(refusal),
    };
    let refused = refusal.map(|refusal| not_on_hold(signed.visit.words(), refusal));
    Ok(ask_why(&state, &signed, &found, Undo::Hold(gate), Said { refused, ..Said::default() }))
}

pub(super) async fn put_on_agenda(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, gate)): Ids<(ProjectId, Gate)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (_, permit) = access::permit(&state, &signed, act::PutOnAgenda, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &app::paths::gate(project, gate), "put-on-agenda").await?;
    let saved = async { holds::put_on_agenda_early(&state, &permit, &submission, (gate, &typed(&pairs)?)).await };
    undone((&state, &signed, &submission), (project, Undo::Hold(gate), &pairs), saved.await, not_on_hold).await
}

pub(super) async fn withdraw_form(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, DecisionId)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::WithdrawDecision, project).await?;
    let row = read::one(&state.database.read, project, id).await?.ok_or(AppError::NotFound)?;
    let around = read::around(&state.database.read, id, state.clock.today()).await?.ok_or(AppError::NotFound)?;
    let refusal = may_withdraw(&around.proposed(&row), Signer::of(&signed.actor)).err();
    let refused = refusal.map(|refusal| withdraw_refusal(signed.visit.words(), row.gate, &refusal));
    Ok(ask_why(&state, &signed, &found, Undo::Decision(row.gate, id), Said { refused, ..Said::default() }))
}

pub(super) async fn withdraw(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, DecisionId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (_, permit) = access::permit(&state, &signed, act::WithdrawDecision, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &app::paths::decision(project, id), "decision-withdrawn").await?;
    let gate = read::one(&state.database.read, project, id).await?.ok_or(AppError::NotFound)?.gate;
    let what = Undo::Decision(gate, id);
    let saved = async { undo::withdraw(&state, &permit, &signed.actor, &submission, (id, &typed(&pairs)?)).await };
    let word = |words, refusal| withdraw_refusal(words, gate, &refusal);
    undone((&state, &signed, &submission), (project, what, &pairs), saved.await, word).await
}
