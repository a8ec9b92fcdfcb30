//! Lists of reports, and the page of one.

use super::pages::Around;
use super::{judge, list_page, pages};
use crate::dossier::access::{self, Found};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::who_was_first;
use crate::frame::respond::{AppError, page};
use crate::frame::submission::Submission;
use crate::state::State;
use app::language::Words;
use app::paths;
use app::reports::{ReportPage, ReportsPage, report_refusal};
use app::ui::{NoticeView, Tone};
use axum::extract::{self, Query};
use axum::response::Response;
use domain::access::{Global, act};
use domain::ids::{ProjectId, ReportId};
use domain::reports::ReportRefusal;
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
    let around = pages::around(&state, &signed, &found, id).await?;
    show_around(&state, &signed, &found, around, None).await
}

/// Notes that who judges it looks at it now, and shows it.
pub(super) async fn open(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, ReportId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::JudgeReport, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::report(project, id), "report-opened").await?;
    pairs.nothing_else()?;
    let words = signed.visit.words();
    answer(&submission, judge::open(&state, &permit, &submission, id).await, async |why| {
        let notice = match why {
            Why::Problems(_) => None,
            Why::Refused(refusal) => Some(refused(words, &refusal)),
            Why::Lost => Some(who_was_first(&state, words, project).await?),
        };
        show_page(&state, &signed, &found, id, notice).await
    })
    .await
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
