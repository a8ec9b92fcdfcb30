//! What a project expects to need by half-year, for pages that ask what something does to it.

use super::read::{self, Version};
use chrono::NaiveDate;
use domain::Eur;
use domain::ids::{OrganisationId, ProjectId};
use domain::ledger::{HalfYear, Row, expected};
use domain::projects::Phase;
use sea_orm::{ConnectionTrait, DbErr};
use std::collections::BTreeMap;

/// What is expected, and where it comes from.
#[derive(Debug, Clone, Default)]
pub struct Expected {
    /// By half-year, from today on.
    pub by_half: BTreeMap<HalfYear, Eur>,
    /// What is left of the promise to each partner with a forecast of its own, which nobody but the partner changes.
    pub forecast: BTreeMap<OrganisationId, Eur>,
}

/// What a project expects of a phase, with these rows in its ledger. At most three queries.
///
/// # Errors
/// A sum that cannot be held.
pub async fn of_phase(
    connection: &impl ConnectionTrait,
    (project, phase): (ProjectId, Phase),
    rows: &[Row],
    on: (NaiveDate, Option<NaiveDate>),
) -> Result<Expected, DbErr> {
    let versions = read::versions(connection, project, phase).await?;
    let mut found = Expected::default();
    for (organisation, left) in read::left(connection, rows, phase).await? {
        let own = versions.iter().rfind(|one: &&Version| one.organisation == organisation);
        if own.is_some() {
            found.forecast.insert(organisation, left);
        }
        for (half, amount) in expected(own.map(|one| one.amounts.as_slice()), left, on) {
            let sum = found.by_half.entry(half).or_default();
            *sum = sum.checked_add(amount).map_err(crate::ledger::too_large)?;
        }
    }
    Ok(found)
}
