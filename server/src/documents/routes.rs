//! The addresses of this room, and the list of documents.

use super::pages::{self, Typed};
use super::{document_routes, file_routes, tus_routes, upload_routes, withdraw_routes};
use crate::dossier::access;
use crate::frame::actor::SignedIn;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, delete, get, patch, post, upload};
use crate::state::State;
use app::documents::DocumentsPage;
use axum::extract::{self, Query};
use axum::response::Response;
use domain::access::{Action, act};
use domain::documents::FORM_AT_MOST;
use domain::ids::ProjectId;
use leptos::prelude::*;
use serde::Deserialize;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    const READ: Access = Access::Needs(Action::ReadProject);
    const KEEP: Access = Access::Needs(Action::KeepDocuments);
    const MOST: usize = FORM_AT_MOST as usize;
    vec![
        get("/projects/{project}/documents", READ, list),
        upload("/projects/{project}/documents", KEEP, MOST, upload_routes::add),
        get("/projects/{project}/documents/{document}", READ, document_routes::show),
        upload("/projects/{project}/documents/{document}", KEEP, MOST, upload_routes::renew),
        get("/projects/{project}/documents/{document}/versions/{number}", READ, file_routes::file),
        get("/projects/{project}/documents/{document}/versions/{number}/picture", READ, file_routes::picture),
        post("/projects/{project}/documents/{document}/choose", KEEP, withdraw_routes::choose),
        get("/projects/{project}/documents/{document}/withdraw", KEEP, withdraw_routes::ask),
        post("/projects/{project}/documents/{document}/withdraw", KEEP, withdraw_routes::withdraw),
        post("/projects/{project}/uploads", KEEP, tus_routes::begin),
        get("/projects/{project}/uploads/{upload}", KEEP, tus_routes::offset),
        patch("/projects/{project}/uploads/{upload}", KEEP, tus_routes::go_on),
        delete("/projects/{project}/uploads/{upload}", KEEP, tus_routes::end),
    ]
}

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    kind: String,
}

async fn list(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<ProjectId>,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, id).await?;
    let words = signed.visit.words();
    let typed = Typed { sought: asked.q.trim().chars().take(100).collect(), ..Typed::of_kind(asked.kind) };
    let view = pages::list(&state, &signed, &found, typed).await?;
    Ok(page(&state, &signed.visit, words.t("documents-title"), move || view! { <DocumentsPage words view /> }.into_any()))
}
