//! The form for a project: new, and changed.

use super::access::{self, Found};
use super::store::{self, Maker};
use super::{second, written};
use crate::actor::SignedIn;
use crate::form::Pairs;
use crate::ids::Ids;
use crate::respond::{AppError, page, with_status};
use crate::state::State;
use app::projects::{ProjectChoices, ProjectFormPage, ProjectFormView};
use app::ui::Link;
use axum::extract;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::act;
use domain::ids::ProjectId;
use domain::projects::ProjectForm;
use leptos::prelude::*;

fn show(state: &State, signed: &SignedIn, view: ProjectFormView) -> Response {
    let view = ProjectFormView { key: state.form_key(signed.actor.id), ..view };
    let words = signed.visit.words();
    let title = words.t(if view.project.is_none() { "project-new" } else { "project-edit" });
    page(state, &signed.visit, title, move || view! { <ProjectFormPage words view /> }.into_any())
}

fn fresh(typed: ProjectForm, choices: ProjectChoices) -> ProjectFormView {
    ProjectFormView { project: None, typed, problems: Vec::new(), choices, same_title: None, notice: None, key: String::new(), version: 0 }
}

pub(super) async fn new_form(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::CreateProject)?;
    Maker::of(&signed.actor)?;
    let choices = written::choices(signed.visit.words(), &state.reference(), Vec::new());
    Ok(show(&state, &signed, fresh(ProjectForm::default(), choices)))
}

pub(super) async fn make(extract::State(state): extract::State<State>, signed: SignedIn, form: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::CreateProject)?;
    let maker = Maker::of(&signed.actor)?;
    if let Some(onward) = second::sent_before(&state, &signed, &form).await? {
        return Ok(onward);
    }
    let words = signed.visit.words();
    let choices = written::choices(words, &state.reference(), Vec::new());
    let typed = ProjectForm::from_pairs(&form.0);
    let new = match typed.check(words.language(), &written::offered(&choices)) {
        Ok(new) => new,
        Err(problems) => return Ok(refused(&state, &signed, ProjectFormView { problems, ..fresh(typed, choices) })),
    };
    if form.get("again") != Some("yes")
        && let Some(other) = store::same_title(&state.database.read, maker, &new.title).await?
    {
        // The same form, sent twice at once, may have made that draft since it was looked for.
        if let Some(onward) = second::sent_before(&state, &signed, &form).await? {
            return Ok(onward);
        }
        let same_title = Some(Link::new(app::paths::project(other.id), other.title));
        return Ok(refused(&state, &signed, ProjectFormView { same_title, ..fresh(typed, choices) }));
    }
    let location = store::make(&state, &permit, maker, form.key()?, new).await?;
    Ok(Redirect::to(&location).into_response())
}

fn refused(state: &State, signed: &SignedIn, view: ProjectFormView) -> Response {
    with_status(StatusCode::UNPROCESSABLE_ENTITY, show(state, signed, view))
}

/// The form of a project that is there.
async fn of_project(state: &State, signed: &SignedIn, found: &Found, typed: Option<ProjectForm>) -> Result<ProjectFormView, AppError> {
    let words = signed.visit.words();
    let contacts = written::contacts(&state.database.read, words, &found.project).await?;
    let typed = match typed {
        Some(typed) => typed,
        None => written::project_form(words, &found.project, &store::tags(&state.database.read, found.project.id).await?),
    };
    let choices = written::choices(words, &state.reference(), contacts);
    Ok(ProjectFormView { project: Some(second::head(&found.project)), version: found.project.version, ..fresh(typed, choices) })
}

pub(super) async fn edit_form(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<ProjectId>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::EditDossier, id).await?;
    if let Some(locked) = second::locked(&state, &signed, &found.project) {
        return Ok(locked);
    }
    let view = of_project(&state, &signed, &found, None).await?;
    Ok(show(&state, &signed, view))
}

pub(super) async fn change(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<ProjectId>,
    form: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::EditDossier, id).await?;
    if let Some(onward) = second::sent_before(&state, &signed, &form).await? {
        return Ok(onward);
    }
    let words = signed.visit.words();
    let typed = ProjectForm::from_pairs(&form.0);
    let version = form.version()?;
    let view = of_project(&state, &signed, &found, Some(typed.clone())).await?;
    let new = match typed.check(words.language(), &written::offered(&view.choices)) {
        Ok(new) => new,
        Err(problems) => return Ok(refused(&state, &signed, ProjectFormView { problems, version, ..view })),
    };
    match store::change(&state, &permit, version, form.key()?, new).await {
        Ok(location) => Ok(Redirect::to(&location).into_response()),
        Err(AppError::Conflict) => {
            if let Some(onward) = second::sent_before(&state, &signed, &form).await? {
                return Ok(onward);
            }
            let (notice, version) = second::meanwhile(&state, words, id).await?;
            let view = ProjectFormView { notice: Some(notice), version, ..view };
            Ok(with_status(StatusCode::CONFLICT, show(&state, &signed, view)))
        }
        Err(error) => Err(error),
    }
}
