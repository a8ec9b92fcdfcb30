//! Looking again for what ties the experts of panels to projects, in the write that changes a fact: where somebody works, groups, organisations,
//! who takes part, an interest that was declared elsewhere. What is new waits for the chair, who hears at once, and the review does not count.

use super::conflicts::between;
use super::standing::{ReviewSummary, summaries};
use super::{Found, shut_where_too_few};
use crate::mail::{News, Said, tell};
use crate::store::database::Write;
use crate::store::events::Event;
use crate::store::versioned;
use ::entity::{consensus, declaration, proposal, review, review_round};
use domain::audit::HistoryEvent;
use domain::ids::{PersonId, ProjectId, ProposalId, ReviewId};
use domain::mail::MailKind;
use domain::reviews::{Declaration, FoundConflict, InterestKind, Measure, ReviewStatus, new_ties};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use std::collections::BTreeMap;
use url::Url;

/// Whose reviews are looked at. Only those of rounds that go on, and of projects in them on which the panel has not agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// All.
    Everybody,
    /// Those of one expert.
    Expert(PersonId),
    /// Those of one project.
    Project(ProjectId),
    /// Those of one project before one panel.
    Proposal(ProposalId),
    /// One review.
    Review(ReviewId),
}

/// Writes down what ties experts to projects that was not known when they declared, tells the chairs and the managers, and shuts panels that
/// are left with too few reviews. The events are part of the write that calls.
///
/// # Errors
/// A declaration that cannot be read.
pub async fn look_again(write: &Write, base_url: &Url, of: Of) -> Result<Vec<Event>, DbErr> {
    let rounds = review_round::Entity::find().filter(review_round::Column::ClosedAt.is_null()).all(write).await?;
    let narrowed = match of {
        Of::Project(project) => Some(proposal::Column::ProjectId.eq(project)),
        Of::Proposal(proposal) => Some(proposal::Column::Id.eq(proposal)),
        Of::Everybody | Of::Expert(_) | Of::Review(_) => None,
    };
    let of_rounds = Condition::all().add(proposal::Column::RoundId.is_in(rounds.iter().map(|round| round.id))).add_option(narrowed);
    let mut proposals = proposal::Entity::find().filter(of_rounds).order_by_asc(proposal::Column::Id).all(write).await?;
    let agreed = consensus::Column::ProposalId.is_in(proposals.iter().map(|row| row.id));
    let agreed = consensus::Entity::find().filter(agreed).filter(consensus::Column::RecordedAt.is_not_null()).all(write).await?;
    proposals.retain(|row| row.taken_out_at.is_none() && !agreed.iter().any(|one| one.proposal_id == row.id));
    let mut all = summaries(write, &proposals).await?;
    all.retain(|one| is_looked_at(one) && is_of(one, of));
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let project = |one: &ReviewSummary| proposals.iter().find(|row| row.id == one.proposal).map(|row| row.project_id);
    let experts: Vec<PersonId> = all.iter().map(|one| one.expert).collect();
    let projects: Vec<ProjectId> = all.iter().filter_map(project).collect();
    let ties = between(write, &experts, &projects).await?;
    let known = known(write, &all).await?;
    let mut events = Vec::new();
    for row in &proposals {
        let Some(round) = rounds.iter().find(|round| round.id == row.round_id) else { continue };
        let mut waits = Vec::new();
        for one in all.iter().filter(|one| one.proposal == row.id) {
            let shown = ties.get(&(one.expert, row.project_id)).map_or(&[][..], Vec::as_slice);
            let Known { found, kinds } = known.get(&one.review).cloned().unwrap_or_default();
            if new_ties(shown, &found, &kinds).is_empty() {
                continue;
            }
            note(write, one, shown).await?;
            waits.push(one.review);
            events.push(Event::by_operator(HistoryEvent::TieFound { review: one.review, round: round.name.clone() }));
        }
        if waits.is_empty() {
            continue;
        }
        let news = News { kind: MailKind::TieFound, project: row.project_id, until: None, path: app::paths::panel(round.id), said: Said::default() };
        tell(write, base_url, &news, [round.chair_id]).await?;
        if let Some(shut) = shut_where_too_few(write, row, &waits).await? {
            let news = News {
                kind: MailKind::ReviewMissing,
                project: row.project_id,
                until: None,
                path: app::paths::round(round.id),
                said: Said::default(),
            };
            tell(write, base_url, &news, round.made_by).await?;
            events.push(Event::by_operator(shut).in_project(row.project_id));
        }
    }
    Ok(events)
}

/// Reviews that are written or in, of experts who declared and take part or wait. Whoever was only asked declares first, and is looked up then.
fn is_looked_at(one: &ReviewSummary) -> bool {
    let is_at_work = matches!(one.standing.status, ReviewStatus::Accepted | ReviewStatus::Submitted);
    let takes_part = !matches!(one.standing.declaration, Declaration::Open | Declaration::Decided(Measure::Recuse));
    is_at_work && takes_part && !one.standing.is_taken_back
}

fn is_of(one: &ReviewSummary, of: Of) -> bool {
    match of {
        Of::Everybody | Of::Project(_) | Of::Proposal(_) => true,
        Of::Expert(expert) => one.expert == expert,
        Of::Review(review) => one.review == review,
    }
}

/// What was on the table of a review before.
#[derive(Clone, Default)]
struct Known {
    found: Vec<FoundConflict>,
    kinds: Vec<InterestKind>,
}

/// What these experts declared about these very reviews, and what the data showed then. One query.
async fn known(write: &Write, all: &[ReviewSummary]) -> Result<BTreeMap<ReviewId, Known>, DbErr> {
    let of_these = declaration::Column::ReviewId.is_in(all.iter().map(|one| one.review));
    let mut known: BTreeMap<ReviewId, Known> = BTreeMap::new();
    for row in declaration::Entity::find().filter(of_these).all(write).await? {
        let one = known.entry(row.review_id).or_default();
        one.kinds.extend(row.kinds.split_whitespace().filter_map(|kind| kind.parse::<InterestKind>().ok()));
        if !row.found.is_empty() {
            let Found(found) = versioned::read(&row.found, row.review_id)?;
            one.found.extend(found);
        }
    }
    Ok(known)
}

/// The declaration once more, with what the data show by now; the chair has not decided about that.
async fn note(write: &Write, one: &ReviewSummary, shown: &[FoundConflict]) -> Result<(), DbErr> {
    let Some(last) = one.declaration.clone() else { return Ok(()) };
    let row = declaration::Model {
        number: last.number + 1,
        found: versioned::write(&Found(shown.to_vec()))?,
        measure: None,
        reason: String::new(),
        decided_by: None,
        decided_at: None,
        ..last
    };
    declaration::Entity::insert(row.into_active_model()).exec_without_returning(write).await?;
    let row = review::ActiveModel { id: Set(one.review), version: Set(one.version + 1), ..Default::default() };
    review::Entity::update(row).validate()?.exec_without_returning(write).await.map(|_| ())
}
