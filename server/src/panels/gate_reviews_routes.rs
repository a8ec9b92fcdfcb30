//! What the experts made of a project before a gate, and the one answer of the applicant.

use super::rebuttals::{Row, keep, of_project};
use crate::dossier::access::{Found, permit};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::reviews::blind;
use crate::reviews::read::dossiers;
use crate::state::State;
use crate::store::versioned;
use app::panels::{AgreedView, AnswerState, GatePanel, GateReviewsPage, GateReviewsView};
use app::paths;
use app::ui::{NoticeView, Tone};
use axum::extract;
use axum::response::Response;
use chrono::NaiveDate;
use domain::access::{Action, ProjectStanding, act};
use domain::gates::Gate;
use domain::ids::{ProjectId, ProposalId};
use domain::people::Role;
use domain::problem::Problem;
use domain::reviews::{Viewer, rebuttal as read_answer};
use leptos::prelude::*;
use sea_orm::DbErr;

/// The routes of this page.
pub(super) fn routes() -> Vec<Route> {
    let path = "/projects/{project}/gates/{gate}/reviews";
    vec![get(path, Access::Needs(Action::ReadProject), show_page), post(path, Access::Needs(Action::AnswerReviews), give)]
}

type At = Ids<(ProjectId, Gate)>;

/// What was typed as the answer to which panel, what is wrong with it, and what happened.
type Typed = (Option<(ProposalId, String)>, Vec<Problem>, Option<NoticeView>);

fn viewer(signed: &SignedIn, standing: ProjectStanding) -> Viewer {
    if signed.actor.is(Role::ProgrammeManager) {
        Viewer::Manager
    } else if signed.actor.is(Role::SteeringMember) {
        Viewer::Steering
    } else if standing.leads {
        Viewer::Applicant
    } else {
        Viewer::Other
    }
}

async fn show_page(extract::State(state): extract::State<State>, signed: SignedIn, Ids((project, gate)): At) -> Result<Response, AppError> {
    let (found, _) = permit(&state, &signed, act::ReadProject, project).await?;
    show(&state, &signed, &found, gate, (None, Vec::new(), None)).await
}

async fn show(state: &State, signed: &SignedIn, found: &Found, gate: Gate, (typed, problems, notice): Typed) -> Result<Response, AppError> {
    let (words, read, viewer) = (signed.visit.words(), &state.database.read, viewer(signed, found.standing));
    let rows = of_project(read, found.project.id, gate).await?;
    let proposals: Vec<_> = rows.iter().map(|row| row.proposal.clone()).collect();
    let summaries = blind::summaries(read, &proposals).await?;
    let dossiers = dossiers(read, &proposals).await?;
    let mut panels = Vec::new();
    for row in rows {
        let own: Vec<_> = summaries.iter().filter(|one| one.proposal == row.proposal.id).cloned().collect();
        let asked = own.iter().filter(|one| one.standing.sits()).count();
        let counting = own.iter().filter(|one| one.standing.counts()).count();
        let dossier = dossiers.get(&row.proposal.id).copied().unwrap_or_default();
        let decides = matches!(viewer, Viewer::Manager | Viewer::Steering);
        let is_opened = row.proposal.opened_at.is_some();
        let agreed = row.content.as_deref().zip(row.recorded_at).filter(|_| decides && is_opened);
        panels.push(GatePanel {
            proposal: row.proposal.id,
            href: decides.then(|| paths::panel_proposal(row.proposal.round_id, row.proposal.id)),
            count: (viewer == Viewer::Manager).then_some((counting, asked)),
            is_opened,
            criteria: versioned::read(&row.criteria, row.proposal.round_id)?,
            reviews: blind::shown_of(read, own, (is_opened, viewer)).await?,
            agreed: agreed.map(|(content, at)| Ok::<_, DbErr>(AgreedView { agreed: versioned::read(content, row.proposal.id)?, at })).transpose()?,
            dossier,
            answer: if viewer == Viewer::Other || dossier.is_taken_back && row.answer.is_none() {
                AnswerState::None
            } else {
                answered(&row, state.clock.today())
            },
            may_answer: signed.actor.may(act::AnswerReviews, found.standing),
            typed: typed.as_ref().filter(|(of, _)| *of == row.proposal.id).map(|(_, text)| text.clone()),
            // A form is known by its key: what is kept of one answer stays when another is sent.
            key: state.form_key(signed.actor.id),
            name: row.name,
            due_on: row.due_on,
        });
    }
    let view = GateReviewsView { project: found.project.id, title: found.project.title.clone(), gate, panels, problems, notice };
    Ok(page(state, &signed.visit, words.t("gate-reviews-title"), move || view! { <GateReviewsPage words view /> }.into_any()))
}

/// What the applicant answered, or until when that can be done.
fn answered(row: &Row, today: NaiveDate) -> AnswerState {
    match (row.answer.clone().zip(row.sent_at), row.state().may_answer(today)) {
        (Some((answer, at)), _) => AnswerState::Given(answer, at),
        (None, Ok(until)) => AnswerState::Until(until),
        (None, Err(_)) => AnswerState::None,
    }
}

async fn give(extract::State(state): extract::State<State>, signed: SignedIn, Ids((project, gate)): At, pairs: Pairs) -> Result<Response, AppError> {
    let (found, permit) = permit(&state, &signed, act::AnswerReviews, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::gate_reviews(project, gate), "reviews-answered").await?;
    let typed = pairs.get("answer").unwrap_or_default().to_owned();
    let id: ProposalId = pairs.get("proposal").and_then(|id| id.parse().ok()).ok_or_else(|| AppError::BadForm("an answer to nothing".to_owned()))?;
    let saved = async {
        let text = read_answer(signed.visit.language, &typed)?;
        keep(&state, &permit, &submission, (id, gate), text).await
    }
    .await;
    answer(&submission, saved, async |why| match why {
        Why::Problems(problems) => show(&state, &signed, &found, gate, (Some((id, typed)), problems, None)).await,
        Why::Lost => {
            let words = signed.visit.words();
            let notice = NoticeView { tone: Tone::Warn, title: words.t("answer-refused"), text: Some(words.t("answer-refused-text")) };
            show(&state, &signed, &found, gate, (Some((id, typed)), Vec::new(), Some(notice))).await
        }
    })
    .await
}
