//! The one place that joins reviews with what they say. Nothing comes out of it that these eyes may not see.

use super::notes;
use crate::store::versioned;
use ::entity::{person, proposal, review_reopening, submitted_review};
use app::panels::{EarlierVersion, ShownReview};
use app::reviews::AddedNote;
use chrono::{DateTime, Utc};
use domain::ids::{PersonId, ProposalId, ReviewId};
use domain::reviews::{Disclosure, NewReview, ReviewStatus, Scores, Viewer};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;

pub(crate) use crate::ties::standing::{ReviewSummary, summaries};

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
    let all_versions = handed_in(connection, &all).await?;
    let mut more = if disclosure == Disclosure::Everything { more(connection, &all, &all_versions).await? } else { More::default() };
    let names = if disclosure == Disclosure::Everything { names(connection, &all).await? } else { BTreeMap::new() };
    let shown = all.into_iter().zip('A'..='Z').filter_map(|(one, letter)| {
        let (last, before) = all_versions.get(&one.review)?.split_last()?;
        let mut review = last.0.clone();
        if disclosure < Disclosure::Everything {
            review.note = String::new();
        }
        if disclosure < Disclosure::Anonymous {
            review.scores.clear();
        }
        let key = (disclosure == Disclosure::Everything).then_some((one.review, one.version));
        let (earlier, notes) = more.take(one.review, before);
        Some(ShownReview { letter, review, counts: one.standing.counts(), name: names.get(&one.expert).cloned(), key, earlier, notes })
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
        Some((one.proposal, reviewer, last.get(&one.review)?.last()?.0.scores.clone()))
    });
    Ok(scored.collect())
}

/// Everything that was handed in for each of these reviews, the last version last. One query.
async fn handed_in(connection: &impl ConnectionTrait, all: &[ReviewSummary]) -> Result<BTreeMap<ReviewId, Vec<Version>>, DbErr> {
    let of_these = submitted_review::Column::ReviewId.is_in(all.iter().map(|one| one.review));
    let texts = submitted_review::Entity::find().filter(of_these).order_by_asc(submitted_review::Column::Number).all(connection).await?;
    let mut versions: BTreeMap<ReviewId, Vec<Version>> = BTreeMap::new();
    for row in texts {
        versions.entry(row.review_id).or_default().push((versioned::read(&row.content, row.review_id)?, row.submitted_at));
    }
    Ok(versions)
}

type Version = (NewReview, DateTime<Utc>);

/// What only who sees everything of a review sees beside it. Empty for everybody else.
#[derive(Default)]
struct More {
    is_there: bool,
    reasons: BTreeMap<ReviewId, Vec<String>>,
    notes: BTreeMap<ReviewId, Vec<AddedNote>>,
}

/// Why versions were given back, and what was added. A query for each, unless there can be none: one version only, and nobody who read the others.
async fn more(connection: &impl ConnectionTrait, all: &[ReviewSummary], versions: &BTreeMap<ReviewId, Vec<Version>>) -> Result<More, DbErr> {
    let mut reasons: BTreeMap<ReviewId, Vec<String>> = BTreeMap::new();
    let given_back: Vec<ReviewId> = versions.iter().filter(|(_, versions)| versions.len() > 1).map(|(review, _)| *review).collect();
    if !given_back.is_empty() {
        let rows = review_reopening::Entity::find().filter(review_reopening::Column::ReviewId.is_in(given_back));
        for row in rows.order_by_asc(review_reopening::Column::Number).all(connection).await? {
            reasons.entry(row.review_id).or_default().push(row.reason);
        }
    }
    let read: Vec<ReviewId> = all.iter().filter(|one| one.standing.read_others).map(|one| one.review).collect();
    let notes = if read.is_empty() { BTreeMap::new() } else { notes::of(connection, read).await? };
    Ok(More { is_there: true, reasons, notes })
}

impl More {
    /// The versions before the last one, each with why it was given back, and what was added.
    fn take(&mut self, review: ReviewId, before: &[Version]) -> (Vec<EarlierVersion>, Vec<AddedNote>) {
        if !self.is_there {
            return (Vec::new(), Vec::new());
        }
        let mut reasons = self.reasons.remove(&review).unwrap_or_default().into_iter();
        let earlier =
            before.iter().map(|(review, at)| EarlierVersion { review: review.clone(), at: *at, reason: reasons.next().unwrap_or_default() });
        (earlier.collect(), self.notes.remove(&review).unwrap_or_default())
    }
}

async fn names(connection: &impl ConnectionTrait, all: &[ReviewSummary]) -> Result<BTreeMap<PersonId, String>, DbErr> {
    let people = person::Entity::find().filter(person::Column::Id.is_in(all.iter().map(|one| one.expert))).all(connection).await?;
    Ok(people.into_iter().map(|person| (person.id, person.name)).collect())
}
