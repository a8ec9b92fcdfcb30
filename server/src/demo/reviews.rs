//! What experts thought of the demo projects that came to gate 1: a round each, three reviews or four, and what the panel agreed on.

use super::calendar::{Visit, days, hour, months};
use super::cast::Who;
use super::panels::{ANSWER, Halves, advised, agreed, comment, given};
use super::plan::Plan;
use super::rows::Rows;
use crate::reviews::criteria;
use crate::state::new_id;
use crate::store::versioned;
use ::entity::{consensus, declaration, proposal, rebuttal, review, review_round, scenario, scenario_choice, submitted_review};
use chrono::{DateTime, NaiveDate, Utc};
use domain::gates::{AgreedFacts, Gate, ReviewFacts};
use domain::ids::{PersonId, ProposalId, ReviewId, RoundId, ScenarioId};
use domain::reviews::{
    Criterion, InterestKind, Measure, NewAgreement, NewConsensus, NewReview, ReviewForm, ReviewStatus, Score, Scores, comment_field, score_field,
};
use sea_orm::DbErr;
use std::collections::BTreeMap;

fn scores(halves: Halves) -> Scores {
    Criterion::ALL.iter().copied().zip(halves).filter_map(|(criterion, halves)| Some((criterion, Score::of_halves(halves)?))).collect()
}

/// What the rules read of it on the day of the decision.
pub(super) fn facts(code: &str, visit: &Visit) -> ReviewFacts {
    if visit.gate != Gate::G1 || visit.decided.is_none() {
        return ReviewFacts::default();
    }
    let scores = scores(agreed(code));
    let total = criteria::usual().map(|criteria| criteria.total(&scores)).unwrap_or_default();
    ReviewFacts { counted: u32::try_from(given(code).len()).unwrap_or(0), agreed: Some(AgreedFacts { total, scores, advice: advised(code).0 }) }
}

fn comments(halves: Halves) -> BTreeMap<Criterion, String> {
    Criterion::ALL.iter().copied().zip(halves).map(|(criterion, halves)| (criterion, comment(criterion, halves).to_owned())).collect()
}

/// What the round is called that took in every project which came to gate 1 in the last two years.
const ROLLING: &str = "Doorlopende ronde innovatiefase";
const ROLLING_MONTHS: i32 = 24;
/// How many of the experts read for it, so that each of them reads many and none reads all.
const ROLLING_PANEL: usize = 4;

/// How far a review of the demo set has come.
enum Came {
    Submitted(Halves),
    Void(Halves),
    Recused,
    Waits,
    HalfWritten(Halves),
    Written(Halves),
    Asked,
}

/// Adds the round of a project that came to gate 1.
pub(super) fn write(plan: &Plan<'_>, experts: &[Who], rows: &mut Rows) -> Result<(), DbErr> {
    let came_to = |gate: Gate| plan.visits.iter().find(move |visit| visit.gate == gate);
    let waits_again = came_to(Gate::G2).filter(|visit| visit.decided.is_none());
    for visit in came_to(Gate::G1).into_iter().chain(waits_again) {
        round(plan, visit, experts, rows)?;
    }
    Ok(())
}

