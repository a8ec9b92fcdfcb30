//! Inviting an expert, sending the invitation again and taking it back. The page behind the link is in `people`.

use super::routes::show_list;
use crate::frame::actor::SignedIn;
use crate::frame::client::Client;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::people::invited::of_role;
use crate::people::inviting::Inviter;
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

async fn invite(extract::State(state): extract::State<State>, signed: SignedIn, Client(from): Client, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManageExperts)?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::experts(), "expert-invited").await?;
    let typed: InvitationForm = pairs.read()?;
    let new = typed.check(signed.visit.language);
    let inviter = Inviter { state: &state, signed: &signed, permit, from };
    inviter.invite(&submission, (new, None), async |problems| Ok(show_form(&state, &signed, (typed, problems)))).await
}

async fn withdraw(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    (Client(from), Ids(id)): (Client, Ids<InvitationId>),
    pairs: Pairs,
) -> Result<Response, AppError> {
    let inviter = Inviter { state: &state, signed: &signed, permit: signed.permit(act::ManageExperts)?, from };
    let shown = async |notice| show_list(&state, &signed, Some(notice)).await;
    inviter.withdraw((id, of_role(Role::Reviewer)), (&pairs, &paths::experts()), shown).await
}

async fn again(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    (Client(from), Ids(id)): (Client, Ids<InvitationId>),
    pairs: Pairs,
) -> Result<Response, AppError> {
    let inviter = Inviter { state: &state, signed: &signed, permit: signed.permit(act::ManageExperts)?, from };
    let shown = async |notice| show_list(&state, &signed, Some(notice)).await;
    inviter.again((id, of_role(Role::Reviewer)), (&pairs, &paths::experts()), shown).await
}
