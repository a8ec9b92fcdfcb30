//! The answer to a form that was sent: onward, or its page again with what was typed and why it was not saved.

use crate::frame::respond::{AppError, with_status};
use crate::frame::submission::Submission;
use axum::http::StatusCode;
use axum::response::Response;
use domain::problem::Problem;
use sea_orm::DbErr;
use std::convert::Infallible;

/// Why the page of a form comes back. `Refusal` is what the rules of the feature say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why<Refusal = Infallible> {
    /// What is wrong in its fields.
    Problems(Vec<Problem>),
    /// The rules do not allow it.
    Refused(Refusal),
    /// Somebody was first.
    Lost,
}

/// Why a form was not saved.
#[derive(Debug)]
pub enum Unsaved<Refusal = Infallible> {
    /// Its page comes back.
    Again(Why<Refusal>),
    /// Anything else.
    Failed(AppError),
}

impl<Refusal> Unsaved<Refusal> {
    /// The rules do not allow it.
    pub const fn refused(refusal: Refusal) -> Self {
        Self::Again(Why::Refused(refusal))
    }
}

impl<Refusal> From<Vec<Problem>> for Unsaved<Refusal> {
    fn from(problems: Vec<Problem>) -> Self {
        Self::Again(Why::Problems(problems))
    }
}

impl<Refusal> From<AppError> for Unsaved<Refusal> {
    fn from(error: AppError) -> Self {
        match error {
            AppError::Conflict => Self::Again(Why::Lost),
            other => Self::Failed(other),
        }
    }
}

impl<Refusal> From<DbErr> for Unsaved<Refusal> {
    fn from(error: DbErr) -> Self {
        Self::Failed(error.into())
    }
}

/// Onward when the form was saved, now or by an equal one of the same instant. Else the page that `again` shows, as 422, or as 409 when somebody was first; a page that knows better has a
/// status of its own.
///
/// # Errors
/// Whatever else went wrong.
pub async fn answer<Refusal>(
    submission: &Submission,
    saved: Result<(), Unsaved<Refusal>>,
    again: impl AsyncFnOnce(Why<Refusal>) -> Result<Response, AppError>,
) -> Result<Response, AppError> {
    let why = match saved {
        Ok(()) => return Ok(submission.onward()),
        Err(Unsaved::Failed(error)) => return Err(error),
        Err(Unsaved::Again(why)) => why,
    };
    if let Some(location) = submission.handled_meanwhile().await? {
        return Err(AppError::SentBefore { location });
    }
    let status = match why {
        Why::Problems(_) | Why::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Why::Lost => StatusCode::CONFLICT,
    };
    let page = again(why).await?;
    Ok(if page.status() == StatusCode::OK { with_status(status, page) } else { page })
}
