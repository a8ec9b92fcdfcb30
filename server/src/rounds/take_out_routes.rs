//! Taking a project out of a round, with a reason, and closing the round: each has a page that says what follows.

use super::routes::{lost, read, show_notice};
use super::store::{self, Manager};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::frame::submission::Submission;
use crate::reviews::access;
use crate::reviews::read::title;
use crate::reviews::taken_out::{is_agreed, take_out};
use crate::state::State;
use ::entity::review_round;
use app::rounds::{CloseRoundPage, CloseRoundView, TakeOutPage, TakeOutView};
use app::ui::{FormErrors, NoticeView, Tone};
use axum::extract;
use axum::response::Response;
use domain::access::act;
use domain::ids::{ProposalId, RoundId};
use domain::problem::Problem;
use domain::reason::reason;
use leptos::prelude::*;

type Of = Ids<(RoundId, ProposalId)>;

pub(super) async fn form(extract::State(state): extract::State<State>, signed: SignedIn, Ids(of): Of) -> Result<Response, AppError> {
    signed.permit(act::ManageRounds)?;
    show(&state, &signed, of, (String::new(), FormErrors::default(), None)).await
}

async fn show(
    state: &State,
    signed: &SignedIn,
    (round, proposal): (RoundId, ProposalId),
    (reason, errors, notice): (String, FormErrors, Option<NoticeView>),
) -> Result<Response, AppError> {
    let (round, _) = access::round(state, signed, act::ReadRound, round).await?;
    let read = &state.database.read;
    let proposal = access::proposal(read, round.id, proposal).await?;
    let is_settled = round.closed_at.is_some() || proposal.taken_out_at.is_some() || is_agreed(read, &proposal).await?;
    let view = TakeOutView {
        round: round.id,
        round_name: round.name,
        proposal: proposal.id,
        title: title(read, proposal.project_id).await?.unwrap_or_default(),
        is_settled,
        key: state.form_key(signed.actor.id),
        version: proposal.version,
        reason,
        errors,
        notice,
    };
    let words = signed.visit.words();
    Ok(page(state, &signed.visit, words.t("round-take-out"), move || view! { <TakeOutPage words view /> }.into_any()))
}

pub(super) async fn remove(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((round, proposal)): Of,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (permit, submission) = read((&state, &signed), round, &pairs, "project-taken-out").await?;
    let typed = pairs.get("reason").unwrap_or_default().to_owned();
    let saved = async {
        let reason = reason(&typed).map_err(|kind| vec![Problem::new("reason", kind)])?;
        save(&state, &permit, &submission, (round, proposal), &reason).await
    }
    .await;
    let words = signed.visit.words();
    answer(&submission, saved, async |why| {
        let (errors, notice) = match why {
            Why::Problems(problems) => (FormErrors::read(words, &problems, |_| words.t("undo-reason")), None),
            Why::Lost => {
                let notice = NoticeView { tone: Tone::Warn, title: words.t("meanwhile"), text: Some(words.t("panel-meanwhile")) };
                (FormErrors::default(), Some(notice))
            }
        };
        show(&state, &signed, (round, proposal), (typed, errors, notice)).await
    })
    .await
}

/// Takes it out, unless the panel has agreed, the round is closed, or somebody was first.
async fn save(state: &State, permit: &Manager, submission: &Submission, (round, id): (RoundId, ProposalId), reason: &str) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let round: review_round::Model = store::round(&write, round).await?;
    let proposal = access::proposal(&write, round.id, id).await?;
    let is_settled = proposal.taken_out_at.is_some() || is_agreed(&write, &proposal).await?;
    if is_settled || proposal.version != submission.version {
        return Err(AppError::Conflict.into());
    }
    let by = (permit.person(), permit.person_name());
    let event = take_out((&write, &state.base_url), (&proposal, &round.name), by, reason).await?;
    Ok(write.finish([event]).await?)
}

pub(super) async fn close_form(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<RoundId>) -> Result<Response, AppError> {
    signed.permit(act::ManageRounds)?;
    let (round, _) = access::round(&state, &signed, act::ReadRound, id).await?;
    if round.closed_at.is_some() {
        return lost(&state, &signed, id).await;
    }
    let waits = store::awaited(&state.database.read, id).await?;
    let waits = store::projects(&state.database.read, waits).await?.into_iter().map(|row| row.title).collect();
    let view = CloseRoundView { round: id, name: round.name, waits, key: state.form_key(signed.actor.id), version: round.version };
    let words = signed.visit.words();
    Ok(page(&state, &signed.visit, words.t("round-close"), move || view! { <CloseRoundPage words view /> }.into_any()))
}

pub(super) async fn close(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(round): Ids<RoundId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (permit, submission) = read((&state, &signed), round, &pairs, "round-closed").await?;
    pairs.nothing_else()?;
    let saved = store::close(&state, &permit, &submission, round).await;
    answer(&submission, saved, async |why| match why {
        Why::Refused(waits) => {
            let words = signed.visit.words();
            let titles: Vec<String> = store::projects(&state.database.read, waits).await?.into_iter().map(|row| row.title).collect();
            let text = words.with("round-not-closed-text", &[("projects", titles.join(", ").into())]);
            let notice = NoticeView { tone: Tone::Warn, title: words.t("round-not-closed"), text: Some(text) };
            show_notice(&state, &signed, round, notice).await
        }
        Why::Problems(_) | Why::Lost => lost(&state, &signed, round).await,
    })
    .await
}
