//! The pages on which experts answer, declare their interests and see how their reviews stand.

use super::look::{self, Typed};
use super::store::{self, Declared};
use super::{access, write_routes};
use crate::frame::actor::SignedIn;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page, with_status};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::state::State;
use ::entity::{project, proposal, review, review_round};
use app::language::Words;
use app::paths;
use app::reviews::{ReviewLine, ReviewPage, ReviewsPage, ReviewsView};
use app::ui::{FormErrors, NoticeView, Tone};
use axum::extract;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::NaiveDate;
use domain::access::{Action, act};
use domain::form_reader::FormReader;
use domain::ids::ReviewId;
use domain::problem::Problem;
use domain::reviews::{InterestForm, ReviewStatus};
use leptos::prelude::*;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    let own = Access::Needs(Action::WriteReview);
    let mut routes = vec![
        get("/reviews", Access::Needs(Action::SeeOwnReviews), list),
        get("/reviews/{review}", own, one),
        post("/reviews/{review}/interests", own, declare),
        post("/reviews/{review}/decline", own, decline),
    ];
    routes.extend(write_routes::routes());
    routes
}

#[derive(FromQueryResult)]
struct Row {
    id: ReviewId,
    status: ReviewStatus,
    due_on: NaiveDate,
    title: String,
    round: String,
}

async fn list(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    let permit = signed.permit(act::SeeOwnReviews)?;
    let rows: Vec<Row> = review::Entity::find()
        .select_only()
        .columns([review::Column::Id, review::Column::Status, review::Column::DueOn])
        .column(project::Column::Title)
        .column_as(review_round::Column::Name, "round")
        .join(JoinType::InnerJoin, review::Entity::belongs_to(proposal::Entity).from(review::Column::ProposalId).to(proposal::Column::Id).into())
        .join(JoinType::InnerJoin, proposal::Entity::belongs_to(project::Entity).from(proposal::Column::ProjectId).to(project::Column::Id).into())
        .join(
            JoinType::InnerJoin,
            proposal::Entity::belongs_to(review_round::Entity).from(proposal::Column::RoundId).to(review_round::Column::Id).into(),
        )
        .filter(review::Column::ExpertId.eq(permit.person()))
        .order_by_asc(review::Column::DueOn)
        .order_by_asc(review::Column::Id)
        .into_model()
        .all(&state.database.read)
        .await?;
    let rank = |status| match status {
        ReviewStatus::Accepted => 0,
        ReviewStatus::Invited => 1,
        ReviewStatus::Submitted => 2,
        ReviewStatus::Declined | ReviewStatus::Void => 3,
    };
    let mut lines: Vec<_> = rows
        .into_iter()
        .map(|Row { id, status, due_on, title, round }| ReviewLine { id, status, due_on, title, round, href: paths::review(id) })
        .collect();
    lines.sort_by_key(|line| rank(line.status));
    let (words, today) = (signed.visit.words(), state.clock.today());
    let chaired = review_round::Entity::find().filter(review_round::Column::ChairId.eq(permit.person())).limit(1).one(&state.database.read).await?;
    let view = ReviewsView { lines, today, leads: chaired.is_some() };
    Ok(page(&state, &signed.visit, words.t("reviews-title"), move || view! { <ReviewsPage words view /> }.into_any()))
}

async fn one(extract::State(state): extract::State<State>, signed: SignedIn, Ids(review): Ids<ReviewId>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::WriteReview, review).await?;
    show(&state, &signed, &found, Typed::default()).await
}

pub(super) async fn show(state: &State, signed: &SignedIn, found: &access::Found, typed: Typed) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let view = look::review(state, found, typed).await?;
    let title = words.with("review-title", &[("project", view.head.title.clone().into())]);
    Ok(page(state, &signed.visit, title, move || view! { <ReviewPage words view /> }.into_any()))
}

fn label(words: Words, field: &str) -> String {
    match field {
        "has_interest" => words.t("interest-question"),
        "kinds" => words.t("interest-kinds"),
        "explanation" => words.t("interest-explanation"),
        "measure" => words.t("interest-measure"),
        _ => words.t("review-decline-reason"),
    }
}

async fn declare(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(review): Ids<ReviewId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::WriteReview, review).await?;
    let form: InterestForm = pairs.read()?;
    let opens = form.has_interest == "no";
    let onward = if opens { paths::review_write(review) } else { paths::review(review) };
    let submission = Submission::read(&pairs, &onward, "interest-declared")?;
    if let Some(onward) = submission.already_handled(&state, permit.person()).await? {
        return Ok(onward);
    }
    let words = signed.visit.words();
    let again = async |errors: FormErrors, shown| {
        let typed = Typed { form: form.clone(), errors, found: shown, ..Typed::default() };
        Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, show(&state, &signed, &found, typed).await?))
    };
    match form.check() {
        Err(problems) => again(FormErrors::read(words, &problems, |field| label(words, field)), Vec::new()).await,
        Ok(new) => match store::declare(&state, &permit, &submission, &new).await {
            Ok(Declared::Kept) => Ok(submission.onward()),
            Ok(Declared::Explain(shown)) => again(FormErrors::default().and("has_interest", words.t("interest-explain")), shown).await,
            Err(AppError::Conflict) => lost(&state, &signed, &submission, review, Typed { form: form.clone(), ..Typed::default() }).await,
            Err(error) => Err(error),
        },
    }
}

async fn decline(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(review): Ids<ReviewId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::WriteReview, review).await?;
    let submission = Submission::read(&pairs, &paths::reviews(), "review-declined")?;
    if let Some(onward) = submission.already_handled(&state, permit.person()).await? {
        return Ok(onward);
    }
    let mut reader = FormReader::new(signed.visit.language);
    let typed = pairs.get("reason").unwrap_or_default().to_owned();
    let reason = reader.line("reason", &typed, 1..=500);
    let problems: Vec<Problem> = match reader.finish(Some(reason)) {
        Ok(reason) => match store::decline(&state, &permit, &submission, &reason).await {
            Ok(()) => return Ok(submission.onward()),
            Err(AppError::Conflict) => return lost(&state, &signed, &submission, review, Typed { reason: typed, ..Typed::default() }).await,
            Err(error) => return Err(error),
        },
        Err(problems) => problems,
    };
    let words = signed.visit.words();
    let errors = FormErrors::read(words, &problems, |field| label(words, field));
    let typed = Typed { reason: typed, errors, ..Typed::default() };
    Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, show(&state, &signed, &found, typed).await?))
}

/// The review changed meanwhile: the way onward when it was this very form, else the page as it stands now, with what was typed.
pub(super) async fn lost(state: &State, signed: &SignedIn, submission: &Submission, review: ReviewId, typed: Typed) -> Result<Response, AppError> {
    let (found, permit) = access::permit(state, signed, act::WriteReview, review).await?;
    if let Some(onward) = submission.already_handled(state, permit.person()).await? {
        return Ok(onward);
    }
    let words = signed.visit.words();
    let notice = NoticeView { tone: Tone::Warn, title: words.t("meanwhile"), text: Some(words.t("review-meanwhile")) };
    Ok(with_status(StatusCode::CONFLICT, show(state, signed, &found, Typed { notice: Some(notice), ..typed }).await?))
}
