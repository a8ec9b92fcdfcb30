//! What was said of the lines of a report, as far as its approval asks.

use super::lines::{JudgedLine, of_report};
use crate::state::State;
use domain::Eur;
use domain::claims::Judged;
use domain::ids::ReportId;
use domain::settings::ParameterKey;
use sea_orm::{ConnectionTrait, DbErr};

/// A line as the rules about approving know it.
pub fn judged(line: &JudgedLine) -> Judged {
    let verdict = line.verdict.as_ref();
    Judged { verdict: verdict.map(|one| one.kind), approved: verdict.map_or(Eur::ZERO, |one| one.approved), by: verdict.map(|one| one.judged_by) }
}

/// The lines of a report as the rules about approving know them. Three queries.
///
/// # Errors
/// The database failed.
pub async fn facts(connection: &impl ConnectionTrait, report: ReportId) -> Result<Vec<Judged>, DbErr> {
    Ok(of_report(connection, report).await?.iter().map(judged).collect())
}

/// The amount above which a second person confirms.
pub fn limit(state: &State) -> Eur {
    state.reference().values.amount(ParameterKey::SecondApproval)
}
