//! A form that changes something, as it was sent: its key, the version that it was read at, and where it leads.

use crate::frame::form::Pairs;
use crate::frame::respond::AppError;
use crate::state::State;
use crate::store::database::Write;
use crate::store::form_key::{Before, FormKey};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{DateTime, Utc};
use domain::access::act::Act;
use domain::access::{Permit, ProjectStanding};
use domain::ids::PersonId;
use sea_orm::ConnectionTrait;

/// What every form that writes carries beside its own fields.
#[derive(Debug, Clone)]
pub struct Submission {
    key: FormKey,
    /// The version of the thing that the form was filled in at.
    pub version: i64,
    onward: String,
}

impl Submission {
    /// Reads key and version. `path` is where it leads, `done` what is said there.
    ///
    /// # Errors
    /// 400 when one of them is missing: it is not a form of ours.
    pub fn read(form: &Pairs, path: &str, done: &str) -> Result<Self, AppError> {
        Ok(Self { key: form.key()?, version: form.version()?, onward: format!("{path}?done={done}") })
    }

    /// The way onward.
    pub fn onward(&self) -> Response {
        Redirect::to(&self.onward).into_response()
    }

    /// Begins the write of this form. Looked at again inside it, so that equal forms of the same instant have one effect and one answer.
    ///
    /// # Errors
    /// [`AppError::SentBefore`] when it was handled meanwhile; 409 when the same key came with other content; or whatever the database says.
    pub async fn begin(&self, state: &State, person: PersonId) -> Result<Write, AppError> {
        let write = state.database.write_tx().await?;
        match self.key.before(&write, person).await? {
            Before::Nothing => Ok(write),
            Before::Same(location) => Err(AppError::SentBefore { location }),
            Before::Other(_) if self.version > 0 => Err(AppError::Conflict),
            Before::Other(location) => Err(AppError::SentOther { location }),
        }
    }

    /// The way onward of the first submit, when this form was handled before.
    pub async fn already_handled_in<A: Act<On = ProjectStanding>>(&self, state: &State, permit: &Permit<A>) -> Result<Option<Response>, AppError> {
        self.already_handled(state, permit.person()).await
    }

    /// The same for a form that is about no project.
    pub async fn already_handled(&self, state: &State, person: PersonId) -> Result<Option<Response>, AppError> {
        let before = self.key.already_handled(&state.database.read, person).await?;
        Ok(before.map(|location| Redirect::to(&location).into_response()))
    }

    /// Remembers that the form was handled, in the transaction of its effect.
    pub async fn keep(&self, transaction: &impl ConnectionTrait, person: PersonId, now: DateTime<Utc>) -> Result<(), AppError> {
        Ok(self.key.remember(transaction, person, &self.onward, now).await?)
    }
}
