//! The financing table as a file of a spreadsheet: take it along, and see what it would change before anything is saved. What is saved goes the
//! way of the table itself.

use super::workbook::{self, WorkbookProblem};
use super::workbook_preview::{Brought, preview};
use crate::dossier::access::{self, Found};
use crate::dossier::resubmission::{self, locked_notice};
use crate::frame::actor::SignedIn;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page, with_status};
use crate::frame::route::{Access, Route, get, upload};
use crate::state::State;
use app::financing::{WorkbookPage, WorkbookPreviewPage, WorkbookView, sheet_columns, sheet_headings};
use axum::extract::{self, FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::access::{Action, act};
use domain::financing::FinancingRow;
use domain::ids::ProjectId;
use domain::partners::PartnerRole;
use domain::projects::{Part, Phase};
use leptos::prelude::*;

/// The kind of file that it is.
pub(crate) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// The file, and room for the form around it.
pub(crate) const BODY_LIMIT: usize = workbook::SIZE_LIMIT + 64 * 1024;

/// The routes of this room.
pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/projects/{project}/financing/{phase}/workbook", Access::Needs(Action::ReadProject), show),
        upload("/projects/{project}/financing/{phase}/workbook", Access::Needs(Action::EditDossier), BODY_LIMIT, look),
        get("/projects/{project}/financing/{phase}/workbook/download", Access::Needs(Action::ReadProject), download),
    ]
}

async fn show(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((id, phase)): Ids<(ProjectId, Phase)>,
) -> Result<Response, AppError> {
    super::routes::gate_to(phase)?;
    let (found, _) = access::permit(&state, &signed, act::ReadProject, id).await?;
    show_form(&state, &signed, (&found, phase), None).await
}

async fn show_form(state: &State, signed: &SignedIn, (found, phase): (&Found, Phase), problem: Option<String>) -> Result<Response, AppError> {
    let (words, project) = (signed.visit.words(), &found.project);
    let (mut may_bring, mut notice, mut change) = (false, None, None);
    if signed.actor.may(act::EditDossier, found.standing) {
        let lock = resubmission::lock(state, signed, found, Part::Money(phase)).await?;
        may_bring = resubmission::is_writable(project) && !lock.is_shut();
        notice = locked_notice(words, project).or_else(|| lock.notice().filter(|_| lock.is_shut()));
        change = super::routes::ask_for_change(signed, found, (phase, &lock));
    }
    let view = WorkbookView { project: project.id, title: project.title.clone(), phase, may_bring, problem, notice, change };
    let title = words.with("workbook-title", &[("phase", words.label(phase).into())]);
    Ok(page(state, &signed.visit, title, move || view! { <WorkbookPage words view /> }.into_any()))
}

async fn download(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((id, phase)): Ids<(ProjectId, Phase)>,
) -> Result<Response, AppError> {
    super::routes::gate_to(phase)?;
    let (found, _) = access::permit(&state, &signed, act::ReadProject, id).await?;
    let words = signed.visit.words();
    let (partners, rows) = super::table(&state.database.read, id, phase).await?;
    let lines = partners.into_iter().zip(rows);
    // Who only shows interest and brings nothing is not in the table.
    let lines = lines.filter(|(partner, row)| partner.role != PartnerRole::Interested || *row != FinancingRow::empty(partner.id));
    let lines: Vec<_> = lines.map(|(partner, row)| (partner.name, row)).collect();
    let file = workbook::write(&words.label(phase), &sheet_columns(words), &lines, state.clock.now());
    let file = file.map_err(|error| AppError::Internal(error.to_string()))?;
    let name = format!("attachment; filename=\"poort-{}-{phase}.xlsx\"", found.project.number);
    Ok(([(header::CONTENT_TYPE, XLSX.to_owned()), (header::CONTENT_DISPOSITION, name)], file).into_response())
}

/// The file that was sent, with its name.
pub(crate) async fn file_of(request: Request, state: &State) -> Result<Result<(String, Vec<u8>), WorkbookProblem>, AppError> {
    let unreadable = |error: axum::extract::multipart::MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Ok(Err(WorkbookProblem::TooLarge)),
        _ => Err(AppError::BadForm(error.to_string())),
    };
    let mut form = Multipart::from_request(request, state).await.map_err(|error| AppError::BadForm(error.to_string()))?;
    match form.next_field().await {
        Ok(Some(field)) if field.name() == Some("file") => {
            let name: String = field.file_name().unwrap_or_default().chars().filter(|c| !c.is_control()).take(100).collect();
            match field.bytes().await {
                Ok(bytes) => Ok(Ok((name, bytes.to_vec()))),
                Err(error) => unreadable(error),
            }
        }
        Ok(_) => Err(AppError::BadForm("a form without a file".to_owned())),
        Err(error) => unreadable(error),
    }
}

async fn look(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((id, phase)): Ids<(ProjectId, Phase)>,
    request: Request,
) -> Result<Response, AppError> {
    super::routes::gate_to(phase)?;
    let (found, _) = access::permit(&state, &signed, act::EditDossier, id).await?;
    let lock = resubmission::lock(&state, &signed, &found, Part::Money(phase)).await?;
    if !resubmission::is_writable(&found.project) || lock.is_shut() {
        return Ok(with_status(StatusCode::CONFLICT, show_form(&state, &signed, (&found, phase), None).await?));
    }
    let (words, language) = (signed.visit.words(), signed.visit.language);
    let read = match file_of(request, &state).await? {
        Ok((name, bytes)) => {
            // Beside the requests: a large file takes its time, and one that breaks the reader breaks nothing else.
            let read = tokio::task::spawn_blocking(move || workbook::read(&bytes, &sheet_headings(), language)).await;
            read.unwrap_or(Err(WorkbookProblem::Damaged)).map(|sheet| (name, sheet))
        }
        Err(problem) => Err(problem),
    };
    match read {
        Err(problem) => {
            let status = if problem == WorkbookProblem::TooLarge { StatusCode::PAYLOAD_TOO_LARGE } else { StatusCode::UNPROCESSABLE_ENTITY };
            let told = super::workbook_preview::refusal(words, &problem);
            Ok(with_status(status, show_form(&state, &signed, (&found, phase), Some(told)).await?))
        }
        Ok((file, sheet)) => {
            let (partners, rows) = super::table(&state.database.read, id, phase).await?;
            let brought = Brought { file, sheet, partners, rows };
            let view = preview(&state, &signed, (&found.project, phase), brought);
            let title = words.t("workbook-preview-title");
            Ok(page(&state, &signed.visit, title, move || view! { <WorkbookPreviewPage words view /> }.into_any()))
        }
    }
}
