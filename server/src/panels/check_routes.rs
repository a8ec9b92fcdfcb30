//! What cannot be undone in a panel has a page that says what follows, before it is done: opening the consensus, and recording what was agreed.

use super::openings::{self, NotOpened};
use super::routes::{errors, not_opened, show_one};
use super::{read, store};
use crate::frame::actor::SignedIn;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get};
use crate::reviews::read::title;
use crate::reviews::{access, blind, criteria};
use crate::state::State;
use crate::ties::standing::taken_back;
use app::panels::{ConsensusCheckPage, ConsensusCheckView, OpenCheckPage, OpenCheckView};
use app::paths;
use app::ui::{FormErrors, Link, NoticeView, Tone};
use axum::extract;
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::{Action, act};
use domain::ids::{ProposalId, RoundId};
use domain::reviews::{Viewer, may_open};
use leptos::prelude::*;

pub(super) fn routes() -> Vec<Route> {
    const CHAIR: Access = Access::Needs(Action::ChairPanel);
    vec![get("/rounds/{round}/proposals/{proposal}/open", CHAIR, open), get("/rounds/{round}/proposals/{proposal}/consensus/check", CHAIR, record)]
}

type Of = Ids<(RoundId, ProposalId)>;

async fn open(extract::State(state): extract::State<State>, signed: SignedIn, Ids((round, id)): Of) -> Result<Response, AppError> {
    let (round, _) = access::round(&state, &signed, act::ChairPanel, round).await?;
    let read = &state.database.read;
    let proposal = access::proposal(read, round.id, id).await?;
    if proposal.opened_at.is_some() || proposal.taken_out_at.is_some() {
        return Ok(Redirect::to(&paths::panel_proposal(round.id, id)).into_response());
    }
    let words = signed.visit.words();
    let all = blind::summaries(read, std::slice::from_ref(&proposal)).await?;
    let reviews: Vec<_> = all.iter().map(|one| one.standing).collect();
    let refused = may_open(&reviews).err().map(NotOpened::TooFew);
    let refused = openings::stands_in_the_way(read, (signed.actor.id, &proposal)).await?.or(refused);
    let refused = refused.map(|why| {
        let is_count = matches!(why, NotOpened::TooFew(_));
        let NoticeView { title, text, .. } = not_opened(words, why);
        let text = text.unwrap_or_default();
        if is_count { text } else { format!("{title}. {text}") }
    });
    let view = OpenCheckView {
        round: round.id,
        proposal: id,
        project: title(read, proposal.project_id).await?.unwrap_or_default(),
        back: Link::new(paths::panel(round.id), words.with("panel-title", &[("round", round.name.clone().into())])),
        counting: reviews.iter().filter(|one| one.counts()).count(),
        on_hand: reviews.iter().filter(|one| one.sits() && one.status.is_on_hand()).count(),
        answers: round.has_rebuttal,
        refused,
        key: state.form_key(signed.actor.id),
        version: proposal.version,
    };
    Ok(page(&state, &signed.visit, words.t("panel-open"), move || view! { <OpenCheckPage words view /> }.into_any()))
}

/// What is kept of the agreement, once more; what cannot be recorded yet leads back to its form with everything that is wrong.
async fn record(extract::State(state): extract::State<State>, signed: SignedIn, Ids((round, id)): Of) -> Result<Response, AppError> {
    let (round, _) = access::round(&state, &signed, act::ChairPanel, round).await?;
    let connection = &state.database.read;
    let proposal = access::proposal(connection, round.id, id).await?;
    let kept = read::consensus(connection, id).await?;
    let is_over = proposal.taken_out_at.is_some() || !taken_back(connection, [proposal.snapshot_id]).await?.is_empty();
    if is_over || proposal.opened_at.is_none() || kept.as_ref().is_none_or(|row| row.recorded_at.is_some()) {
        return Ok(Redirect::to(&paths::panel_proposal(round.id, id)).into_response());
    }
    let words = signed.visit.words();
    let form = read::draft(connection, id).await?;
    let given = blind::shown(connection, &proposal, Viewer::Chair).await?;
    let given: Vec<_> = given.into_iter().filter(|one| one.counts).map(|one| one.review.scores).collect();
    let agreed = match form.check(&given) {
        Ok(agreed) => agreed,
        Err(problems) => return show_one(&state, &signed, (&round, &proposal), (Some(form), errors(words, &problems), None)).await,
    };
    let answer = read::rebuttal(connection, id).await?;
    if let Ok(until) = store::may_answer(&round, &proposal, answer.as_ref(), kept.as_ref(), state.clock.today()) {
        let text = words.with("consensus-too-early-text", &[("date", words.date(until).into())]);
        let notice = NoticeView { tone: Tone::Warn, title: words.t("consensus-too-early"), text: Some(text) };
        return show_one(&state, &signed, (&round, &proposal), (Some(form), FormErrors::default(), Some(notice))).await;
    }
    let keys = [("key", state.form_key(signed.actor.id)), ("version", proposal.version.to_string()), ("go", "record".to_owned())];
    let hidden = keys.map(|(name, value)| (name.to_owned(), value)).into_iter().chain(form.fields()).collect();
    let view = ConsensusCheckView {
        round: round.id,
        proposal: id,
        project: title(connection, proposal.project_id).await?.unwrap_or_default(),
        back: Link::new(paths::panel(round.id), words.with("panel-title", &[("round", round.name.clone().into())])),
        criteria: criteria::of_round(&round)?,
        agreed,
        hidden,
    };
    Ok(page(&state, &signed.visit, words.t("consensus-record"), move || view! { <ConsensusCheckPage words view /> }.into_any()))
}
