//! A form that was sent: whose page it stood on, whether it was handled before, and the way onward once it is.

use crate::frame::actor::SignedIn;
use crate::frame::form::Pairs;
use crate::frame::names;
use crate::frame::respond::AppError;
use crate::frame::told::{self, Reader, saying};
use crate::state::State;
use crate::store::database::{Database, Write};
use crate::store::form_key::{self, Before, FormKey, Handled};
use axum::response::Response;
use domain::ids::PersonId;
use std::time::Duration;

/// What every form that writes carries beside its own fields.
#[derive(Debug, Clone)]
pub struct Submission {
    key: FormKey,
    person: PersonId,
    /// The version of the thing that the form was filled in at.
    pub version: i64,
    onward: String,
    database: Database,
}

impl Submission {
    /// Reads key and version. `path` is where it leads, `what` is said there to have been done.
    ///
    /// # Errors
    /// [`AppError::SentBefore`] when it was handled before; [`AppError::ShownToOther`] when its page was shown to somebody else;
    /// [`AppError::Forgotten`] when its page was opened too long ago; 400 when it is no form of ours.
    pub async fn read(state: &State, signed: &SignedIn, form: &Pairs, path: &str, what: &str) -> Result<Self, AppError> {
        let (key, version, person) = (form.key()?, form.version()?, signed.actor.id);
        let reader = form.get("key").and_then(|key| state.form_secret.reader(key));
        let reader = reader.ok_or_else(|| AppError::BadForm("a form whose key was not made here".to_owned()))?;
        if reader != person {
            let shown_to = names::name(&state.database.read, reader).await?;
            return Err(AppError::ShownToOther { name: shown_to.unwrap_or_default() });
        }
        if key.is_forgotten(state.clock.now()) {
            return Err(AppError::Forgotten);
        }
        let submission = Self { key, person, version, onward: saying(path, what), database: state.database.clone() };
        submission.refuse_second(submission.key.before(&submission.database.read, person).await?)?;
        Ok(submission)
    }

    /// Other content under the same key is refused here where nothing else would see it: a form that makes something has no version.
    fn refuse_second(&self, before: Before) -> Result<(), AppError> {
        match before {
            Before::Nothing => Ok(()),
            Before::Same(location) => Err(AppError::SentBefore { location }),
            Before::Other(_) if self.version > 0 => Ok(()),
            Before::Other(location) => Err(AppError::SentOther { location: told::without(&location) }),
        }
    }

    /// Where the same form led that was handled meanwhile, if there was one.
    ///
    /// # Errors
    /// The database failed.
    pub async fn handled_meanwhile(&self) -> Result<Option<String>, AppError> {
        Ok(match self.key.before(&self.database.read, self.person).await? {
            Before::Same(location) => Some(location),
            Before::Nothing | Before::Other(_) => None,
        })
    }

    /// The way onward.
    pub fn onward(&self) -> Response {
        told::onward(&self.onward, Reader::Person(self.person))
    }

    /// Begins the write of this form. Looked at again inside it, so that equal forms of the same instant have one effect and one answer.
    ///
    /// # Errors
    /// [`AppError::SentBefore`] when it was handled meanwhile; 409 when the same key came with other content; or whatever the database says.
    pub async fn begin(&self, state: &State) -> Result<Write, AppError> {
        let write = state.begin().await?;
        match self.key.before(&write, self.person).await? {
            Before::Nothing => {
                let handled = Handled { key: self.key.clone(), person: self.person, location: self.onward.clone() };
                Ok(write.for_form(handled))
            }
            Before::Same(location) => Err(AppError::SentBefore { location }),
            Before::Other(_) if self.version > 0 => Err(AppError::Conflict),
            Before::Other(location) => Err(AppError::SentOther { location: told::without(&location) }),
        }
    }

    /// Begins a write that leaves the form open, such as keeping what is there so far.
    ///
    /// # Errors
    /// The same as for [`Self::begin`].
    pub async fn begin_open(&self, state: &State) -> Result<Write, AppError> {
        let write = state.begin().await?;
        self.refuse_second(self.key.before(&write, self.person).await?)?;
        Ok(write)
    }
}

/// How often it is looked whether there is anything to forget.
const FORGETS_EVERY: Duration = Duration::from_secs(60 * 60);

/// Forgets, every hour and for ever, the forms that were handled so long ago that nobody sends them again.
pub async fn forget(state: State) {
    loop {
        tokio::time::sleep(FORGETS_EVERY).await;
        if let Err(error) = form_key::forget(&state.database, state.clock.now()).await {
            tracing::warn!(%error, "forms that were handled long ago could not be forgotten");
        }
    }
}
