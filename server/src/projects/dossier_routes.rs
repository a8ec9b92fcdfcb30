//! The page with the dossier facts.

use crate::dossier::access;
use crate::dossier::access::Found;
use crate::dossier::edit::{Approved, Editor};
use crate::dossier::resubmission;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::basis::{Basis, key_again};
use crate::frame::differing::fields;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page, with_status};
use crate::frame::submission::Submission;
use crate::projects::dossier;
use crate::state::State;
use app::projects::{DossierPage, DossierReadPage, DossierReadView, DossierView};
use axum::extract;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::act;
use domain::gates::DossierForm;
use domain::ids::ProjectId;
use domain::projects::REASON_FIELD;
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

pub(super) async fn show_dossier(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<ProjectId>,
) -> Result<Response, AppError> {
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
    let submission = Submission::read(&state, &signed, &form, &app::paths::project(id), "saved").await?;
    let typed = form.read::<DossierForm>()?;
    let editor = Editor::of(&signed.actor, found.standing, &form);
    let saved = async {
        let facts = typed.check(signed.visit.words().language(), state.clock.today())?;
        dossier::save(&state, &permit, &submission, &facts, &editor).await
    };
    answer(&submission, saved.await, async |why| match why {
        Why::Problems(problems) if problems.iter().all(|problem| problem.field != REASON_FIELD) => {
            let (version, key) = (submission.version, key_again(&state, signed.actor.id, &form));
            Ok(show(&state, &signed, DossierView { problems, version, key, ..fresh(&found, typed.clone()) }))
        }
        // What is on record is approved as a whole while its dossier is closed.
        Why::Problems(_) | Why::Refused(Approved) | Why::Lost => Ok(with_status(StatusCode::CONFLICT, lost(&state, &signed, id, &form).await?)),
    })
    .await
}

/// Somebody was first: the page comes back with what was typed, and beside it what is stored by now.
async fn lost(state: &State, signed: &SignedIn, id: ProjectId, form: &Pairs) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let (found, _) = access::permit(state, signed, act::EditDossier, id).await?;
    let stored = fields(&dossier::typed(words, &dossier::of_project(&state.database.read, id).await?));
    let merged = resubmission::merge(words, &found.project, form, (&fields(&form.read::<DossierForm>()?), &stored));
    let notice = Some(merged.tell(words, crate::frame::meanwhile::meanwhile(state, words, &found.project).await?));
    let key = Basis::of(&stored).key(state, signed.actor.id);
    Ok(show(state, signed, DossierView { notice, stored: merged.clashes, key, ..fresh(&found, merged.form.read()?) }))
}
