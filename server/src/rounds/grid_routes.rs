//! What is done from the grid of a round with several reviews at once.

use super::extensions;
use super::pages::Typed;
use super::routes::{lost, read, show};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::AppError;
use crate::state::State;
use app::rounds::field_label;
use app::ui::{FormErrors, NoticeView, Tone};
use axum::extract;
use axum::response::Response;
use domain::ids::RoundId;
use domain::reviews::ChosenForm;

/// Nothing was chosen: the page says so, and keeps the day.
pub(super) async fn nothing_chosen(state: &State, signed: &SignedIn, round: RoundId, typed_day: String) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let notice = NoticeView { tone: Tone::Warn, title: words.t("grid-none-chosen"), text: Some(words.t("grid-none-chosen-text")) };
    show(state, signed, round, Typed { notice: Some(notice), typed_day, ..Typed::default() }).await
}

/// Gives the experts of the chosen reviews more time.
pub(super) async fn extend(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(round): Ids<RoundId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (permit, submission) = read((&state, &signed), round, &pairs, "reviews-extended").await?;
    let ChosenForm { review: chosen, due_on: typed_day, .. } = pairs.read()?;
    if chosen.is_empty() {
        return nothing_chosen(&state, &signed, round, typed_day).await;
    }
    let saved = extensions::extend_chosen(&state, &permit, &submission, (round, &chosen), (signed.visit.language, &typed_day)).await;
    answer(&submission, saved, async |why| match why {
        Why::Problems(problems) => {
            let words = signed.visit.words();
            let errors = FormErrors::read(words, &problems, |field| field_label(words, field));
            show(&state, &signed, round, Typed { errors, chosen, typed_day, ..Typed::default() }).await
        }
        Why::Lost => lost(&state, &signed, round).await,
    })
    .await
}
