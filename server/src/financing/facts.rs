//! What partners and money give to the facts of a gate.

use super::store::instruments;
use super::table::partners_and_money;
use domain::financing::FinancingRow;
use domain::gates::InstrumentFacts;
use domain::ids::ProjectId;
use domain::partners::PartnerFacts;
use domain::projects::Phase;
use sea_orm::{ConnectionTrait, DbErr};

/// Who pays what in a phase, and with which instruments.
#[derive(Debug, Clone)]
pub struct OfPhase {
    /// The partners, interested parties included.
    pub partners: Vec<PartnerFacts>,
    /// Who pays what; no row for who has no money in it.
    pub financing: Vec<FinancingRow>,
    /// The instruments.
    pub instruments: Vec<InstrumentFacts>,
}

/// Who pays what in a phase, and with which instruments. Two queries.
///
/// # Errors
/// An instrument that cannot be read.
pub async fn facts(connection: &impl ConnectionTrait, project: ProjectId, phase: Phase) -> Result<OfPhase, DbErr> {
    let (partners, financing) = partners_and_money(connection, project, phase).await?;
    Ok(OfPhase { partners, financing, instruments: instruments(connection, project, phase).await? })
}
