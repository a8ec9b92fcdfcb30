//! The instruments of a project: the list, one to write, and taking one away.

use super::instrument_store::{self, Submit};
use crate::actor::SignedIn;
use crate::form::Pairs;
use crate::history::meanwhile;
use crate::ids::Ids;
use crate::projects::access::{self, Found};
use crate::projects::second::{is_writable, locked_notice};
use crate::respond::{AppError, done, page, with_status};
use crate::routes::{Access, Route, get, post};
use crate::state::State;
use ::entity::project;
use app::financing::{
    InstrumentLine, InstrumentPage, InstrumentRemovePage, InstrumentView, InstrumentsPage, InstrumentsView, RemoveView, instrument_label,
};
use app::ui::{FormErrors, NoticeView};
use axum::extract::{self, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::{Action, act};
use domain::financing::{InstrumentForm, InstrumentKind, NewInstrument};
use domain::ids::{InstrumentId, ProjectId};
use domain::problem::Problem;
use leptos::prelude::*;
use serde::Deserialize;

/// The routes of instruments.
pub(super) fn routes() -> Vec<Route> {
    const READ: Access = Access::Needs(Action::ReadProject);
    const EDIT: Access = Access::Needs(Action::EditDossier);
    vec![
        get("/projects/{project}/instruments", READ, list),
        get("/projects/{project}/instruments/new", EDIT, new),
        post("/projects/{project}/instruments/new", EDIT, add),
        get("/projects/{project}/instruments/{instrument}", READ, look),
        post("/projects/{project}/instruments/{instrument}", EDIT, change),
        get("/projects/{project}/instruments/{instrument}/remove", EDIT, ask_to_remove),
        post("/projects/{project}/instruments/{instrument}/remove", EDIT, remove),
    ]
}

async fn list(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<ProjectId>) -> Result<Response, AppError> {
    let (Found { project, standing }, _) = access::permit(&state, &signed, act::ReadProject, id).await?;
    let words = signed.visit.words();
    let may_edit = signed.actor.may(act::EditDossier, standing);
    let lines = instrument_store::of_project(&state.database.read, id).await?.into_iter().map(|(id, one)| line(id, one)).collect();
    let notice = locked_notice(words, &project).filter(|_| may_edit);
    let view = InstrumentsView { project: id, lines, may_edit: may_edit && is_writable(&project), notice, title: project.title };
    Ok(page(&state, &signed.visit, words.t("instruments-title"), move || view! { <InstrumentsPage words view /> }.into_any()))
}

fn line(id: InstrumentId, instrument: NewInstrument) -> InstrumentLine {
    let missing = instrument.missing();
    let NewInstrument { kind, phase, counterparty, amount, .. } = instrument;
    InstrumentLine { id, kind, phase, counterparty, amount, missing }
}

/// One instrument on its way to a reader.
struct Shown {
    instrument: Option<InstrumentId>,
    kind: InstrumentKind,
    typed: InstrumentForm,
    problems: Vec<Problem>,
    is_form: bool,
    notice: Option<NoticeView>,
}

impl Shown {
    fn page(self, state: &State, signed: &SignedIn, project: project::Model) -> Response {
        let words = signed.visit.words();
        let Self { instrument, kind, typed, problems, is_form, notice } = self;
        let errors = FormErrors::read(words, &problems, |field| instrument_label(words, field));
        let form = is_form.then(|| (state.form_key(signed.actor.id), project.version));
        let view = InstrumentView { project: project.id, title: project.title, instrument, kind, typed, form, errors, notice };
        page(state, &signed.visit, words.label(kind), move || view! { <InstrumentPage words view /> }.into_any())
    }
}

#[derive(Deserialize)]
struct Chosen {
    kind: Option<String>,
}

impl Chosen {
    fn kind(&self) -> Option<InstrumentKind> {
        self.kind.as_ref().and_then(|code| code.parse().ok())
    }
}

async fn new(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<ProjectId>,
    Query(chosen): Query<Chosen>,
) -> Result<Response, AppError> {
    let (Found { project, .. }, _) = access::permit(&state, &signed, act::EditDossier, id).await?;
    let Some(kind) = chosen.kind().filter(|_| is_writable(&project)) else {
        return Ok(Redirect::to(&app::paths::instruments(id)).into_response());
    };
    let phase = crate::projects::totals::money_phase(project.phase).to_string();
    let typed = InstrumentForm { kind: kind.to_string(), phase, ..InstrumentForm::default() };
    Ok(Shown { instrument: None, kind, typed, problems: Vec::new(), is_form: true, notice: None }.page(&state, &signed, project))
}

async fn look(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((id, instrument)): Ids<(ProjectId, InstrumentId)>,
) -> Result<Response, AppError> {
    let (Found { project, standing }, _) = access::permit(&state, &signed, act::ReadProject, id).await?;
    let saved = instrument_store::find(&state.database.read, id, instrument).await?.ok_or(AppError::NotFound)?;
    let may_edit = signed.actor.may(act::EditDossier, standing);
    let notice = locked_notice(signed.visit.words(), &project).filter(|_| may_edit);
    let is_form = may_edit && is_writable(&project);
    let typed = InstrumentForm::of(&saved, signed.visit.language);
    Ok(Shown { instrument: Some(instrument), kind: saved.kind, typed, problems: Vec::new(), is_form, notice }.page(&state, &signed, project))
}

async fn add(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<ProjectId>, pairs: Pairs) -> Result<Response, AppError> {
    write(&state, &signed, id, None, &pairs).await
}

async fn change(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((id, instrument)): Ids<(ProjectId, InstrumentId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    write(&state, &signed, id, Some(instrument), &pairs).await
}

async fn write(state: &State, signed: &SignedIn, id: ProjectId, instrument: Option<InstrumentId>, pairs: &Pairs) -> Result<Response, AppError> {
    let (Found { project, .. }, permit) = access::permit(state, signed, act::EditDossier, id).await?;
    let read = &state.database.read;
    let submit = Submit { state, permit: &permit, version: pairs.version()?, key: pairs.key()? };
    if let Some(onward) = submit.key.led(read, permit.person()).await? {
        return Ok(done(&onward, "instrument-saved"));
    }
    let mut typed: InstrumentForm = pairs.read()?;
    if let Some(instrument) = instrument {
        typed.kind = instrument_store::find(read, id, instrument).await?.ok_or(AppError::NotFound)?.kind.to_string();
    }
    let kind: InstrumentKind = typed.kind.parse().map_err(|_| AppError::BadForm("a kind of instrument that is not on the list".to_owned()))?;
    let shown = |problems, notice| Shown { instrument, kind, typed: typed.clone(), problems, is_form: true, notice };
    let saved = match typed.check(signed.visit.language) {
        Ok(checked) => submit.save(instrument, &checked).await,
        Err(problems) => {
            // The version that the form was read at, so that a change in between is still noticed.
            let project = project::Model { version: submit.version, ..project };
            return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown(problems, None).page(state, signed, project)));
        }
    };
    match saved {
        Ok(()) => Ok(done(&app::paths::instruments(id), "instrument-saved")),
        Err(AppError::Conflict) => {
            if let Some(onward) = submit.key.led(read, permit.person()).await? {
                return Ok(done(&onward, "instrument-saved"));
            }
            let (found, _) = access::permit(state, signed, act::EditDossier, id).await?;
            let notice = meanwhile(state, signed.visit.words(), &found.project).await?;
            Ok(with_status(StatusCode::CONFLICT, shown(Vec::new(), Some(notice)).page(state, signed, found.project)))
        }
        Err(error) => Err(error),
    }
}

