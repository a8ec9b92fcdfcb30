//! One document.

use super::access::document;
use super::pages::{self, Typed};
use super::read::Document;
use crate::dossier::access::Found;
use crate::frame::actor::SignedIn;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::state::State;
use app::documents::DocumentPage;
use axum::extract;
use axum::response::Response;
use domain::documents::DocumentReader;
use domain::ids::{DocumentId, ProjectId};
use leptos::prelude::*;

pub(super) async fn show(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(at): Ids<(ProjectId, DocumentId)>,
) -> Result<Response, AppError> {
    let (found, document, reader) = document(&state, &signed, at).await?;
    shown(&state, &signed, &found, (document, reader), Typed::default()).await
}

/// The page.
pub(super) async fn shown(
    state: &State,
    signed: &SignedIn,
    found: &Found,
    document: (Document, DocumentReader),
    typed: Typed,
) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let view = pages::one(state, signed, found, document, typed).await?;
    let title = view.versions.first().map(|one| one.name.clone()).unwrap_or_default();
    Ok(page(state, &signed.visit, title, move || view! { <DocumentPage words view /> }.into_any()))
}
