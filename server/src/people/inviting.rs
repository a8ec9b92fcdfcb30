//! The three things that are done with invitations, for every page on which they stand: sending one, sending it again and taking it back. Who may,
//! and which invitations stand on the page, the page says.

use super::invitations::{self, By};
use super::invited::Which;
use super::pages::why_not;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer};
use crate::frame::form::Pairs;
use crate::frame::limits;
use crate::frame::respond::{AppError, retry_after, with_status};
use crate::frame::submission::Submission;
use crate::security::address::Address;
use crate::state::State;
use app::ui::NoticeView;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::{Permit, act::Act};
use domain::ids::{InvitationId, ProjectId};
use domain::people::NewInvitation;
use domain::problem::{Problem, ProblemKind};

/// Who sends invitations, with which permit and from where.
pub struct Inviter<'a, A: Act> {
    /// The state.
    pub state: &'a State,
    /// Who.
    pub signed: &'a SignedIn,
    /// That they may.
    pub permit: Permit<A>,
    /// Where they are.
    pub from: Address,
}

impl<A: Act> Inviter<'_, A> {
    /// Sends an invitation; `shown` is its form with what is wrong.
    ///
    /// # Errors
    /// Whatever went wrong besides.
    pub async fn invite(
        &self,
        submission: &Submission,
        (new, project): (Result<NewInvitation, Vec<Problem>>, Option<ProjectId>),
        shown: impl AsyncFnOnce(Vec<Problem>) -> Result<Response, AppError>,
    ) -> Result<Response, AppError> {
        let email = new.as_ref().map(|new| new.email.clone()).unwrap_or_default();
        let saved = async {
            let new = new?;
            let write = submission.begin(self.state).await?;
            let (_, events) = invitations::invite((self.state, &write), &By::of(&self.permit), new, project).await?;
            Ok(write.finish(events).await?)
        };
        answer(submission, saved.await, async |why| match why {
            Why::Problems(problems) => {
                let wait = too_soon(&problems);
                self.timed(shown(problems).await?, (wait, &email))
            }
            Why::Lost => Err(AppError::Conflict),
        })
        .await
    }

    /// Takes an invitation of the page back; `shown` is the page with why not.
    ///
    /// # Errors
    /// 404 when it is not one of the page, and whatever went wrong besides.
    pub async fn withdraw(
        &self,
        (id, of): (InvitationId, Which),
        (pairs, path): (&Pairs, &str),
        shown: impl AsyncFnOnce(NoticeView) -> Result<Response, AppError>,
    ) -> Result<Response, AppError> {
        let email = invitations::one(&self.state.database.read, id, of).await?.email;
        let submission = Submission::read(self.state, self.signed, pairs, path, "invitation-withdrawn").await?;
        pairs.nothing_else()?;
        let saved = async {
            let write = submission.begin(self.state).await?;
            let events = invitations::withdraw(&write, &By::of(&self.permit), id).await?;
            Ok(write.finish(events).await?)
        };
        self.told(&submission, (saved.await, &email), shown).await
    }

    /// Sends an invitation of the page again; `shown` is the page with why not.
    ///
    /// # Errors
    /// 404 when it is not one of the page, and whatever went wrong besides.
    pub async fn again(
        &self,
        (id, of): (InvitationId, Which),
        (pairs, path): (&Pairs, &str),
        shown: impl AsyncFnOnce(NoticeView) -> Result<Response, AppError>,
    ) -> Result<Response, AppError> {
        let email = invitations::one(&self.state.database.read, id, of).await?.email;
        let submission = Submission::read(self.state, self.signed, pairs, path, "invitation-sent-again").await?;
        pairs.nothing_else()?;
        let saved = async {
            let write = submission.begin(self.state).await?;
            let events = invitations::again((self.state, &write), &By::of(&self.permit), id).await?;
            Ok(write.finish(events).await?)
        };
        self.told(&submission, (saved.await, &email), shown).await
    }

    async fn told(
        &self,
        submission: &Submission,
        (saved, email): (Result<(), Unsaved>, &str),
        shown: impl AsyncFnOnce(NoticeView) -> Result<Response, AppError>,
    ) -> Result<Response, AppError> {
        answer(submission, saved, async |why| {
            let wait = match &why {
                Why::Problems(problems) => too_soon(problems),
                Why::Lost => None,
                Why::Refused(never) => match *never {},
            };
            self.timed(shown(why_not(self.signed.visit.words(), &why)).await?, (wait, email))
        })
        .await
    }

    /// The page as it is, or with how long to wait when it came too soon, which the security log keeps.
    fn timed(&self, page: Response, (wait, email): (Option<i64>, &str)) -> Result<Response, AppError> {
        let Some(seconds) = wait else { return Ok(page) };
        limits::invitation_waits(self.state, &self.signed.actor, email, self.from);
        Ok(retry_after(with_status(StatusCode::TOO_MANY_REQUESTS, page), seconds))
    }
}

/// How many seconds to wait, when that is what is wrong.
fn too_soon(problems: &[Problem]) -> Option<i64> {
    problems.iter().find_map(|one| if let ProblemKind::TooSoon(seconds) = one.kind { Some(seconds) } else { None })
}
