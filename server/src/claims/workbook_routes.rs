//! The lines of a part as a file of a spreadsheet: taken along, and brought back after a look at every line. What is saved goes the way of what is
//! pasted, with the same refusals.

use super::pages::{self, CostReader, documents};
use super::paste_routes::read_lines;
use super::waiting::measured;
use super::workbook;
use crate::costs::lines;
use crate::dossier::access::{self, Found};
use crate::financing::{BODY_LIMIT, WorkbookProblem, XLSX, file_of, first_sheet, workbook_refusal};
use crate::frame::actor::SignedIn;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page, with_status};
use crate::frame::route::{Access, Route, get, upload};
use crate::reports::{Around, around, head, refused};
use crate::state::State;
use app::claims::{CostsWorkbookPage, CostsWorkbookView, ReadWorkbook, cost_label};
use app::ui::NoticeView;
use axum::extract::{self, Request};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::access::{Action, act};
use domain::ids::{OrganisationId, ProjectId, ReportId};
use domain::reports::{Asked, ReportSection, may_write};
use leptos::prelude::*;

/// The routes of the file.
pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/projects/{project}/reports/{report}/costs/{part}/workbook", Access::Needs(Action::KeepOwnReport), show),
        upload("/projects/{project}/reports/{report}/costs/{part}/workbook", Access::Needs(Action::KeepOwnReport), BODY_LIMIT, look),
        get("/projects/{project}/reports/{report}/costs/{part}/workbook/download", Access::Needs(Action::KeepOwnReport), download),
    ]
}

type At = (ProjectId, ReportId, OrganisationId);

/// The report of somebody who keeps this part.
async fn own(state: &State, signed: &SignedIn, found: &Found, (id, part): (ReportId, OrganisationId)) -> Result<Around, AppError> {
    let around = around(state, signed, found, id).await?;
    pages::reader(signed, found, &around, part).filter(|reader| *reader == CostReader::Own).ok_or(AppError::NotFound)?;
    Ok(around)
}

fn page_of(
    state: &State,
    signed: &SignedIn,
    found: &Found,
    (around, part): (&Around, OrganisationId),
    (problem, read): (Option<String>, Option<ReadWorkbook>),
) -> Response {
    let words = signed.visit.words();
    let may = may_write(&around.whole.facts, Asked { own: around.own, part }, ReportSection::Costs);
    let notice: Option<NoticeView> = may.as_ref().err().map(|refusal| refused(words, refusal));
    let view = CostsWorkbookView {
        head: head(state, found, &around.whole),
        part,
        may_bring: may.is_ok(),
        problem,
        read: read.map(|read| (state.form_key(signed.actor.id), read)),
        notice,
    };
    page(state, &signed.visit, words.t("costs-workbook-title"), move || view! { <CostsWorkbookPage words view /> }.into_any())
}

async fn show(extract::State(state): extract::State<State>, signed: SignedIn, Ids((project, id, part)): Ids<At>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::KeepOwnReport, project).await?;
    let around = own(&state, &signed, &found, (id, part)).await?;
    Ok(page_of(&state, &signed, &found, (&around, part), (None, None)))
}

async fn download(extract::State(state): extract::State<State>, signed: SignedIn, Ids((project, id, part)): Ids<At>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::KeepOwnReport, project).await?;
    own(&state, &signed, &found, (id, part)).await?;
    let rows = lines::of_part(&state.database.read, (id, part)).await?;
    let names = documents(&state, project).await?;
    let file = workbook::write(signed.visit.words(), &rows, &names, state.clock.now());
    let file = file.map_err(|error| AppError::Internal(error.to_string()))?;
    let name = format!("attachment; filename=\"poort-{}-costs.xlsx\"", found.project.number);
    Ok(([(header::CONTENT_TYPE, XLSX.to_owned()), (header::CONTENT_DISPOSITION, name)], file).into_response())
}

async fn look(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id, part)): Ids<At>,
    request: Request,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::KeepOwnReport, project).await?;
    let around = own(&state, &signed, &found, (id, part)).await?;
    let (words, language) = (signed.visit.words(), signed.visit.language);
    let read = match file_of(request, &state).await? {
        Ok((name, bytes)) => {
            // Beside the requests: a large file takes its time, and one that breaks the reader breaks nothing else.
            let read = tokio::task::spawn_blocking(move || first_sheet(&bytes, language)).await;
            read.unwrap_or(Err(WorkbookProblem::Damaged)).map(|(_, lines)| (name, workbook::pasted(&lines)))
        }
        Err(problem) => Err(problem),
    };
    let shown = match read {
        Err(problem) => {
            let status = if problem == WorkbookProblem::TooLarge { StatusCode::PAYLOAD_TOO_LARGE } else { StatusCode::UNPROCESSABLE_ENTITY };
            let told = workbook_refusal(words, &problem);
            return Ok(with_status(status, page_of(&state, &signed, &found, (&around, part), (Some(told), None))));
        }
        Ok((file, text)) => match read_lines(&text, "") {
            Err(problems) => {
                let told = problems.iter().map(|problem| words.problem(&problem.kind, &cost_label(words, "file"))).collect::<Vec<_>>().join(" ");
                let shown = page_of(&state, &signed, &found, (&around, part), (Some(told), None));
                return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown));
            }
            Ok(block) => {
                let lines = measured(&state, (words, language), (&found.project, &around.whole.row, (id, part)), &block.lines).await?;
                ReadWorkbook { file, lines, unread: block.unread, text }
            }
        },
    };
    Ok(page_of(&state, &signed, &found, (&around, part), (None, Some(shown))))
}
