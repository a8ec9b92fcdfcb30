//! The order of the projects of a round, with what chance and severity leave open.

use super::read;
use crate::dossier::frozen::Content;
use crate::frame::respond::AppError;
use crate::reviews::read::titles;
use crate::reviews::{blind, criteria};
use crate::state::State;
use crate::store::versioned;
use ::entity::{proposal, review_round};
use app::panels::{RankedLine, RankingView, Reader, Tie};
use domain::Eur;
use domain::ids::ProposalId;
use domain::reviews::{Advice, Band, CERTAIN_PERCENT, Criteria, Entry, Given, NewConsensus, Points, Scores};
use domain::reviews::{bands, better, decided_by, leave_one_out, normalised_points, places, tells_chance};
use sea_orm::DbErr;

/// A project on which the panel agreed.
struct Agreed {
    proposal: ProposalId,
    title: String,
    entry: Entry,
    requested: Eur,
    advice: Advice,
    given: Vec<Scores>,
}

/// The ranking of these projects. Six queries, whatever their number.
pub(super) async fn ranking(
    state: &State,
    (round, reader): (review_round::Model, Reader),
    proposals: &[proposal::Model],
) -> Result<RankingView, AppError> {
    let connection = &state.database.read;
    let rows = read::consensus_of_all(connection, proposals).await?;
    let titles = titles(connection, proposals.iter().map(|row| row.project_id)).await?;
    let frozen = read::frozen(connection, proposals).await?;
    let scored = blind::scored(connection, proposals).await?;
    let weighed = criteria::of_round(&round)?;
    let agreed = proposals.iter().filter_map(|proposal| {
        let row = rows.iter().find(|row| row.proposal_id == proposal.id && row.recorded_at.is_some())?;
        Some((proposal, row, frozen.iter().find(|row| row.id == proposal.snapshot_id)?))
    });
    let agreed = agreed.map(|(proposal, row, frozen)| {
        let agreed: NewConsensus = versioned::read(&row.content, row.proposal_id)?;
        let facts = Content::read(frozen)?.facts;
        let sme_share = facts.money().sme_cost_share();
        Ok(Agreed {
            proposal: proposal.id,
            title: titles.get(&proposal.project_id).cloned().unwrap_or_default(),
            entry: Entry { scores: agreed.scores(), sme_share, complete_at: frozen.frozen_at },
            requested: facts.public(),
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
    let certainty = tells_chance(&given).then_some(CERTAIN_PERCENT);
    let names: Vec<String> = agreed.iter().map(|one| one.title.clone()).collect();
    let ties: Vec<Option<Tie>> = (0..entries.len()).map(|at| tie(&weighed, &entries, &names, at)).collect();
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
            tie: ties[at].clone(),
            verdict: weighed.verdict(&one.entry.scores),
            scores: one.entry.scores,
            normalised: own.map(|points| (*points, moved(places[at], *points, normalised.iter().flat_map(|all| all.values())))),
            tips: left_out.iter().any(|one| one.tips),
            left_out: totals.iter().min().copied().zip(totals.iter().max().copied()),
            requested: one.requested,
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
        certainty,
        may_weigh: false,
        has_normalised: normalised.is_some(),
    })
}

/// What decided between a project and the one with the same total that stands right before it, or else right after it.
fn tie(criteria: &Criteria, entries: &[Entry], names: &[String], at: usize) -> Option<Tie> {
    let neighbour = |is_before: bool| {
        let beside = |other: &usize| {
            let order = better(criteria, &entries[*other], &entries[at]);
            let is_beside = if is_before { order.is_gt() || order.is_eq() } else { order.is_lt() || order.is_eq() };
            *other != at && is_beside && criteria.total(&entries[*other].scores) == criteria.total(&entries[at].scores)
        };
        let all = (0..entries.len()).filter(beside);
        let nearest = |one: &usize, other: &usize| better(criteria, &entries[*one], &entries[*other]);
        if is_before { all.min_by(nearest) } else { all.max_by(nearest) }
    };
    let found = neighbour(false).map(|other| (other, false)).or_else(|| neighbour(true).map(|other| (other, true)));
    found.map(|(other, is_before)| Tie { other: names[other].clone(), by: decided_by(criteria, &entries[at], &entries[other]), is_before })
}

/// How many places a project would move up by its normalised points.
fn moved<'a>(place: usize, points: Points, all: impl Iterator<Item = &'a Points>) -> i64 {
    let then = 1 + all.filter(|other| **other > points).count();
    let number = |place: usize| i64::try_from(place).unwrap_or(0);
    number(place) - number(then)
}
