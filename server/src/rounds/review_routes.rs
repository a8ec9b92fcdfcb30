//! What programme managers do with one review of a round, and closing the round.

use super::look::{self, Typed};
use super::routes::{Posted, chosen, tied};
use super::store::{self, Asked};
use crate::frame::actor::SignedIn;
use crate::frame::differing::differing;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::{first, last_about};
use crate::frame::respond::{AppError, page, with_status};
use crate::reviews::access;
use crate::state::State;
use ::entity::{person, project};
use app::rounds::{ExtendPage, ExtendView, ReplacePage, ReplaceView};
use app::ui::{NoticeView, StoredField, Tone};
use axum::extract;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::act;
use domain::ids::{PersonId, ReviewId, RoundId};
use domain::problem::Problem;
use domain::reviews::extended;
use leptos::prelude::*;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

pub(super) async fn extend(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((round, review)): Ids<(RoundId, ReviewId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let posted = match Posted::read((&state, &signed), round, &pairs, "review-extended").await? {
        Ok(posted) => posted,
        Err(onward) => return Ok(onward),
    };
    let found = of_round(&state, (round, review)).await?;
    let typed = pairs.get("due_on").unwrap_or_default().to_owned();
    if posted.submission.version != store::last_day_version(found.review.due_on) {
        return lost(&state, &signed, &posted, &found, typed).await;
    }
    match extended(signed.visit.language, &typed, found.review.due_on, state.clock.today()) {
        Ok(until) => match store::extend(&state, &posted.permit, &posted.submission, (round, review), until).await {
            Err(AppError::Conflict) => {
                let now = of_round(&state, (round, review)).await?;
                let is_extended = now.review.due_on != found.review.due_on;
                if is_extended { lost(&state, &signed, &posted, &now, typed).await } else { posted.onward(Err(AppError::Conflict)).await }
            }
            extended => posted.onward(extended).await,
        },
        Err(problems) => {
            let shown = show_extend(&state, &signed, &found, (typed, problems, None), Vec::new()).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown))
        }
    }
}

/// Somebody was first: the page comes back with the day that was typed, and beside it the one that is stored by now.
async fn lost(state: &State, signed: &SignedIn, posted: &Posted<'_>, found: &access::Found, typed: String) -> Result<Response, AppError> {
    if let Some(onward) = posted.submission.already_handled(state, signed.actor.id).await? {
        return Ok(onward);
    }
    let words = signed.visit.words();
    let field = |text: String| vec![("due_on".to_owned(), text)];
    let stored = differing(words.language(), &field(typed.clone()), &field(words.date(found.review.due_on)));
    let event = last_about(&state.database.read, &format!("review {}", found.review.id), "review_extended").await?;
    let notice = Some(first(words, event.as_ref()));
    let shown = show_extend(state, signed, found, (typed, Vec::new(), notice), stored).await?;
    Ok(with_status(StatusCode::CONFLICT, shown))
}

async fn of_round(state: &State, (round, review): (RoundId, ReviewId)) -> Result<access::Found, AppError> {
    access::find(&state.database.read, review).await?.filter(|found| found.round.id == round).ok_or(AppError::NotFound)
}

pub(super) async fn extend_form(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(of): Ids<(RoundId, ReviewId)>,
) -> Result<Response, AppError> {
    signed.permit(act::ManageRounds)?;
    let found = of_round(&state, of).await?;
    show_extend(&state, &signed, &found, (String::new(), Vec::new(), None), Vec::new()).await
}

async fn show_extend(
    state: &State,
    signed: &SignedIn,
    found: &access::Found,
    typed: (String, Vec<Problem>, Option<NoticeView>),
    stored: Vec<StoredField>,
) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let key = state.form_key(signed.actor.id);
    let view = ExtendView { stored, ..look::extend(&state.database.read, found, typed, key).await? };
    Ok(page(state, &signed.visit, words.t("round-extend"), move || view! { <ExtendPage words view /> }.into_any()))
}

pub(super) async fn replace_form(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(of): Ids<(RoundId, ReviewId)>,
) -> Result<Response, AppError> {
    signed.permit(act::ManageRounds)?;
    let found = of_round(&state, of).await?;
    show_replace(&state, &signed, &found, (String::new(), Vec::new(), None)).await
}

async fn show_replace(
    state: &State,
    signed: &SignedIn,
    found: &access::Found,
    typed: (String, Vec<Problem>, Option<NoticeView>),
) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let read = &state.database.read;
    let expert = person::Entity::find_by_id(found.review.expert_id).one(read).await?.map(|person| person.name).unwrap_or_default();
    let ask = look::ask(read, (&found.round, &found.proposal), typed, state.form_key(signed.actor.id)).await?;
    let view = ReplaceView { review: found.review.id, expert, ask };
    Ok(page(state, &signed.visit, words.t("round-replace"), move || view! { <ReplacePage words view /> }.into_any()))
}

pub(super) async fn replace(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((round, review)): Ids<(RoundId, ReviewId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let posted = match Posted::read((&state, &signed), round, &pairs, "expert-replaced").await? {
        Ok(posted) => posted,
        Err(onward) => return Ok(onward),
    };
    let found = of_round(&state, (round, review)).await?;
    let typed = pairs.get("expert").unwrap_or_default().to_owned();
    let refused = |problems, notice| async {
        let shown = show_replace(&state, &signed, &found, (typed.clone(), problems, notice)).await?;
        Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown))
    };
    let expert: PersonId = match chosen(&signed, &pairs, "expert") {
        Ok(expert) => expert,
        Err(problems) => return refused(problems, None).await,
    };
    match store::replace(&state, &posted.permit, &posted.submission, (round, review), expert).await {
        Ok(Asked::Kept) => Ok(posted.submission.onward()),
        Ok(Asked::Tied(ties)) => refused(Vec::new(), Some(tied(signed.visit.words(), &ties))).await,
        Err(error) => posted.onward(Err(error)).await,
    }
}

pub(super) async fn close(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(round): Ids<RoundId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let posted = match Posted::read((&state, &signed), round, &pairs, "round-closed").await? {
        Ok(posted) => posted,
        Err(onward) => return Ok(onward),
    };
    match store::close(&state, &posted.permit, &posted.submission, round).await {
        Ok(Ok(())) => Ok(posted.submission.onward()),
        Ok(Err(waits)) => {
            let words = signed.visit.words();
            let rows = project::Entity::find().filter(project::Column::Id.is_in(waits)).order_by_asc(project::Column::Title);
            let titles: Vec<String> = rows.all(&state.database.read).await?.into_iter().map(|row| row.title).collect();
            let text = words.with("round-not-closed-text", &[("projects", titles.join(", ").into())]);
            let notice = NoticeView { tone: Tone::Warn, title: words.t("round-not-closed"), text: Some(text) };
            posted.refused(StatusCode::UNPROCESSABLE_ENTITY, Typed { notice: Some(notice), ..Typed::default() }).await
        }
        Err(error) => posted.onward(Err(error)).await,
    }
}
