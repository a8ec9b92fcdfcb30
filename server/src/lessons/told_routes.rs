//! What partners told in a report or at a stop: put into the collection, or passed over.

use super::routes::{Again, show_form};
use super::{pages, store, told};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::who_was_first;
use crate::frame::respond::AppError;
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::state::{State, new_id};
use app::lessons::{LessonFormView, add_path, lesson_field};
use app::paths;
use app::ui::FormErrors;
use axum::extract;
use axum::response::Response;
use domain::access::{Action, act};
use domain::ids::{LessonId, ReportPartId, StopProposalId};
use domain::lessons::{LessonForm, LessonSource};

/// The routes of this file.
pub(super) fn routes() -> Vec<Route> {
    const KEEPERS: Access = Access::Needs(Action::KeepLessons);
    vec![
        get("/lessons/of-report/{part}", KEEPERS, of_report),
        post("/lessons/of-report/{part}", KEEPERS, add_of_report),
        post("/lessons/of-report/{part}/pass-over", KEEPERS, pass_report),
        get("/lessons/of-stop/{stop}", KEEPERS, of_stop),
        post("/lessons/of-stop/{stop}", KEEPERS, add_of_stop),
        post("/lessons/of-stop/{stop}/pass-over", KEEPERS, pass_stop),
    ]
}

async fn of_report(extract::State(state): extract::State<State>, signed: SignedIn, Ids(part): Ids<ReportPartId>) -> Result<Response, AppError> {
    signed.permit(act::KeepLessons)?;
    show_new(&state, &signed, LessonSource::Report(part), Again::default()).await
}

async fn of_stop(extract::State(state): extract::State<State>, signed: SignedIn, Ids(stop): Ids<StopProposalId>) -> Result<Response, AppError> {
    signed.permit(act::KeepLessons)?;
    show_new(&state, &signed, LessonSource::Stop(stop), Again::default()).await
}

async fn show_new(state: &State, signed: &SignedIn, of: LessonSource, again: Again) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let told = told::one(&state.database.read, of).await?.ok_or(AppError::NotFound)?;
    let Again { typed, problems, notice } = again;
    let view = LessonFormView {
        lesson: None,
        action: add_path(of),
        typed: typed.unwrap_or_else(|| LessonForm { text: told.text.clone(), ..LessonForm::default() }),
        told: Some(pages::told_view(told)),
        errors: FormErrors::read(words, &problems, |field| lesson_field(words, field)),
        notice,
        keys: (state.form_key(signed.actor.id), 0),
    };
    Ok(show_form(state, signed, view))
}

async fn add_of_report(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(part): Ids<ReportPartId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    add(&state, &signed, LessonSource::Report(part), &pairs).await
}

async fn add_of_stop(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(stop): Ids<StopProposalId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    add(&state, &signed, LessonSource::Stop(stop), &pairs).await
}

async fn add(state: &State, signed: &SignedIn, of: LessonSource, pairs: &Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::KeepLessons)?;
    let told = told::one(&state.database.read, of).await?.ok_or(AppError::NotFound)?;
    let id = LessonId(new_id());
    let submission = Submission::read(state, signed, pairs, &paths::lesson(id), "lesson-added").await?;
    let typed: LessonForm = pairs.read()?;
    let saved = async { store::add(state, &permit, &submission, (id, of, typed.check(signed.visit.language)?)).await };
    answer(&submission, saved.await, async |why| {
        let again = Again { typed: Some(typed), ..Again::default() };
        let again = match why {
            Why::Problems(problems) => Again { problems, ..again },
            Why::Lost => Again { notice: Some(who_was_first(state, signed.visit.words(), told.project.0).await?), ..again },
        };
        show_new(state, signed, of, again).await
    })
    .await
}

async fn pass_report(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(part): Ids<ReportPartId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    pass_over(&state, &signed, LessonSource::Report(part), &pairs).await
}

async fn pass_stop(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(stop): Ids<StopProposalId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    pass_over(&state, &signed, LessonSource::Stop(stop), &pairs).await
}

async fn pass_over(state: &State, signed: &SignedIn, of: LessonSource, pairs: &Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::KeepLessons)?;
    let told = told::one(&state.database.read, of).await?.ok_or(AppError::NotFound)?;
    let inbox = format!("{}?show=told", paths::lessons());
    let submission = Submission::read(state, signed, pairs, &inbox, "lesson-passed-over").await?;
    pairs.nothing_else()?;
    let saved: Result<(), Unsaved> = store::pass_over(state, &permit, &submission, of).await;
    answer(&submission, saved, async |_| {
        let notice = Some(who_was_first(state, signed.visit.words(), told.project.0).await?);
        show_new(state, signed, of, Again { notice, ..Again::default() }).await
    })
    .await
}
