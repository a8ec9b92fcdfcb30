//! The order of the projects of a round, with what chance and severity leave open.

use super::blind;
use crate::actor::SignedIn;
use crate::gates::snapshot::Content;
use crate::ids::Ids;
use crate::respond::{AppError, page};
use crate::reviews::{access, criteria};
use crate::state::State;
use ::entity::{consensus, project, proposal, review_round, snapshot};
use app::panels::{RankedLine, RankingPage, RankingView};
use axum::extract;
use axum::response::Response;
use domain::access::act;
use domain::ids::{ProposalId, RoundId};
use domain::reviews::{Band, Entry, Given, NewConsensus, Points, Scores, bands, leave_one_out, normalised_points, places};
use leptos::prelude::*;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

pub(super) async fn show(extract::State(state): extract::State<State>, signed: SignedIn, Ids(round): Ids<RoundId>) -> Result<Response, AppError> {
    let (round, _) = access::round(&state, &signed, act::ReadRound, round).await?;
    let words = signed.visit.words();
    let view = look(&state.database.read, round).await?;
    Ok(page(&state, &signed.visit, words.t("ranking-title"), move || view! { <RankingPage words view /> }.into_any()))
}

/// A project on which the panel agreed.
struct Agreed {
    proposal: ProposalId,
    title: String,
    entry: Entry,
    advice: domain::reviews::Advice,
    given: Vec<Scores>,
}

/// Seven queries, whatever the number of projects.
async fn look(connection: &impl ConnectionTrait, round: review_round::Model) -> Result<RankingView, AppError> {
    let of_round = proposal::Entity::find().filter(proposal::Column::RoundId.eq(round.id)).order_by_asc(proposal::Column::Id);
    let proposals = of_round.all(connection).await?;
    let rows = consensus::Entity::find().filter(consensus::Column::ProposalId.is_in(proposals.iter().map(|row| row.id))).all(connection).await?;
    let titles = project::Entity::find().filter(project::Column::Id.is_in(proposals.iter().map(|row| row.project_id))).all(connection).await?;
    let frozen = snapshot::Entity::find().filter(snapshot::Column::Id.is_in(proposals.iter().map(|row| row.snapshot_id))).all(connection).await?;
    let scored = blind::scored(connection, &proposals).await?;
    let weighed = criteria::of_round(&round)?;
    let agreed = proposals.iter().filter_map(|proposal| {
        let row = rows.iter().find(|row| row.proposal_id == proposal.id && row.recorded_at.is_some())?;
        let agreed: NewConsensus = serde_json::from_str(&row.content).ok()?;
        let frozen = frozen.iter().find(|row| row.id == proposal.snapshot_id)?;
        let sme_share = Content::read(&frozen.content).and_then(|content| content.facts.money().sme_cost_share());
        Some(Agreed {
            proposal: proposal.id,
            title: titles.iter().find(|row| row.id == proposal.project_id).map(|row| row.title.clone()).unwrap_or_default(),
            entry: Entry { scores: agreed.scores(), sme_share, complete_at: frozen.frozen_at },
            advice: agreed.advice,
            given: scored.iter().filter(|(of, _, _)| *of == proposal.id).map(|(_, _, scores)| scores.clone()).collect(),
        })
    });
    let agreed: Vec<Agreed> = agreed.collect();
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
