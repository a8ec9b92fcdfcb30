//! The one place that joins reviews with what they say. Nothing comes out of it that these eyes may not see.

use crate::reviews::access::state_of;
use crate::store::versioned;
use ::entity::{declaration, person, proposal, review, submitted_review};
use app::panels::ShownReview;
use chrono::{DateTime, Utc};
use domain::ids::{PersonId, ProposalId, ReviewId};
use domain::reviews::{Disclosure, NewReview, ReviewState, ReviewStatus, Scores, Viewer};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;

/// How a review stands, without a word of what it says.
#[derive(Debug, Clone)]
pub(crate) struct ReviewSummary {
    pub(crate) review: ReviewId,
    pub(crate) expert: PersonId,
    pub(crate) proposal: ProposalId,
    pub(crate) standing: ReviewState,
    pub(crate) version: i64,
    pub(crate) reminded_at: Option<DateTime<Utc>>,
    pub(crate) declaration: Option<declaration::Model>,
}

/// How the reviews of these proposals stand. Two queries.
pub(crate) async fn summaries(connection: &impl ConnectionTrait, proposals: &[proposal::Model]) -> Result<Vec<ReviewSummary>, DbErr> {
    let ids = proposals.iter().map(|proposal| proposal.id);
    let rows = review::Entity::find().filter(review::Column::ProposalId.is_in(ids)).order_by_asc(review::Column::Id).all(connection).await?;
    let of_these = declaration::Column::ReviewId.is_in(rows.iter().map(|row| row.id));
    let declarations = declaration::Entity::find().filter(of_these).order_by_asc(declaration::Column::Number).all(connection).await?;
    let mut last: BTreeMap<ReviewId, declaration::Model> = declarations.into_iter().map(|row| (row.review_id, row)).collect();
    let summaries = rows.into_iter().filter_map(|row| {
        let proposal = proposals.iter().find(|proposal| proposal.id == row.proposal_id)?;
        let declaration = last.remove(&row.id);
        Some(ReviewSummary {
            review: row.id,
            expert: row.expert_id,
            proposal: row.proposal_id,
            standing: state_of(&row, declaration.as_ref(), proposal),
            version: row.version,
            reminded_at: row.reminded_at,
            declaration,
        })
    });
    Ok(summaries.collect())
}

/// The order in which reviews get their letters: by the random part of their ids, so that it tells nothing of who was asked first.
fn shuffled(id: ReviewId) -> u64 {
    id.0.as_u64_pair().1
}

/// The reviews of one proposal as these eyes see them; none before the chair opened them.
pub(crate) async fn shown(connection: &impl ConnectionTrait, proposal: &proposal::Model, viewer: Viewer) -> Result<Vec<ShownReview>, DbErr> {
    if viewer.sees(proposal.opened_at.is_some()) <= Disclosure::Count {
        return Ok(Vec::new());
    }
    let all = summaries(connection, std::slice::from_ref(proposal)).await?;
    shown_of(connection, all, (proposal.opened_at.is_some(), viewer)).await
}

/// The same, of the reviews of one proposal whose standing is known.
pub(crate) async fn shown_of(
    connection: &impl ConnectionTrait,
    mut all: Vec<ReviewSummary>,
    (is_opened, viewer): (bool, Viewer),
) -> Result<Vec<ShownReview>, DbErr> {
    let disclosure = viewer.sees(is_opened);
    if disclosure <= Disclosure::Count {
        return Ok(Vec::new());
    }
    all.retain(|one| matches!(one.standing.status, ReviewStatus::Submitted | ReviewStatus::Void));
    all.sort_by_key(|one| shuffled(one.review));
    let last = handed_in(connection, &all).await?;
    let names = if disclosure == Disclosure::Everything { names(connection, &all).await? } else { BTreeMap::new() };
    let shown = all.into_iter().zip('A'..='Z').filter_map(|(one, letter)| {
        let mut review = last.get(&one.review)?.clone();
        if disclosure < Disclosure::Everything {
            review.note = String::new();
        }
        if disclosure < Disclosure::Anonymous {
            review.scores.clear();
        }
        let key = (disclosure == Disclosure::Everything).then_some((one.review, one.version));
        Some(ShownReview { letter, review, counts: one.standing.counts(), name: names.get(&one.expert).cloned(), key })
    });
    Ok(shown.collect())
}

/// The scores of the reviews that count, of those proposals that were opened. Reviewers are numbered, in an order that tells nothing.
pub(crate) async fn scored(connection: &impl ConnectionTrait, proposals: &[proposal::Model]) -> Result<Vec<(ProposalId, usize, Scores)>, DbErr> {
    let opened: Vec<_> = proposals.iter().filter(|row| Viewer::Steering.sees(row.opened_at.is_some()) >= Disclosure::Anonymous).cloned().collect();
    let mut all = summaries(connection, &opened).await?;
    all.retain(|one| one.standing.counts());
    all.sort_by_key(|one| shuffled(one.review));
    let mut reviewers: Vec<PersonId> = Vec::new();
    for one in &all {
        if !reviewers.contains(&one.expert) {
            reviewers.push(one.expert);
        }
    }
    let last = handed_in(connection, &all).await?;
    let scored = all.iter().filter_map(|one| {
        let reviewer = reviewers.iter().position(|expert| *expert == one.expert)?;
        Some((one.proposal, reviewer, last.get(&one.review)?.scores.clone()))
    });
    Ok(scored.collect())
}

/// What was handed in last for each of these reviews. One query.
async fn handed_in(connection: &impl ConnectionTrait, all: &[ReviewSummary]) -> Result<BTreeMap<ReviewId, NewReview>, DbErr> {
    let of_these = submitted_review::Column::ReviewId.is_in(all.iter().map(|one| one.review));
    let texts = submitted_review::Entity::find().filter(of_these).order_by_asc(submitted_review::Column::Number).all(connection).await?;
    texts.iter().map(|row| Ok((row.review_id, versioned::read(&row.content, row.review_id)?))).collect()
}

async fn names(connection: &impl ConnectionTrait, all: &[ReviewSummary]) -> Result<BTreeMap<PersonId, String>, DbErr> {
    let people = person::Entity::find().filter(person::Column::Id.is_in(all.iter().map(|one| one.expert))).all(connection).await?;
    Ok(people.into_iter().map(|person| (person.id, person.name)).collect())
}
