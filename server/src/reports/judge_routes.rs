//! Judging a report: its page, giving it back, approving it.

use super::judge_page::{self, Again};
use super::pages::Around;
use super::report_routes::refused;
use super::{judge, pages};
use crate::costs::judged;
use crate::dossier::access::{self, Found};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::who_was_first;
use crate::frame::respond::{AppError, page};
use crate::frame::submission::Submission;
use crate::state::State;
use app::paths;
use app::reports::JudgePage;
use axum::extract;
use axum::response::Response;
use domain::access::act;
use domain::claims::{Approval, approval};
use domain::ids::{ProjectId, ReportId};
use domain::problem::Problem;
use domain::reason::reason;
use domain::reports::{ReportAspect, ReportRefusal, ReturnForm, ViewForm};
use leptos::prelude::*;
use serde::Deserialize;

pub(super) async fn show(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, ReportId)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::JudgeReport, project).await?;
    let around = pages::around(&state, &signed, &found, id).await?;
    Ok(shown(&state, &signed, &found, &around, Again::default()))
}

fn shown(state: &State, signed: &SignedIn, found: &Found, around: &Around, again: Again) -> Response {
    let words = signed.visit.words();
    let view = judge_page::view(state, signed, found, around, again);
    page(state, &signed.visit, words.t("report-judge"), move || view! { <JudgePage words view /> }.into_any())
}

async fn show_page(state: &State, signed: &SignedIn, found: &Found, id: ReportId, again: Again) -> Result<Response, AppError> {
    let around = pages::around(state, signed, found, id).await?;
    Ok(shown(state, signed, found, &around, again))
}

/// The marks and the note as they were sent; nothing else.
fn read_view(pairs: &Pairs) -> Result<ViewForm, AppError> {
    let mut form = ViewForm::default();
    for (name, value) in pairs.0.iter().filter(|(name, _)| !matches!(name.as_str(), "key" | "version")) {
        match (name.as_str(), name.parse::<ReportAspect>()) {
            ("note", _) => value.clone_into(&mut form.note),
            ("promised", _) => value.clone_into(&mut form.promised),
            ("accepted", _) => value.clone_into(&mut form.accepted),
            (_, Ok(aspect)) => {
                form.marks.insert(aspect, value.clone());
            }
            (_, Err(_)) => return Err(AppError::BadForm(format!("a field {name:?} that the form does not have"))),
        }
    }
    Ok(form)
}

/// Onward, or the page again with what was typed.
async fn went(
    (state, signed, found): (&State, &SignedIn, &Found),
    submission: &Submission,
    id: ReportId,
    (saved, typed): (Result<(), Unsaved<ReportRefusal>>, Again),
) -> Result<Response, AppError> {
    let words = signed.visit.words();
    answer(submission, saved, async |why| {
        let again = match why {
            Why::Problems(problems) => Again { problems, ..typed },
            Why::Refused(refusal) => Again { notice: Some(refused(words, &refusal)), ..typed },
            Why::Lost => Again { notice: Some(who_was_first(state, words, found.project.id).await?), ..typed },
        };
        show_page(state, signed, found, id, again).await
    })
    .await
}

pub(super) async fn approve(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, ReportId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::JudgeReport, project).await?;
    // What is told afterwards depends on whether a second person confirms.
    let lines = judged::facts(&state.database.read, id).await?;
    let is_first = matches!(approval(&lines, signed.actor.id, judged::limit(&state)), Ok(Approval::First));
    let told = if is_first { "report-approved-first" } else { "report-approved" };
    let submission = Submission::read(&state, &signed, &pairs, &paths::report(project, id), told).await?;
    let view = read_view(&pairs)?;
    let saved = async {
        let phase = pages::around(&state, &signed, &found, id).await?.whole.row.phase;
        judge::approve(&state, &permit, &submission, (id, view.check(phase, signed.visit.language)?)).await
    };
    let saved = saved.await;
    went((&state, &signed, &found), &submission, id, (saved, Again { view, ..Again::default() })).await
}

pub(super) async fn give_back(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, ReportId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::JudgeReport, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::report(project, id), "report-returned").await?;
    let back: ReturnForm = pairs.read()?;
    let saved = async {
        let day = back.check(state.clock.today(), signed.visit.language)?;
        judge::give_back(&state, &permit, &submission, (id, day)).await
    };
    let saved = saved.await;
    went((&state, &signed, &found), &submission, id, (saved, Again { back, ..Again::default() })).await
}

pub(super) async fn confirm(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, ReportId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::JudgeReport, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::report(project, id), "report-confirmed").await?;
    pairs.nothing_else()?;
    let saved = judge::confirm(&state, &permit, &submission, id).await;
    went((&state, &signed, &found), &submission, id, (saved, Again::default())).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reopened {
    reason: String,
}

pub(super) async fn reopen(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, ReportId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::JudgeReport, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::report(project, id), "report-reopened").await?;
    let Reopened { reason: typed } = pairs.read()?;
    let saved = async {
        let checked = reason(&typed).map_err(|kind| vec![Problem::new("reason", kind)])?;
        judge::reopen(&state, &permit, &submission, (id, checked)).await
    };
    let saved = saved.await;
    went((&state, &signed, &found), &submission, id, (saved, Again { reason: typed, ..Again::default() })).await
}
