//! Ending sessions: one, or all but this one.

use super::store;
use crate::frame::actor::SignedIn;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::AppError;
use crate::frame::route::{Access, Route, post};
use crate::frame::sessions;
use crate::frame::submission::Submission;
use crate::frame::visit::cookie_in;
use crate::state::State;
use app::paths;
use axum::extract;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::access::{Action, act};

pub(super) fn routes() -> Vec<Route> {
    const EVERYBODY: Access = Access::Needs(Action::KeepOwnAccount);
    vec![post("/account/sessions/{session}/end", EVERYBODY, end), post("/account/sessions/end-others", EVERYBODY, end_others)]
}

async fn end(extract::State(state): extract::State<State>, signed: SignedIn, Ids(session): Ids<String>, form: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::KeepOwnAccount)?;
    let submission = match Submission::read(&state, &signed, &form, &paths::account(), "session-ended").await {
        Err(AppError::BadForm(_)) if !store::has_session(&state.database.read, permit.person(), &session, state.clock.now()).await? => {
            return Err(AppError::NotFound);
        }
        read => read?,
    };
    form.nothing_else()?;
    store::end_session(&state, &permit, &submission, &session).await?;
    Ok(submission.onward())
}

async fn end_others(extract::State(state): extract::State<State>, signed: SignedIn, headers: HeaderMap, form: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::KeepOwnAccount)?;
    let submission = Submission::read(&state, &signed, &form, &paths::account(), "session-ended").await?;
    form.nothing_else()?;
    store::end_others(&state, &permit, &submission, cookie_in(&headers, sessions::cookie_name(&state.base_url))).await?;
    Ok(submission.onward())
}
