//! A signed-in visit, for handlers that need somebody. Nobody is sent to the sign-in page and comes back afterwards.

use crate::frame::respond::AppError;
use crate::frame::visit::Visit;
use crate::state::State;
use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::request::Parts;
use domain::access::{Actor, Global, Permit, act::Act};

/// A visit by somebody who is signed in.
#[derive(Clone)]
pub struct SignedIn {
    /// The person.
    pub actor: Actor,
    /// The visit.
    pub visit: Visit,
}

impl FromRequestParts<State> for SignedIn {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Self::Rejection> {
        let Ok(visit) = Visit::from_request_parts(parts, state).await;
        match visit.actor.clone() {
            Some(actor) => Ok(Self { actor, visit }),
            None if visit.unavailable => Err(AppError::Unavailable),
            None => Err(AppError::SignInFirst { back: if parts.method == Method::GET { visit.path } else { app::paths::my_work() } }),
        }
    }
}

impl SignedIn {
    /// The permit for something that is not about one project.
    ///
    /// # Errors
    /// 403 when the person may not do it.
    pub fn permit<A: Act<On = Global>>(&self, action: A) -> Result<Permit<A>, AppError> {
        Ok(self.actor.permit(action, Global)?)
    }
}
