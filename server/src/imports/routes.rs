//! Bringing projects in: choose a file, see what it would bring, say yes.

use super::changes::{self, Take};
use super::pairs::Pairs as KnownRows;
use super::preview::ROWS_PER_PAGE;
use super::uploads::{self, UploadError};
use super::{FileProblem, ImportError, Importer, Preview, SIZE_LIMIT, Wanted, import_file, preview, refusal, refused_import, runs};
use crate::frame::actor::SignedIn;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page, with_status};
use crate::frame::route::{Access, Route, get, post, upload};
use crate::frame::submission::Submission;
use crate::frame::visit::Visit;
use crate::state::{State, new_id};
use app::imports::{ImportOutcomePage, ImportPage, ImportPreviewPage, ImportView, OutcomeView, PreviewView};
use app::ui::PageLinks;
use axum::extract::{self, Multipart, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::{Action, act};
use domain::ids::ImportId;
use domain::imports::ProblemCode;
use leptos::prelude::*;
use serde::Deserialize;
use std::path::PathBuf;

/// The file, and room for the form around it.
const BODY_LIMIT: usize = SIZE_LIMIT as usize + 64 * 1024;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    const IMPORTERS: Access = Access::Needs(Action::ImportProjects);
    vec![
        get("/import", IMPORTERS, form),
        upload("/import", IMPORTERS, BODY_LIMIT, take_file),
        get("/import/{import}", IMPORTERS, show),
        post("/import/{import}", IMPORTERS, confirm),
    ]
}

async fn form(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::ImportProjects)?;
    Ok(show_form(&state, &signed.visit, None))
}

fn show_form(state: &State, visit: &Visit, problem: Option<String>) -> Response {
    let words = visit.words();
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    with_status(status, page(state, visit, words.t("import-title"), move || view! { <ImportPage words view=ImportView { problem } /> }.into_any()))
}

async fn take_file(extract::State(state): extract::State<State>, signed: SignedIn, mut form: Multipart) -> Result<Response, AppError> {
    signed.permit(act::ImportProjects)?;
    uploads::remove_forgotten(&state.data_dir, state.clock.now().into()).await.map_err(internal)?;
    runs::settle(&state, state.clock.now() - uploads::PATIENCE).await?;
    let import = ImportId(new_id());
    let kept = match form.next_field().await {
        Ok(Some(field)) if field.name() == Some("file") => uploads::keep(&state.data_dir, import, field).await,
        Ok(_) => return Err(AppError::BadForm("a form without a file".to_owned())),
        Err(error) => Err(error.into()),
    };
    let problem = match kept {
        Ok(kept) => match look_into(&state, import, kept.path.clone(), Wanted { only: None, page: 1 }).await? {
            Ok(_) => {
                kept.waits();
                return Ok(Redirect::to(&app::paths::import_run(import)).into_response());
            }
            Err(problem) => problem,
        },
        Err(UploadError::File(problem)) => problem,
        Err(UploadError::Form(error)) => return Err(AppError::BadForm(error.to_string())),
        Err(UploadError::Disk(error)) => return Err(internal(error)),
    };
    let answer = show_form(&state, &signed.visit, Some(refusal(signed.visit.words(), &problem)));
    let is_too_large = matches!(problem, FileProblem::TooLarge { .. });
    Ok(if is_too_large { with_status(StatusCode::PAYLOAD_TOO_LARGE, answer) } else { answer })
}

/// Reads the file beside the requests, because a large one takes seconds.
async fn look_into(state: &State, import: ImportId, path: PathBuf, wanted: Wanted) -> Result<Result<Preview, FileProblem>, AppError> {
    let known = runs::known(&state.database.read, import).await?;
    let read = move || preview(&path, &KnownRows::find(&path, &known)?, wanted);
    tokio::task::spawn_blocking(read).await.map_err(|error| AppError::Internal(error.to_string()))
}

/// Which rows of the table the address asks for.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    problem: Option<String>,
    page: Option<String>,
}

impl Asked {
    fn wanted(&self) -> Wanted {
        let only = self.problem.as_ref().and_then(|code| code.parse().ok());
        let page = self.page.as_ref().and_then(|page| page.parse().ok()).unwrap_or(1).max(1);
        Wanted { only, page }
    }
}

async fn show(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(import): Ids<ImportId>,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    signed.permit(act::ImportProjects)?;
    let words = signed.visit.words();
    let done = runs::run(&state.database.read, import).await?.filter(|run| run.rows > 0);
    if let Some(run) = done {
        let view =
            OutcomeView { file_name: run.file_name, rows: run.rows, projects: run.imported, changed: run.changed, imported_at: run.imported_at };
        return Ok(page(&state, &signed.visit, words.t("import-outcome-title"), move || view! { <ImportOutcomePage words view /> }.into_any()));
    }
    let path = uploads::waiting(&state.data_dir, import).await.ok_or(AppError::NotFound)?;
    show_preview(&state, &signed, (import, path), asked.wanted()).await
}

