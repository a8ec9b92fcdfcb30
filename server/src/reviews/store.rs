//! What an expert does with a review: say yes or no, declare, hand in; what is written stands in `drafts`. Every write looks again, inside its transaction, whether it may.

use super::access::{self, Found};
use super::letters::{News, tell};
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::mail::Said;
use crate::reviews::blind::summaries;
use crate::state::State;
use crate::store::database::Write;
use crate::store::events::Event;
use crate::store::versioned;
use crate::ties::again::{Of, look_again};
use crate::ties::{Found as FoundTies, conflicts, shut_where_too_few};
use ::entity::{declaration, review, submitted_review};
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::mail::MailKind;
use domain::reviews::{FoundConflict, NewDeclaration, NewReview, QUORUM, ReviewRefusal, ReviewStatus};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};

type Own = Permit<act::WriteReview>;

/// The permit's review as it is found in the write that changes it.
struct Begun {
    write: Write,
    found: Found,
}

async fn begin(state: &State, permit: &Own, submission: &Submission) -> Result<Begun, AppError> {
    let write = submission.begin(state).await?;
    let found = access::find(&write, permit.review()).await?.ok_or(AppError::NotFound)?;
    Ok(Begun { write, found })
}

impl Begun {
    /// Writes the row's new version, and finishes the write with these events.
    async fn finish(self, row: review::ActiveModel, events: impl IntoIterator<Item = Event>) -> Result<(), DbErr> {
        let Self { write, found } = self;
        let row = review::ActiveModel { id: Set(found.review.id), version: Set(found.review.version + 1), ..row };
        review::Entity::update(row).validate()?.exec_without_returning(&write).await?;
        write.finish(events).await
    }
}

/// Says no, with a reason for who asked.
///
/// # Errors
/// Lost when the expert answered before.
pub async fn decline(state: &State, permit: &Own, submission: &Submission, reason: &str) -> Result<(), Unsaved> {
    let begun = begin(state, permit, submission).await?;
    let review = &begun.found.review;
    if review.version != submission.version || review.status != ReviewStatus::Invited {
        return Err(AppError::Conflict.into());
    }
    let declined = HistoryEvent::ReviewDeclined { review: review.id, round: begun.found.round.name.clone() };
    falls_away(state, &begun).await?;
    let row = review::ActiveModel { status: Set(ReviewStatus::Declined), reason: Set(reason.to_owned()), ..Default::default() };
    Ok(begun.finish(row, [Event::by_expert(permit.person(), declined)]).await?)
}

/// Tells the programme manager who made the round that a review falls away.
async fn falls_away(state: &State, Begun { write, found }: &Begun) -> Result<(), DbErr> {
    let news = News {
        kind: MailKind::ReviewMissing,
        project: found.proposal.project_id,
        until: None,
        path: app::paths::round(found.round.id),
        said: Said::default(),
    };
    tell(write, &state.base_url, &news, found.round.made_by).await
}

