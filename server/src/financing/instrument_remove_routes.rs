//! Taking an instrument away, after a question.

use super::instrument_routes::{gone_page, line};
use super::instrument_store::{self, Submit};
use crate::dossier::access;
use crate::dossier::access::Found;
use crate::dossier::edit::{Approved, Editor};
use crate::dossier::resubmission;
use crate::dossier::resubmission::locked_notice;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::meanwhile;
use crate::frame::respond::{AppError, page, with_status};
use crate::frame::submission::Submission;
use crate::state::State;
use app::financing::{InstrumentRemovePage, RemoveView, instrument_label};
use app::ui::{FormErrors, NoticeView};
use axum::extract;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::act;
use domain::financing::NewInstrument;
use domain::ids::{InstrumentId, ProjectId};
use domain::problem::Problem;
use domain::projects::Part;
use leptos::prelude::*;

pub(super) async fn ask(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((id, instrument)): Ids<(ProjectId, InstrumentId)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::EditDossier, id).await?;
    let saved = instrument_store::find(&state.database.read, id, instrument).await?.ok_or(AppError::NotFound)?;
    show_question(&state, &signed, &found, (instrument, saved), Asked::default()).await
}

/// What the question says beside the instrument.
#[derive(Default)]
struct Asked {
    reason: String,
    problems: Vec<Problem>,
    notice: Option<NoticeView>,
    version: Option<i64>,
}

async fn show_question(
    state: &State,
    signed: &SignedIn,
    found: &Found,
    (instrument, saved): (InstrumentId, NewInstrument),
    asked: Asked,
) -> Result<Response, AppError> {
    let (words, project) = (signed.visit.words(), &found.project);
    let lock = resubmission::lock(state, signed, found, Part::Instrument(saved.phase)).await?;
    let form = (!lock.is_shut()).then(|| (state.form_key(signed.actor.id), asked.version.unwrap_or(project.version)));
    let notice = asked.notice.or_else(|| locked_notice(words, project)).or_else(|| lock.notice());
    let errors = FormErrors::read(words, &asked.problems, |field| instrument_label(words, field));
    let (title, reason) = (project.title.clone(), lock.reason(&asked.reason));
    let view = RemoveView { project: project.id, title, line: line(instrument, saved), form, reason, errors, notice };
    Ok(page(state, &signed.visit, words.t("instruments-remove-title"), move || view! { <InstrumentRemovePage words view /> }.into_any()))
}

pub(super) async fn remove(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((id, instrument)): Ids<(ProjectId, InstrumentId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::EditDossier, id).await?;
    let submission = Submission::read(&state, &signed, &pairs, &app::paths::instruments(id), "instrument-removed").await?;
    let editor = Editor::of(&signed.actor, found.standing, &pairs);
    let Some(saved) = instrument_store::find(&state.database.read, id, instrument).await? else {
        return gone_page(&state, &signed, &found, instrument, &pairs).await;
    };
    let submit = Submit { state: &state, permit: &permit, submission: &submission, editor: &editor };
    answer(&submission, submit.remove(instrument).await, async |why| {
        let asked = Asked { reason: editor.reason().to_owned(), version: Some(submission.version), ..Asked::default() };
        let (found, _) = access::permit(&state, &signed, act::EditDossier, id).await?;
        // What the question is about is read again: somebody may have changed it, or taken it away.
        let saved = instrument_store::find(&state.database.read, id, instrument).await?.unwrap_or(saved);
        let question = async |asked| show_question(&state, &signed, &found, (instrument, saved), asked).await;
        match why {
            Why::Problems(problems) => question(Asked { problems, ..asked }).await,
            Why::Refused(Approved) => {
                let notice = Some(resubmission::refused_notice(&state, &signed, &found).await?);
                Ok(with_status(StatusCode::FORBIDDEN, question(Asked { notice, ..asked }).await?))
            }
            Why::Lost => {
                let notice = Some(meanwhile(&state, signed.visit.words(), &found.project).await?);
                question(Asked { notice, version: None, ..asked }).await
            }
        }
    })
    .await
}
