//! The page on which a manager chooses who leads a panel in the place of a chair who can do so no more.

use super::chair;
use super::pages;
use super::routes::{chosen, lost, read, show_notice, tied};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::reviews::access;
use crate::state::State;
use app::language::Words;
use app::rounds::ChairPage;
use app::ui::{NoticeView, Tone};
use axum::extract;
use axum::response::Response;
use domain::access::act;
use domain::ids::{PersonId, RoundId};
use domain::problem::Problem;
use domain::reviews::ChairRefusal;
use leptos::prelude::*;

pub(super) async fn form(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<RoundId>) -> Result<Response, AppError> {
    signed.permit(act::ManageRounds)?;
    show(&state, &signed, id, (String::new(), Vec::new(), None)).await
}

async fn show(state: &State, signed: &SignedIn, id: RoundId, typed: (String, Vec<Problem>, Option<NoticeView>)) -> Result<Response, AppError> {
    let (round, _) = access::round(state, signed, act::ReadRound, id).await?;
    let words = signed.visit.words();
    let needed = round.closed_at.is_none() && !chair::is_led(&state.database.read, &round, state.clock.today()).await?;
    if !needed {
        return show_notice(state, signed, id, why_not(words, &ChairRefusal::StillLed)).await;
    }
    let view = pages::chair(state, &round, typed, state.form_key(signed.actor.id)).await?;
    Ok(page(state, &signed.visit, words.t("round-chair-go"), move || view! { <ChairPage words view /> }.into_any()))
}

pub(super) async fn name(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<RoundId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (permit, submission) = read((&state, &signed), id, &pairs, "chair-named").await?;
    let saved = async {
        let expert: PersonId = chosen(&signed, &pairs, "chair")?;
        chair::name(&state, &permit, &submission, (id, expert)).await
    }
    .await;
    let typed = pairs.get("chair").unwrap_or_default().to_owned();
    answer(&submission, saved, async |why| match why {
        Why::Problems(problems) => show(&state, &signed, id, (typed, problems, None)).await,
        Why::Refused(refusal) => show(&state, &signed, id, (typed, Vec::new(), Some(why_not(signed.visit.words(), &refusal)))).await,
        Why::Lost => lost(&state, &signed, id).await,
    })
    .await
}

fn why_not(words: Words, refusal: &ChairRefusal) -> NoticeView {
    let key = match refusal {
        ChairRefusal::StillLed => "round-chair-still-led",
        ChairRefusal::NoExpert => "round-chair-no-expert",
        ChairRefusal::WasAsked => "round-chair-was-asked",
        ChairRefusal::Tied(found) => return tied(words, found),
    };
    NoticeView { tone: Tone::Warn, title: words.t(key), text: None }
}
