//! The pages of experts: who they are, and what is kept of each, by programme managers and by experts themselves.

use super::{invitation_routes, look, store};
use crate::actor::SignedIn;
use crate::form::Pairs;
use crate::ids::Ids;
use crate::respond::{AppError, page, with_status};
use crate::routes::{Access, Route, get, post};
use crate::sent::Sent;
use crate::state::State;
use app::experts::{ExpertPage, ExpertView, ExpertsPage};
use app::paths;
use app::ui::{NoticeView, Tone};
use axum::extract;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::{Action, act};
use domain::ids::PersonId;
use domain::reviews::ExpertForm;
use leptos::prelude::*;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    const MANAGERS: Access = Access::Needs(Action::ManageExperts);
    const OWN: Access = Access::Needs(Action::KeepOwnProfile);
    let mut routes = vec![
        get("/experts", MANAGERS, list),
        get("/experts/{person}", MANAGERS, one),
        post("/experts/{person}", MANAGERS, change),
        get("/profile", OWN, own),
        post("/profile", OWN, change_own),
    ];
    routes.extend(invitation_routes::routes());
    routes
}

async fn list(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::ManageExperts)?;
    show_list(&state, &signed, None).await
}

pub(super) async fn show_list(state: &State, signed: &SignedIn, notice: Option<NoticeView>) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let view = look::experts(state, words.language(), notice, state.form_key(signed.actor.id)).await?;
    Ok(page(state, &signed.visit, words.t("experts-title"), move || view! { <ExpertsPage words view /> }.into_any()))
}

async fn one(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<PersonId>) -> Result<Response, AppError> {
    signed.permit(act::ManageExperts)?;
    show(&state, &signed, (id, false)).await
}

async fn own(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    let permit = signed.permit(act::KeepOwnProfile)?;
    show(&state, &signed, (permit.person(), true)).await
}

async fn show(state: &State, signed: &SignedIn, (id, is_own): (PersonId, bool)) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let found = look::find(state, id).await?.ok_or(AppError::NotFound)?;
    let typed = look::written(words, found.kept.as_ref(), found.employer.as_ref().map(|row| row.name.as_str()));
    Ok(show_form(state, signed, look::form(state, words, (&found, is_own), (typed, Vec::new(), None), state.form_key(signed.actor.id))))
}

fn show_form(state: &State, signed: &SignedIn, view: ExpertView) -> Response {
    let words = signed.visit.words();
    page(state, &signed.visit, view.name.clone(), move || view! { <ExpertPage words view /> }.into_any())
}

async fn change(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<PersonId>, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManageExperts)?;
    keep(&state, &signed, (permit.person(), permit.person_name()), (id, false), &pairs).await
}

async fn change_own(extract::State(state): extract::State<State>, signed: SignedIn, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::KeepOwnProfile)?;
    keep(&state, &signed, (permit.person(), permit.person_name()), (permit.person(), true), &pairs).await
}

/// Keeps a profile. Where somebody works decides whom they may not review, so experts do not change it themselves.
async fn keep(state: &State, signed: &SignedIn, by: (PersonId, &str), (id, is_own): (PersonId, bool), pairs: &Pairs) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let found = look::find(state, id).await?.ok_or(AppError::NotFound)?;
    let (path, done) = if is_own { (paths::profile(), "profile-saved") } else { (paths::experts(), "expert-saved") };
    let sent = Sent::read(pairs, &path, done)?;
    if let Some(onward) = sent.led(state, by.0).await? {
        return Ok(onward);
    }
    let mut typed: ExpertForm = pairs.read()?;
    let employer = if is_own {
        typed.organisation = found.employer.as_ref().map(|row| row.name.clone()).unwrap_or_default();
        found.employer.as_ref().map(|row| (row.id, row.organisation_type))
    } else {
        store::employer(&state.database.read, &typed.organisation).await?
    };
    let (sub_areas, application_areas) = look::lists(state, words.language());
    let codes = |of: &[(String, String)]| of.iter().map(|(code, _)| code.clone()).collect::<Vec<_>>();
    let again = |status, (problems, notice)| {
        let view = look::form(state, words, (&found, is_own), (typed.clone(), problems, notice), state.form_key(signed.actor.id));
        with_status(status, show_form(state, signed, view))
    };
    let new = match typed.check(words.language(), (&codes(&sub_areas), &codes(&application_areas)), employer) {
        Ok(new) => new,
        Err(problems) => return Ok(again(StatusCode::UNPROCESSABLE_ENTITY, (problems, None))),
    };
    match store::keep(state, by, &sent, id, new).await {
        Ok(()) => Ok(sent.onward()),
        Err(AppError::Conflict) => {
            if let Some(onward) = sent.led(state, by.0).await? {
                return Ok(onward);
            }
            let notice = NoticeView { tone: Tone::Warn, title: words.t("meanwhile"), text: Some(words.t("experts-meanwhile")) };
            Ok(again(StatusCode::CONFLICT, (Vec::new(), Some(notice))))
        }
        Err(error) => Err(error),
    }
}
