//! The order of the projects of a round, with what chance and severity leave open.

use crate::dossier::frozen::Content;
use crate::frame::actor::SignedIn;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::reviews::blind;
use crate::reviews::blind::ReviewSummary;
use crate::reviews::write_routes::shut;
use crate::reviews::{access, conflicts, criteria};
use crate::state::State;
use crate::store::versioned;
use ::entity::{consensus, project, proposal, review_round, snapshot};
use app::panels::{RankedLine, RankingPage, RankingView, Reader};
use axum::extract;
use axum::response::Response;
use domain::access::act;
use domain::ids::{PersonId, ProjectId, ProposalId, ReviewId, RoundId};
use domain::people::Role;
use domain::reviews::{
    Band, Declaration, Entry, Given, NewConsensus, Points, Scores, bands, leave_one_out, may_rank, normalised_points, places, takes_part,
};
use leptos::prelude::*;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

pub(super) async fn show(extract::State(state): extract::State<State>, signed: SignedIn, Ids(round): Ids<RoundId>) -> Result<Response, AppError> {
    let (round, _) = access::round(&state, &signed, act::ReadRound, round).await?;
    let read = &state.database.read;
    let mut proposals = of_round(read, round.id).await?;
    if signed.actor.is(Role::Reviewer) {
        let stands = blind::summaries(read, &proposals).await?;
        leave_out(read, &mut proposals, &stands, signed.actor.id).await?;
    }
    let view = look(read, (round, Reader::OfRound), &proposals).await?;
    Ok(ranked(&state, &signed, view))
}

/// The ranking for an expert of the panel, once the expert has nothing to write in the round any more.
pub(super) async fn show_to_expert(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(review): Ids<ReviewId>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::WriteReview, review).await?;
    let read = &state.database.read;
    let mut proposals = of_round(read, found.round.id).await?;
    let stands = blind::summaries(read, &proposals).await?;
    let own: Vec<_> = stands.iter().filter(|one| one.expert == signed.actor.id).map(|one| one.standing).collect();
    if !found.standing().counts() || !may_rank(&own) {
        return Err(AppError::NotFound);
    }
    if let Err(refusal) = found.may_look_back(state.clock.today()) {
        return shut(&state, &signed, &found, refusal).await;
    }
    leave_out(read, &mut proposals, &stands, signed.actor.id).await?;
    let view = look(read, (found.round, Reader::Expert(review)), &proposals).await?;
    Ok(ranked(&state, &signed, view))
}

fn ranked(state: &State, signed: &SignedIn, view: RankingView) -> Response {
    let words = signed.visit.words();
    page(state, &signed.visit, words.t("ranking-title"), move || view! { <RankingPage words view /> }.into_any())
}

async fn of_round(connection: &impl ConnectionTrait, round: RoundId) -> Result<Vec<proposal::Model>, DbErr> {
    let rows = proposal::Entity::find().filter(proposal::Column::RoundId.eq(round)).order_by_asc(proposal::Column::Id);
    rows.all(connection).await
}

/// Leaves out the projects that an expert takes no part in, from what was declared and decided and from what the data show. Their rows are
/// not there, and places are counted without them.
async fn leave_out(
    connection: &impl ConnectionTrait,
    proposals: &mut Vec<proposal::Model>,
    stands: &[ReviewSummary],
    expert: PersonId,
) -> Result<(), DbErr> {
    let projects: Vec<ProjectId> = proposals.iter().map(|row| row.project_id).collect();
    let tied = conflicts::between(connection, &[expert], &projects).await?;
    proposals.retain(|row| {
        let is_own = |one: &&ReviewSummary| one.expert == expert && one.proposal == row.id && one.standing.declaration != Declaration::Open;
        let declared = stands.iter().find(is_own);
        declared.map_or(!tied.contains_key(&(expert, row.project_id)), |one| takes_part(one.standing))
    });
    Ok(())
}

/// A project on which the panel agreed.
struct Agreed {
    proposal: ProposalId,
    title: String,
    entry: Entry,
    advice: domain::reviews::Advice,
    given: Vec<Scores>,
}

