//! The money of a project on its page.

use super::table;
use crate::dossier::access::Found;
use crate::frame::actor::SignedIn;
use crate::state::State;
use app::financing::MoneyView;
use app::projects::Section;
use domain::financing::Financing;
use sea_orm::DbErr;

/// The money of the phase that a project is in. One query.
pub async fn sections(state: &State, _: &SignedIn, found: &Found) -> Result<Vec<Section>, DbErr> {
    let (project, phase) = (found.project.id, found.project.phase.money_phase());
    let (partners, rows) = table(&state.database.read, project, phase).await?;
    let financing = Financing::new(&rows, &partners, &[]);
    Ok(vec![Section::Money(MoneyView {
        project,
        phase,
        totals: financing.totals(),
        mode: financing.cofinancing_mode(),
        cash_share: financing.cash_share(),
        match_ratio: financing.match_ratio(),
    })])
}
