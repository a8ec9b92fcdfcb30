//! The pages on which experts answer, declare their interests and see how their reviews stand.

use super::pages::{self, Typed};
use super::read::{self, Own};
use super::{access, note_routes, store, write_routes};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::state::State;
use app::paths;
use app::reviews::{ReviewLine, ReviewPage, ReviewsPage, ReviewsView, interest_field};
use app::ui::FormErrors;
use axum::extract;
use axum::response::Response;
use domain::access::{Action, act};
use domain::form_reader::FormReader;
use domain::ids::ReviewId;
use domain::reviews::{DECLINE_AT_MOST, InterestForm, ReviewStatus};
use leptos::prelude::*;

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
    routes.extend(note_routes::routes());
    routes
}

async fn list(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    let permit = signed.permit(act::SeeOwnReviews)?;
    let rows = read::own(&state.database.read, permit.person()).await?;
    let rank = |status| match status {
        ReviewStatus::Accepted => 0,
        ReviewStatus::Invited => 1,
        ReviewStatus::Submitted => 2,
        ReviewStatus::Declined | ReviewStatus::Void => 3,
    };
    let mut lines: Vec<_> = rows
        .into_iter()
        .map(|Own { id, status, due_on, title, round }| ReviewLine { id, status, due_on, title, round, href: paths::review(id) })
        .collect();
    lines.sort_by_key(|line| rank(line.status));
    let (words, today) = (signed.visit.words(), state.clock.today());
    let leads = read::leads_a_panel(&state.database.read, permit.person()).await?;
    let view = ReviewsView { lines, today, leads };
    Ok(page(&state, &signed.visit, words.t("reviews-title"), move || view! { <ReviewsPage words view /> }.into_any()))
}

async fn one(extract::State(state): extract::State<State>, signed: SignedIn, Ids(review): Ids<ReviewId>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::WriteReview, review).await?;
    show(&state, &signed, &found, Typed::default()).await
}

pub(super) async fn show(state: &State, signed: &SignedIn, found: &access::Found, typed: Typed) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let view = pages::review(state, signed.visit.words(), found, typed).await?;
    let title = words.with("review-title", &[("project", view.head.title.clone().into())]);
    Ok(page(state, &signed.visit, title, move || view! { <ReviewPage words view /> }.into_any()))
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
    let (onward, told) = if opens { (paths::review_write(review), "interest-none") } else { (paths::review(review), "interest-declared") };
    let submission = Submission::read(&state, &signed, &pairs, &onward, told).await?;
    let saved = async {
        let new = form.check()?;
        store::declare(&state, &permit, &submission, &new).await
    }
    .await;
    let words = signed.visit.words();
    answer(&submission, saved, async |why| match why {
        Why::Problems(problems) => {
            let errors = FormErrors::read(words, &problems, |field| interest_field(words, field));
            show(&state, &signed, &found, Typed { form, errors, ..Typed::default() }).await
        }
        Why::Refused(shown) => {
            let errors = FormErrors::default().and("has_interest", words.t("interest-explain"));
            show(&state, &signed, &found, Typed { form, errors, found: shown, ..Typed::default() }).await
        }
        Why::Lost => lost(&state, &signed, review, Typed { form, ..Typed::default() }).await,
    })
    .await
}

async fn decline(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(review): Ids<ReviewId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::WriteReview, review).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::reviews(), "review-declined").await?;
    let reason = pairs.get("reason").unwrap_or_default().to_owned();
    let saved = async {
        let mut reader = FormReader::new(signed.visit.language);
        let line = reader.line("reason", &reason, 1..=DECLINE_AT_MOST);
        store::decline(&state, &permit, &submission, &reader.finish(Some(line))?).await
    }
    .await;
    let words = signed.visit.words();
    answer(&submission, saved, async |why| match why {
        Why::Problems(problems) => {
            let errors = FormErrors::read(words, &problems, |field| interest_field(words, field));
            show(&state, &signed, &found, Typed { reason, errors, ..Typed::default() }).await
        }
        Why::Lost => lost(&state, &signed, review, Typed { reason, ..Typed::default() }).await,
    })
    .await
}

/// The review changed meanwhile: the page as it stands now, with what was typed.
pub(super) async fn lost(state: &State, signed: &SignedIn, review: ReviewId, typed: Typed) -> Result<Response, AppError> {
    let (found, _) = access::permit(state, signed, act::WriteReview, review).await?;
    let notice = write_routes::warning(signed.visit.words(), "meanwhile", "review-meanwhile");
    show(state, signed, &found, Typed { notice: Some(notice), ..typed }).await
}
