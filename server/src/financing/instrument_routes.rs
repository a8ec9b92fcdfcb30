//! The instruments of a project: the list, one to write, and taking one away.

use super::instrument_remove_routes;
use super::instrument_store::{self, Submit};
use crate::dossier::access;
use crate::dossier::access::Found;
use crate::dossier::approved::approved;
use crate::dossier::due::due;
use crate::dossier::edit::{Approved, Editor};
use crate::dossier::resubmission;
use crate::dossier::resubmission::{Lock, locked_notice};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::basis::{Basis, Merged, key_again};
use crate::frame::differing::fields;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::gone;
use crate::frame::respond::{AppError, page, with_status};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::state::State;
use app::financing::{
    InstrumentGonePage, InstrumentGoneView, InstrumentLine, InstrumentPage, InstrumentView, InstrumentsPage, InstrumentsView, instrument_label,
    instrument_phases,
};
use app::ui::{FormErrors, NoticeView, StoredField};
use axum::extract::{self, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::{Action, act};
use domain::financing::{InstrumentForm, InstrumentKind, NewInstrument};
use domain::gates::Gate;
use domain::ids::{InstrumentId, ProjectId};
use domain::problem::Problem;
use domain::projects::{Part, Phase, REASON_FIELD};
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
        get("/projects/{project}/instruments/{instrument}", READ, show_instrument),
        post("/projects/{project}/instruments/{instrument}", EDIT, change),
        get("/projects/{project}/instruments/{instrument}/remove", EDIT, instrument_remove_routes::ask),
        post("/projects/{project}/instruments/{instrument}/remove", EDIT, instrument_remove_routes::remove),
    ]
}

async fn list(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<ProjectId>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, id).await?;
    let words = signed.visit.words();
    let may_edit = signed.actor.may(act::EditDossier, found.standing);
    let may_add = may_edit && resubmission::is_writable(&found.project) && !open_phases(&state, &signed, &found).await?.is_empty();
    let project = found.project;
    let lines = instrument_store::of_project(&state.database.read, id).await?.into_iter().map(|(id, one)| line(id, one)).collect();
    let notice = locked_notice(words, &project).filter(|_| may_edit);
    let view = InstrumentsView { project: id, lines, may_edit: may_add, notice, title: project.title };
    Ok(page(&state, &signed.visit, words.t("instruments-title"), move || view! { <InstrumentsPage words view /> }.into_any()))
}

pub(super) fn line(id: InstrumentId, instrument: NewInstrument) -> InstrumentLine {
    let missing = instrument.missing();
    let NewInstrument { kind, phase, counterparty, amount, .. } = instrument;
    InstrumentLine { id, kind, phase, counterparty, amount, missing }
}

/// The phases that the reader may add an instrument to: all of them, or those that were not approved.
async fn open_phases(state: &State, signed: &SignedIn, found: &Found) -> Result<Vec<Phase>, AppError> {
    let may_all = signed.actor.may(act::ChangeApproved, found.standing);
    let approved = approved(&state.database.read, &found.project).await?;
    Ok(instrument_phases().into_iter().filter(|phase| may_all || !approved.locks(Part::Instrument(*phase))).collect())
}

/// One instrument on its way to a reader.
struct Shown {
    instrument: Option<InstrumentId>,
    kind: InstrumentKind,
    typed: InstrumentForm,
    problems: Vec<Problem>,
    stored: Vec<StoredField>,
    /// The version that the form was read at, none for who only reads; and its key where it is not a fresh one.
    version: Option<i64>,
    key: Option<String>,
    reason: Option<String>,
    notice: Option<NoticeView>,
}

impl Shown {
    const fn new(instrument: Option<InstrumentId>, kind: InstrumentKind, typed: InstrumentForm) -> Self {
        Self { instrument, kind, typed, problems: Vec::new(), stored: Vec::new(), version: None, key: None, reason: None, notice: None }
    }

