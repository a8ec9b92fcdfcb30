//! Deciding on a request, signing, and taking a recorded decision back.

use super::decide::{self, Undecided};
use super::pages::Typed;
use super::read;
use super::request_routes::{in_the_way, refused, went};
use crate::dossier::access;
use crate::frame::actor::SignedIn;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::gates::undo_routes::{Said, ask_why, typed, undone};
use crate::state::State;
use app::changes::deciding_refusal;
use app::gates::Undo;
use app::language::Words;
use app::paths;
use app::ui::NoticeView;
use axum::extract;
use axum::response::Response;
use domain::access::act;
use domain::changes::{VerdictForm, takes_back};
use domain::ids::{ChangeRequestId, ProjectId};

fn why_not(words: Words, undecided: Undecided) -> NoticeView {
    match undecided {
        Undecided::Refused(refusal) => refused(words, deciding_refusal(words, refusal)),
        Undecided::InTheWay(obstacles) => in_the_way(words, &obstacles),
    }
}

pub(super) async fn decide(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(at): Ids<(ProjectId, ChangeRequestId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (_, permit) = access::permit(&state, &signed, act::DecideChange, at.0).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::change(at.0, at.1), "change-decided").await?;
    let form: VerdictForm = pairs.read()?;
    let saved = async { decide::decide(&state, &permit, &signed.actor, &submission, (at.1, form.check()?)).await };
    let saved = saved.await;
    let typed = Typed { verdict: form, ..Typed::default() };
    went((&state, &signed, &submission), at, saved, typed, why_not).await
}

pub(super) async fn sign(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(at): Ids<(ProjectId, ChangeRequestId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (_, permit) = access::permit(&state, &signed, act::DecideChange, at.0).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::change(at.0, at.1), "change-signed").await?;
    pairs.nothing_else()?;
    let saved = decide::sign(&state, &permit, &signed.actor, &submission, at.1).await;
    went((&state, &signed, &submission), at, saved, Typed::default(), why_not).await
}

pub(super) async fn take_back_form(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, ChangeRequestId)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::DecideChange, project).await?;
    let request = read::one(&state.database.read, project, id).await?.ok_or(AppError::NotFound)?;
    let refused = (!takes_back(request.row.state, &signed.actor)).then(|| signed.visit.words().t("change-undo-nothing"));
    Ok(ask_why(&state, &signed, &found, Undo::ChangeDecision(id), Said { refused, ..Said::default() }))
}

pub(super) async fn take_back(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, ChangeRequestId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (_, permit) = access::permit(&state, &signed, act::DecideChange, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::change(project, id), "change-taken-back").await?;
    let saved = async { decide::take_back(&state, &permit, &signed.actor, &submission, (id, &typed(&pairs)?)).await };
    let about = (project, Undo::ChangeDecision(id), &pairs);
    undone((&state, &signed, &submission), about, saved.await, deciding_refusal).await
}