fn round(plan: &Plan<'_>, visit: &Visit, experts: &[Who], rows: &mut Rows) -> Result<(), DbErr> {
    let Some(snapshot) = rows.snapshots.iter().find(|row| row.project_id == plan.id && row.gate == visit.gate).map(|row| row.id) else {
        return Ok(());
    };
    let Some(((chair, _), experts)) = experts.split_last() else { return Ok(()) };
    let code = plan.row.code.as_str();
    let is_pending = visit.decided.is_none();
    let due_on = if is_pending { days(plan.today, if code == "P07" { -4 } else { 9 }) } else { days(visit.asked_on, 12) };
    let is_rolling = visit.gate == Gate::G1 && !is_pending && visit.asked_on >= months(plan.today, -ROLLING_MONTHS);
    let proposal = ProposalId(new_id());
    let is_second = visit.gate == Gate::G2;
    let criteria = criteria::usual().map_err(|error| DbErr::Custom(error.to_string()))?;
    let opened_at = (!is_pending || code == "P07").then(|| hour(days(due_on, 2), 9));
    let row = review_round::Model {
        id: RoundId(new_id()),
        name: if is_rolling { ROLLING.to_owned() } else { format!("{} bij {}", plan.row.title, visit.gate) },
        gate: visit.gate,
        criteria: versioned::write(&criteria)?,
        due_on,
        chair_id: *chair,
        has_rebuttal: true,
        made_by: Some(plan.manager.0),
        made_at: hour(visit.asked_on, 10),
        closed_at: if is_pending { None } else { Some(hour(days(due_on, 4), 16)) },
        is_demo: true,
        version: 1,
    };
    let round = joined(row, rows);
    rows.proposals.push(proposal::Model {
        taken_out_at: None,
        taken_out_by: None,
        taken_out_reason: None,
        id: proposal,
        round_id: round,
        project_id: plan.id,
        snapshot_id: snapshot,
        added_at: hour(visit.asked_on, 10),
        opened_by: opened_at.map(|_| *chair),
        opened_at,
        is_demo: true,
        version: 1,
    });
    let mut panel: Vec<Came> = given(code).into_iter().map(Came::Submitted).collect();
    match code {
        _ if is_second => panel = vec![Came::Written(agreed(code))],
        "P04" => {
            panel.splice(0..0, [Came::HalfWritten(agreed(code)), Came::Asked]).for_each(drop);
            panel.push(Came::Waits);
        }
        "P07" => panel.push(Came::Recused),
        "P15" => panel.push(Came::Void(agreed(code))),
        _ => {}
    }
    // The first expert, whom people sign in as, writes for BioFolie and reviewed some of the others.
    let first = if code == "P04" || is_second { 0 } else { usize::try_from(plan.number).unwrap_or(0) };
    let readers = if is_rolling { &experts[experts.len().saturating_sub(ROLLING_PANEL)..] } else { experts };
    for (at, came) in panel.into_iter().enumerate() {
        let (expert, _) = &readers[(first + at) % readers.len()];
        one(visit, (proposal, *expert, due_on), (came, *chair, plan.today), rows)?;
    }
    let read = |row: &&mut review::Model| row.proposal_id == proposal && row.submitted_at.is_some();
    rows.reviews.iter_mut().filter(read).for_each(|row| row.read_others_at = opened_at);
    if let Some((sent_by, _)) = plan.contact.filter(|_| code == "P07") {
        let (answer, sent_at) = (ANSWER.to_owned(), hour(days(due_on, 3), 11));
        rows.answers.push(rebuttal::Model { proposal_id: proposal, answer, sent_by: *sent_by, sent_at, is_demo: true });
    }
    if !is_pending {
        rows.agreed.push(settled(code, proposal, *chair, hour(days(due_on, 3), 15))?);
    }
    Ok(())
}

/// The round that a project comes before: one of its own, or the rolling one, which lasts from its first project to its last.
fn joined(row: review_round::Model, rows: &mut Rows) -> RoundId {
    let Some(known) = rows.rounds.iter_mut().find(|known| known.name == row.name) else {
        let id = row.id;
        rows.rounds.push(row);
        return id;
    };
    known.due_on = known.due_on.max(row.due_on);
    known.made_at = known.made_at.min(row.made_at);
    known.closed_at = known.closed_at.max(row.closed_at);
    known.id
}

