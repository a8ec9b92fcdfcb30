//! The form for a project: new, and changed.

use super::store::{self, Maker};
use crate::dossier::access;
use crate::dossier::access::Found;
use crate::dossier::edit::{Approved, Editor};
use crate::dossier::resubmission::Lock;
use crate::dossier::{form_values, resubmission};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer};
use crate::frame::basis::{Basis, key_again};
use crate::frame::differing::fields;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page, with_status};
use crate::frame::submission::Submission;
use crate::projects::approved_routes;
use crate::state::{State, new_id};
use app::projects::{ProjectChoices, ProjectFormPage, ProjectFormView};
use app::ui::Link;
use axum::extract;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::{Permit, act};
use domain::ids::ProjectId;
use domain::projects::{Before, Part, ProjectForm, REASON_FIELD};
use leptos::prelude::*;

/// The project that a form is about, the permit to change it, and who changes it.
pub(super) type About<'a> = (&'a Found, &'a Permit<act::EditDossier>, &'a Submission, &'a Editor);

fn show(state: &State, signed: &SignedIn, view: ProjectFormView) -> Response {
    let key = if view.key.is_empty() { Basis::of(&fields(&view.typed)).key(state, signed.actor.id) } else { view.key };
    let view = ProjectFormView { key, ..view };
    let words = signed.visit.words();
    let title = words.t(if view.project.is_none() { "project-new" } else { "project-edit" });
    page(state, &signed.visit, title, move || view! { <ProjectFormPage words view /> }.into_any())
}

fn fresh(typed: ProjectForm, choices: ProjectChoices) -> ProjectFormView {
    let key = String::new();
    ProjectFormView {
        project: None,
        typed,
        problems: Vec::new(),
        stored: Vec::new(),
        choices,
        same_title: None,
        reason: None,
        notice: None,
        key,
        version: 0,
    }
}

pub(super) async fn new_form(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::CreateProject)?;
    Maker::of(&signed.actor)?;
    let choices = form_values::choices(signed.visit.words(), &state.reference(), Vec::new());
    Ok(show(&state, &signed, fresh(ProjectForm::default(), choices)))
}

pub(super) async fn make(extract::State(state): extract::State<State>, signed: SignedIn, form: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::CreateProject)?;
    let maker = Maker::of(&signed.actor)?;
    let id = ProjectId(new_id());
    let submission = Submission::read(&state, &signed, &form, &app::paths::project(id), "project-made").await?;
    let words = signed.visit.words();
    let choices = form_values::choices(words, &state.reference(), Vec::new());
    let typed = ProjectForm::from_pairs(&form.0);
    let saved = async {
        let new = typed.check(words.language(), &form_values::offered(&choices))?;
        if form.get("again") != Some("yes")
            && let Some(other) = store::same_title(&state.database.read, maker, &new.title).await?
        {
            return Err(Unsaved::refused(other));
        }
        store::make(&state, &permit, &submission, (id, maker), new).await
    };
    answer(&submission, saved.await, async |why| {
        let view = fresh(typed.clone(), choices.clone());
        let view = match why {
            Why::Problems(problems) => ProjectFormView { problems, ..view },
            Why::Refused(other) => ProjectFormView { same_title: Some(Link::new(app::paths::project(other.id), other.title)), ..view },
            Why::Lost => return Err(AppError::Conflict),
        };
        Ok(show(&state, &signed, view))
    })
    .await
}

/// The form of a project that is there.
async fn of_project(state: &State, signed: &SignedIn, found: &Found, lock: &Lock, typed: Option<ProjectForm>) -> Result<ProjectFormView, AppError> {
    let words = signed.visit.words();
    let contacts = form_values::contacts(&state.database.read, words, &found.project, state.clock.today()).await?;
    let typed = match typed {
        Some(typed) => typed,
        None => stored_form(state, signed, found).await?,
    };
    let choices = form_values::choices(words, &state.reference(), contacts);
    let (project, version, notice) = (Some(resubmission::head(&found.project)), found.project.version, lock.notice());
    Ok(ProjectFormView { project, version, notice, reason: lock.reason(""), ..fresh(typed, choices) })
}