async fn show_preview(state: &State, signed: &SignedIn, (import, path): (ImportId, PathBuf), wanted: Wanted) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    match look_into(state, import, path, wanted).await? {
        Err(problem) => Ok(show_form(state, &signed.visit, Some(refusal(words, &problem)))),
        Ok(mut found) => {
            let changes = changes::shown(&state.database.read, std::mem::take(&mut found.changes)).await?;
            let key = state.form_key(signed.actor.id);
            let view = PreviewView { key, changes, ..preview_view(import, file_name, found, wanted) };
            Ok(page(state, &signed.visit, words.t("import-preview-title"), move || view! { <ImportPreviewPage words view /> }.into_any()))
        }
    }
}

fn preview_view(import: ImportId, file_name: String, found: Preview, wanted: Wanted) -> PreviewView {
    let before = (found.page - 1).saturating_mul(ROWS_PER_PAGE);
    let last = before.saturating_add(ROWS_PER_PAGE).min(found.matching);
    let only = wanted.only.map(|code| format!("problem={code}&")).unwrap_or_default();
    let link = |page: i64| format!("{}?{only}page={page}", app::paths::import_run(import));
    let links = PageLinks {
        first: before.saturating_add(1).min(found.matching),
        last,
        total: found.matching,
        previous: (found.page > 1).then(|| link(found.page - 1)),
        next: (last < found.matching).then(|| link(found.page + 1)),
    };
    PreviewView {
        key: String::new(),
        import,
        file_name,
        rows: found.rows,
        importable: found.importable,
        counts: ProblemCode::ALL.iter().copied().zip(found.counts).filter(|(_, rows)| *rows > 0).collect(),
        only: wanted.only,
        problem_rows: found.shown,
        changing: i64::try_from(found.changing).unwrap_or(i64::MAX),
        changes: Vec::new(),
        doubled: found.doubled,
        page: links,
    }
}

async fn confirm(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(import): Ids<ImportId>,
    form: Pairs,
) -> Result<Response, AppError> {
    let permit = signed.permit(act::ImportProjects)?;
    let waiting = uploads::waiting(&state.data_dir, import).await;
    if waiting.is_none() && runs::run(&state.database.read, import).await?.is_none_or(|run| run.rows == 0) {
        return Err(AppError::NotFound);
    }
    let submission = Submission::read(&state, &signed, &form, &app::paths::import_run(import), "imported").await?;
    let Some(path) = waiting else { return Ok(submission.onward()) };
    let takes = takes(&form)?;
    match import_file(&state, Importer::Person(&permit, &submission, &takes), import, &path).await {
        Ok(_) | Err(ImportError::AlreadyDone) => uploads::remove(&state.data_dir, import).await.map(|()| submission.onward()).map_err(internal),
        Err(ImportError::Failed(error)) => Err(error),
        Err(ImportError::File(_) | ImportError::NothingNew { .. })
            if runs::run(&state.database.read, import).await?.is_some_and(|run| run.rows > 0) =>
        {
            Ok(submission.onward())
        }
        // What was chosen was changed by somebody else meanwhile: here is how it stands now.
        Err(ImportError::NothingNew { .. }) if !takes.is_empty() => {
            let shown = show_preview(&state, &signed, (import, path), Wanted { only: None, page: 1 }).await?;
            Ok(with_status(StatusCode::CONFLICT, shown))
        }
        Err(error @ (ImportError::File(_) | ImportError::NothingNew { .. })) => {
            Ok(show_form(&state, &signed.visit, refused_import(signed.visit.words(), &error)))
        }
    }
}

/// The changes that were chosen, such as `take=12:3`: the row, and the version of the project that it stood beside.
fn takes(form: &Pairs) -> Result<Vec<Take>, AppError> {
    let own = form.0.iter().filter(|(name, _)| !matches!(name.as_str(), "key" | "version"));
    let take = |(name, value): &(String, String)| {
        let (row, version) = value.split_once(':').filter(|_| name == "take")?;
        Some(Take { row: row.parse().ok()?, version: version.parse().ok()? })
    };
    own.map(take).collect::<Option<_>>().ok_or_else(|| AppError::BadForm("a choice that is none".to_owned()))
}

fn internal(error: std::io::Error) -> AppError {
    AppError::Internal(error.to_string())
}
