//! The pages of experts: who they are, and what is kept of each, by programme managers and by experts themselves.

use super::{invitation_routes, pages, store};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::basis::{Basis, key_again, merge};
use crate::frame::differing::fields;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::{first, last_about};
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::state::State;
use app::experts::{ExpertPage, ExpertView, ExpertsPage};
use app::paths;
use app::ui::NoticeView;
use axum::extract;
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
    let view = pages::experts(state, words.language(), notice, state.form_key(signed.actor.id)).await?;
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
    let found = store::find(&state.database.read, id, state.clock.today()).await?.ok_or(AppError::NotFound)?;
    let typed = pages::written(words, found.kept.as_ref(), found.employer.as_ref().map(|row| row.name.as_str()));
    let key = Basis::of(&fields(&typed)).key(state, signed.actor.id);
    Ok(show_form(state, signed, pages::form(state, words, (&found, is_own), (typed, Vec::new(), None), key)))
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

/// The form as it was typed; where an expert works is what is stored, on their own profile.
fn typed(found: &store::Found, is_own: bool, pairs: &Pairs) -> Result<ExpertForm, AppError> {
    let mut typed: ExpertForm = pairs.read()?;
    if is_own {
        typed.organisation = found.employer.as_ref().map(|row| row.name.clone()).unwrap_or_default();
    }
    Ok(typed)
}

/// Keeps a profile. Where somebody works decides whom they may not review, so experts do not change it themselves.
async fn keep(state: &State, signed: &SignedIn, by: (PersonId, &str), (id, is_own): (PersonId, bool), pairs: &Pairs) -> Result<Response, AppError> {
    let found = store::find(&state.database.read, id, state.clock.today()).await?.ok_or(AppError::NotFound)?;
    let (path, done) = if is_own { (paths::profile(), "profile-saved") } else { (paths::experts(), "expert-saved") };
    let submission = Submission::read(state, signed, pairs, &path, done).await?;
    let (typed, words) = (typed(&found, is_own, pairs)?, signed.visit.words());
    let saved = async {
        let employer = if is_own {
            found.employer.as_ref().map(|row| (row.id, row.organisation_type))
        } else {
            store::employer(&state.database.read, &typed.organisation).await?
        };
        let (sub_areas, application_areas) = pages::lists(state, words.language());
        let codes = |of: &[(String, String)]| of.iter().map(|(code, _)| code.clone()).collect::<Vec<_>>();
        let new = typed.check(words.language(), (&codes(&sub_areas), &codes(&application_areas)), employer)?;
        store::keep(state, by, &submission, id, new).await
    }
    .await;
    answer(&submission, saved, async |why| match why {
        Why::Problems(problems) => {
            let view = pages::form(state, words, (&found, is_own), (typed, problems, None), key_again(state, signed.actor.id, pairs));
            Ok(show_form(state, signed, ExpertView { version: submission.version, ..view }))
        }
        Why::Lost => lost(state, signed, (id, is_own), pairs).await,
    })
    .await
}

/// Somebody was first: the page comes back with what was typed, and beside it what is stored by now.
async fn lost(state: &State, signed: &SignedIn, (id, is_own): (PersonId, bool), pairs: &Pairs) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let found = store::find(&state.database.read, id, state.clock.today()).await?.ok_or(AppError::NotFound)?;
    let kept = pages::written(words, found.kept.as_ref(), found.employer.as_ref().map(|row| row.name.as_str()));
    let stored = fields(&kept);
    let merged = merge(words.language(), pairs, &fields(&typed(&found, is_own, pairs)?), &stored);
    let (typed, key) = (typed(&found, is_own, &merged.form)?, Basis::of(&stored).key(state, signed.actor.id));
    let event = last_about(&state.database.read, &format!("expert {id}"), "expert_changed").await?;
    let notice = Some(merged.tell(words, first(words, event.as_ref())));
    let view = ExpertView { stored: merged.clashes, ..pages::form(state, words, (&found, is_own), (typed, Vec::new(), notice), key) };
    Ok(show_form(state, signed, view))
}
