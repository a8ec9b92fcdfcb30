//! The one place that joins reviews with what they say. Nothing comes out of it that these eyes may not see.

use crate::reviews::access::standing;
use ::entity::{declaration, person, proposal, review, submitted_review};
use app::panels::ShownReview;
use domain::ids::{PersonId, ProposalId, ReviewId};
use domain::reviews::{Eyes, NewReview, ReviewStanding, ReviewStatus, Sight};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;

/// How a review stands, without a word of what it says.
#[derive(Debug, Clone)]
pub(super) struct Stands {
    pub(super) review: ReviewId,
    pub(super) expert: PersonId,
    pub(super) proposal: ProposalId,
    pub(super) standing: ReviewStanding,
    pub(super) version: i64,
    pub(super) declaration: Option<declaration::Model>,
}

/// How the reviews of these proposals stand. Two queries.
pub(super) async fn stands(connection: &impl ConnectionTrait, proposals: &[proposal::Model]) -> Result<Vec<Stands>, DbErr> {
    let ids = proposals.iter().map(|proposal| proposal.id);
    let rows = review::Entity::find().filter(review::Column::ProposalId.is_in(ids)).order_by_asc(review::Column::Id).all(connection).await?;
    let of_these = declaration::Column::ReviewId.is_in(rows.iter().map(|row| row.id));
    let declarations = declaration::Entity::find().filter(of_these).order_by_asc(declaration::Column::Number).all(connection).await?;
    let mut last: BTreeMap<ReviewId, declaration::Model> = declarations.into_iter().map(|row| (row.review_id, row)).collect();
    let stands = rows.into_iter().filter_map(|row| {
        let proposal = proposals.iter().find(|proposal| proposal.id == row.proposal_id)?;
        let declaration = last.remove(&row.id);
        Some(Stands {
            review: row.id,
            expert: row.expert_id,
            proposal: row.proposal_id,
            standing: standing(&row, declaration.as_ref(), proposal),
            version: row.version,
            declaration,
        })
    });
    Ok(stands.collect())
}

/// The order in which reviews get their letters: by the random part of their ids, so that it tells nothing of who was asked first.
fn shuffled(id: ReviewId) -> u64 {
    id.0.as_u64_pair().1
}

/// The reviews of one proposal as these eyes see them; none before the chair opened them.
pub(super) async fn shown(connection: &impl ConnectionTrait, proposal: &proposal::Model, eyes: Eyes) -> Result<Vec<ShownReview>, DbErr> {
    let sight = eyes.sees(proposal.opened_at.is_some());
    if sight <= Sight::Count {
        return Ok(Vec::new());
    }
    let mut all = stands(connection, std::slice::from_ref(proposal)).await?;
    all.retain(|one| matches!(one.standing.status, ReviewStatus::Submitted | ReviewStatus::Void));
    all.sort_by_key(|one| shuffled(one.review));
    let texts = submitted_review::Entity::find().filter(submitted_review::Column::ReviewId.is_in(all.iter().map(|one| one.review)));
    let texts = texts.order_by_asc(submitted_review::Column::Number).all(connection).await?;
    let last: BTreeMap<ReviewId, NewReview> =
        texts.into_iter().filter_map(|row| Some((row.review_id, serde_json::from_str(&row.content).ok()?))).collect();
    let names = if sight == Sight::Everything { names(connection, &all).await? } else { BTreeMap::new() };
    let shown = all.into_iter().zip('A'..='Z').filter_map(|(one, letter)| {
        let mut review = last.get(&one.review)?.clone();
        if sight < Sight::Everything {
            review.note = String::new();
        }
        if sight < Sight::Anonymous {
            review.scores.clear();
        }
        let key = (sight == Sight::Everything).then_some((one.review, one.version));
        Some(ShownReview { letter, review, counts: one.standing.counts(), name: names.get(&one.expert).cloned(), key })
    });
    Ok(shown.collect())
}

async fn names(connection: &impl ConnectionTrait, all: &[Stands]) -> Result<BTreeMap<PersonId, String>, DbErr> {
    let people = person::Entity::find().filter(person::Column::Id.is_in(all.iter().map(|one| one.expert))).all(connection).await?;
    Ok(people.into_iter().map(|person| (person.id, person.name)).collect())
}
