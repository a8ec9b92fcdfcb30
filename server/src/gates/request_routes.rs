//! Asking for a gate, with its confirmation.

use super::facts::gate_state;
use super::pages;
use super::request::{self, open_request};
use super::routes::again;
use crate::dossier::access;
use crate::dossier::access::Found;
use crate::dossier::overdue;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::who_was_first;
use crate::frame::respond::{AppError, page};
use crate::frame::submission::Submission;
use crate::state::State;
use app::gates::{RequestPage, RequestView};
use app::ui::NoticeView;
use axum::extract;
use axum::response::Response;
use domain::access::act;
use domain::gates::{FreezeFacts, Gate, evaluate, freeze};
use domain::ids::ProjectId;
use leptos::prelude::*;

async fn show(state: &State, signed: &SignedIn, found: &Found, gate: Gate, notice: Option<NoticeView>) -> Result<Response, AppError> {
    let reference = state.reference();
    let gate_state = gate_state(&state.database.read, &reference, &found.project, gate, state.clock.today()).await?;
    let report_was_due = overdue::of_project(&state.database.read, found.project.id, state.clock.today()).await?;
    let around = FreezeFacts { status: found.project.status, open_request: open_request(&found.project), report_was_due };
    let refusals = freeze(&gate_state.facts, around).err().unwrap_or_default();
    let words = signed.visit.words();
    let results = evaluate(&reference.rules, &gate_state.facts);
    let open = pages::lines(&reference, signed.visit.language, results).into_iter().filter(|line| line.result.is_open());
    let view = RequestView {
        top: pages::top(&found.project),
        gate,
        key: state.form_key(signed.actor.id),
        refusals,
        open: open.collect(),
        on_behalf: !found.standing.leads,
        has_earlier_reviews: gate_state.facts.reviews.counted > 0 || gate_state.facts.reviews.agreed.is_some(),
        notice,
    };
    let title = words.with("request-title", &[("gate", words.label(gate).into())]);
    Ok(page(state, &signed.visit, title, move || view! { <RequestPage words view /> }.into_any()))
}

pub(super) async fn form(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, gate)): Ids<(ProjectId, Gate)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::RequestGate, project).await?;
    show(&state, &signed, &found, gate, None).await
}

pub(super) async fn request(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, gate)): Ids<(ProjectId, Gate)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::RequestGate, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &app::paths::gate(project, gate), "frozen").await?;
    pairs.nothing_else()?;
    let saved = request::request(&state, &permit, &submission, gate, !found.standing.leads).await;
    answer(&submission, saved, async |why| {
        let notice = match why {
            Why::Lost => Some(who_was_first(&state, signed.visit.words(), project).await?),
            // The page says itself what stands in the way.
            Why::Problems(_) | Why::Refused(_) => None,
        };
        show(&state, &signed, &again(&state, &signed, project).await?, gate, notice).await
    })
    .await
}
