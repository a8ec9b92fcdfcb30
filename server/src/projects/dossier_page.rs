//! The page with the dossier facts.

use super::form_page::About;
use crate::dossier::access;
use crate::dossier::access::Found;
use crate::dossier::edit::{EditError, Editor};
use crate::dossier::resubmission;
use crate::frame::actor::SignedIn;
use crate::frame::basis::{Basis, key_again};
use crate::frame::differing::fields;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page, with_status};
use crate::projects::dossier;
use crate::state::State;
use app::projects::{DossierPage, DossierReadPage, DossierReadView, DossierView};
use axum::extract;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::act;
use domain::gates::DossierForm;
use domain::ids::ProjectId;
use leptos::prelude::*;

fn show(state: &State, signed: &SignedIn, view: DossierView) -> Response {
    let key = if view.key.is_empty() { Basis::of(&fields(&view.typed)).key(state, signed.actor.id) } else { view.key };
    let view = DossierView { key, ..view };
    let words = signed.visit.words();
    page(state, &signed.visit, words.t("dossier-facts-title"), move || view! { <DossierPage words view /> }.into_any())
}

fn fresh(found: &Found, typed: DossierForm) -> DossierView {
    let (key, version) = (String::new(), found.project.version);
    DossierView { project: resubmission::head(&found.project), typed, problems: Vec::new(), stored: Vec::new(), notice: None, key, version }
}

pub(super) async fn look(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<ProjectId>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, id).await?;
    let facts = dossier::of_project(&state.database.read, id).await?;
    let is_editor = signed.actor.may(act::EditDossier, found.standing);
    if !is_editor || !resubmission::is_writable(&found.project) {
        let view = DossierReadView { project: resubmission::head(&found.project), status: found.project.status, is_editor, facts };
        let words = signed.visit.words();
        return Ok(page(&state, &signed.visit, words.t("dossier-facts-title"), move || view! { <DossierReadPage words view /> }.into_any()));
    }
    Ok(show(&state, &signed, fresh(&found, dossier::typed(signed.visit.words(), &facts))))
}

pub(super) async fn change(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<ProjectId>,
    form: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::EditDossier, id).await?;
    match save(&state, &signed, (&found, &permit), &form).await {
        Err(AppError::Conflict) => lost(&state, &signed, id, &form).await,
        answer => answer,
    }
}

async fn save(state: &State, signed: &SignedIn, (found, permit): About<'_>, form: &Pairs) -> Result<Response, AppError> {
    if let Some(onward) = resubmission::sent_before(state, signed, form).await? {
        return Ok(onward);
    }
    let words = signed.visit.words();
    let (typed, version) = (form.read::<DossierForm>()?, form.version()?);
    let facts = match typed.check(words.language(), state.clock.today()) {
        Ok(facts) => facts,
        Err(problems) => {
            let view = DossierView { problems, version, key: key_again(state, signed.actor.id, form), ..fresh(found, typed) };
            return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, show(state, signed, view)));
        }
    };
    let editor = Editor::of(&signed.actor, found.standing, form);
    match dossier::save(state, permit, version, form.key()?, &facts, &editor).await {
        Ok(location) => Ok(Redirect::to(&location).into_response()),
        Err(EditError::Approved | EditError::Reason(_)) => Err(AppError::Conflict),
        Err(EditError::Other(error)) => Err(error),
    }
}

/// Somebody was first: the page comes back with what was typed, and beside it what is stored by now.
async fn lost(state: &State, signed: &SignedIn, id: ProjectId, form: &Pairs) -> Result<Response, AppError> {
    if let Some(onward) = resubmission::sent_before(state, signed, form).await? {
        return Ok(onward);
    }
    let words = signed.visit.words();
    let (found, _) = access::permit(state, signed, act::EditDossier, id).await?;
    let stored = fields(&dossier::typed(words, &dossier::of_project(&state.database.read, id).await?));
    let merged = resubmission::merge(words, &found.project, form, (&fields(&form.read::<DossierForm>()?), &stored));
    let notice = Some(merged.tell(words, crate::frame::meanwhile::meanwhile(state, words, &found.project).await?));
    let key = Basis::of(&stored).key(state, signed.actor.id);
    Ok(with_status(
        StatusCode::CONFLICT,
        show(state, signed, DossierView { notice, stored: merged.clashes, key, ..fresh(&found, merged.form.read()?) }),
    ))
}
