//! The pages of a panel: interests to decide on, reviews to open, and what was agreed.

use super::look::{self, Typed};
use super::{blind, store};
use crate::actor::SignedIn;
use crate::form::Pairs;
use crate::ids::Ids;
use crate::respond::{AppError, done, page, with_status};
use crate::reviews::access;
use crate::routes::{Access, Route, get, post};
use crate::sent::Sent;
use crate::state::State;
use ::entity::{proposal, review_round};
use app::language::Words;
use app::panels::{PanelPage, ProposalPage, ProposalView};
use app::paths;
use app::ui::{FormErrors, Link, NoticeView, Tone};
use axum::extract;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::{Action, act};
use domain::form_reader::FormReader;
use domain::ids::{ProposalId, ReviewId, RoundId};
use domain::people::Role;
use domain::problem::Problem;
use domain::reviews::{ConsensusForm, Criterion, Eyes, Measure};
use leptos::prelude::*;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    let (read, chair) = (Access::Needs(Action::ReadRound), Access::Needs(Action::ChairPanel));
    vec![
        get("/rounds/{round}/panel", read, panel),
        post("/rounds/{round}/reviews/{review}/measure", chair, measure),
        post("/rounds/{round}/reviews/{review}/reopen", chair, reopen),
        get("/rounds/{round}/proposals/{proposal}", read, one),
        post("/rounds/{round}/proposals/{proposal}/open", chair, open),
        post("/rounds/{round}/proposals/{proposal}/consensus", chair, consensus),
        get("/reviews/{review}/panel", Access::Needs(Action::WriteReview), beside),
    ]
}

async fn panel(extract::State(state): extract::State<State>, signed: SignedIn, Ids(round): Ids<RoundId>) -> Result<Response, AppError> {
    let (round, _) = access::round(&state, &signed, act::ReadRound, round).await?;
    show(&state, &signed, round, Typed::default()).await
}

async fn show(state: &State, signed: &SignedIn, round: review_round::Model, typed: Typed) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let is_chair = round.chair_id == signed.actor.id;
    let view = look::panel(&state.database.read, round, is_chair, typed).await?;
    let title = words.with("panel-title", &[("round", view.name.clone().into())]);
    Ok(page(state, &signed.visit, title, move || view! { <PanelPage words view /> }.into_any()))
}

fn eyes(signed: &SignedIn, round: &review_round::Model) -> Eyes {
    if round.chair_id == signed.actor.id {
        Eyes::Chair
    } else if signed.actor.is(Role::ProgrammeManager) {
        Eyes::Manager
    } else if signed.actor.is(Role::SteeringMember) {
        Eyes::Steering
    } else {
        Eyes::Other
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

async fn show_one(
    state: &State,
    signed: &SignedIn,
    (round, proposal): (&review_round::Model, &proposal::Model),
    typed: (Option<ConsensusForm>, FormErrors, Option<NoticeView>),
) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let back = Link::new(paths::panel(round.id), words.with("panel-title", &[("round", round.name.clone().into())]));
    let view = look::proposal(&state.database.read, (round, proposal), (eyes(signed, round), back), typed).await?;
    Ok(proposal_page(state, signed, view))
}

fn proposal_page(state: &State, signed: &SignedIn, view: ProposalView) -> Response {
    let words = signed.visit.words();
    let title = words.with("panel-proposal-title", &[("project", view.project.clone().into())]);
    page(state, &signed.visit, title, move || view! { <ProposalPage words view /> }.into_any())
}

/// What the others wrote, for an expert of the panel: after handing in and after the chair opened it. Whoever is recused sees none of it.
async fn beside(extract::State(state): extract::State<State>, signed: SignedIn, Ids(review): Ids<ReviewId>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::WriteReview, review).await?;
    let own = found.standing();
    if !own.counts() {
        return Err(AppError::NotFound);
    }
    let words = signed.visit.words();
    let back = Link::new(paths::review(review), words.t("nav-reviews"));
    let typed = (None, FormErrors::default(), None);
    let view = look::proposal(&state.database.read, (&found.round, &found.proposal), (Eyes::Panel(own), back), typed).await?;
    Ok(proposal_page(&state, &signed, view))
}

fn label(words: Words, field: &str) -> String {
    match field {
        "measure" => words.t("panel-measure"),
        "reason" => words.t("panel-reason"),
        "advice" => words.t("consensus-advice"),
        "reasons" => words.t("consensus-reasons"),
        other => {
            let (part, code) = other.split_once('.').unwrap_or_default();
            let of = match part {
                "score" => words.t("review-score"),
                "text" => words.t("consensus-text"),
                "reason" => words.t("consensus-reason"),
                _ => words.t("consensus-minority"),
            };
            code.parse::<Criterion>().map_or(of.clone(), |criterion| format!("{}: {of}", words.label(criterion)))
        }
    }
}

fn errors(words: Words, problems: &[Problem]) -> FormErrors {
    FormErrors::read(words, problems, |field| label(words, field))
}

fn meanwhile(words: Words) -> NoticeView {
    NoticeView { tone: Tone::Warn, title: words.t("meanwhile"), text: Some(words.t("panel-meanwhile")) }
}

/// Characters that a reason of the chair has at least.
const REASON_AT_LEAST: u32 = 20;