fn one(
    visit: &Visit,
    (proposal_id, expert_id, due_on): (ProposalId, PersonId, NaiveDate),
    (came, chair, today): (Came, PersonId, NaiveDate),
    rows: &mut Rows,
) -> Result<(), DbErr> {
    let id = ReviewId(new_id());
    let submitted_at = hour(days(due_on, -1).min(days(today, -1)), 14);
    let (status, written) = match &came {
        Came::Submitted(halves) => (ReviewStatus::Submitted, Some(*halves)),
        Came::Void(halves) => (ReviewStatus::Void, Some(*halves)),
        Came::Recused | Came::Waits => (ReviewStatus::Accepted, None),
        Came::HalfWritten(_) | Came::Written(_) => (ReviewStatus::Accepted, None),
        Came::Asked => (ReviewStatus::Invited, None),
    };
    let draft = match came {
        Came::HalfWritten(halves) => drafted(halves, 2),
        Came::Written(halves) => drafted(halves, Criterion::ALL.len()),
        Came::Submitted(_) | Came::Void(_) | Came::Recused | Came::Waits | Came::Asked => ReviewForm::default(),
    };
    let has_interest = matches!(came, Came::Void(_) | Came::Recused | Came::Waits);
    if status != ReviewStatus::Invited {
        let decided = matches!(came, Came::Recused);
        rows.declarations.push(declaration::Model {
            review_id: id,
            number: 1,
            has_interest,
            kinds: if has_interest { InterestKind::Collaboration.code().to_owned() } else { String::new() },
            explanation: if has_interest {
                "Wij schreven twee jaar geleden samen een artikel met een van de partners.".to_owned()
            } else {
                String::new()
            },
            proposed: has_interest.then_some(Measure::Recuse),
            found: String::new(),
            declared_at: hour(days(visit.asked_on, 1), 10),
            measure: decided.then_some(Measure::Recuse),
            reason: if decided { "De samenwerking is te kort geleden om mee te oordelen.".to_owned() } else { String::new() },
            decided_by: decided.then_some(chair),
            decided_at: decided.then(|| hour(days(visit.asked_on, 2), 10)),
            is_demo: true,
        });
    }
    if let Some(halves) = written {
        let new = NewReview { scores: scores(halves), comments: comments(halves), note: String::new() };
        let content = versioned::write(&new)?;
        rows.submitted.push(submitted_review::Model { review_id: id, number: 1, content, submitted_at, is_demo: true });
    }
    rows.reviews.push(review::Model {
        id,
        proposal_id,
        expert_id,
        status,
        due_on,
        reason: String::new(),
        saved_at: (draft != ReviewForm::default()).then(|| hour(days(visit.asked_on, 3), 11)),
        draft: versioned::write(&draft)?,
        draft_window: None,
        draft_turn: 0,
        draft_version: 1,
        asked_at: hour(visit.asked_on, 11),
        reminded_at: None,
        submitted_at: written.map(|_| submitted_at),
        read_others_at: None,
        is_demo: true,
        version: 1,
    });
    Ok(())
}

/// A draft in which this many criteria are done.
fn drafted(halves: Halves, done: usize) -> ReviewForm {
    Criterion::ALL.iter().zip(halves).take(done).fold(ReviewForm::default(), |form, (criterion, halves)| {
        let score = Score::of_halves(halves).map(|score| score.to_string()).unwrap_or_default();
        form.with(&score_field(*criterion), &score).with(&comment_field(*criterion), comment(*criterion, halves))
    })
}

/// What the panel agreed on.
fn settled(code: &str, proposal_id: ProposalId, chair: PersonId, at: DateTime<Utc>) -> Result<consensus::Model, DbErr> {
    let agreement = |(criterion, halves): (Criterion, u8)| {
        let minority = if code == "P13" && criterion == Criterion::Economy {
            "Een van de experts vindt de omzet in het tweede jaar te hoog ingeschat."
        } else {
            ""
        };
        let agreed = NewAgreement {
            score: Score::of_halves(halves)?,
            text: comment(criterion, halves).to_owned(),
            reason: String::new(),
            minority: minority.to_owned(),
        };
        Some((criterion, agreed))
    };
    let agreements = Criterion::ALL.iter().copied().zip(agreed(code)).filter_map(agreement).collect();
    let (advice, reasons) = advised(code);
    let new = NewConsensus { agreements, advice, reasons: reasons.to_owned() };
    Ok(consensus::Model {
        proposal_id,
        draft: "{}".to_owned(),
        content: versioned::write(&new)?,
        saved_at: at,
        advice: Some(advice),
        recorded_by: Some(chair),
        recorded_at: Some(at),
        is_demo: true,
    })
}

/// How many projects the scenario of the demo set holds.
const IN_SCENARIO: usize = 3;

/// A scenario of the rolling round, to compare with its order: the projects that came first.
pub(super) fn scenario(plans: &[Plan<'_>], rows: &mut Rows) {
    let Some((plan, round)) = plans.first().zip(rows.rounds.iter().find(|row| row.name == ROLLING)) else { return };
    let (id, made_at) = (ScenarioId(new_id()), hour(days(plan.today, -2), 14));
    let (name, note) = ("Eerst wie het langst wacht".to_owned(), "Voor de stuurgroep: wat als de volgorde van binnenkomst telt?".to_owned());
    let chosen = rows.proposals.iter().filter(|row| row.round_id == round.id).take(IN_SCENARIO);
    rows.choices.extend(chosen.map(|row| scenario_choice::Model { scenario_id: id, proposal_id: row.id }));
    rows.scenarios.push(scenario::Model { id, round_id: round.id, name, note, made_by: plan.manager.0, made_at, is_demo: true });
}
