//! What becomes of answers: every question with how often somebody used it, and how long reporting took.

use super::used;
use crate::frame::actor::SignedIn;
use crate::frame::respond::{AppError, page};
use crate::state::State;
use crate::state::days::end_of;
use app::reports::{QuestionsPage, QuestionsView};
use axum::extract;
use axum::response::Response;
use chrono::Months;
use domain::access::act;
use leptos::prelude::*;

/// Two half-years.
const TWO_ROUNDS: Months = Months::new(12);

pub(super) async fn show(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::ReadLessons)?;
    let words = signed.visit.words();
    let today = state.clock.today();
    let since = today.checked_sub_months(TWO_ROUNDS).unwrap_or(today);
    let (sections, spent) = used::since(&state.database.read, end_of(since)).await?;
    let view = QuestionsView { since, sections, parts: spent.parts, told: spent.told, minutes: spent.minutes.unwrap_or_default() };
    Ok(page(&state, &signed.visit, words.t("questions-title"), move || view! { <QuestionsPage words view /> }.into_any()))
}
