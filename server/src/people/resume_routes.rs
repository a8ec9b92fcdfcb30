//! What somebody sends after their session has ended is kept for half an hour, bound to them, and comes back filled in once they have
//! signed in again.

use crate::frame::actor::SignedIn;
use crate::frame::client::Client;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get};
use crate::frame::{kept, limits};
use crate::security::sealed;
use crate::state::State;
use app::kept::kept_lines;
use app::people::{ResumePage, ResumeView};
use app::ui::KeptForm;
use axum::extract;
use axum::response::Response;
use domain::access::{Action, act};
use leptos::prelude::*;

/// The route of the page.
pub fn routes() -> Vec<Route> {
    vec![get("/resume/{token}", Access::Needs(Action::SeeMyWork), resume)]
}

/// The form as it was sent, for who sent it and nobody else.
async fn resume(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Client(from): Client,
    Ids(token): Ids<String>,
) -> Result<Response, AppError> {
    limits::may_try_link(&state, from)?;
    let permit = signed.permit(act::SeeMyWork)?;
    let row = kept::find(&state.database.read, &token).await?;
    let row =
        row.filter(|row| row.person_id == permit.person() && row.expires_at > state.clock.now()).ok_or_else(|| limits::wrong_link(&state, from))?;
    let body = sealed::open(&token, &row.content).ok_or(AppError::NotFound)?;
    let fields = Pairs::parse(body.as_bytes(), row.path.clone()).0;
    let words = signed.visit.words();
    let lines = kept_lines(words, &state.reference().all_names(signed.visit.language), &row.path, &fields);
    let view = ResumeView { form: KeptForm { path: row.path, fields, lines, may_send: true } };
    Ok(page(&state, &signed.visit, words.t("resume-title"), move || view! { <ResumePage words view /> }.into_any()))
}