async fn ask_to_remove(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((id, instrument)): Ids<(ProjectId, InstrumentId)>,
) -> Result<Response, AppError> {
    let (Found { project, .. }, _) = access::permit(&state, &signed, act::EditDossier, id).await?;
    show_question(&state, &signed, project, instrument, None).await
}

async fn show_question(
    state: &State,
    signed: &SignedIn,
    project: project::Model,
    instrument: InstrumentId,
    notice: Option<NoticeView>,
) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let saved = instrument_store::find(&state.database.read, project.id, instrument).await?.ok_or(AppError::NotFound)?;
    let form = (state.form_key(signed.actor.id), project.version);
    let notice = notice.or_else(|| locked_notice(words, &project));
    let view = RemoveView { project: project.id, title: project.title, line: line(instrument, saved), form, notice };
    Ok(page(state, &signed.visit, words.t("instruments-remove-title"), move || view! { <InstrumentRemovePage words view /> }.into_any()))
}

async fn remove(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((id, instrument)): Ids<(ProjectId, InstrumentId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (_, permit) = access::permit(&state, &signed, act::EditDossier, id).await?;
    let submit = Submit { state: &state, permit: &permit, version: pairs.version()?, key: pairs.key()? };
    let before = async || submit.key.led(&state.database.read, permit.person()).await;
    if let Some(onward) = before().await? {
        return Ok(done(&onward, "instrument-removed"));
    }
    match submit.remove(instrument).await {
        Ok(()) => Ok(done(&app::paths::instruments(id), "instrument-removed")),
        Err(AppError::Conflict) => {
            if let Some(onward) = before().await? {
                return Ok(done(&onward, "instrument-removed"));
            }
            let (found, _) = access::permit(&state, &signed, act::EditDossier, id).await?;
            let notice = meanwhile(&state, signed.visit.words(), &found.project).await?;
            Ok(with_status(StatusCode::CONFLICT, show_question(&state, &signed, found.project, instrument, Some(notice)).await?))
        }
        Err(error) => Err(error),
    }
}
