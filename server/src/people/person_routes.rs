//! Somebody with an account, as an administrator sees them: giving a role and ending one.

use super::factor_standing::standings;
use super::invitations::{self, By, state_of};
use super::invited;
use super::list::{self, Found};
use super::pages::{person_line, role_line};
use super::{list::sessions, roles};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::names;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::state::State;
use ::entity::person_role;
use app::paths;
use app::people::{EndRolePage, EndRoleView, PersonPage, PersonView, RoleFormPage, RoleFormView};
use axum::extract;
use axum::response::Response;
use domain::access::{Action, act};
use domain::ids::{PersonId, RoleId};
use domain::people::{EndRoleForm, InvitationState, InvitedTo, RoleForm};
use domain::problem::Problem;
use leptos::prelude::*;

pub(super) fn routes() -> Vec<Route> {
    const ADMINISTRATORS: Access = Access::Needs(Action::ManagePeople);
    vec![
        get("/people/{person}", ADMINISTRATORS, show),
        get("/people/{person}/roles/new", ADMINISTRATORS, role_form),
        post("/people/{person}/roles/new", ADMINISTRATORS, give),
        get("/people/{person}/roles/{role}/end", ADMINISTRATORS, end_form),
        post("/people/{person}/roles/{role}/end", ADMINISTRATORS, end),
    ]
}

/// The person; whose access has ended is found for reading only.
pub(super) async fn found(state: &State, id: PersonId) -> Result<Found, AppError> {
    list::one(&state.database.read, id, state.clock.today()).await?.ok_or(AppError::NotFound)
}

/// The person, while the account is open.
pub(super) async fn open(state: &State, id: PersonId) -> Result<Found, AppError> {
    Some(found(state, id).await?).filter(|found| found.person.active).ok_or(AppError::NotFound)
}

async fn show(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<PersonId>) -> Result<Response, AppError> {
    signed.permit(act::ManagePeople)?;
    let (words, read, now, today) = (signed.visit.words(), &state.database.read, state.clock.now(), state.clock.today());
    let found = found(&state, id).await?;
    let to_them = invitations::all(read, invited::to(&found.person.email)).await?;
    let names = names::names(read, found.roles.iter().filter_map(|row| row.given_by)).await?;
    let factor = standings(read, std::slice::from_ref(&found), today).await?.remove(&id).unwrap_or_default();
    let view = PersonView {
        factor,
        sessions: sessions(read, id, now).await?,
        invitations: to_them.iter().filter(|row| state_of(row, now) == InvitationState::Open).count(),
        line: person_line(found, &names, (signed.actor.id, today)),
        today,
    };
    Ok(page(&state, &signed.visit, view.line.name.clone(), move || view! { <PersonPage words view /> }.into_any()))
}

async fn role_form(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<PersonId>) -> Result<Response, AppError> {
    signed.permit(act::ManagePeople)?;
    let found = open(&state, id).await?;
    Ok(show_role_form(&state, &signed, &found, (RoleForm::default(), Vec::new())))
}

fn show_role_form(state: &State, signed: &SignedIn, found: &Found, (typed, problems): (RoleForm, Vec<Problem>)) -> Response {
    let words = signed.visit.words();
    let view = RoleFormView { person: (found.person.id, found.person.name.clone()), typed, problems, key: state.form_key(signed.actor.id) };
    page(state, &signed.visit, words.t("role-give"), move || view! { <RoleFormPage words view /> }.into_any())
}

async fn give(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<PersonId>, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManagePeople)?;
    let found = open(&state, id).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::person(id), "role-given").await?;
    signed.recently_confirmed(&state, Some(&pairs)).await?;
    let typed: RoleForm = pairs.read()?;
    let saved = async {
        let role = typed.check(signed.visit.language, state.clock.today())?;
        let write = submission.begin(&state).await?;
        let to = InvitedTo { role, organisation: None };
        let events = roles::give_role((&state, &write), &By::of(&permit), &found.person, to).await?;
        Ok(write.finish(events).await?)
    }
    .await;
    answer(&submission, saved, async |why| match why {
        Why::Problems(problems) => Ok(show_role_form(&state, &signed, &found, (typed, problems))),
        Why::Lost => Err(AppError::Conflict),
    })
    .await
}

fn role_of(found: &Found, role: RoleId) -> Result<&person_role::Model, AppError> {
    found.roles.iter().find(|row| row.id == role).ok_or(AppError::NotFound)
}

async fn end_form(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((id, role)): Ids<(PersonId, RoleId)>,
) -> Result<Response, AppError> {
    signed.permit(act::ManagePeople)?;
    let found = open(&state, id).await?;
    let row = role_of(&found, role)?;
    Ok(show_end_form(&state, &signed, (&found, row), (EndRoleForm::default(), Vec::new())))
}

fn show_end_form(
    state: &State,
    signed: &SignedIn,
    (found, row): (&Found, &person_role::Model),
    (typed, problems): (EndRoleForm, Vec<Problem>),
) -> Response {
    let words = signed.visit.words();
    let view = EndRoleView {
        person: (found.person.id, found.person.name.clone()),
        role: role_line(row, &std::collections::BTreeMap::new(), state.clock.today()),
        typed,
        problems,
        key: state.form_key(signed.actor.id),
    };
    page(state, &signed.visit, words.t("role-end"), move || view! { <EndRolePage words view /> }.into_any())
}

async fn end(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((id, role)): Ids<(PersonId, RoleId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManagePeople)?;
    let found = found(&state, id).await?;
    // A role that was ended meanwhile is not on the page any more; the same form sent again is answered all the same.
    let submission = Submission::read(&state, &signed, &pairs, &paths::person(id), "role-ended").await?;
    signed.recently_confirmed(&state, Some(&pairs)).await?;
    let row = role_of(&found, role)?;
    let typed: EndRoleForm = pairs.read()?;
    let saved = async {
        let last_day = typed.check(signed.visit.language, state.clock.today())?;
        let write = submission.begin(&state).await?;
        let events = roles::end_role(&write, &By::of(&permit), (&found.person, role), last_day).await?;
        Ok(write.finish(events).await?)
    }
    .await;
    answer(&submission, saved, async |why| match why {
        Why::Problems(problems) => Ok(show_end_form(&state, &signed, (&found, row), (typed, problems))),
        Why::Lost => Err(AppError::Conflict),
    })
    .await
}
