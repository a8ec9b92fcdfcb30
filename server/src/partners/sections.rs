//! The partners of a project on its page.

use crate::dossier::access::Found;
use crate::financing::table;
use crate::frame::actor::SignedIn;
use crate::state::State;
use app::partners::{PartnerLine, PartnerTableView};
use app::projects::Section;
use domain::access::act;
use domain::financing::Financing;
use domain::partners::PartnerFacts;
use domain::projects::Place;
use sea_orm::DbErr;

/// The partners, with what each pays and bears in the phase that the project is in. One query.
pub async fn sections(state: &State, signed: &SignedIn, found: &Found) -> Result<Vec<Section>, DbErr> {
    let project = found.project.id;
    let (partners, rows) = table(&state.database.read, project, found.project.phase.money_phase()).await?;
    let financing = Financing::new(&rows, &partners, &[]);
    let lines = partners.iter().map(|partner| line(&financing, partner)).collect();
    let place = Place { phase: found.project.phase, status: found.project.status };
    let may_add = place.is_writable() && signed.actor.may(act::EditDossier, found.standing);
    Ok(vec![Section::Partners(PartnerTableView { project, lines, may_add })])
}

fn line(financing: &Financing<'_>, partner: &PartnerFacts) -> PartnerLine {
    let row = financing.row(partner.id);
    PartnerLine {
        name: partner.name.clone(),
        role: partner.role,
        organisation_type: partner.organisation_type,
        size: partner.size,
        region: partner.region,
        cost: row.cost,
        own: row.own(),
        risk: partner.takes_part().then(|| financing.risk_share(partner.id)),
    }
}
