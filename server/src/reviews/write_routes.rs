//! The workbench: dossier, draft, check, and handing in.

use super::access::{self, Found};
use super::criteria;
use super::look::{self, Typed};
use super::routes::{lost, show};
use super::store::{self, Saved};
use crate::actor::SignedIn;
use crate::form::Pairs;
use crate::ids::Ids;
use crate::respond::{AppError, done, island_page, page, with_status};
use crate::routes::{Access, Route, get, post};
use crate::sent::Sent;
use crate::state::State;
use app::language::Words;
use app::paths;
use app::reviews::{CheckView, DraftsPage, DraftsView, ReviewCheckPage, ReviewDossierPage, WorkbenchPage};
use app::ui::{FormErrors, NoticeView, Tone};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Json, extract};
use domain::access::{Action, act};
use domain::ids::ReviewId;
use domain::problem::Problem;
use domain::reviews::{Criterion, ReviewForm, ReviewRefusal};
use leptos::prelude::*;
use serde_json::json;

/// The routes of the workbench.
pub(super) fn routes() -> Vec<Route> {
    let own = Access::Needs(Action::WriteReview);
    vec![
        get("/reviews/{review}/write", own, workbench),
        post("/reviews/{review}/write", own, save),
        get("/reviews/{review}/check", own, check),
        post("/reviews/{review}/submit", own, submit),
        get("/reviews/{review}/drafts", own, drafts),
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
        ReviewRefusal::TooLate(day) => words.with("refused-too-late", &[("date", words.date(day).into())]),
        ReviewRefusal::Opened => words.t("refused-opened"),
        ReviewRefusal::LongClosed(day) => words.with("refused-long-closed", &[("date", words.date(day).into())]),
    }
}

fn refused(words: Words, refusal: ReviewRefusal, key: &str) -> NoticeView {
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
    match found.standing().may_write() {
        Ok(()) => bench(&state, &signed, &found, (None, FormErrors::default(), None)).await,
        Err(refusal) => shut(&state, &signed, &found, refusal).await,
    }
}

async fn bench(
    state: &State,
    signed: &SignedIn,
    found: &Found,
    typed: (Option<ReviewForm>, FormErrors, Option<NoticeView>),
) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let view = look::workbench(state, found, signed.visit.language, typed).await?;
    let title = words.with("workbench-title", &[("project", view.head.title.clone().into())]);
    Ok(island_page(state, &signed.visit, title, move || view! { <WorkbenchPage words view /> }.into_any()))
}

/// The draft as it was sent; a field that the form does not have is refused.
fn read(pairs: &Pairs) -> Result<ReviewForm, AppError> {
    let own = pairs.0.iter().filter(|(name, _)| !matches!(name.as_str(), "key" | "version" | "go"));
    let mut form = ReviewForm::default();
    for (name, typed) in own {
        if !is_field(name) {
            return Err(AppError::BadForm(format!("a field {name:?} that a review does not have")));
        }
        form = form.with(name, typed);
    }
    Ok(form)
}

fn is_field(name: &str) -> bool {
    let code = name.strip_prefix("score.").or_else(|| name.strip_prefix("comment."));
    name == "note" || code.is_some_and(|code| code.parse::<Criterion>().is_ok())
}

fn label(words: Words, field: &str) -> String {
    let of = |code: &str, key: &str| code.parse::<Criterion>().map(|criterion| format!("{}: {}", words.label(criterion), words.t(key))).ok();
    let score = field.strip_prefix("score.").and_then(|code| of(code, "review-score"));
    score.or_else(|| field.strip_prefix("comment.").and_then(|code| of(code, "review-comment"))).unwrap_or_else(|| words.t("review-note"))
}

fn errors(words: Words, problems: &[Problem]) -> FormErrors {
    FormErrors::read(words, problems, |field| label(words, field))
}

