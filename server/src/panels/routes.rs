//! The pages of a panel: interests to decide on, reviews to open, and what was agreed.

use super::consensus_routes::consensus;
use super::openings::{NotOpened, open as open_reviews};
use super::pages;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, island_page, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::reviews::access;
use crate::reviews::write_routes::shut;
use crate::state::State;
use ::entity::{proposal, review_round};
use app::language::Words;
use app::panels::{PanelPage, ProposalPage, ProposalView, RoundsPage, panel_field};
use app::paths;
use app::reviews::conflict_words;
use app::ui::{FormErrors, Link, NoticeView, Tone};
use axum::extract;
use axum::response::Response;
use domain::access::{Action, act};
use domain::ids::{ProposalId, ReviewId, RoundId};
use domain::people::Role;
use domain::problem::Problem;
use domain::reviews::{ConsensusForm, Viewer};
use leptos::prelude::*;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    let (read, chair) = (Access::Needs(Action::ReadRound), Access::Needs(Action::ChairPanel));
    let mut routes = vec![
        get("/rounds", read, rounds),
        get("/rounds/{round}/panel", read, panel),
        get("/rounds/{round}/ranking", read, super::ranking_routes::show),
        get("/rounds/{round}/proposals/{proposal}", read, one),
        post("/rounds/{round}/proposals/{proposal}/open", chair, open),
        post("/rounds/{round}/proposals/{proposal}/consensus", chair, consensus),
        get("/reviews/{review}/panel", Access::Needs(Action::WriteReview), beside),
        get("/reviews/{review}/ranking", Access::Needs(Action::WriteReview), super::ranking_routes::show_to_expert),
    ];
    routes.extend(super::check_routes::routes());
    routes.extend(super::gate_reviews_routes::routes());
    routes.extend(super::chair_routes::routes());
    routes.extend(super::dossier_routes::routes());
    routes.extend(super::fits_routes::routes());
    routes.extend(super::levels_routes::routes());
    routes
}

async fn rounds(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let view = pages::rounds(&state, &signed.actor).await?;
    Ok(page(&state, &signed.visit, words.t("rounds-title"), move || view! { <RoundsPage words view /> }.into_any()))
}

async fn panel(extract::State(state): extract::State<State>, signed: SignedIn, Ids(round): Ids<RoundId>) -> Result<Response, AppError> {
    let (round, _) = access::round(&state, &signed, act::ReadRound, round).await?;
    show(&state, &signed, round, None).await
}

async fn show(state: &State, signed: &SignedIn, round: review_round::Model, notice: Option<NoticeView>) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let is_chair = round.chair_id == signed.actor.id;
    let view = pages::panel(state, round, is_chair, notice).await?;
    let title = words.with("panel-title", &[("round", view.name.clone().into())]);
    Ok(page(state, &signed.visit, title, move || view! { <PanelPage words view /> }.into_any()))
}

fn viewer(signed: &SignedIn, round: &review_round::Model) -> Viewer {
    if round.chair_id == signed.actor.id {
        Viewer::Chair
    } else if signed.actor.is(Role::ProgrammeManager) {
        Viewer::Manager
    } else if signed.actor.is(Role::SteeringMember) {
        Viewer::Steering
    } else {
        Viewer::Other
    }
}

async fn one(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((round, id)): Ids<(RoundId, ProposalId)>,
) -> Result<Response, AppError> {
    let (round, _) = access::round(&state, &signed, act::ReadRound, round).await?;
    let proposal = access::proposal(&state.database.read, round.id, id).await?;
    show_one(&state, &signed, (&round, &proposal), (None, FormErrors::default(), None)).await
}

pub(super) async fn show_one(
    state: &State,
    signed: &SignedIn,
    (round, proposal): (&review_round::Model, &proposal::Model),
    (form, errors, notice): (Option<ConsensusForm>, FormErrors, Option<NoticeView>),
) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let out = proposal.taken_out_at.map(|_| NoticeView {
        tone: Tone::Neutral,
        title: words.t("panel-taken-out"),
        text: Some(proposal.taken_out_reason.clone().filter(|reason| !reason.is_empty()).unwrap_or_else(|| words.t("panel-taken-out-ended"))),
    });
    let typed = (form, errors, notice.or(out));
    let back = Link::new(paths::panel(round.id), words.with("panel-title", &[("round", round.name.clone().into())]));
    let view = pages::proposal(state, (round, proposal), (viewer(signed, round), back), typed, state.form_key(signed.actor.id)).await?;
    Ok(proposal_page(state, signed, view))
}

fn proposal_page(state: &State, signed: &SignedIn, view: ProposalView) -> Response {
    let words = signed.visit.words();
    let title = words.with("panel-proposal-title", &[("project", view.project.clone().into())]);
    // The total of the form follows what is typed.
    let follows = view.consensus.is_some();
    let main = move || view! { <ProposalPage words view /> }.into_any();
    if follows { island_page(state, &signed.visit, title, main) } else { page(state, &signed.visit, title, main) }
}

/// What the others wrote, for an expert of the panel: after handing in and after the chair opened it. Whoever is recused sees none of it.
async fn beside(extract::State(state): extract::State<State>, signed: SignedIn, Ids(review): Ids<ReviewId>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::WriteReview, review).await?;
    let own = found.state();
    if !own.counts() {
        return Err(AppError::NotFound);
    }
    if let Err(refusal) = found.may_look_back(state.clock.today()) {
        return shut(&state, &signed, &found, refusal).await;
    }
    let words = signed.visit.words();
    let back = Link::new(paths::review(review), words.t("nav-reviews"));
    let typed = (None, FormErrors::default(), None);
    let view = pages::proposal(&state, (&found.round, &found.proposal), (Viewer::Panel(own), back), typed, state.form_key(signed.actor.id)).await?;
    Ok(proposal_page(&state, &signed, view))
}

pub(super) fn errors(words: Words, problems: &[Problem]) -> FormErrors {
    FormErrors::read(words, problems, |field| panel_field(words, field))
}

pub(super) fn meanwhile(words: Words) -> NoticeView {
    NoticeView { tone: Tone::Warn, title: words.t("meanwhile"), text: Some(words.t("panel-meanwhile")) }
}

/// Why the reviews stay shut.
pub(super) fn not_opened(words: Words, refusal: NotOpened) -> NoticeView {
    let (title, text) = match refusal {
        NotOpened::TooFew(counting) => ("panel-too-few", words.with("panel-too-few-text", &[("count", counting.into())])),
        NotOpened::TieFound => ("panel-tie-found", words.t("panel-tie-found-text")),
        NotOpened::TakenBack => ("refused-taken-back", words.t("panel-taken-back-text")),
        NotOpened::ChairIsTied(found) => {
            let why: Vec<String> = found.iter().map(|one| conflict_words(words, one)).collect();
            ("panel-chair-is-tied", why.join(" "))
        }
    };
    NoticeView { tone: Tone::Warn, title: words.t(title), text: Some(text) }
}

async fn open(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((round, id)): Ids<(RoundId, ProposalId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (round, permit) = access::round(&state, &signed, act::ChairPanel, round).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::panel_proposal(round.id, id), "consensus-opened").await?;
    pairs.nothing_else()?;
    let saved = open_reviews(&state, &permit, &submission, id).await;
    let words = signed.visit.words();
    answer(&submission, saved, async |why| {
        let notice = match why {
            Why::Refused(refusal) => not_opened(words, refusal),
            Why::Problems(_) | Why::Lost => meanwhile(words),
        };
        show(&state, &signed, round, Some(notice)).await
    })
    .await
}
