//! The one screen on which partners stop, the check before it, and the confirmation.

use super::store::{self, NotYours};
use crate::dossier::access;
use crate::dossier::access::Found;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::who_was_first;
use crate::frame::names;
use crate::frame::respond::{AppError, page, with_status};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::gates::undo_routes::{Said, ask_why, typed, undone};
use crate::state::State;
use ::entity::stop_proposal;
use app::gates::Undo;
use app::language::Words;
use app::paths;
use app::stop::{ProposalView, StopCheckPage, StopCheckView, StopPage, StopView, stop_field, stop_refusal};
use app::ui::{FormErrors, NoticeView, Tone};
use axum::extract;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::{Action, act};
use domain::gates::{StopForm, may_confirm, may_take_back, steering_confirms};
use domain::ids::{PersonId, ProjectId};
use domain::problem::Problem;
use leptos::prelude::*;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    vec![
        get("/projects/{project}/stop", Access::Needs(Action::ReadProject), screen),
        post("/projects/{project}/stop/check", Access::Needs(Action::ProposeStop), check),
        post("/projects/{project}/stop", Access::Needs(Action::ProposeStop), propose),
        post("/projects/{project}/stop/confirm", Access::Needs(Action::ConfirmStop), confirm),
        get("/projects/{project}/stop/withdraw", Access::Needs(Action::WithdrawStop), withdraw_form),
        post("/projects/{project}/stop/withdraw", Access::Needs(Action::WithdrawStop), withdraw),
    ]
}

async fn screen(extract::State(state): extract::State<State>, signed: SignedIn, Ids(project): Ids<ProjectId>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, project).await?;
    show(&state, &signed, &found, (StopForm::default(), FormErrors::default(), None)).await
}

type Typed = (StopForm, FormErrors, Option<NoticeView>);

async fn show(state: &State, signed: &SignedIn, found: &Found, (form, errors, notice): Typed) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let read = &state.database.read;
    let (actor, phase) = (&signed.actor, found.project.phase);
    let can_stop = store::leads_to(&found.project).is_some();
    let row = store::of_project(read, found.project.id).await?;
    let waits = row.as_ref().filter(|row| row.confirmed_at.is_none());
    let confirms = |row: &stop_proposal::Model| may_confirm(phase, row.proposed_by, actor).is_ok() && actor.may(act::ConfirmStop, found.standing);
    let (may_confirm, may_withdraw) =
        (can_stop && waits.is_some_and(confirms), waits.is_some_and(|row| may_take_back(row.proposed_by, actor, found.standing)));
    let proposal = match row {
        None => None,
        Some(row) => {
            let names = names::names(read, row.proposed_by.into_iter().chain(row.confirmed_by)).await?;
            let name = |id: Option<PersonId>| id.and_then(|id| names.get(&id)).cloned().unwrap_or_default();
            Some(ProposalView {
                reason: row.reason,
                learned: row.learned,
                ends_on: row.end_on,
                unavoidable: row.unavoidable_costs,
                proposed: (name(row.proposed_by), row.proposed_at),
                confirmed: row.confirmed_at.map(|at| (name(row.confirmed_by), at)),
            })
        }
    };
    let view = StopView {
        project: found.project.id,
        title: found.project.title.clone(),
        may_propose: can_stop && proposal.is_none() && actor.may(act::ProposeStop, found.standing),
        may_confirm,
        may_withdraw,
        can_stop,
        steering_confirms: steering_confirms(phase),
        proposal,
        who: actor.name.clone(),
        key: state.form_key(signed.actor.id),
        version: found.project.version,
        form,
        errors,
        notice,
    };
    Ok(page(state, &signed.visit, words.t("stop-title"), move || view! { <StopPage words view /> }.into_any()))
}

/// A missing tick is told with what it confirms.
fn label(words: Words, field: &str) -> String {
    if field == "confirm" { words.t("stop-agreed-that") } else { stop_field(words, field) }
}

async fn wrong(state: &State, signed: &SignedIn, found: &Found, form: StopForm, problems: &[Problem]) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let errors = FormErrors::read(words, problems, |field| label(words, field));
    Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, show(state, signed, found, (form, errors, None)).await?))
}

