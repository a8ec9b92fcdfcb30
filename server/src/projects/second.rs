//! Forms that come second: the same form sent twice, a form that somebody else was ahead of, and a dossier that cannot be changed now.

use crate::actor::SignedIn;
use crate::form::Pairs;
use crate::respond::{AppError, page};
use crate::state::State;
use ::entity::project;
use app::language::Words;
use app::projects::{LockedPage, LockedView, ProjectHead};
use app::ui::NoticeView;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::ProjectId;
use domain::projects::Place;
use leptos::prelude::*;
use sea_orm::EntityTrait;

/// To where the first submit of this form led, if there was one.
///
/// # Errors
/// 400 for a form without a key, or whatever the database says.
pub async fn sent_before(state: &State, signed: &SignedIn, form: &Pairs) -> Result<Option<Response>, AppError> {
    let location = form.key()?.led(&state.database.read, signed.actor.id).await?;
    Ok(location.map(|location| Redirect::to(&location).into_response()))
}

/// Who changed the project meanwhile, in words, and the version to save on now.
///
/// # Errors
/// Whatever the database says.
pub async fn meanwhile(state: &State, words: Words, id: ProjectId) -> Result<(NoticeView, i64), AppError> {
    let project = project::Entity::find_by_id(id).one(&state.database.read).await?.ok_or(AppError::NotFound)?;
    Ok((crate::history::meanwhile(state, words, &project).await?, project.version))
}

/// Whether the dossier can be changed now.
pub fn is_writable(project: &project::Model) -> bool {
    Place { phase: project.phase, status: project.status }.is_writable()
}

/// Why a dossier that the reader might change is not to be changed now.
pub fn locked_notice(words: Words, project: &project::Model) -> Option<NoticeView> {
    (!is_writable(project)).then(|| app::projects::locked_notice(words, project.status))
}

/// The page that says why the dossier cannot be changed now; nothing when it can.
pub fn locked(state: &State, signed: &SignedIn, project: &project::Model) -> Option<Response> {
    if is_writable(project) {
        return None;
    }
    let words = signed.visit.words();
    let view = LockedView { project: head(project), status: project.status };
    Some(page(state, &signed.visit, words.t("project-locked-title"), move || view! { <LockedPage words view /> }.into_any()))
}

/// The project as the pages below it name it.
pub fn head(project: &project::Model) -> ProjectHead {
    ProjectHead { project: project.id, title: project.title.clone() }
}
