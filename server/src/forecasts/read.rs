//! Forecasts and what is left of promises, read.

use ::entity::{forecast, forecast_row, organisation};
use chrono::{DateTime, Utc};
use domain::Eur;
use domain::ids::{ForecastId, OrganisationId, ProjectId};
use domain::ledger::{Chain, Column, HalfYear, Row};
use domain::projects::Phase;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;

/// A version of a forecast with its rows.
#[derive(Debug, Clone)]
pub(super) struct Version {
    pub(super) organisation: OrganisationId,
    pub(super) version: i64,
    pub(super) explanation: String,
    pub(super) made_at: DateTime<Utc>,
    pub(super) amounts: Vec<(HalfYear, Eur)>,
}

/// The versions of a project in a phase, oldest first. Two queries.
pub(super) async fn versions(connection: &impl ConnectionTrait, project: ProjectId, phase: Phase) -> Result<Vec<Version>, DbErr> {
    let found = forecast::Entity::find().filter(forecast::Column::ProjectId.eq(project)).filter(forecast::Column::Phase.eq(phase));
    let found = found.order_by_asc(forecast::Column::Version).order_by_asc(forecast::Column::Id).all(connection).await?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let rows = forecast_row::Entity::find().filter(forecast_row::Column::ForecastId.is_in(found.iter().map(|one| one.id)));
    let rows = rows.order_by_asc(forecast_row::Column::HalfYear).all(connection).await?;
    let amounts = |id: ForecastId| rows.iter().filter(|row| row.forecast_id == id).map(|row| (row.half_year, row.amount)).collect();
    let version = |one: forecast::Model| Version {
        organisation: one.organisation_id,
        version: one.version,
        explanation: one.explanation.clone(),
        made_at: one.made_at,
        amounts: amounts(one.id),
    };
    Ok(found.into_iter().map(version).collect())
}

/// What is left of the promises of a phase, by organisation: where two became one, by the one that stays. One query.
pub(super) async fn left(connection: &impl ConnectionTrait, rows: &[Row], phase: Phase) -> Result<BTreeMap<OrganisationId, Eur>, DbErr> {
    let rows: Vec<&Row> = rows.iter().filter(|row| row.posting.phase == phase && row.posting.commitment().is_some()).collect();
    let mut named: Vec<OrganisationId> = rows.iter().map(|row| row.posting.organisation).collect();
    named.sort();
    named.dedup();
    if named.is_empty() {
        return Ok(BTreeMap::new());
    }
    let organisations = organisation::Entity::find().filter(organisation::Column::Id.is_in(named)).all(connection).await?;
    let party = |id: OrganisationId| organisations.iter().find(|one| one.id == id).and_then(|one| one.merged_into).unwrap_or(id);
    let mut chains: BTreeMap<OrganisationId, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        chains.entry(party(row.posting.organisation)).or_default().push(row);
    }
    let too_large = |_| DbErr::Custom("a sum of money is too large to be held".to_owned());
    let mut left = BTreeMap::new();
    for (organisation, rows) in chains {
        let chain = Chain::of(rows).map_err(too_large)?;
        let paid = chain.get(Column::Paid).checked_sub(chain.get(Column::Recovered)).map_err(too_large)?;
        let promised = chain.get(Column::Committed).checked_sub(chain.get(Column::Released)).map_err(too_large)?;
        left.insert(organisation, promised.checked_sub(paid).map_err(too_large)?);
    }
    Ok(left)
}
