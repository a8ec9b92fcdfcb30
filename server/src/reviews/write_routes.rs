//! The workbench: dossier and form side by side, the check, and handing in. What is sent while it is written stands in `draft_routes`.

use super::access::{self, Found};
use super::criteria;
use super::pages::{self, Bench, Typed};
use super::routes::{lost, show};
use super::{draft_routes, drafts, store};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, island_page, page, with_status};
use crate::frame::route::{Access, Route, get, post, upload};
use crate::frame::submission::Submission;
use crate::state::State;
use app::language::Words;
use app::paths;
use app::reviews::{CheckView, ReviewCheckPage, ReviewDossierPage, WorkbenchPage, review_errors};
use app::ui::{NoticeView, Tone};
use axum::extract;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::{Action, act};
use domain::ids::ReviewId;
use domain::reviews::ReviewRefusal;
use leptos::prelude::*;

/// What the form may weigh on its way: a draft that is too large is still read, so that the page can give it back and say so.
const DRAFT_LIMIT: usize = 1024 * 1024;

/// The routes of the workbench.
pub(super) fn routes() -> Vec<Route> {
    let own = Access::Needs(Action::WriteReview);
    vec![
        get("/reviews/{review}/write", own, workbench),
        upload("/reviews/{review}/write", own, DRAFT_LIMIT, draft_routes::save),
        get("/reviews/{review}/check", own, check),
        post("/reviews/{review}/submit", own, submit),
        get("/reviews/{review}/drafts", own, draft_routes::earlier),
        get("/reviews/{review}/dossier", own, dossier),
    ]
}

/// What a refusal says.
pub(super) fn refusal_words(words: Words, refusal: ReviewRefusal) -> String {
    match refusal {
        ReviewRefusal::NotAccepted => words.t("refused-not-accepted"),
        ReviewRefusal::NotDeclared => words.t("refused-not-declared"),
        ReviewRefusal::InterestOpen => words.t("refused-interest-open"),
        ReviewRefusal::Recused => words.t("refused-recused"),
        ReviewRefusal::Submitted => words.t("refused-submitted"),
        ReviewRefusal::Void => words.t("refused-void"),
        ReviewRefusal::TooLate(day) => words.with("refused-too-late", &[("date", words.last_day(day).into())]),
        ReviewRefusal::ReadOthers => words.t("refused-read-others"),
        ReviewRefusal::TakenBack => words.t("refused-taken-back"),
        ReviewRefusal::Opened => words.t("refused-opened"),
        ReviewRefusal::LongClosed(day) => words.with("refused-long-closed", &[("date", words.date(day).into())]),
    }
}

pub(super) fn refused(words: Words, refusal: ReviewRefusal, key: &str) -> NoticeView {
    NoticeView { tone: Tone::Warn, title: refusal_words(words, refusal), text: Some(words.t(key)) }
}

/// The page of the review says why the workbench stays shut.
pub(crate) async fn shut(state: &State, signed: &SignedIn, found: &Found, refusal: ReviewRefusal) -> Result<Response, AppError> {
    let notice = refused(signed.visit.words(), refusal, "refused-next");
    let shown = show(state, signed, found, Typed { notice: Some(notice), ..Typed::default() }).await?;
    Ok(with_status(StatusCode::FORBIDDEN, shown))
}

async fn workbench(extract::State(state): extract::State<State>, signed: SignedIn, Ids(review): Ids<ReviewId>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::WriteReview, review).await?;
    match found.state().may_write() {
        Ok(()) => bench(&state, &signed, &found, Bench::default()).await,
        Err(refusal) => shut(&state, &signed, &found, refusal).await,
    }
}

pub(super) async fn bench(state: &State, signed: &SignedIn, found: &Found, typed: Bench) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let view = pages::workbench(state, found, signed.visit.language, typed).await?;
    let title = words.with("workbench-title", &[("project", view.head.title.clone().into())]);
    Ok(island_page(state, &signed.visit, title, move || view! { <WorkbenchPage words view /> }.into_any()))
}