async fn stored_form(state: &State, signed: &SignedIn, found: &Found) -> Result<ProjectForm, AppError> {
    let tags = store::tags(&state.database.read, found.project.id).await?;
    Ok(form_values::project_form(signed.visit.words(), &found.project, &tags))
}

pub(super) async fn edit_form(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<ProjectId>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::EditDossier, id).await?;
    if let Some(locked) = resubmission::locked(&state, &signed, &found.project) {
        return Ok(locked);
    }
    let lock = resubmission::lock(&state, &signed, &found, Part::Text).await?;
    if lock.is_shut() {
        return approved_routes::show(&state, &signed, &found, approved_routes::Typed::new(lock.notice())).await;
    }
    let view = of_project(&state, &signed, &found, &lock, None).await?;
    Ok(show(&state, &signed, view))
}

pub(super) async fn change(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<ProjectId>,
    form: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::EditDossier, id).await?;
    let submission = Submission::read(&state, &signed, &form, &app::paths::project(id), "saved").await?;
    let editor = Editor::of(&signed.actor, found.standing, &form);
    if form.get("part").is_some() {
        return approved_routes::change(&state, &signed, (&found, &permit, &submission, &editor), &form).await;
    }
    let words = signed.visit.words();
    let typed = ProjectForm::from_pairs(&form.0);
    let lock = resubmission::lock(&state, &signed, &found, Part::Text).await?;
    let view = of_project(&state, &signed, &found, &lock, Some(typed.clone())).await?;
    let (reason, key) = (lock.reason(editor.reason()), key_again(&state, signed.actor.id, &form));
    let view = ProjectFormView { reason, key, version: submission.version, ..view };
    let saved = async {
        let stored = stored_form(&state, &signed, &found).await?;
        let before = Before { phase: found.project.phase, stored: Some(&stored) };
        let new = typed.check_beside(words.language(), &form_values::offered(&view.choices), before)?;
        store::change(&state, &permit, &submission, new, &editor).await
    };
    answer(&submission, saved.await, async |why| match why {
        Why::Problems(problems) => Ok(show(&state, &signed, ProjectFormView { problems, ..view.clone() })),
        Why::Refused(Approved) => {
            let notice = Some(resubmission::refused_notice(&state, &signed, &found).await?);
            Ok(with_status(StatusCode::FORBIDDEN, show(&state, &signed, ProjectFormView { notice, ..view.clone() })))
        }
        Why::Lost => lost(&state, &signed, id, &form).await,
    })
    .await
}

/// Somebody was first: the page comes back with what was typed, and beside it what is stored by now.
pub(super) async fn lost(state: &State, signed: &SignedIn, id: ProjectId, form: &Pairs) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let (found, _) = access::permit(state, signed, act::EditDossier, id).await?;
    let lock = resubmission::lock(state, signed, &found, Part::Text).await?;
    let notice = resubmission::lost_notice(state, signed, &found, &lock).await?;
    if form.get("part").is_some() {
        let typed = approved_routes::Typed::lost(notice, form);
        return approved_routes::show(state, signed, &found, typed).await;
    }
    let stored = fields(&stored_form(state, signed, &found).await?);
    let merged = resubmission::merge(words, &found.project, form, (&fields(&ProjectForm::from_pairs(&form.0)), &stored));
    let view = of_project(state, signed, &found, &lock, Some(ProjectForm::from_pairs(&merged.form.0))).await?;
    let (reason, key) = (lock.reason(form.get(REASON_FIELD).unwrap_or_default()), Basis::of(&stored).key(state, signed.actor.id));
    let view = ProjectFormView { notice: Some(merged.tell(words, notice)), stored: merged.clashes, reason, key, ..view };
    Ok(show(state, signed, view))
}
