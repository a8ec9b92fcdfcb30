//! The draft as it is sent, by hand or by the page itself, and the earlier ones.

use super::pages::{self, Bench, Typed};
use super::routes::show;
use super::write_routes::{bench, refused, warning};
use super::{access, drafts, drafts::Saved};
use crate::frame::actor::SignedIn;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::listing::{page_links_of, page_within};
use crate::frame::respond::{AppError, page, with_status};
use crate::frame::told::{Reader, done};
use crate::state::State;
use app::language::Words;
use app::paths;
use app::reviews::{DraftsPage, DraftsView, KeptAs, draft_status, review_errors, too_long};
use app::ui::NoticeView;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Json, extract};
use chrono::NaiveDate;
use domain::access::act;
use domain::ids::ReviewId;
use domain::problem::{Problem, ProblemKind};
use domain::reviews::{Criterion, DraftSave, ReviewForm, score_field};
use leptos::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

/// The draft as it was sent; a field that the form does not have is refused.
fn read(pairs: &Pairs) -> Result<ReviewForm, AppError> {
    let own = pairs.0.iter().filter(|(name, _)| !matches!(name.as_str(), "key" | "version" | "window" | "turn" | "go"));
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

/// Which save of which opened page this is. Without scripts the page does not count.
fn read_save(pairs: &Pairs) -> Result<DraftSave, AppError> {
    let filled = |name| pairs.get(name).filter(|value| !value.is_empty());
    let not_ours = |name: &str| AppError::BadForm(format!("a {name} that is none of ours"));
    let window = filled("window").map(|window| window.parse().map_err(|_| not_ours("window"))).transpose()?;
    let turn = filled("turn").map(|turn| turn.parse::<u32>().map(i64::from).map_err(|_| not_ours("turn"))).transpose()?;
    Ok(DraftSave { window, turn, version: pairs.version()? })
}

pub(super) async fn save(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(review): Ids<ReviewId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::WriteReview, review).await?;
    let (words, form, sent) = (signed.visit.words(), read(&pairs)?, read_save(&pairs)?);
    let (go, typed) = (pairs.get("go").unwrap_or_default(), Bench { form: Some(form.clone()), from: Some(sent), ..Bench::default() });
    if form.is_too_large() {
        if go == "autosave" {
            return Ok(told(StatusCode::PAYLOAD_TOO_LARGE, &json!({ "said": words.t("workbench-too-large") })));
        }
        let typed = Bench { kept: KeptAs::Global, notice: Some(warning(words, "workbench-too-large", "workbench-too-large-text")), ..typed };
        return Ok(with_status(StatusCode::PAYLOAD_TOO_LARGE, bench(&state, &signed, &found, typed).await?));
    }
    let saved = drafts::save(&state, &permit, sent, form.clone()).await?;
    if go == "autosave" {
        return Ok(answer((words, state.clock.today()), &form, saved));
    }
    match saved {
        Saved::Kept(..) if form.wrong_scores().is_empty() => Ok(onward(review, go)),
        Saved::Kept(..) => {
            let (found, _) = access::permit(&state, &signed, act::WriteReview, review).await?;
            let of = |criterion| Problem::new(score_field(criterion), ProblemKind::NotOnTheList);
            let errors = review_errors(words, &form, &form.wrong_scores().into_iter().map(of).collect::<Vec<_>>());
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, bench(&state, &signed, &found, Bench { errors, ..typed }).await?))
        }
        Saved::Apart(_) => {
            let (found, _) = access::permit(&state, &signed, act::WriteReview, review).await?;
            let typed = Bench { kept: KeptAs::Apart, notice: Some(warning(words, "workbench-elsewhere", "workbench-elsewhere-text")), ..typed };
            Ok(with_status(StatusCode::CONFLICT, bench(&state, &signed, &found, typed).await?))
        }
        Saved::Refused(refusal) => {
            let notice = refused(words, refusal, "refused-kept");
            let shown = show(&state, &signed, &found, Typed { notice: Some(notice), ..Typed::default() }).await?;
            Ok(with_status(StatusCode::CONFLICT, shown))
        }
    }
}

fn told(status: StatusCode, what: &Value) -> Response {
    (status, Json(what)).into_response()
}

/// What the page that saves by itself says, with the cause where something stands in the way.
fn answer((words, today): (Words, NaiveDate), form: &ReviewForm, saved: Saved) -> Response {
    match saved {
        Saved::Kept(version, at) => {
            let too_long = too_long(words, form);
            let problems: Vec<_> = too_long.problems().map(|error| json!({ "field": error.field, "message": error.message })).collect();
            let said = draft_status(words, Some(at), form, today);
            told(StatusCode::OK, &json!({ "version": version, "at": words.time(at), "said": said, "problems": problems }))
        }
        Saved::Apart(aside) => told(StatusCode::CONFLICT, &json!({ "said": words.t("autosave-elsewhere"), "aside": aside })),
        Saved::Refused(refusal) => {
            let NoticeView { title, text, .. } = refused(words, refusal, "refused-kept");
            told(StatusCode::CONFLICT, &json!({ "said": format!("{title} {}", text.unwrap_or_default()) }))
        }
    }
}

/// Where a saved draft goes on: the check, the next criterion, or the same page.
fn onward(review: ReviewId, go: &str) -> Response {
    let write = paths::review_write(review);
    match go.parse::<Criterion>() {
        Ok(criterion) => Redirect::to(&format!("{write}#{criterion}")).into_response(),
        Err(_) if go == "check" => Redirect::to(&paths::review_check(review)).into_response(),
        Err(_) => done(&write, "review-saved", Reader::Sender),
    }
}

#[derive(Deserialize)]
pub(super) struct Asked {
    page: Option<String>,
}

pub(super) async fn earlier(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(review): Ids<ReviewId>,
    extract::Query(asked): extract::Query<Asked>,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::WriteReview, review).await?;
    let words = signed.visit.words();
    let title = pages::frozen(&state, &found).await?.title();
    let total = drafts::how_many(&state.database.read, &permit).await?;
    let number = page_within(asked.page.as_deref(), drafts::A_PAGE, total);
    let drafts = drafts::earlier(&state.database.read, &permit, number).await?;
    let page_links = page_links_of(drafts::A_PAGE, &paths::review_drafts(review), &[], number, total);
    let view = DraftsView { head: pages::head(&found, title), is_open: found.state().may_write().is_ok(), drafts, page: page_links };
    Ok(page(&state, &signed.visit, words.t("drafts-title"), move || view! { <DraftsPage words view /> }.into_any()))
}
