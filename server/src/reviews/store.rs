//! What an expert does with a review: say yes or no, declare, hand in; what is written stands in `drafts`. Every write looks again, inside its transaction, whether it may.

use super::access::{self, Found};
use super::conflicts;
use super::letters::{News, tell};
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::reviews::blind::summaries;
use crate::state::State;
use crate::store::database::Write;
use crate::store::events::{Event, record};
use ::entity::{consensus, declaration, proposal, review, submitted_review};
use chrono::{DateTime, Utc};
use domain::access::{Permit, act};
use domain::mail::MailKind;
use domain::reviews::{FoundConflict, NewDeclaration, NewReview, QUORUM, ReviewRefusal, ReviewStatus, shuts_again};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use serde::Serialize;
use serde_json::json;

/// A write to a review that has begun.
struct Begun {
    transaction: Write,
    found: Found,
    now: DateTime<Utc>,
}

async fn begin(state: &State, permit: &Permit<act::WriteReview>) -> Result<Begun, AppError> {
    let now = state.clock.now();
    let transaction = state.database.write_tx().await?;
    let found = access::find(&transaction, permit.review()).await?.ok_or(AppError::NotFound)?;
    Ok(Begun { transaction, found, now })
}

impl Begun {
    /// Writes the row's new version and the event, remembers the form, and commits.
    async fn finish(
        self,
        permit: &Permit<act::WriteReview>,
        submission: &Submission,
        row: review::ActiveModel,
        event: Event,
    ) -> Result<(), AppError> {
        let Self { transaction, found, now } = self;
        let row = review::ActiveModel { id: Set(found.review.id), version: Set(found.review.version + 1), ..row };
        review::Entity::update(row).validate()?.exec_without_returning(&transaction).await?;
        let detail = json!({ "round": found.round.name });
        record(&transaction, event.about("review", found.review.id).with(detail), now).await?;
        submission.keep(&transaction, permit.person(), now).await?;
        Ok(transaction.commit().await?)
    }
}

pub(super) fn text(value: &impl Serialize) -> Result<String, AppError> {
    serde_json::to_string(value).map_err(|error| AppError::Internal(error.to_string()))
}

/// Says no, with a reason for who asked.
///
/// # Errors
/// 409 when the expert answered before.
pub async fn decline(state: &State, permit: &Permit<act::WriteReview>, submission: &Submission, reason: &str) -> Result<(), AppError> {
    let begun = begin(state, permit).await?;
    if begun.found.review.version != submission.version || begun.found.review.status != ReviewStatus::Invited {
        return Err(AppError::Conflict);
    }
    falls_away(state, &begun).await?;
    let row = review::ActiveModel { status: Set(ReviewStatus::Declined), reason: Set(reason.to_owned()), ..Default::default() };
    begun.finish(permit, submission, row, Event::by_expert(permit.person(), "review_declined")).await
}

/// Tells the programme manager who made the round that a review falls away.
async fn falls_away(state: &State, begun: &Begun) -> Result<(), DbErr> {
    let Begun { transaction, found, now } = begun;
    let news = News { kind: MailKind::ReviewMissing, project: found.proposal.project_id, until: None, path: app::paths::round(found.round.id) };
    tell(transaction, &state.base_url, &news, found.round.made_by, *now).await
}

/// Shuts a panel that an interest left with too few reviews, so that another expert can be asked and writes as blind as the others did.
async fn shut(begun: &Begun, permit: &Permit<act::WriteReview>) -> Result<(), AppError> {
    let Begun { transaction, found, now } = begun;
    let proposal = &found.proposal;
    let agreed = consensus::Entity::find_by_id(proposal.id).one(transaction).await?;
    let all = summaries(transaction, std::slice::from_ref(proposal)).await?;
    let others: Vec<_> = all.iter().filter(|one| one.review != found.review.id).map(|one| one.standing).collect();
    if proposal.opened_at.is_none() || !shuts_again(agreed.is_some_and(|row| row.recorded_at.is_some()), &others) {
        return Ok(());
    }
    let row = proposal::ActiveModel {
        id: Set(proposal.id),
        opened_by: Set(None),
        opened_at: Set(None),
        version: Set(proposal.version + 1),
        ..Default::default()
    };
    proposal::Entity::update(row).validate()?.exec_without_returning(transaction).await?;
    let event = Event::by_expert(permit.person(), "consensus_shut").in_project(proposal.project_id).about("proposal", proposal.id);
    record(transaction, event, *now).await?;
    Ok(())
}

/// What came of a declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Declared {
    /// It was kept.
    Kept,
    /// No interest was declared, and the data show one: the expert has to explain it.
    Explain(Vec<FoundConflict>),
}