    async fn page(self, state: &State, signed: &SignedIn, found: &Found) -> Result<Response, AppError> {
        let words = signed.visit.words();
        let Self { instrument, kind, typed, problems, stored, version, key, reason, notice } = self;
        let label = |field: &str| instrument_label(words, field);
        let errors = FormErrors::read(words, &problems, label).beside(words, &stored, label);
        let key = key.unwrap_or_else(|| Basis::of(&fields(&typed)).key(state, signed.actor.id));
        let form = version.map(|version| (key, version));
        let mut phases = open_phases(state, signed, found).await?;
        // What was chosen stays on the page, also where it can no longer be chosen.
        phases.extend(typed.phase.parse::<Phase>().ok().filter(|phase| !phases.contains(phase)));
        let (project, title) = (found.project.id, found.project.title.clone());
        let view = InstrumentView { project, title, instrument, kind, typed, phases, form, reason, errors, notice };
        Ok(page(state, &signed.visit, words.label(kind), move || view! { <InstrumentPage words view /> }.into_any()))
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
    let (found, _) = access::permit(&state, &signed, act::EditDossier, id).await?;
    let phases = open_phases(&state, &signed, &found).await?;
    let Some(kind) = chosen.kind().filter(|_| resubmission::is_writable(&found.project) && !phases.is_empty()) else {
        return Ok(Redirect::to(&app::paths::instruments(id)).into_response());
    };
    // The phase whose dossier is being prepared, where it has money.
    let coming = due(&found.project).map(Gate::to).filter(|phase| phases.contains(phase));
    let phase = coming.unwrap_or_else(|| found.project.phase.money_phase()).to_string();
    let lock = lock(&state, &signed, &found, &phase).await?;
    let typed = InstrumentForm { kind: kind.to_string(), phase, ..InstrumentForm::default() };
    let (version, reason) = (Some(found.project.version), lock.reason(""));
    Shown { version, reason, notice: lock.notice(), ..Shown::new(None, kind, typed) }.page(&state, &signed, &found).await
}

/// Whether an instrument of this phase was approved.
async fn lock(state: &State, signed: &SignedIn, found: &Found, phase: &str) -> Result<Lock, AppError> {
    match phase.parse() {
        Ok(phase) => resubmission::lock(state, signed, found, Part::Instrument(phase)).await,
        Err(_) => Ok(Lock::Open),
    }
}

async fn show_instrument(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((id, instrument)): Ids<(ProjectId, InstrumentId)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, id).await?;
    let saved = instrument_store::find(&state.database.read, id, instrument).await?.ok_or(AppError::NotFound)?;
    let mut shown = Shown::new(Some(instrument), saved.kind, InstrumentForm::of(&saved, signed.visit.language));
    if signed.actor.may(act::EditDossier, found.standing) {
        let lock = resubmission::lock(&state, &signed, &found, Part::Instrument(saved.phase)).await?;
        let is_form = resubmission::is_writable(&found.project) && !lock.is_shut();
        shown.version = is_form.then_some(found.project.version);
        shown.notice = locked_notice(signed.visit.words(), &found.project).or_else(|| lock.notice());
        shown.reason = lock.reason("");
    }
    shown.page(&state, &signed, &found).await
}

async fn add(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<ProjectId>, pairs: Pairs) -> Result<Response, AppError> {
    write(&state, &signed, (id, None), &pairs).await
}

