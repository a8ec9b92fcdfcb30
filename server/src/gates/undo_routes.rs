//! Undoing with a reason: a dossier given back, a hold that ends before its day, a decision taken back. Each has a page that asks why, or that
//! says why not.

use super::facts::{GateState, at_gate, gate_state};
use super::routes::again;
use super::{holds, read, undo};
use crate::dossier::access;
use crate::dossier::access::Found;
use crate::dossier::due::due;
use crate::frame::actor::SignedIn;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::who_was_first;
use crate::frame::respond::{AppError, page, with_status};
use crate::frame::submission::Submission;
use crate::gates::request;
use crate::state::State;
use app::gates::{ReasonPage, ReasonView, Undo, not_on_hold, release_refusal, withdraw_refusal};
use app::language::Words;
use app::ui::{FormErrors, NoticeView};
use axum::extract;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::act;
use domain::gates::{AtGate, Gate, NotOnHold, ReleaseRefusal, Signer, withdraw as may_withdraw};
use domain::ids::{DecisionId, ProjectId};
use domain::problem::{Problem, ProblemKind};
use domain::reason::reason;
use leptos::prelude::*;

/// What the page says besides what is undone.
#[derive(Default)]
pub(crate) struct Said {
    pub(crate) reason: String,
    pub(crate) problem: Option<ProblemKind>,
    pub(crate) refused: Option<String>,
    pub(crate) notice: Option<NoticeView>,
}

/// The page that asks why.
pub(crate) fn ask_why(state: &State, signed: &SignedIn, found: &Found, what: Undo, said: Said) -> Response {
    let words = signed.visit.words();
    let problems: Vec<_> = said.problem.into_iter().map(|kind| Problem::new("reason", kind)).collect();
    let view = ReasonView {
        project: found.project.id,
        title: found.project.title.clone(),
        version: found.project.version,
        undo: what,
        key: state.form_key(signed.actor.id),
        refused: said.refused,
        reason: said.reason,
        errors: FormErrors::read(words, &problems, |_| words.t("undo-reason")),
        notice: said.notice,
    };
    let title = words.t(view.undo.title());
    page(state, &signed.visit, title, move || view! { <ReasonPage words view /> }.into_any())
}

/// The reason that was typed; with what is wrong when it does not do.
pub(crate) fn typed(pairs: &Pairs) -> Result<String, (String, ProblemKind)> {
    let typed = pairs.get("reason").unwrap_or_default();
    reason(typed).map_err(|problem| (typed.trim().to_owned(), problem))
}

/// The page again, for a reason that does not do.
pub(crate) fn wrong(state: &State, signed: &SignedIn, found: &Found, what: Undo, (reason, problem): (String, ProblemKind)) -> Response {
    let said = Said { reason, problem: Some(problem), ..Said::default() };
    with_status(StatusCode::UNPROCESSABLE_ENTITY, ask_why(state, signed, found, what, said))
}

/// After a write: onward, the refusal, or who was first.
pub(crate) async fn answer<R>(
    state: &State,
    signed: &SignedIn,
    submission: &Submission,
    (project, what, reason): (ProjectId, Undo, String),
    (written, word): (Result<Result<(), R>, AppError>, impl FnOnce(Words, R) -> String),
) -> Result<Response, AppError> {
    let words = signed.visit.words();
    match written {
        Ok(Ok(())) => Ok(submission.onward()),
        Ok(Err(refusal)) => {
            let said = Said { reason, refused: Some(word(words, refusal)), ..Said::default() };
            let found = again(state, signed, project).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, ask_why(state, signed, &found, what, said)))
        }
        Err(AppError::Conflict) => {
            if let Some(onward) = submission.already_handled(state, signed.actor.id).await? {
                return Ok(onward);
            }
            let said = Said { reason, notice: Some(who_was_first(state, words, project).await?), ..Said::default() };
            let found = again(state, signed, project).await?;
            Ok(with_status(StatusCode::CONFLICT, ask_why(state, signed, &found, what, said)))
        }
        Err(error) => Err(error),
    }
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
    Ok(ask_why(&state, &signed, &found, Undo::Release(gate), Said { refused, ..Said::default() }))
}

pub(super) async fn release(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, gate)): Ids<(ProjectId, Gate)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::ReleaseDossier, project).await?;
    let submission = Submission::read(&pairs, &app::paths::gate(project, gate), "released")?;
    if let Some(onward) = submission.already_handled_in(&state, &permit).await? {
        return Ok(onward);
    }
    let reason = match typed(&pairs) {
        Ok(reason) => reason,
        Err(problem) => return Ok(wrong(&state, &signed, &found, Undo::Release(gate), problem)),
    };
    let written = request::release(&state, &permit, &submission, gate, &reason).await;
    answer(&state, &signed, &submission, (project, Undo::Release(gate), reason), (written, release_refusal)).await
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
    let (found, permit) = access::permit(&state, &signed, act::PutOnAgenda, project).await?;
    let submission = Submission::read(&pairs, &app::paths::gate(project, gate), "put-on-agenda")?;
    if let Some(onward) = submission.already_handled_in(&state, &permit).await? {
        return Ok(onward);
    }
    let reason = match typed(&pairs) {
        Ok(reason) => reason,
        Err(problem) => return Ok(wrong(&state, &signed, &found, Undo::Hold(gate), problem)),
    };
    let written = holds::put_on_agenda_early(&state, &permit, &submission, (gate, &reason)).await;
    answer(&state, &signed, &submission, (project, Undo::Hold(gate), reason), (written, not_on_hold)).await
}

pub(super) async fn withdraw_form(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, DecisionId)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::WithdrawDecision, project).await?;
    let row = read::one(&state.database.read, project, id).await?.ok_or(AppError::NotFound)?;
    let around = read::around(&state.database.read, id).await?.ok_or(AppError::NotFound)?;
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
    let (found, permit) = access::permit(&state, &signed, act::WithdrawDecision, project).await?;
    let submission = Submission::read(&pairs, &app::paths::decision(project, id), "decision-withdrawn")?;
    if let Some(onward) = submission.already_handled_in(&state, &permit).await? {
        return Ok(onward);
    }
    let gate = read::one(&state.database.read, project, id).await?.ok_or(AppError::NotFound)?.gate;
    let what = Undo::Decision(gate, id);
    let reason = match typed(&pairs) {
        Ok(reason) => reason,
        Err(problem) => return Ok(wrong(&state, &signed, &found, what, problem)),
    };
    let written = undo::withdraw(&state, &permit, &signed.actor, &submission, (id, &reason)).await;
    answer(&state, &signed, &submission, (project, what, reason), (written, |words, refusal| withdraw_refusal(words, gate, &refusal))).await
}
