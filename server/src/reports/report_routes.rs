//! Lists of reports, and the page of one.

use super::pages::Around;
use super::{judge, list_page, pages};
use crate::dossier::access::{self, Found};
use crate::frame::actor::SignedIn;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::state::State;
use app::language::Words;
use app::reports::{ReportPage, ReportsPage, report_refusal};
use app::ui::{NoticeView, Tone};
use axum::extract::{self, Query};
use axum::response::Response;
use domain::access::{Global, act};
use domain::ids::{ProjectId, ReportId};
use domain::reports::{ReportRefusal, may_open};
use leptos::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct AskedFor {
    show: Option<String>,
    page: Option<String>,
}

pub(super) async fn all(extract::State(state): extract::State<State>, signed: SignedIn, Query(asked): Query<AskedFor>) -> Result<Response, AppError> {
    signed.actor.permit(act::ReadPortfolio, Global)?;
    let words = signed.visit.words();
    let view = list_page::all(&state, &signed, list_page::read_shown(asked.show.as_deref()), asked.page.as_deref()).await?;
    Ok(page(&state, &signed.visit, words.t("reports-title"), move || view! { <ReportsPage words view /> }.into_any()))
}

pub(super) async fn of_project(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<ProjectId>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, id).await?;
    let words = signed.visit.words();
    let view = list_page::of_project(&state, &signed, &found).await?;
    Ok(page(&state, &signed.visit, words.t("reports-title"), move || view! { <ReportsPage words view /> }.into_any()))
}

/// Why something did not go, on top of a page.
pub(crate) fn refused(words: Words, refusal: &ReportRefusal) -> NoticeView {
    NoticeView { tone: Tone::Warn, title: words.t("report-refused"), text: Some(report_refusal(words, refusal)) }
}

pub(super) async fn show(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, ReportId)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, project).await?;
    let around = opened(&state, &signed, &found, id).await?;
    show_around(&state, &signed, &found, around, None).await
}

/// The report, after noting that whoever may judge it has opened it: from then on it cannot be taken back.
pub(crate) async fn opened(state: &State, signed: &SignedIn, found: &Found, id: ReportId) -> Result<Around, AppError> {
    let around = pages::around(state, signed, found, id).await?;
    match signed.actor.permit(act::JudgeReport, found.standing) {
        Ok(permit) if may_open(&around.whole.facts, signed.actor.id) => {
            judge::open(state, &permit, &found.project, id).await?;
            pages::around(state, signed, found, id).await
        }
        Ok(_) | Err(_) => Ok(around),
    }
}

/// The page of a report, also where something on it did not go.
pub(super) async fn show_page(
    state: &State,
    signed: &SignedIn,
    found: &Found,
    id: ReportId,
    notice: Option<NoticeView>,
) -> Result<Response, AppError> {
    let around = pages::around(state, signed, found, id).await?;
    show_around(state, signed, found, around, notice).await
}

async fn show_around(state: &State, signed: &SignedIn, found: &Found, around: Around, notice: Option<NoticeView>) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let view = pages::view(state, signed, found, around, notice).await?;
    let title = app::reports::report_name(words, &view.head.line);
    Ok(page(state, &signed.visit, title, move || view! { <ReportPage words view /> }.into_any()))
}