async fn check(extract::State(state): extract::State<State>, signed: SignedIn, Ids(review): Ids<ReviewId>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::WriteReview, review).await?;
    if let Err(refusal) = found.state().may_write() {
        return shut(&state, &signed, &found, refusal).await;
    }
    // What would be refused on handing in is refused before somebody checks it all.
    if let Err(refusal) = found.state().may_submit(state.clock.today()) {
        let notice = Some(refused(signed.visit.words(), refusal, "refused-kept"));
        return Ok(with_status(StatusCode::FORBIDDEN, bench(&state, &signed, &found, Bench { notice, ..Bench::default() }).await?));
    }
    let words = signed.visit.words();
    let form = drafts::draft(&found.review)?;
    match form.check() {
        Err(problems) => {
            let typed = Bench { errors: review_errors(words, &form, &problems), form: Some(form), ..Bench::default() };
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, bench(&state, &signed, &found, typed).await?))
        }
        Ok(new) => {
            let title = pages::frozen(&state, &found).await?.title();
            let criteria = criteria::of_round(&found.round)?;
            let view = CheckView { head: pages::head(&found, title), criteria, review: new, key: state.form_key(signed.actor.id) };
            let title = words.with("review-check-title", &[("project", view.head.title.clone().into())]);
            Ok(page(&state, &signed.visit, title, move || view! { <ReviewCheckPage words view /> }.into_any()))
        }
    }
}

async fn submit(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(review): Ids<ReviewId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::WriteReview, review).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::review(review), "review-submitted").await?;
    pairs.nothing_else()?;
    let form = drafts::draft(&found.review)?;
    let saved = async {
        let new = form.check()?;
        store::submit(&state, &permit, &submission, &new).await
    }
    .await;
    let words = signed.visit.words();
    answer(&submission, saved, async |why| match why {
        Why::Problems(problems) => {
            let typed = Bench { errors: review_errors(words, &form, &problems), form: Some(form), ..Bench::default() };
            bench(&state, &signed, &found, typed).await
        }
        Why::Refused(refusal) => {
            let notice = Some(refused(words, refusal, "refused-kept"));
            let shown = match found.state().may_write() {
                Ok(()) => bench(&state, &signed, &found, Bench { notice, ..Bench::default() }).await?,
                Err(_) => show(&state, &signed, &found, Typed { notice, ..Typed::default() }).await?,
            };
            Ok(with_status(StatusCode::FORBIDDEN, shown))
        }
        Why::Lost => {
            let (found, _) = access::permit(&state, &signed, act::WriteReview, review).await?;
            // The draft as it stands now, where it can still be written; else the page shows what was handed in.
            match found.state().may_write() {
                Ok(()) => {
                    bench(
                        &state,
                        &signed,
                        &found,
                        Bench { notice: Some(warning(words, "review-not-handed-in", "review-not-handed-in-text")), ..Bench::default() },
                    )
                    .await
                }
                Err(_) => lost(&state, &signed, review, Typed::default()).await,
            }
        }
    })
    .await
}

pub(super) fn warning(words: Words, title: &str, text: &str) -> NoticeView {
    NoticeView { tone: Tone::Warn, title: words.t(title), text: Some(words.t(text)) }
}

/// The dossier, for an expert who handed in; while the review is written it stands on the workbench too.
async fn dossier(extract::State(state): extract::State<State>, signed: SignedIn, Ids(review): Ids<ReviewId>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::WriteReview, review).await?;
    if let Err(refusal) = found.may_look_back(state.clock.today()) {
        return shut(&state, &signed, &found, refusal).await;
    }
    let (words, frozen) = (signed.visit.words(), pages::frozen(&state, &found).await?);
    let head = pages::head(&found, frozen.title());
    let dossier = frozen.dossier(&state.reference(), signed.visit.language);
    Ok(page(&state, &signed.visit, words.t("review-dossier-title"), move || view! { <ReviewDossierPage words head dossier /> }.into_any()))
}