/// Says yes where that was not done yet, and keeps the declaration. After handing in, an interest that comes to light puts the review
/// aside: it is kept, marked and not counted.
///
/// # Errors
/// Lost when the expert declined, or the review changed meanwhile. Refused where no interest was declared and the data show one, with what
/// they show: the expert has to explain it.
pub async fn declare(state: &State, permit: &Own, submission: &Submission, new: &NewDeclaration) -> Result<(), Unsaved<Vec<FoundConflict>>> {
    let begun = begin(state, permit, submission).await?;
    let Begun { write, found } = &begun;
    let has_interest = matches!(new, NewDeclaration::Interest { .. });
    if found.review.version != submission.version || found.state().may_declare(has_interest).is_err() {
        return Err(AppError::Conflict.into());
    }
    let expert = found.review.expert_id;
    let shown = conflicts::between(write, &[expert], &[found.proposal.project_id]).await?.into_values().next().unwrap_or_default();
    if matches!(new, NewDeclaration::None) && !shown.is_empty() {
        return Err(Unsaved::refused(shown));
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
        found: if shown.is_empty() { String::new() } else { versioned::write(&FoundTies(shown))? },
        declared_at: write.now(),
        measure: None,
        reason: String::new(),
        decided_by: None,
        decided_at: None,
        is_demo: found.review.is_demo,
    };
    declaration::Entity::insert(row.into_active_model()).exec_without_returning(write).await?;
    let is_late = found.review.status == ReviewStatus::Submitted;
    let (review, round) = (found.review.id, found.round.name.clone());
    let (status, declared) = match (is_late, proposed) {
        (true, _) => (ReviewStatus::Void, HistoryEvent::ReviewVoided { review, round }),
        (false, Some(_)) => (ReviewStatus::Accepted, HistoryEvent::InterestDeclared { review, round }),
        (false, None) => (ReviewStatus::Accepted, HistoryEvent::ReviewAccepted { review, round }),
    };
    if proposed.is_some() {
        let path = app::paths::panel(found.round.id);
        let news = News { kind: MailKind::InterestDeclared, project: found.proposal.project_id, until: None, path, said: Said::default() };
        tell(write, &state.base_url, &news, [found.round.chair_id]).await?;
    }
    let shut = if is_late {
        falls_away(state, &begun).await?;
        let shut = shut_where_too_few(write, &found.proposal, &[review]).await?;
        shut.map(|shut| Event::by_expert(permit.person(), shut).in_project(found.proposal.project_id))
    } else {
        None
    };
    // An interest told here ties the expert to every other project of the same partners.
    let elsewhere = if proposed.is_some() { look_again(write, &state.base_url, Of::Expert(expert)).await? } else { Vec::new() };
    let row = review::ActiveModel { status: Set(status), ..Default::default() };
    let events = shut.into_iter().chain([Event::by_expert(permit.person(), declared)]).chain(elsewhere);
    Ok(begun.finish(row, events).await?)
}

/// Hands in the draft as it stands. What ties the expert to the project is looked up once more: the text is kept whatever comes of that, and
/// counts when the chair says so.
///
/// # Errors
/// Lost when the draft changed since it was checked. Refused with what stands in the way.
pub async fn submit(state: &State, permit: &Own, submission: &Submission, new: &NewReview) -> Result<(), Unsaved<ReviewRefusal>> {
    let begun = begin(state, permit, submission).await?;
    let Begun { write, found } = &begun;
    found.state().may_submit(state.clock.today()).map_err(Unsaved::refused)?;
    if found.review.version != submission.version {
        return Err(AppError::Conflict.into());
    }
    let (review, now) = (found.review.id, write.now());
    let before = submitted_review::Entity::find().filter(submitted_review::Column::ReviewId.eq(review)).all(write).await?;
    let number = before.iter().map(|row| row.number).max().unwrap_or(0) + 1;
    let row =
        submitted_review::Model { review_id: review, number, content: versioned::write(new)?, submitted_at: now, is_demo: found.review.is_demo };
    submitted_review::Entity::insert(row.into_active_model()).exec_without_returning(write).await?;
    let others = summaries(write, std::slice::from_ref(&found.proposal)).await?.iter().filter(|one| one.standing.counts()).count();
    let ties = look_again(write, &state.base_url, Of::Review(review)).await?;
    if ties.is_empty() && others + 1 == QUORUM {
        let path = app::paths::panel(found.round.id);
        let news = News { kind: MailKind::ReviewsComplete, project: found.proposal.project_id, until: None, path, said: Said::default() };
        tell(write, &state.base_url, &news, [found.round.chair_id]).await?;
    }
    let submitted = HistoryEvent::ReviewSubmitted { review, round: found.round.name.clone() };
    let row = review::ActiveModel { status: Set(ReviewStatus::Submitted), submitted_at: Set(Some(now)), ..Default::default() };
    let events: Vec<Event> = std::iter::once(Event::by_expert(permit.person(), submitted)).chain(ties).collect();
    Ok(begun.finish(row, events).await?)
}