async fn change(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((id, instrument)): Ids<(ProjectId, InstrumentId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    write(&state, &signed, (id, Some(instrument)), &pairs).await
}

type At = (ProjectId, Option<InstrumentId>);

async fn write(state: &State, signed: &SignedIn, at: At, pairs: &Pairs) -> Result<Response, AppError> {
    let (id, instrument) = at;
    let (found, permit) = access::permit(state, signed, act::EditDossier, id).await?;
    let submission = Submission::read(state, signed, pairs, &app::paths::instruments(id), "instrument-saved").await?;
    let editor = Editor::of(&signed.actor, found.standing, pairs);
    let saved = match instrument {
        Some(one) => match instrument_store::find(&state.database.read, id, one).await? {
            Some(saved) => Some(saved),
            None => return gone_page(state, signed, &found, one, pairs).await,
        },
        None => None,
    };
    let (typed, kind) = typed(pairs, saved.as_ref())?;
    let lock = lock(state, signed, &found, saved.as_ref().map_or(typed.phase.as_str(), |saved| saved.phase.code())).await?;
    let (version, key) = (Some(submission.version), Some(key_again(state, signed.actor.id, pairs)));
    let shown = Shown { version, key, reason: lock.reason(editor.reason()), ..Shown::new(instrument, kind, typed.clone()) };
    let saved = async {
        let submit = Submit { state, permit: &permit, submission: &submission, editor: &editor };
        submit.save(instrument, &typed.check(signed.visit.language)?).await
    };
    answer(&submission, saved.await, async |why| match why {
        Why::Problems(problems) => {
            let needs_reason = problems.iter().any(|problem| problem.field == REASON_FIELD);
            let reason = if needs_reason { Some(editor.reason().to_owned()) } else { shown.reason.clone() };
            Shown { problems, reason, ..shown }.page(state, signed, &found).await
        }
        Why::Refused(Approved) => {
            let notice = Some(resubmission::refused_notice(state, signed, &found).await?);
            Ok(with_status(StatusCode::FORBIDDEN, Shown { notice, ..shown }.page(state, signed, &found).await?))
        }
        Why::Lost => lost(state, signed, at, pairs).await,
    })
    .await
}

/// The form as it was typed, without the reason that stands beside it. The kind of an instrument that is there stays what it is.
fn typed(pairs: &Pairs, saved: Option<&NewInstrument>) -> Result<(InstrumentForm, InstrumentKind), AppError> {
    let mut typed: InstrumentForm = pairs.without(REASON_FIELD).read()?;
    if let Some(saved) = saved {
        typed.kind = saved.kind.to_string();
    }
    let kind = typed.kind.parse().map_err(|_| AppError::BadForm("a kind of instrument that is not on the list".to_owned()))?;
    Ok((typed, kind))
}

/// Somebody was first: the page comes back with what was typed, and beside it what is stored by now.
async fn lost(state: &State, signed: &SignedIn, (id, instrument): At, pairs: &Pairs) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let (found, _) = access::permit(state, signed, act::EditDossier, id).await?;
    let saved = match instrument {
        Some(one) => match instrument_store::find(&state.database.read, id, one).await? {
            Some(saved) => Some(saved),
            None => return gone_page(state, signed, &found, one, pairs).await,
        },
        None => None,
    };
    let sent = typed(pairs, saved.as_ref())?.0;
    let stored = saved.as_ref().map(|saved| fields(&InstrumentForm::of(saved, signed.visit.language)));
    let merged = stored.as_ref().map(|stored| resubmission::merge(words, &found.project, pairs, (&fields(&sent), stored)));
    let merged = merged.unwrap_or_else(|| Merged::as_sent(pairs.clone()));
    let (typed, kind) = typed(&merged.form, saved.as_ref())?;
    let lock = lock(state, signed, &found, saved.as_ref().map_or(typed.phase.as_str(), |saved| saved.phase.code())).await?;
    let notice = resubmission::lost_notice(state, signed, &found, &lock).await?;
    let shown = Shown {
        notice: Some(merged.tell(words, notice)),
        stored: merged.clashes,
        key: stored.map(|stored| Basis::of(&stored).key(state, signed.actor.id)),
        version: Some(found.project.version),
        reason: lock.reason(pairs.get(REASON_FIELD).unwrap_or_default()),
        ..Shown::new(instrument, kind, typed.clone())
    };
    shown.page(state, signed, &found).await
}

/// The instrument was taken away meanwhile: who did, and what was typed. One that never was here is not here.
pub(super) async fn gone_page(
    state: &State,
    signed: &SignedIn,
    found: &Found,
    instrument: InstrumentId,
    pairs: &Pairs,
) -> Result<Response, AppError> {
    let gone = gone(&state.database.read, &format!("instrument {instrument}"), "instrument_removed").await?;
    let gone = gone.filter(|gone| gone.project() == Some(found.project.id)).ok_or(AppError::NotFound)?;
    let words = signed.visit.words();
    let has_typed = pairs.get("kind").is_some();
    let typed = if has_typed { Some(typed(pairs, None)?).map(|(typed, kind)| (kind, typed)) } else { None };
    let view = InstrumentGoneView { project: found.project.id, title: found.project.title.clone(), typed, notice: gone.notice(words) };
    let title = words.t("meanwhile-gone");
    let shown = page(state, &signed.visit, title, move || view! { <InstrumentGonePage words view /> }.into_any());
    Ok(with_status(StatusCode::CONFLICT, shown))
}
