//! A frozen dossier, read again with its hash computed anew.

use super::{heads, pages};
use crate::dossier::access;
use crate::dossier::frozen::{self, Content};
use crate::dossier::frozen_page::{self, Panels};
use crate::frame::actor::SignedIn;
use crate::frame::ids::Ids;
use crate::frame::names;
use crate::frame::respond::{AppError, page};
use crate::security::tokens::sha256;
use crate::state::State;
use app::gates::{DossierPage, DossierView, FrozenLine};
use axum::extract;
use axum::response::Response;
use domain::access::act;
use domain::ids::{ProjectId, SnapshotId};
use leptos::prelude::*;

pub(super) async fn dossier_page(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, SnapshotId)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, project).await?;
    let connection = &state.database.read;
    let row = frozen::snapshot(connection, project, id).await?.ok_or(AppError::NotFound)?;
    let by = match row.frozen_by {
        Some(id) => names::name(connection, id).await?.unwrap_or_default(),
        None => String::new(),
    };
    let released = heads::release(connection, id).await?;
    let (words, reference, language) = (signed.visit.words(), state.reference(), signed.visit.language);
    let content = Content::read(&row)?;
    let results = content.results.clone();
    let view = DossierView {
        top: pages::top(&found.project),
        gate: row.gate,
        frozen: FrozenLine { id, number: u32::try_from(row.number).unwrap_or(0), by, at: row.frozen_at },
        is_intact: sha256(&row.content) == row.sha256,
        sha256: row.sha256,
        rule_set: row.rule_set_version,
        body: frozen_page::body(&reference, language, content, Panels::Shown),
        lines: pages::lines(&reference, language, results),
        released: released.map(|release| (release.released_at, release.reason)),
    };
    let title = words.with("dossier-title", &[("number", view.frozen.number.into()), ("project", view.top.title.clone().into())]);
    Ok(page(&state, &signed.visit, title, move || view! { <DossierPage words view /> }.into_any()))
}
