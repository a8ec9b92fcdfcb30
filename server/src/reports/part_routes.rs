//! The part of a partner: to read, to remark on, to hand in and to take back.

use super::judge;
use super::pages::{self, Around};
use super::part_page::{self, Again};
use super::parts::Own;
use super::report_routes::{refused, show_page};
use crate::dossier::access::{self, Found};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::who_was_first;
use crate::frame::respond::{AppError, page, with_status};
use crate::frame::submission::Submission;
use crate::state::State;
use app::paths;
use app::reports::{PartPage, ReportPage, report_field};
use app::ui::FormErrors;
use axum::extract;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::act;
use domain::ids::{OrganisationId, ProjectId, ReportId, ReportRemarkId};
use domain::problem::Problem;
use domain::reason::reason;
use domain::reports::{ReportRefusal, ReportSection, minutes};
use leptos::prelude::*;
use serde::Deserialize;

type At = (ProjectId, ReportId, OrganisationId);

pub(super) async fn show(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id, part)): Ids<At>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, project).await?;
    let around = pages::around(&state, &signed, &found, id).await?;
    show_around(&state, &signed, &found, (around, part), Again::default()).await
}

async fn show_part(
    state: &State,
    signed: &SignedIn,
    found: &Found,
    (id, part): (ReportId, OrganisationId),
    again: Again,
) -> Result<Response, AppError> {
    let around = pages::around(state, signed, found, id).await?;
    show_around(state, signed, found, (around, part), again).await
}

async fn show_around(
    state: &State,
    signed: &SignedIn,
    found: &Found,
    (around, part): (Around, OrganisationId),
    again: Again,
) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let view = part_page::view(state, signed, found, (around, part), again).await?;
    let title = words.with("report-part-of", &[("name", view.name.clone().into())]);
    Ok(page(state, &signed.visit, title, move || view! { <PartPage words view /> }.into_any()))
}

/// Onward, or the page of the report with why it did not go.
async fn went(
    (state, signed, found): (&State, &SignedIn, &Found),
    submission: &Submission,
    id: ReportId,
    saved: Result<(), Unsaved<ReportRefusal>>,
) -> Result<Response, AppError> {
    let words = signed.visit.words();
    answer(submission, saved, async |why| {
        let notice = match why {
            Why::Problems(problems) => return Err(AppError::Internal(format!("a form without fields has problems: {problems:?}"))),
            Why::Refused(refusal) => refused(words, &refusal),
            Why::Lost => who_was_first(state, words, found.project.id).await?,
        };
        show_page(state, signed, found, id, Some(notice)).await
    })
    .await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormChoice {
    no_cost: String,
}

pub(super) async fn choose_form(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id, part)): Ids<At>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::KeepOwnReport, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::report(project, id), "report-form-chosen").await?;
    let FormChoice { no_cost } = pairs.read()?;
    let has_no_cost = match no_cost.as_str() {
        "yes" => true,
        "no" => false,
        other => return Err(AppError::BadForm(format!("{other:?} is no answer to whether there was cost"))),
    };
    let own = Own { state: &state, permit: &permit, submission: &submission, actor: &signed.actor, at: (id, part) };
    went((&state, &signed, &found), &submission, id, own.choose_form(has_no_cost).await).await
}

pub(super) async fn hand_in(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id, part)): Ids<At>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::KeepOwnReport, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::report(project, id), "report-part-in").await?;
    let typed = pairs.get("minutes").unwrap_or_default().to_owned();
    pairs.without("minutes").nothing_else()?;
    let own = Own { state: &state, permit: &permit, submission: &submission, actor: &signed.actor, at: (id, part) };
    match minutes(&typed, signed.visit.language) {
        Ok(minutes) => went((&state, &signed, &found), &submission, id, own.hand_in(minutes).await).await,
        Err(problems) => {
            let words = signed.visit.words();
            let around = pages::around(&state, &signed, &found, id).await?;
            let mut view = pages::view(&state, &signed, &found, around, None).await?;
            let errors = FormErrors::read(words, &problems, |_| words.t("report-minutes"));
            if let Some(own) = &mut view.own {
                own.minutes = (typed, errors);
            }
            let title = app::reports::report_name(words, &view.head.line);
            let shown = page(&state, &signed.visit, title, move || view! { <ReportPage words view /> }.into_any());
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown))
        }
    }
}

pub(super) async fn take_back(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id, part)): Ids<At>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::KeepOwnReport, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::report(project, id), "report-part-back").await?;
    pairs.nothing_else()?;
    let own = Own { state: &state, permit: &permit, submission: &submission, actor: &signed.actor, at: (id, part) };
    went((&state, &signed, &found), &submission, id, own.take_back().await).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Remark {
    text: String,
}

pub(super) async fn remark(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id, part, section)): Ids<(ProjectId, ReportId, OrganisationId, ReportSection)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::JudgeReport, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::report_part(project, id, part), "report-remarked").await?;
    let Remark { text } = pairs.read()?;
    let words = signed.visit.words();
    let saved = async {
        let checked = reason(&text).map_err(|kind| vec![Problem::new("text", kind)])?;
        judge::remark(&state, &permit, &submission, (id, part, section, checked)).await
    };
    let saved: Result<(), Unsaved<ReportRefusal>> = saved.await;
    answer(&submission, saved, async |why| {
        let errors = |problems: &[Problem]| FormErrors::read(words, problems, |field| report_field(words, field));
        let again = match why {
            Why::Problems(problems) => Again { remark: Some((section, text.clone(), errors(&problems))), notice: None },
            Why::Refused(refusal) => Again { remark: Some((section, text.clone(), FormErrors::default())), notice: Some(refused(words, &refusal)) },
            Why::Lost => {
                Again { remark: Some((section, text.clone(), FormErrors::default())), notice: Some(who_was_first(&state, words, project).await?) }
            }
        };
        show_part(&state, &signed, &found, (id, part), again).await
    })
    .await
}

/// Takes a remark away before the report is given back.
pub(super) async fn unremark(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id, remark)): Ids<(ProjectId, ReportId, ReportRemarkId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::JudgeReport, project).await?;
    let around = pages::around(&state, &signed, &found, id).await?;
    let about = around.whole.remarks.iter().find(|one| one.id == remark).map(|one| one.organisation_id);
    let onward = about.map_or_else(|| paths::report(project, id), |part| paths::report_part(project, id, part));
    let submission = Submission::read(&state, &signed, &pairs, &onward, "report-unremarked").await?;
    pairs.nothing_else()?;
    let saved = judge::unremark(&state, &permit, &submission, (id, remark)).await;
    went((&state, &signed, &found), &submission, id, saved).await
}