async fn measure(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((round, review)): Ids<(RoundId, ReviewId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (round, permit) = access::round(&state, &signed, act::ChairPanel, round).await?;
    let sent = Sent::read(&pairs, &paths::panel(round.id), "interest-decided")?;
    if let Some(onward) = sent.led(&state, permit.person()).await? {
        return Ok(onward);
    }
    let typed = [pairs.get("measure").unwrap_or_default().to_owned(), pairs.get("reason").unwrap_or_default().to_owned()];
    let mut reader = FormReader::new(signed.visit.language);
    let measure: Option<Measure> = reader.required("measure", &typed[0]);
    let reason = reader.line("reason", &typed[1], REASON_AT_LEAST..=2_000);
    let [measure_typed, reason_typed] = typed;
    let form = Some((review, measure_typed, reason_typed));
    match reader.finish(measure) {
        Err(problems) => {
            let typed = Typed { form, errors: errors(signed.visit.words(), &problems), notice: None };
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, show(&state, &signed, round, typed).await?))
        }
        Ok(measure) => match store::decide(&state, &permit, &sent, review, (measure, &reason)).await {
            Err(AppError::Conflict) => lost(&state, &signed, &sent, round, form).await,
            decided => decided.map(|()| sent.onward()),
        },
    }
}

/// Somebody was first: the way onward when it was this very form, else the page as it stands, with what was typed.
async fn lost(
    state: &State,
    signed: &SignedIn,
    sent: &Sent,
    round: review_round::Model,
    form: Option<(ReviewId, String, String)>,
) -> Result<Response, AppError> {
    if let Some(onward) = sent.led(state, signed.actor.id).await? {
        return Ok(onward);
    }
    let typed = Typed { form, errors: FormErrors::default(), notice: Some(meanwhile(signed.visit.words())) };
    Ok(with_status(StatusCode::CONFLICT, show(state, signed, round, typed).await?))
}

async fn open(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((round, id)): Ids<(RoundId, ProposalId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (round, permit) = access::round(&state, &signed, act::ChairPanel, round).await?;
    let sent = Sent::read(&pairs, &paths::panel_proposal(round.id, id), "consensus-opened")?;
    if let Some(onward) = sent.led(&state, permit.person()).await? {
        return Ok(onward);
    }
    match store::open(&state, &permit, &sent, id).await {
        Ok(Ok(())) => Ok(sent.onward()),
        Ok(Err(counting)) => {
            let words = signed.visit.words();
            let text = words.with("panel-too-few-text", &[("count", counting.into())]);
            let notice = NoticeView { tone: Tone::Warn, title: words.t("panel-too-few"), text: Some(text) };
            let shown = show(&state, &signed, round, Typed { notice: Some(notice), ..Typed::default() }).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown))
        }
        Err(AppError::Conflict) => lost(&state, &signed, &sent, round, None).await,
        Err(error) => Err(error),
    }
}

async fn reopen(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((round, review)): Ids<(RoundId, ReviewId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (round, permit) = access::round(&state, &signed, act::ChairPanel, round).await?;
    let sent = Sent::read(&pairs, &paths::panel(round.id), "review-reopened")?;
    if let Some(onward) = sent.led(&state, permit.person()).await? {
        return Ok(onward);
    }
    let mut reader = FormReader::new(signed.visit.language);
    let reason = reader.line("reason", pairs.get("reason").unwrap_or_default(), REASON_AT_LEAST..=2_000);
    match reader.finish(Some(reason)) {
        Err(problems) => {
            let form = Some((review, String::new(), pairs.get("reason").unwrap_or_default().to_owned()));
            let typed = Typed { form, errors: errors(signed.visit.words(), &problems), notice: None };
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, show(&state, &signed, round, typed).await?))
        }
        Ok(reason) => match store::reopen(&state, &permit, &sent, review, &reason).await {
            Err(AppError::Conflict) => lost(&state, &signed, &sent, round, None).await,
            given => given.map(|()| sent.onward()),
        },
    }
}

async fn consensus(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((round, id)): Ids<(RoundId, ProposalId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (round, permit) = access::round(&state, &signed, act::ChairPanel, round).await?;
    let read = &state.database.read;
    let proposal = access::proposal(read, round.id, id).await?;
    let path = paths::panel_proposal(round.id, id);
    let sent = Sent::read(&pairs, &path, "consensus-recorded")?;
    if let Some(onward) = sent.led(&state, permit.person()).await? {
        return Ok(onward);
    }
    let mut form = ConsensusForm::default();
    for (name, typed) in pairs.0.iter().filter(|(name, _)| !matches!(name.as_str(), "key" | "version" | "go")) {
        form = form.with(name, typed).ok_or_else(|| AppError::BadForm(format!("a field {name:?} that a consensus does not have")))?;
    }
    let words = signed.visit.words();
    let saved = store::save(&state, &permit, id, &form).await;
    let settled = match saved {
        Ok(()) if pairs.get("go") == Some("stay") => return Ok(done(&path, "consensus-saved")),
        Ok(()) => {
            let given: Vec<_> = blind::shown(read, &proposal, Eyes::Chair).await?;
            let given: Vec<_> = given.into_iter().filter(|one| one.counts).map(|one| one.review.scores).collect();
            match form.check(&given) {
                Ok(new) => store::settle(&state, &permit, &sent, id, (&form, &new)).await,
                Err(problems) => {
                    let typed = (Some(form), errors(words, &problems), None);
                    let shown = show_one(&state, &signed, (&round, &proposal), typed).await?;
                    return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown));
                }
            }
        }
        Err(error) => Err(error),
    };
    match settled {
        Ok(()) => Ok(sent.onward()),
        Err(AppError::Conflict) => {
            if let Some(onward) = sent.led(&state, permit.person()).await? {
                return Ok(onward);
            }
            let proposal = access::proposal(read, round.id, id).await?;
            let typed = (Some(form), FormErrors::default(), Some(meanwhile(words)));
            Ok(with_status(StatusCode::CONFLICT, show_one(&state, &signed, (&round, &proposal), typed).await?))
        }
        Err(error) => Err(error),
    }
}