async fn save(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(review): Ids<ReviewId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::WriteReview, review).await?;
    let (words, form, version) = (signed.visit.words(), read(&pairs)?, pairs.version()?);
    let go = pairs.get("go").unwrap_or_default();
    let problems = form.problems();
    if !problems.is_empty() {
        let typed = (Some(form), errors(words, &problems), None);
        return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, bench(&state, &signed, &found, typed).await?));
    }
    let saved = store::save(&state, &permit, version, &form).await?;
    match saved {
        Saved::Kept(version, at) if go == "autosave" => Ok(Json(json!({ "version": version, "at": words.time(at) })).into_response()),
        Saved::Kept(..) => Ok(onward(review, go)),
        Saved::Apart(_) | Saved::Refused(_) if go == "autosave" => Ok(StatusCode::CONFLICT.into_response()),
        Saved::Apart(_) => {
            let (found, _) = access::permit(&state, &signed, act::WriteReview, review).await?;
            let notice = NoticeView { tone: Tone::Warn, title: words.t("workbench-elsewhere"), text: Some(words.t("workbench-elsewhere-text")) };
            let typed = (Some(form), FormErrors::default(), Some(notice));
            Ok(with_status(StatusCode::CONFLICT, bench(&state, &signed, &found, typed).await?))
        }
        Saved::Refused(refusal) => {
            let notice = refused(words, refusal, "refused-kept");
            let shown = show(&state, &signed, &found, Typed { notice: Some(notice), ..Typed::default() }).await?;
            Ok(with_status(StatusCode::CONFLICT, shown))
        }
    }
}

/// Where a saved draft goes on: the check, the next criterion, or the same page.
fn onward(review: ReviewId, go: &str) -> Response {
    let write = paths::review_write(review);
    match go.parse::<Criterion>() {
        Ok(criterion) => Redirect::to(&format!("{write}#{criterion}")).into_response(),
        Err(_) if go == "check" => Redirect::to(&paths::review_check(review)).into_response(),
        Err(_) => done(&write, "review-saved"),
    }
}

async fn check(extract::State(state): extract::State<State>, signed: SignedIn, Ids(review): Ids<ReviewId>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::WriteReview, review).await?;
    if let Err(refusal) = found.standing().may_write() {
        return shut(&state, &signed, &found, refusal).await;
    }
    let words = signed.visit.words();
    let form = store::draft(&found.review);
    match form.check() {
        Err(problems) => {
            let typed = (Some(form), errors(words, &problems), None);
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, bench(&state, &signed, &found, typed).await?))
        }
        Ok(new) => {
            let title = look::frozen(&state.database.read, &found).await?.title();
            let criteria = criteria::of_round(&found.round)?;
            let view = CheckView { head: look::head(&found, title), criteria, review: new, key: state.form_key(signed.actor.id) };
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
    let sent = Sent::read(&pairs, &paths::review(review), "review-submitted")?;
    if let Some(onward) = sent.led(&state, permit.person()).await? {
        return Ok(onward);
    }
    let words = signed.visit.words();
    let form = store::draft(&found.review);
    let new = match form.check() {
        Ok(new) => new,
        Err(problems) => {
            let typed = (Some(form), errors(words, &problems), None);
            return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, bench(&state, &signed, &found, typed).await?));
        }
    };
    match store::submit(&state, &permit, &sent, &new).await {
        Ok(Ok(())) => Ok(sent.onward()),
        Ok(Err(refusal)) => {
            if let Some(onward) = sent.led(&state, permit.person()).await? {
                return Ok(onward);
            }
            let notice = refused(words, refusal, "refused-kept");
            let shown = match found.standing().may_write() {
                Ok(()) => bench(&state, &signed, &found, (None, FormErrors::default(), Some(notice))).await?,
                Err(_) => show(&state, &signed, &found, Typed { notice: Some(notice), ..Typed::default() }).await?,
            };
            Ok(with_status(StatusCode::FORBIDDEN, shown))
        }
        Err(AppError::Conflict) => lost(&state, &signed, &sent, review, Typed::default()).await,
        Err(error) => Err(error),
    }
}

/// The dossier, for an expert who handed in; while the review is written it stands on the workbench too.
async fn dossier(extract::State(state): extract::State<State>, signed: SignedIn, Ids(review): Ids<ReviewId>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::WriteReview, review).await?;
    if let Err(refusal) = found.may_look_back(state.clock.today()) {
        return shut(&state, &signed, &found, refusal).await;
    }
    let (words, frozen) = (signed.visit.words(), look::frozen(&state.database.read, &found).await?);
    let head = look::head(&found, frozen.title());
    let dossier = frozen.dossier(&state.reference(), signed.visit.language);
    Ok(page(&state, &signed.visit, words.t("review-dossier-title"), move || view! { <ReviewDossierPage words head dossier /> }.into_any()))
}

async fn drafts(extract::State(state): extract::State<State>, signed: SignedIn, Ids(review): Ids<ReviewId>) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::WriteReview, review).await?;
    let words = signed.visit.words();
    let title = look::frozen(&state.database.read, &found).await?.title();
    let view = DraftsView { head: look::head(&found, title), drafts: store::drafts(&state.database.read, &permit).await? };
    Ok(page(&state, &signed.visit, words.t("drafts-title"), move || view! { <DraftsPage words view /> }.into_any()))
}
