//! The pages of the history.

use super::changes::changes;
use super::store::{self, Events};
use crate::dossier::access;
use crate::frame::actor::SignedIn;
use crate::frame::ids::Ids;
use crate::frame::listing::address;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get};
use crate::state::State;
use crate::store::events;
use ::entity::history;
use app::history::{EventView, HistoryPage, HistoryView, When};
use app::language::Words;
use app::ui::Link;
use axum::extract::{self, Query};
use axum::response::Response;
use domain::access::{Action, Visibility, act};
use domain::audit::HistoryAction;
use domain::ids::ProjectId;
use domain::people::Role;
use domain::reviews::Viewer;
use leptos::prelude::*;
use sea_orm::DbErr;
use serde::Deserialize;
use std::collections::HashMap;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    vec![
        get("/history", Access::Needs(Action::ReadHistory), everything),
        get("/projects/{project}/history", Access::Needs(Action::ReadProjectHistory), of_project),
    ]
}

/// Which part the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    before: String,
    skip: String,
}

impl Asked {
    fn from(&self) -> store::Start {
        store::Start { before: self.before.parse().ok(), skip: self.skip.parse::<u32>().map_or(0, u64::from) }
    }
}

async fn everything(extract::State(state): extract::State<State>, signed: SignedIn, Query(asked): Query<Asked>) -> Result<Response, AppError> {
    signed.permit(act::ReadHistory)?;
    let words = signed.visit.words();
    let events = store::page(&state.database.read, None, asked.from()).await?;
    let knows_projects = signed.actor.visibility() == Visibility::Everything;
    let titles = if knows_projects { store::titles(&state.database.read, &events.rows).await? } else { HashMap::new() };
    let sees = Sees { viewer: viewer(&signed), projects: knows_projects, unsigned: knows_projects };
    let view = HistoryView { project: None, ..view((&state, words), events, &titles, &app::paths::history(), sees)? };
    Ok(page(&state, &signed.visit, words.t("history-title"), move || view! { <HistoryPage words view /> }.into_any()))
}

async fn of_project(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(project): Ids<ProjectId>,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProjectHistory, project).await?;
    let words = signed.visit.words();
    let events = store::page(&state.database.read, Some(project), asked.from()).await?;
    let back = Some(Link::new(app::paths::project(project), found.project.title));
    let sees = Sees { viewer: viewer(&signed), projects: true, unsigned: signed.actor.may(act::ReadUnsigned, found.standing) };
    let view = HistoryView { project: back, ..view((&state, words), events, &HashMap::new(), &app::paths::project_history(project), sees)? };
    Ok(page(&state, &signed.visit, words.t("history-project-title"), move || view! { <HistoryPage words view /> }.into_any()))
}

/// Who looks: nobody reads the history as an author or a chair.
fn viewer(signed: &SignedIn) -> Viewer {
    if signed.actor.is(Role::ProgrammeManager) {
        Viewer::Manager
    } else if signed.actor.is(Role::SteeringMember) {
        Viewer::Steering
    } else if signed.actor.is(Role::Partner) {
        Viewer::Applicant
    } else {
        Viewer::Other
    }
}

/// What the reader may know of.
#[derive(Clone, Copy)]
struct Sees {
    viewer: Viewer,
    /// Every project of the page.
    projects: bool,
    /// Decisions before they are signed.
    unsigned: bool,
}

/// Facts about projects are shown to those who may read every project of the page, and each kind of fact to whom it is for. The facts of an event
/// that this version does not know stay in the database.
fn view((state, words): (&State, Words), events: Events, titles: &HashMap<ProjectId, String>, path: &str, sees: Sees) -> Result<HistoryView, DbErr> {
    let reference = state.reference();
    let event = |row: history::Model| {
        let project = row.project_id.and_then(|id| titles.get(&id).map(|title| Link::new(app::paths::project(id), title.clone())));
        let is_for_them = row.action.parse().is_ok_and(|action: HistoryAction| action.facts().are_for(sees.viewer, sees.unsigned));
        let shows_facts = is_for_them && (sees.projects || row.project_id.is_none());
        let (facts, changes) = if shows_facts { (facts(&row)?, changes(words, &reference, &row)?) } else { (Vec::new(), Vec::new()) };
        let at = if store::is_by_day(&row) { When::On(store::day(&row)) } else { When::At(row.at) };
        Ok(EventView { at, who: row.actor_name, action: row.action, project, facts, changes })
    };
    let shown = events.rows.into_iter().map(event).collect::<Result<_, DbErr>>()?;
    let older = events.older.and_then(|store::Start { before, skip }| {
        let day = before?.to_string();
        Some(address(path, &[("before", &day), ("skip", if skip == 0 { String::new() } else { skip.to_string() }.as_str())]))
    });
    Ok(HistoryView { project: None, older, events: shown })
}

/// The plain facts of an event: texts and numbers, without the nested ones.
fn facts(event: &history::Model) -> Result<Vec<(String, String)>, DbErr> {
    let plain = |(key, value): (String, serde_json::Value)| match value {
        serde_json::Value::String(text) => (!text.is_empty()).then_some((key, text)),
        serde_json::Value::Number(number) => Some((key, number.to_string())),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Array(_) | serde_json::Value::Object(_) => None,
    };
    Ok(events::facts(event)?.into_iter().filter_map(plain).collect())
}
