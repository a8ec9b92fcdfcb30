//! The page that proposes who reads what in a round, and asking those whom the manager ticks.

use super::asking;
use super::assignment_page::{Typed, assignment};
use super::routes::{lost, not_asked, read};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::reviews::access;
use crate::state::State;
use ::entity::review_round;
use app::rounds::{AssignmentPage, AssignmentView};
use app::ui::{NoticeView, Tone};
use axum::extract::{self, Query};
use axum::response::Response;
use domain::access::act;
use domain::ids::{PersonId, ProposalId, RoundId};
use domain::problem::{Problem, ProblemKind};
use leptos::prelude::*;
use serde::Deserialize;

/// What the address asks for.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(default)]
pub(super) struct Limits {
    pub(super) per_project: u32,
    pub(super) together: u32,
}

impl Limits {
    /// The limits that the proposal was made with, so that it comes back as it was.
    fn read(pairs: &Pairs) -> Self {
        let usual = Self::default();
        let number = |name, usual| pairs.get(name).and_then(|typed| typed.parse().ok()).unwrap_or(usual);
        Self { per_project: number("per_project", usual.per_project), together: number("together", usual.together) }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self { per_project: 3, together: 3 }
    }
}

pub(super) async fn propose(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(round): Ids<RoundId>,
    Query(limits): Query<Limits>,
) -> Result<Response, AppError> {
    signed.permit(act::ManageRounds)?;
    let (round, _) = access::round(&state, &signed, act::ReadRound, round).await?;
    show(&state, &signed, &round, (limits, None, None)).await
}

async fn show(state: &State, signed: &SignedIn, round: &review_round::Model, typed: Typed) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let view = AssignmentView { key: state.form_key(signed.actor.id), ..assignment(state, words, round, typed).await? };
    Ok(page(state, &signed.visit, words.t("assignment-title"), move || view! { <AssignmentPage words view /> }.into_any()))
}

/// Asks everybody who was ticked, or nobody when that cannot be.
pub(super) async fn ask(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(round): Ids<RoundId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (permit, submission) = read((&state, &signed), round, &pairs, "experts-asked").await?;
    let typed: Vec<String> = pairs.0.iter().filter(|(name, _)| name == "pair").map(|(_, value)| value.clone()).collect();
    let pair = |value: &String| {
        let (proposal, expert) = value.split_once(' ')?;
        Some((proposal.parse::<ProposalId>().ok()?, expert.parse::<PersonId>().ok()?))
    };
    let chosen: Option<Vec<_>> = typed.iter().map(pair).collect();
    let chosen = chosen.ok_or_else(|| AppError::BadForm("a pair that is none".to_owned()))?;
    let saved = async {
        if chosen.is_empty() {
            return Err(vec![Problem::new("pair", ProblemKind::Missing)].into());
        }
        asking::ask(&state, &permit, &submission, round, &chosen).await
    }
    .await;
    let words = signed.visit.words();
    answer(&submission, saved, async |why| {
        let notice = match why {
            Why::Problems(_) => NoticeView { tone: Tone::Warn, title: words.t("assignment-nobody"), text: None },
            Why::Refused(refusal) => not_asked(words, &refusal),
            Why::Lost => return lost(&state, &signed, round).await,
        };
        let (row, _) = access::round(&state, &signed, act::ReadRound, round).await?;
        show(&state, &signed, &row, (Limits::read(&pairs), Some(typed), Some(notice))).await
    })
    .await
}
