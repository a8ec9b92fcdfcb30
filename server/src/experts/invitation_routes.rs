//! Inviting an expert, sending the invitation again and taking it back. The page behind the link is in `people`.

use super::routes::show_list;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::people::invitations::{self, By};
use crate::people::invited::of_role;
use crate::people::pages::why_not;
use crate::state::State;
use app::experts::{InvitePage, InviteView};
use app::paths;
use axum::extract;
use axum::response::Response;
use domain::access::{Action, act};
use domain::ids::InvitationId;
use domain::people::{InvitationForm, Role};
use domain::problem::Problem;
use leptos::prelude::*;

pub(super) fn routes() -> Vec<Route> {
    const MANAGERS: Access = Access::Needs(Action::ManageExperts);
    vec![
        get("/experts/invite", MANAGERS, form),
        post("/experts/invite", MANAGERS, invite),
        post("/experts/invitations/{invitation}/withdraw", MANAGERS, withdraw),
        post("/experts/invitations/{invitation}/again", MANAGERS, again),
    ]
}

async fn form(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::ManageExperts)?;
    let language = signed.visit.language.code().to_owned();
    Ok(show_form(&state, &signed, (InvitationForm { language, ..InvitationForm::default() }, Vec::new())))
}

fn show_form(state: &State, signed: &SignedIn, (typed, problems): (InvitationForm, Vec<Problem>)) -> Response {
    let words = signed.visit.words();
    let view = InviteView { typed, problems, key: state.form_key(signed.actor.id) };
    page(state, &signed.visit, words.t("expert-invite"), move || view! { <InvitePage words view /> }.into_any())
}

async fn invite(extract::State(state): extract::State<State>, signed: SignedIn, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManageExperts)?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::experts(), "expert-invited").await?;
    let typed: InvitationForm = pairs.read()?;
    let saved = async {
        let new = typed.check(signed.visit.language)?;
        let write = submission.begin(&state).await?;
        let (_, events) = invitations::invite((&state, &write), &By::of(&permit), new, None).await?;
        Ok(write.finish(events).await?)
    }
    .await;
    answer(&submission, saved, async |why| match why {
        Why::Problems(problems) => Ok(show_form(&state, &signed, (typed, problems))),
        Why::Lost => Err(AppError::Conflict),
    })
    .await
}

async fn withdraw(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<InvitationId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManageExperts)?;
    invitations::one(&state.database.read, id, of_role(Role::Reviewer)).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::experts(), "invitation-withdrawn").await?;
    pairs.nothing_else()?;
    let saved = async {
        let write = submission.begin(&state).await?;
        let events = invitations::withdraw(&write, &By::of(&permit), id).await?;
        Ok(write.finish(events).await?)
    };
    told(&state, &signed, &submission, saved.await).await
}

async fn again(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<InvitationId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManageExperts)?;
    invitations::one(&state.database.read, id, of_role(Role::Reviewer)).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::experts(), "invitation-sent-again").await?;
    pairs.nothing_else()?;
    let saved = async {
        let write = submission.begin(&state).await?;
        let events = invitations::again((&state, &write), &By::of(&permit), id).await?;
        Ok(write.finish(events).await?)
    };
    told(&state, &signed, &submission, saved.await).await
}

async fn told(state: &State, signed: &SignedIn, submission: &Submission, saved: Result<(), Unsaved>) -> Result<Response, AppError> {
    answer(submission, saved, async |why| {
        let notice = why_not(signed.visit.words(), &why);
        show_list(state, signed, Some(notice)).await
    })
    .await
}
