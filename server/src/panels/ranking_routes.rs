//! The ranking of a round, for who reads the round and for the experts of its panel.

use super::ranking_page::ranking;
use crate::frame::actor::SignedIn;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::reviews::access;
use crate::reviews::blind;
use crate::reviews::blind::ReviewSummary;
use crate::reviews::read::proposals;
use crate::reviews::write_routes::shut;
use crate::state::State;
use crate::ties::conflicts;
use ::entity::proposal;
use app::panels::{RankingPage, RankingView, Reader};
use axum::extract;
use axum::response::Response;
use domain::access::{Global, act};
use domain::ids::{PersonId, ProjectId, ReviewId, RoundId};
use domain::people::Role;
use domain::reviews::{Declaration, may_rank, takes_part};
use leptos::prelude::*;
use sea_orm::DbErr;

pub(super) async fn show(extract::State(state): extract::State<State>, signed: SignedIn, Ids(round): Ids<RoundId>) -> Result<Response, AppError> {
    let (round, _) = access::round(&state, &signed, act::ReadRound, round).await?;
    let read = &state.database.read;
    let mut ranked = proposals(read, round.id).await?;
    if signed.actor.is(Role::Reviewer) {
        let summaries = blind::summaries(read, &ranked).await?;
        leave_out(&state, &mut ranked, &summaries, signed.actor.id).await?;
    }
    let view = ranking(&state, (round, Reader::OfRound), &ranked).await?;
    Ok(ranking_page(&state, &signed, RankingView { may_weigh: signed.actor.may(act::WeighRequests, Global), ..view }))
}

/// The ranking for an expert of the panel, once the expert has nothing to write in the round any more.
pub(super) async fn show_to_expert(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(review): Ids<ReviewId>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::WriteReview, review).await?;
    let read = &state.database.read;
    let mut ranked = proposals(read, found.round.id).await?;
    let summaries = blind::summaries(read, &ranked).await?;
    let own: Vec<_> = summaries.iter().filter(|one| one.expert == signed.actor.id).map(|one| one.standing).collect();
    if !found.state().counts() || !may_rank(&own) {
        return Err(AppError::NotFound);
    }
    if let Err(refusal) = found.may_look_back(state.clock.today()) {
        return shut(&state, &signed, &found, refusal).await;
    }
    leave_out(&state, &mut ranked, &summaries, signed.actor.id).await?;
    let view = ranking(&state, (found.round, Reader::Expert(review)), &ranked).await?;
    Ok(ranking_page(&state, &signed, view))
}

fn ranking_page(state: &State, signed: &SignedIn, view: RankingView) -> Response {
    let words = signed.visit.words();
    page(state, &signed.visit, words.t("ranking-title"), move || view! { <RankingPage words view /> }.into_any())
}

/// Leaves out the projects that an expert takes no part in, from what was declared and decided and from what the data show. Their rows are
/// not there, and places are counted without them.
async fn leave_out(state: &State, proposals: &mut Vec<proposal::Model>, summaries: &[ReviewSummary], expert: PersonId) -> Result<(), DbErr> {
    let projects: Vec<ProjectId> = proposals.iter().map(|row| row.project_id).collect();
    let tied = conflicts::between(&state.database.read, &[expert], &projects).await?;
    proposals.retain(|row| {
        let is_own = |one: &&ReviewSummary| one.expert == expert && one.proposal == row.id && one.standing.declaration != Declaration::Open;
        let declared = summaries.iter().find(is_own);
        declared.map_or(!tied.contains_key(&(expert, row.project_id)), |one| takes_part(one.standing))
    });
    Ok(())
}
