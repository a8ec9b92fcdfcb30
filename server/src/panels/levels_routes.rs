//! The short form on which the chair gives the panel's levels to the eight conditions.

use super::levels;
use super::routes::meanwhile;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::differing::differing;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::reviews::access;
use crate::reviews::read::title;
use crate::state::State;
use ::entity::{proposal, review_round};
use app::panels::{LevelsPage, LevelsView, level_label};
use app::paths;
use app::ui::{FormErrors, NoticeView};
use axum::extract;
use axum::response::Response;
use domain::access::{Action, act};
use domain::conditions::LevelsForm;
use domain::ids::{ProposalId, RoundId};
use leptos::prelude::*;

pub(super) fn routes() -> Vec<Route> {
    const CHAIR: Access = Access::Needs(Action::ChairPanel);
    let path = "/rounds/{round}/proposals/{proposal}/levels";
    vec![get(path, CHAIR, form), post(path, CHAIR, give)]
}

type Of = Ids<(RoundId, ProposalId)>;
type Typed = (Option<LevelsForm>, FormErrors, Option<NoticeView>);

async fn form(extract::State(state): extract::State<State>, signed: SignedIn, Ids((round, id)): Of) -> Result<Response, AppError> {
    let (round, _) = access::round(&state, &signed, act::ChairPanel, round).await?;
    let proposal = access::proposal(&state.database.read, round.id, id).await?;
    show(&state, &signed, (&round, &proposal), (None, FormErrors::default(), None)).await
}

async fn show(
    state: &State,
    signed: &SignedIn,
    (round, proposal): (&review_round::Model, &proposal::Model),
    (typed, errors, notice): Typed,
) -> Result<Response, AppError> {
    let (words, read) = (signed.visit.words(), &state.database.read);
    let form = match typed {
        Some(typed) => typed,
        None => levels::kept(read, (round, proposal)).await?,
    };
    let view = LevelsView {
        round: round.id,
        round_name: round.name.clone(),
        proposal: proposal.id,
        version: levels::version(read, proposal.id).await?,
        project: title(read, proposal.project_id).await?.unwrap_or_default(),
        is_opened: proposal.opened_at.is_some(),
        form,
        errors,
        notice,
        key: state.form_key(signed.actor.id),
    };
    Ok(page(state, &signed.visit, words.t("panel-levels-title"), move || view! { <LevelsPage words view /> }.into_any()))
}

async fn give(extract::State(state): extract::State<State>, signed: SignedIn, Ids((round, id)): Of, pairs: Pairs) -> Result<Response, AppError> {
    let (round, permit) = access::round(&state, &signed, act::ChairPanel, round).await?;
    let proposal = access::proposal(&state.database.read, round.id, id).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::panel_proposal(round.id, id), "panel-levels-given").await?;
    let mut form = LevelsForm::default();
    for (name, typed) in pairs.0.iter().filter(|(name, _)| !matches!(name.as_str(), "key" | "version")) {
        form = form.with(name, typed).ok_or_else(|| AppError::BadForm(format!("a field {name:?} that the levels do not have")))?;
    }
    let saved = async {
        let new = form.check()?;
        levels::keep(&state, &permit, &submission, (&round, id), new).await
    }
    .await;
    let words = signed.visit.words();
    answer(&submission, saved, async |why| {
        let (errors, notice) = match why {
            Why::Problems(problems) => (FormErrors::read(words, &problems, |field| level_label(words, field)), None),
            // What was typed comes back, and beside it what is stored by now.
            Why::Lost => {
                let stored = differing(words.language(), &form.fields(), &levels::kept(&state.database.read, (&round, &proposal)).await?.fields());
                (FormErrors::default().beside(words, &stored, |field| level_label(words, field)), Some(meanwhile(words)))
            }
        };
        show(&state, &signed, (&round, &proposal), (Some(form), errors, notice)).await
    })
    .await
}
