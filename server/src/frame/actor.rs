//! A signed-in visit, for handlers that need somebody. Nobody is sent to the sign-in page and comes back afterwards.

use crate::frame::form::Pairs;
use crate::frame::kept;
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
            Some(actor) if must_set_up_first(state, &visit, parts) => {
                tracing::info!(person = %actor.id, "a second factor has to be set up first");
                Err(AppError::FactorFirst)
            }
            Some(actor) => Ok(Self { actor, visit }),
            None if visit.unavailable => Err(AppError::Unavailable),
            None => Err(AppError::SignInFirst { back: if parts.method == Method::GET { visit.path } else { app::paths::my_work() } }),
        }
    }
}

/// Where somebody comes who has to set up a second factor first: where that is done, and where they confirm who they are for it.
const OPEN_BEFORE: [&str; 3] = ["/account/second-factor", "/confirm", "/resume/"];

/// Whether the person needs a second factor, has none, and asks for anything else.
fn must_set_up_first(state: &State, visit: &Visit, parts: &Parts) -> bool {
    let is_open = OPEN_BEFORE.iter().any(|path| parts.uri.path().starts_with(path));
    !is_open && visit.session.as_ref().is_some_and(|session| session.must_set_up(state.clock.today()))
}

impl SignedIn {
    /// Whether the person confirmed who they are within the last ten minutes; a handler of something grave asks it in one line, after the
    /// permit. Signing in counts. The form that was sent is kept, and waits for them once they have confirmed.
    ///
    /// # Errors
    /// [`AppError::ConfirmFirst`] leads to the page that asks for the second factor, or for the password where there is none.
    pub async fn recently_confirmed(&self, state: &State, form: Option<&Pairs>) -> Result<(), AppError> {
        let confirmed = self.visit.session.as_ref().map(|session| session.confirmed);
        if confirmed.is_some_and(|confirmed| confirmed.is_recent(state.clock.now())) {
            return Ok(());
        }
        let back = match form {
            Some(form) => kept::keep_for(state, self.actor.id, form, &form.body()).await?,
            None => self.visit.path.clone(),
        };
        Err(AppError::ConfirmFirst { back })
    }

    /// The permit for something that is not about one project.
    ///
    /// # Errors
    /// 403 when the person may not do it.
    pub fn permit<A: Act<On = Global>>(&self, action: A) -> Result<Permit<A>, AppError> {
        Ok(self.actor.permit(action, Global)?)
    }
}
