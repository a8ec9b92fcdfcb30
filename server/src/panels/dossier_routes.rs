//! The frozen dossier that lies before a panel, for its chair and for who decides.

use crate::dossier::frozen::{self, Content};
use crate::dossier::frozen_page::{Panels, body};
use crate::frame::actor::SignedIn;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get};
use crate::reviews::access;
use crate::state::State;
use app::paths;
use app::reviews::{DossierView, PanelDossierPage};
use app::ui::Link;
use axum::extract;
use axum::response::Response;
use domain::access::{Action, act};
use domain::ids::{ProposalId, RoundId};
use leptos::prelude::*;

pub(super) fn routes() -> Vec<Route> {
    vec![get("/rounds/{round}/proposals/{proposal}/dossier", Access::Needs(Action::ReadRound), dossier).hidden()]
}

async fn dossier(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((round, id)): Ids<(RoundId, ProposalId)>,
) -> Result<Response, AppError> {
    let (round, _) = access::round(&state, &signed, act::ReadRound, round).await?;
    let (read, words) = (&state.database.read, signed.visit.words());
    let proposal = access::proposal(read, round.id, id).await?;
    let row = frozen::snapshot(read, proposal.project_id, proposal.snapshot_id).await?.ok_or(AppError::NotFound)?;
    let content = Content::read(&row)?;
    let project = content.texts.title.clone();
    let crumbs = vec![
        Link::new(paths::panel(round.id), words.with("panel-title", &[("round", round.name.into())])),
        Link::new(paths::panel_proposal(round.id, id), project.clone()),
    ];
    let dossier = DossierView { number: row.number, body: body(&state.reference(), signed.visit.language, content, Panels::Shown) };
    let title = words.with("dossier-title", &[("number", row.number.into()), ("project", project.clone().into())]);
    Ok(page(&state, &signed.visit, title, move || view! { <PanelDossierPage words project crumbs dossier /> }.into_any()))
}
