//! The steps of a request that need no form of their own: asking, mending, handing in, taking back.

use super::pages::Typed;
use super::request_routes::{in_the_way, went};
use super::{answers, read, write};
use crate::dossier::access;
use crate::frame::actor::SignedIn;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::gates::undo_routes::{Said, ask_why, typed, undone};
use crate::state::State;
use app::gates::Undo;
use app::paths;
use axum::extract;
use axum::response::Response;
use domain::access::act;
use domain::changes::{ChangeState, Obstacle};
use domain::ids::{ChangeRequestId, ProjectId};
use std::convert::Infallible;

pub(super) async fn ask(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(at): Ids<(ProjectId, ChangeRequestId)>,
    form: Pairs,
) -> Result<Response, AppError> {
    let (_, permit) = access::permit(&state, &signed, act::WriteChange, at.0).await?;
    let submission = Submission::read(&state, &signed, &form, &paths::change(at.0, at.1), "change-asked").await?;
    form.nothing_else()?;
    let saved = answers::ask(&state, &permit, &submission, at.1).await;
    went((&state, &signed, &submission), at, saved, Typed::default(), |words, obstacles: Vec<Obstacle>| in_the_way(words, &obstacles)).await
}

pub(super) async fn reopen(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(at): Ids<(ProjectId, ChangeRequestId)>,
    form: Pairs,
) -> Result<Response, AppError> {
    let (_, permit) = access::permit(&state, &signed, act::WriteChange, at.0).await?;
    let submission = Submission::read(&state, &signed, &form, &paths::change_edit(at.0, at.1), "change-reopened").await?;
    form.nothing_else()?;
    let saved = answers::reopen(&state, &permit, &submission, at.1).await;
    went((&state, &signed, &submission), at, saved, Typed::default(), |_, never: Infallible| match never {}).await
}

pub(super) async fn hand_in(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(at): Ids<(ProjectId, ChangeRequestId)>,
    form: Pairs,
) -> Result<Response, AppError> {
    let (_, permit) = access::permit(&state, &signed, act::HandInChange, at.0).await?;
    let submission = Submission::read(&state, &signed, &form, &paths::change(at.0, at.1), "change-handed-in").await?;
    form.nothing_else()?;
    let saved = answers::hand_in(&state, &permit, &submission, at.1).await;
    went((&state, &signed, &submission), at, saved, Typed::default(), |words, obstacles: Vec<Obstacle>| in_the_way(words, &obstacles)).await
}

pub(super) async fn withdraw_form(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, ChangeRequestId)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::WriteChange, project).await?;
    let request = read::one(&state.database.read, project, id).await?.ok_or(AppError::NotFound)?;
    let is_open = !request.row.state.is_closed() && request.row.state != ChangeState::Recorded;
    let refused = (!is_open).then(|| signed.visit.words().t("change-back-closed"));
    Ok(ask_why(&state, &signed, &found, Undo::Change(id), Said { refused, ..Said::default() }))
}

pub(super) async fn withdraw(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, ChangeRequestId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (_, permit) = access::permit(&state, &signed, act::WriteChange, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::change(project, id), "change-withdrawn").await?;
    let saved = async { write::withdraw(&state, &permit, &submission, (id, &typed(&pairs)?)).await };
    let about = (project, Undo::Change(id), &pairs);
    undone((&state, &signed, &submission), about, saved.await, |_, never: Infallible| match never {}).await
}