/// Six queries, whatever the number of projects.
async fn look(
    connection: &impl ConnectionTrait,
    (round, reader): (review_round::Model, Reader),
    proposals: &[proposal::Model],
) -> Result<RankingView, AppError> {
    let rows = consensus::Entity::find().filter(consensus::Column::ProposalId.is_in(proposals.iter().map(|row| row.id))).all(connection).await?;
    let titles = project::Entity::find().filter(project::Column::Id.is_in(proposals.iter().map(|row| row.project_id))).all(connection).await?;
    let frozen = snapshot::Entity::find().filter(snapshot::Column::Id.is_in(proposals.iter().map(|row| row.snapshot_id))).all(connection).await?;
    let scored = blind::scored(connection, proposals).await?;
    let weighed = criteria::of_round(&round)?;
    let agreed = proposals.iter().filter_map(|proposal| {
        let row = rows.iter().find(|row| row.proposal_id == proposal.id && row.recorded_at.is_some())?;
        Some((proposal, row, frozen.iter().find(|row| row.id == proposal.snapshot_id)?))
    });
    let agreed = agreed.map(|(proposal, row, frozen)| {
        let agreed: NewConsensus = versioned::read(&row.content, row.proposal_id)?;
        let sme_share = Content::read(frozen)?.facts.money().sme_cost_share();
        Ok(Agreed {
            proposal: proposal.id,
            title: titles.iter().find(|row| row.id == proposal.project_id).map(|row| row.title.clone()).unwrap_or_default(),
            entry: Entry { scores: agreed.scores(), sme_share, complete_at: frozen.frozen_at },
            advice: agreed.advice,
            given: scored.iter().filter(|(of, _, _)| *of == proposal.id).map(|(_, _, scores)| scores.clone()).collect(),
        })
    });
    let agreed: Vec<Agreed> = agreed.collect::<Result<_, DbErr>>()?;
    let place = |id: ProposalId| agreed.iter().position(|one| one.proposal == id);
    let given: Vec<Given> = scored
        .iter()
        .filter_map(|(of, reviewer, scores)| Some(Given { reviewer: *reviewer, project: place(*of)?, total: weighed.total(scores) }))
        .collect();
    let entries: Vec<Entry> = agreed.iter().map(|one| one.entry.clone()).collect();
    let (places, bands, normalised) = (places(&weighed, &entries), bands(&given), normalised_points(&given));
    let line = |(at, one): (usize, Agreed)| {
        let left_out = leave_one_out(&weighed, &one.given);
        let totals: Vec<Points> = left_out.iter().map(|one| one.total).collect();
        let band = bands.get(&at).copied().unwrap_or(Band { best: 1, worst: entries.len() });
        let own = normalised.as_ref().and_then(|all| all.get(&at));
        RankedLine {
            proposal: one.proposal,
            project: one.title,
            place: places[at],
            band: (band.best, band.worst),
            verdict: weighed.verdict(&one.entry.scores),
            scores: one.entry.scores,
            normalised: own.map(|points| (*points, moved(places[at], *points, normalised.iter().flat_map(|all| all.values())))),
            tips: left_out.iter().any(|one| one.tips),
            left_out: totals.iter().min().copied().zip(totals.iter().max().copied()),
            advice: one.advice,
            given: one.given,
        }
    };
    let mut lines: Vec<RankedLine> = agreed.into_iter().enumerate().map(line).collect();
    lines.sort_by_key(|line| line.place);
    Ok(RankingView {
        round: round.id,
        name: round.name,
        reader,
        criteria: weighed,
        waiting: proposals.len() - lines.len(),
        lines,
        has_normalised: normalised.is_some(),
    })
}

/// How many places a project would move up by its normalised points.
fn moved<'a>(place: usize, points: Points, all: impl Iterator<Item = &'a Points>) -> i64 {
    let then = 1 + all.filter(|other| **other > points).count();
    let number = |place: usize| i64::try_from(place).unwrap_or(0);
    number(place) - number(then)
}