async fn check(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(project): Ids<ProjectId>,
    form: Pairs,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ProposeStop, project).await?;
    form.key()?;
    let (key, version) = (form.get("key").unwrap_or_default().to_owned(), form.version()?);
    let wants_back = form.get("back").is_some();
    let form: StopForm = form.without("back").read()?;
    if wants_back {
        return show(&state, &signed, &found, (form, FormErrors::default(), None)).await;
    }
    match form.check(signed.visit.language, state.clock.today()) {
        Err(problems) => wrong(&state, &signed, &found, form, &problems).await,
        // What would be refused on sending is refused before somebody checks it all.
        Ok(_) if version != found.project.version => Ok(with_status(StatusCode::CONFLICT, lost(&state, &signed, project, form).await?)),
        Ok(new) => {
            let words = signed.visit.words();
            let steering_confirms = steering_confirms(found.project.phase);
            let (title, who) = (found.project.title, signed.actor.name.clone());
            let view = StopCheckView { project, title, who, new, form, key, version, steering_confirms };
            Ok(page(&state, &signed.visit, words.t("stop-check-title"), move || view! { <StopCheckPage words view /> }.into_any()))
        }
    }
}

async fn propose(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(project): Ids<ProjectId>,
    form: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::ProposeStop, project).await?;
    let told = if steering_confirms(found.project.phase) { "stop-proposed-later" } else { "stop-proposed" };
    let submission = Submission::read(&state, &signed, &form, &paths::stop(project), told).await?;
    let form: StopForm = form.read()?;
    let saved = async { store::propose(&state, &permit, form.check(signed.visit.language, state.clock.today())?, &submission).await };
    answer(&submission, saved.await, async |why: Why| match why {
        Why::Problems(problems) => wrong(&state, &signed, &found, form, &problems).await,
        Why::Lost => lost(&state, &signed, project, form).await,
    })
    .await
}

async fn confirm(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(project): Ids<ProjectId>,
    form: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::ConfirmStop, project).await?;
    let submission = Submission::read(&state, &signed, &form, &paths::stop(project), "stop-confirmed").await?;
    form.nothing_else()?;
    let saved = store::confirm(&state, &permit, &signed.actor, &submission).await;
    answer(&submission, saved, async |why| match why {
        Why::Refused(refusal) => {
            let words = signed.visit.words();
            let notice = NoticeView { tone: Tone::Warn, title: words.t("stop-refused"), text: Some(stop_refusal(words, refusal)) };
            show(&state, &signed, &found, (StopForm::default(), FormErrors::default(), Some(notice))).await
        }
        Why::Problems(_) | Why::Lost => lost(&state, &signed, project, StopForm::default()).await,
    })
    .await
}

async fn withdraw_form(extract::State(state): extract::State<State>, signed: SignedIn, Ids(project): Ids<ProjectId>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::WithdrawStop, project).await?;
    let words = signed.visit.words();
    let waits = store::of_project(&state.database.read, project).await?.filter(|row| row.confirmed_at.is_none());
    let refused = match waits {
        None => Some(words.t("stop-back-nothing")),
        Some(row) => (!may_take_back(row.proposed_by, &signed.actor, found.standing)).then(|| words.t("stop-back-not-yours")),
    };
    Ok(ask_why(&state, &signed, &found, Undo::Stop, Said { refused, ..Said::default() }))
}

async fn withdraw(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(project): Ids<ProjectId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::WithdrawStop, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::stop(project), "stop-withdrawn").await?;
    let saved = async { store::withdraw(&state, &permit, (&signed.actor, found.standing), &submission, &typed(&pairs)?).await };
    let word = |words: Words, NotYours| words.t("stop-back-not-yours");
    undone((&state, &signed, &submission), (project, Undo::Stop, &pairs), saved.await, word).await
}

/// Somebody was first: the page with what was typed and what changed.
async fn lost(state: &State, signed: &SignedIn, project: ProjectId, form: StopForm) -> Result<Response, AppError> {
    let (found, _) = access::permit(state, signed, act::ReadProject, project).await?;
    let notice = who_was_first(state, signed.visit.words(), project).await?;
    show(state, signed, &found, (form, FormErrors::default(), Some(notice))).await
}
