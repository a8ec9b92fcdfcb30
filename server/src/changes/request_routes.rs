//! The page of a request, and what a partner says to it.

use super::answers::{self, NotYours};
use super::pages::{Typed, view};
use super::read;
use crate::dossier::access;
use crate::dossier::access::Found;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer as answered};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::who_was_first;
use crate::frame::respond::{AppError, page};
use crate::frame::submission::Submission;
use crate::state::State;
use app::changes::{ChangePage, change_field, obstacle_words};
use app::language::Words;
use app::ui::{FormErrors, NoticeView, Tone};
use axum::extract;
use axum::response::Response;
use domain::access::act;
use domain::changes::{AnswerForm, ChangeState, Obstacle};
use domain::ids::{ChangeRequestId, ProjectId};
use domain::problem::Problem;
use leptos::prelude::*;

pub(super) async fn show(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, ChangeRequestId)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, project).await?;
    shown(&state, &signed, &found, id, Typed::default()).await
}

/// The page, as the request stands now. A draft is for who may write in it.
pub(super) async fn shown(state: &State, signed: &SignedIn, found: &Found, id: ChangeRequestId, typed: Typed) -> Result<Response, AppError> {
    let request = read::one(&state.database.read, found.project.id, id).await?.ok_or(AppError::NotFound)?;
    if request.row.state == ChangeState::Draft && !signed.actor.may(act::WriteChange, found.standing) {
        return Err(AppError::NotFound);
    }
    let words = signed.visit.words();
    let title = words.with("change-name", &[("number", i64::from(request.row.number).into())]);
    let view = view(state, signed, found, request, typed).await?;
    Ok(page(state, &signed.visit, title, move || view! { <ChangePage words view /> }.into_any()))
}

/// Why something is refused.
pub(super) fn refused(words: Words, text: String) -> NoticeView {
    NoticeView { tone: Tone::Warn, title: words.t("change-refused"), text: Some(text) }
}

/// What stands in the way, in one notice.
pub(super) fn in_the_way(words: Words, obstacles: &[Obstacle]) -> NoticeView {
    refused(words, obstacles.iter().map(|one| obstacle_words(words, one)).collect::<Vec<_>>().join(" "))
}

/// What is wrong with an answer or a decision.
pub(super) fn wrong(words: Words, problems: &[Problem]) -> FormErrors {
    let label = |field: &str| if field == "reason" { words.t("change-why") } else { change_field(words, field) };
    FormErrors::read(words, problems, label)
}

/// After a step: onward, or the page again with why not.
pub(super) async fn went<R>(
    (state, signed, submission): (&State, &SignedIn, &Submission),
    (project, id): (ProjectId, ChangeRequestId),
    saved: Result<(), Unsaved<R>>,
    typed: Typed,
    word: impl FnOnce(Words, R) -> NoticeView,
) -> Result<Response, AppError> {
    let words = signed.visit.words();
    answered(submission, saved, async |why| {
        let (found, _) = access::permit(state, signed, act::ReadProject, project).await?;
        let typed = match why {
            Why::Problems(problems) => Typed { errors: wrong(words, &problems), ..typed },
            Why::Refused(refusal) => Typed { notice: Some(word(words, refusal)), ..typed },
            Why::Lost => Typed { notice: Some(who_was_first(state, words, project).await?), ..typed },
        };
        shown(state, signed, &found, id, typed).await
    })
    .await
}

pub(super) async fn answer(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, ChangeRequestId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::AnswerChange, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &app::paths::change(project, id), "change-answered").await?;
    let form: AnswerForm = pairs.read()?;
    let own = signed.actor.organisation.map(|one| one.to_string());
    let saved = async {
        let (organisation, agrees, reason) = form.check(own.as_deref() != Some(form.organisation.as_str()))?;
        answers::answer(&state, &permit, (&signed.actor, found.standing), &submission, (id, organisation, agrees, reason)).await
    };
    let saved = saved.await;
    let typed = Typed { answer: form.clone(), ..Typed::default() };
    went((&state, &signed, &submission), (project, id), saved, typed, |words, NotYours| refused(words, words.t("change-refused-answer"))).await
}