/// Says yes where that was not done yet, and keeps the declaration. After handing in, an interest that comes to light puts the review
/// aside: it is kept, marked and not counted.
///
/// # Errors
/// 409 when the expert declined, or the review changed meanwhile.
pub async fn declare(state: &State, permit: &Permit<act::WriteReview>, submission: &Submission, new: &NewDeclaration) -> Result<Declared, AppError> {
    let begun = begin(state, permit).await?;
    let Begun { transaction, found, now } = &begun;
    let has_interest = matches!(new, NewDeclaration::Interest { .. });
    if found.review.version != submission.version || found.standing().may_declare(has_interest).is_err() {
        return Err(AppError::Conflict);
    }
    let expert = found.review.expert_id;
    let shown = conflicts::between(transaction, &[expert], &[found.proposal.project_id]).await?.into_values().next().unwrap_or_default();
    if matches!(new, NewDeclaration::None) && !shown.is_empty() {
        return Ok(Declared::Explain(shown));
    }
    let (kinds, explanation, proposed) = match new {
        NewDeclaration::None => (String::new(), String::new(), None),
        NewDeclaration::Interest { kinds, explanation, proposed } => {
            (kinds.iter().map(|kind| kind.code()).collect::<Vec<_>>().join(" "), explanation.clone(), Some(*proposed))
        }
    };
    let row = declaration::Model {
        review_id: found.review.id,
        number: found.declaration.as_ref().map_or(1, |last| last.number + 1),
        has_interest: proposed.is_some(),
        kinds,
        explanation,
        proposed,
        found: if shown.is_empty() { String::new() } else { text(&shown)? },
        declared_at: *now,
        measure: None,
        reason: String::new(),
        decided_by: None,
        decided_at: None,
        is_demo: found.review.is_demo,
    };
    declaration::Entity::insert(row.into_active_model()).exec_without_returning(transaction).await?;
    let is_late = found.review.status == ReviewStatus::Submitted;
    let (status, action) = match (is_late, proposed) {
        (true, _) => (ReviewStatus::Void, "review_voided"),
        (false, Some(_)) => (ReviewStatus::Accepted, "interest_declared"),
        (false, None) => (ReviewStatus::Accepted, "review_accepted"),
    };
    if proposed.is_some() {
        let path = app::paths::panel(found.round.id);
        let news = News { kind: MailKind::InterestDeclared, project: found.proposal.project_id, until: None, path };
        tell(transaction, &state.base_url, &news, [found.round.chair_id], *now).await?;
    }
    if is_late {
        falls_away(state, &begun).await?;
        shut(&begun, permit).await?;
    }
    let row = review::ActiveModel { status: Set(status), ..Default::default() };
    begun.finish(permit, submission, row, Event::by_expert(permit.person(), action)).await?;
    Ok(Declared::Kept)
}

/// Hands in the draft as it stands.
///
/// # Errors
/// 409 when the draft changed since it was checked, 422 material comes back inside.
pub async fn submit(
    state: &State,
    permit: &Permit<act::WriteReview>,
    submission: &Submission,
    new: &NewReview,
) -> Result<Result<(), ReviewRefusal>, AppError> {
    let begun = begin(state, permit).await?;
    let Begun { transaction, found, now } = &begun;
    if let Err(refusal) = found.standing().may_submit(state.clock.today()) {
        return Ok(Err(refusal));
    }
    if found.review.version != submission.version {
        return Err(AppError::Conflict);
    }
    let before = submitted_review::Entity::find().filter(submitted_review::Column::ReviewId.eq(found.review.id)).all(transaction).await?;
    let number = before.iter().map(|row| row.number).max().unwrap_or(0) + 1;
    let row = submitted_review::Model { review_id: found.review.id, number, content: text(new)?, submitted_at: *now, is_demo: found.review.is_demo };
    submitted_review::Entity::insert(row.into_active_model()).exec_without_returning(transaction).await?;
    let row = review::ActiveModel { status: Set(ReviewStatus::Submitted), submitted_at: Set(Some(*now)), ..Default::default() };
    let others = summaries(transaction, std::slice::from_ref(&found.proposal)).await?.iter().filter(|one| one.standing.counts()).count();
    if others + 1 == QUORUM {
        let path = app::paths::panel(found.round.id);
        let news = News { kind: MailKind::ReviewsComplete, project: found.proposal.project_id, until: None, path };
        tell(transaction, &state.base_url, &news, [found.round.chair_id], *now).await?;
    }
    begun.finish(permit, submission, row, Event::by_expert(permit.person(), "review_submitted")).await?;
    Ok(Ok(()))
}
