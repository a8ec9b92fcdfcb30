//! The list of partners with their shares.

use crate::dossier::{access, money, partners, resubmission};
use crate::frame::actor::SignedIn;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::state::State;
use app::partners::{PartnerRow, PartnersPage, PartnersView};
use axum::extract;
use axum::response::Response;
use domain::Eur;
use domain::access::act;
use domain::financing::Financing;
use domain::ids::ProjectId;
use domain::partners::PartnerFacts;
use leptos::prelude::*;

pub(super) async fn list(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<ProjectId>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, id).await?;
    let words = signed.visit.words();
    let phase = found.project.phase.money_phase();
    let partners = partners::of_project(&state.database.read, id).await?;
    let rows = money::rows(&state.database.read, id, phase).await?;
    let money = Financing::new(&rows, &partners, &[]);
    let view = PartnersView {
        project: resubmission::head(&found.project),
        phase,
        rows: partners.iter().map(|partner| row(partner, &money)).collect(),
        may_edit: signed.actor.may(act::EditDossier, found.standing) && resubmission::is_writable(&found.project),
    };
    Ok(page(&state, &signed.visit, words.t("partners-title"), move || view! { <PartnersPage words view /> }.into_any()))
}

fn row(partner: &PartnerFacts, money: &Financing<'_>) -> PartnerRow {
    let shares = partner.takes_part() && money.row(partner.id).cost > Eur::ZERO;
    PartnerRow {
        id: partner.id,
        organisation: partner.organisation,
        name: partner.name.clone(),
        role: partner.role,
        organisation_type: partner.organisation_type,
        size: partner.size,
        region: partner.region,
        is_core_business: partner.is_core_business,
        cost_share: money.cost_share(partner.id).filter(|_| partner.takes_part()),
        risk_share: shares.then(|| money.risk_share(partner.id)),
    }
}
