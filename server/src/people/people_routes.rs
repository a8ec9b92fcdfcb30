//! The list of people, and inviting somebody inside the programme.

use super::invited::any;
use super::inviting::Inviter;
use super::list_page::{self, Sought};
use crate::frame::actor::SignedIn;
use crate::frame::client::Client;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::state::State;
use app::paths;
use app::people::{InternalInvitePage, InternalInviteView, PeoplePage};
use app::ui::{Direction, NoticeView};
use axum::extract::{self, Query};
use axum::response::Response;
use domain::access::{Action, act};
use domain::ids::InvitationId;
use domain::people::{AccessShown, InternalInvitationForm, PeopleOrder};
use domain::problem::Problem;
use leptos::prelude::*;
use serde::Deserialize;

/// The routes of the pages about people.
pub fn routes() -> Vec<Route> {
    const ADMINISTRATORS: Access = Access::Needs(Action::ManagePeople);
    let mut routes = vec![
        get("/people", ADMINISTRATORS, list),
        get("/people/invite", ADMINISTRATORS, form),
        post("/people/invite", ADMINISTRATORS, invite),
        post("/people/invitations/{invitation}/withdraw", ADMINISTRATORS, withdraw),
        post("/people/invitations/{invitation}/again", ADMINISTRATORS, again),
    ];
    routes.extend(super::access_list_routes::routes());
    routes.extend(super::person_routes::routes());
    routes.extend(super::leaving_routes::routes());
    routes.extend(super::project_routes::routes());
    routes.extend(super::invitation_routes::routes());
    routes
}

/// What the address of the list asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    q: String,
    role: String,
    access: String,
    sort: String,
    descending: String,
    page: Option<String>,
}

impl Asked {
    fn sought(self) -> Sought {
        let Self { q, role, access, sort, descending, page } = self;
        let direction = if descending == "1" { Direction::Descending } else { Direction::Ascending };
        Sought {
            q: q.trim().to_owned(),
            role: role.parse().ok(),
            access: access.parse().unwrap_or(AccessShown::Open),
            order: (sort.parse().unwrap_or(PeopleOrder::Name), direction),
            page,
        }
    }
}

async fn list(extract::State(state): extract::State<State>, signed: SignedIn, Query(asked): Query<Asked>) -> Result<Response, AppError> {
    signed.permit(act::ManagePeople)?;
    show_list(&state, &signed, asked.sought(), None).await
}

async fn show_list(state: &State, signed: &SignedIn, sought: Sought, notice: Option<NoticeView>) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let view = list_page::people(state, signed.actor.id, sought, (state.form_key(signed.actor.id), notice)).await?;
    Ok(page(state, &signed.visit, words.t("people-title"), move || view! { <PeoplePage words view /> }.into_any()))
}

/// The role and the seat that an address offers an invitation for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Offered {
    role: String,
    seat: String,
}

async fn form(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Query(Offered { role, seat }): Query<Offered>,
) -> Result<Response, AppError> {
    signed.permit(act::ManagePeople)?;
    let language = signed.visit.language.code().to_owned();
    Ok(show_form(&state, &signed, (InternalInvitationForm { language, role, seat, ..InternalInvitationForm::default() }, Vec::new())))
}

fn show_form(state: &State, signed: &SignedIn, (typed, problems): (InternalInvitationForm, Vec<Problem>)) -> Response {
    let words = signed.visit.words();
    let view = InternalInviteView { typed, problems, key: state.form_key(signed.actor.id) };
    page(state, &signed.visit, words.t("people-invite"), move || view! { <InternalInvitePage words view /> }.into_any())
}

async fn invite(extract::State(state): extract::State<State>, signed: SignedIn, Client(from): Client, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManagePeople)?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::people(), "person-invited").await?;
    signed.recently_confirmed(&state, Some(&pairs)).await?;
    let typed: InternalInvitationForm = pairs.read()?;
    let new = typed.check(signed.visit.language, state.clock.today());
    let inviter = Inviter { state: &state, signed: &signed, permit, from };
    inviter.invite(&submission, (new, None), async |problems| Ok(show_form(&state, &signed, (typed, problems)))).await
}

async fn withdraw(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    (Client(from), Ids(id)): (Client, Ids<InvitationId>),
    pairs: Pairs,
) -> Result<Response, AppError> {
    let inviter = Inviter { state: &state, signed: &signed, permit: signed.permit(act::ManagePeople)?, from };
    let shown = async |notice| show_list(&state, &signed, Sought::default(), Some(notice)).await;
    inviter.withdraw((id, any()), (&pairs, &paths::people()), shown).await
}

async fn again(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    (Client(from), Ids(id)): (Client, Ids<InvitationId>),
    pairs: Pairs,
) -> Result<Response, AppError> {
    let inviter = Inviter { state: &state, signed: &signed, permit: signed.permit(act::ManagePeople)?, from };
    let shown = async |notice| show_list(&state, &signed, Sought::default(), Some(notice)).await;
    inviter.again((id, any()), (&pairs, &paths::people()), shown).await
}
