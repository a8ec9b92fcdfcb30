//! What programme managers do with one review of a round.

use super::routes::{chosen, lost, not_asked, read};
use super::{asking, pages, store};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::differing::differing;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::{first, last_about};
use crate::frame::names;
use crate::frame::respond::{AppError, page};
use crate::reviews::access;
use crate::state::State;
use app::rounds::{ExtendPage, ExtendView, ReplacePage, ReplaceView};
use app::ui::{NoticeView, StoredField};
use axum::extract;
use axum::response::Response;
use domain::access::act;
use domain::dates::parse_date;
use domain::ids::{PersonId, ReviewId, RoundId};
use domain::problem::Problem;
use domain::reviews::extended;
use leptos::prelude::*;

pub(super) async fn extend(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((round, review)): Ids<(RoundId, ReviewId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (permit, submission) = read((&state, &signed), round, &pairs, "review-extended").await?;
    let found = of_round(&state, (round, review)).await?;
    let typed = pairs.get("due_on").unwrap_or_default().to_owned();
    let saved = async {
        let is_same_day = parse_date(&typed, signed.visit.language).is_ok_and(|day| day == Some(found.review.due_on));
        let was_extended = submission.version != store::last_day_version(found.review.due_on);
        // The same extension from another window: it is there already, and the expert was told once.
        if is_same_day && was_extended {
            return Ok(());
        }
        if was_extended {
            return Err(AppError::Conflict.into());
        }
        let until = extended(signed.visit.language, &typed, found.review.due_on, state.clock.today())?;
        store::extend(&state, &permit, &submission, (round, review), until).await
    }
    .await;
    answer(&submission, saved, async |why| match why {
        Why::Problems(problems) => show_extend(&state, &signed, &found, (typed, problems, None), Vec::new()).await,
        Why::Lost => {
            let found = of_round(&state, (round, review)).await?;
            let is_extended = submission.version != store::last_day_version(found.review.due_on);
            if is_extended { beside_stored(&state, &signed, &found, typed).await } else { lost(&state, &signed, round).await }
        }
    })
    .await
}

/// Somebody was first: the page comes back with the day that was typed, and beside it the one that is stored by now.
async fn beside_stored(state: &State, signed: &SignedIn, found: &access::Found, typed: String) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let field = |text: String| vec![("due_on".to_owned(), text)];
    let stored = differing(words.language(), &field(typed.clone()), &field(words.date(found.review.due_on)));
    let event = last_about(&state.database.read, &format!("review {}", found.review.id), "review_extended").await?;
    show_extend(state, signed, found, (typed, Vec::new(), Some(first(words, event.as_ref()))), stored).await
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
    let view = ExtendView { stored, ..pages::extend(state, found, typed, key).await? };
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
    let expert = names::name(&state.database.read, found.review.expert_id).await?.unwrap_or_default();
    let ask = pages::ask(state, (&found.round, &found.proposal), typed, state.form_key(signed.actor.id)).await?;
    let view = ReplaceView { review: found.review.id, expert, ask };
    Ok(page(state, &signed.visit, words.t("round-replace"), move || view! { <ReplacePage words view /> }.into_any()))
}

pub(super) async fn replace(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((round, review)): Ids<(RoundId, ReviewId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (permit, submission) = read((&state, &signed), round, &pairs, "expert-replaced").await?;
    let found = of_round(&state, (round, review)).await?;
    let saved = async {
        let expert: PersonId = chosen(&signed, &pairs, "expert")?;
        asking::replace(&state, &permit, &submission, (round, review), expert).await
    }
    .await;
    let typed = pairs.get("expert").unwrap_or_default().to_owned();
    answer(&submission, saved, async |why| match why {
        Why::Problems(problems) => show_replace(&state, &signed, &found, (typed, problems, None)).await,
        Why::Refused(ties) => show_replace(&state, &signed, &found, (typed, Vec::new(), Some(not_asked(signed.visit.words(), &ties)))).await,
        Why::Lost => lost(&state, &signed, round).await,
    })
    .await
}
