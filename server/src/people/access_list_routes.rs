//! The list of who has access, to print and to sign.

use super::access_list::{digest, on_list, sign, signatures, to_sign};
use super::list::everybody;
use super::pages::person_line;
use crate::frame::actor::SignedIn;
use crate::frame::answer::answer;
use crate::frame::form::Pairs;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::state::State;
use crate::state::days::day_of;
use app::paths;
use app::people::{AccessListPage, AccessListView};
use app::ui::{NoticeView, Tone};
use axum::extract;
use axum::response::Response;
use domain::access::{Action, act};
use domain::people::Quarter;
use leptos::prelude::*;
use std::collections::BTreeMap;

pub(super) fn routes() -> Vec<Route> {
    const ADMINISTRATORS: Access = Access::Needs(Action::ManagePeople);
    vec![get("/people/access-list", ADMINISTRATORS, show), post("/people/access-list", ADMINISTRATORS, put_name_under)]
}

async fn show(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::ManagePeople)?;
    show_list(&state, &signed, None).await
}

async fn show_list(state: &State, signed: &SignedIn, notice: Option<NoticeView>) -> Result<Response, AppError> {
    let (words, read, today) = (signed.visit.words(), &state.database.read, state.clock.today());
    let everybody = everybody(read, today).await?;
    let began_on = everybody.iter().map(|found| day_of(found.person.created_at)).min();
    let (list, signed_before, quarter) = (on_list(everybody), signatures(read).await?, Quarter::of(today));
    let view = AccessListView {
        today,
        quarter: quarter.code(),
        due_on: quarter.last_day(),
        to_sign: to_sign(&signed_before, today, began_on),
        digest: digest(&list),
        lines: list.into_iter().map(|found| person_line(found, &BTreeMap::new(), (signed.actor.id, today))).collect(),
        signed: signed_before.into_iter().map(|(row, name)| (row.quarter, row.people, name, row.signed_at)).collect(),
        key: state.form_key(signed.actor.id),
        notice,
    };
    Ok(page(state, &signed.visit, words.t("access-list-title"), move || view! { <AccessListPage words view /> }.into_any()))
}

async fn put_name_under(extract::State(state): extract::State<State>, signed: SignedIn, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManagePeople)?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::access_list(), "access-list-signed").await?;
    signed.recently_confirmed(&state, Some(&pairs)).await?;
    let saved = sign(&state, &permit, &submission, pairs.get("digest").unwrap_or_default()).await;
    answer(&submission, saved, async |_| {
        let words = signed.visit.words();
        let notice = NoticeView { tone: Tone::Warn, title: words.t("meanwhile"), text: Some(words.t("access-list-meanwhile")) };
        show_list(&state, &signed, Some(notice)).await
    })
    .await
}
