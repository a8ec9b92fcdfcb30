//! The logbook of the own organisation: the list with its form, and one note.

use super::logbook::{self, Submit};
use super::read;
use crate::dossier::access::{self, Found};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::who_was_first;
use crate::frame::respond::{AppError, page};
use crate::frame::submission::Submission;
use crate::state::State;
use app::paths;
use app::reports::{LogEntryPage, LogLine, LogPageView, LogbookPage, LogbookView, log_label};
use app::ui::{FormErrors, NoticeView};
use axum::extract;
use axum::response::Response;
use domain::access::act;
use domain::ids::{LogEntryId, OrganisationId, ProjectId};
use domain::problem::Problem;
use domain::reports::LogForm;
use leptos::prelude::*;

#[derive(Default)]
struct Again {
    typed: Option<LogForm>,
    problems: Vec<Problem>,
    notice: Option<NoticeView>,
}

/// The organisation whose logbook the reader keeps; the permit says that there is one.
fn own(signed: &SignedIn) -> Result<OrganisationId, AppError> {
    signed.actor.organisation.ok_or(AppError::NotFound)
}

pub(super) async fn show(extract::State(state): extract::State<State>, signed: SignedIn, Ids(project): Ids<ProjectId>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::KeepOwnReport, project).await?;
    show_list(&state, &signed, &found, Again::default()).await
}

async fn show_list(state: &State, signed: &SignedIn, found: &Found, again: Again) -> Result<Response, AppError> {
    let (words, connection) = (signed.visit.words(), &state.database.read);
    let rows = logbook::of(connection, found.project.id, own(signed)?).await?;
    let names = read::names(connection, rows.iter().map(|row| row.written_by).collect()).await?;
    let line = |row: &entity::log_entry::Model| LogLine {
        id: row.id,
        note: logbook::note(row),
        by: names.get(&row.written_by).cloned().unwrap_or_default(),
        version: row.version,
    };
    let Again { typed, problems, notice } = again;
    let today = LogForm { happened_on: words.date(state.clock.today()), ..LogForm::default() };
    let view = LogbookView {
        project: found.project.id,
        title: found.project.title.clone(),
        typed: typed.unwrap_or(today),
        key: state.form_key(signed.actor.id),
        remove_key: state.form_key(signed.actor.id),
        lines: rows.iter().map(line).collect(),
        errors: FormErrors::read(words, &problems, |field| log_label(words, field)),
        notice,
    };
    Ok(page(state, &signed.visit, words.t("log-title"), move || view! { <LogbookPage words view /> }.into_any()))
}

async fn show_one(state: &State, signed: &SignedIn, found: &Found, id: LogEntryId, again: Again) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let row = logbook::one(&state.database.read, found.project.id, (own(signed)?, id)).await?.ok_or(AppError::NotFound)?;
    let Again { typed, problems, notice } = again;
    let view = LogPageView {
        project: found.project.id,
        title: found.project.title.clone(),
        entry: id,
        typed: typed.unwrap_or_else(|| LogForm::of(&logbook::note(&row), signed.visit.language)),
        keys: (state.form_key(signed.actor.id), row.version),
        errors: FormErrors::read(words, &problems, |field| log_label(words, field)),
        notice,
    };
    Ok(page(state, &signed.visit, words.t("log-note"), move || view! { <LogEntryPage words view /> }.into_any()))
}

pub(super) async fn edit(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, LogEntryId)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::KeepOwnReport, project).await?;
    show_one(&state, &signed, &found, id, Again::default()).await
}

pub(super) async fn add(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(project): Ids<ProjectId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    write(&state, &signed, (project, None), &pairs).await
}

pub(super) async fn save(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, LogEntryId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    write(&state, &signed, (project, Some(id)), &pairs).await
}

async fn write(state: &State, signed: &SignedIn, (project, id): (ProjectId, Option<LogEntryId>), pairs: &Pairs) -> Result<Response, AppError> {
    let (found, permit) = access::permit(state, signed, act::KeepOwnReport, project).await?;
    let submission = Submission::read(state, signed, pairs, &paths::logbook(project), "log-saved").await?;
    let typed: LogForm = pairs.read()?;
    let organisation = own(signed)?;
    if let Some(id) = id {
        logbook::one(&state.database.read, project, (organisation, id)).await?.ok_or(AppError::NotFound)?;
    }
    let submit = Submit { state, permit: &permit, submission: &submission, organisation };
    answer(&submission, submit.save(id, &typed, signed.visit.language).await, async |why| {
        let again = Again { typed: Some(typed), ..Again::default() };
        let again = match why {
            Why::Problems(problems) => Again { problems, ..again },
            Why::Lost => Again { notice: Some(who_was_first(state, signed.visit.words(), project).await?), ..again },
        };
        match id {
            Some(id) => show_one(state, signed, &found, id, again).await,
            None => show_list(state, signed, &found, again).await,
        }
    })
    .await
}

pub(super) async fn remove(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, LogEntryId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::KeepOwnReport, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::logbook(project), "log-removed").await?;
    pairs.nothing_else()?;
    let submit = Submit { state: &state, permit: &permit, submission: &submission, organisation: own(&signed)? };
    answer(&submission, submit.remove(id).await, async |why| match why {
        Why::Problems(problems) => Err(AppError::Internal(format!("a form without fields has problems: {problems:?}"))),
        Why::Lost => {
            let notice = Some(who_was_first(&state, signed.visit.words(), project).await?);
            show_list(&state, &signed, &found, Again { notice, ..Again::default() }).await
        }
    })
    .await
}
