//! The financing table in the database.

use ::entity::{financing_row, instrument};
use chrono::NaiveDate;
use domain::financing::{FinancingRow, InstrumentKind, PublicMoney, PublicSource};
use domain::gates::InstrumentFacts;
use domain::ids::ProjectId;
use domain::projects::Phase;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use serde::Deserialize;

/// The rows of one phase. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn rows(connection: &impl ConnectionTrait, project: ProjectId, phase: Phase) -> Result<Vec<FinancingRow>, DbErr> {
    let rows = financing_row::Entity::find()
        .filter(financing_row::Column::ProjectId.eq(project))
        .filter(financing_row::Column::Phase.eq(phase))
        .order_by_asc(financing_row::Column::PartnerId)
        .all(connection)
        .await?;
    Ok(rows.iter().map(read).collect())
}

/// A row as the rules know it.
pub fn read(row: &financing_row::Model) -> FinancingRow {
    let public = PublicMoney::from_sources(|source| match source {
        PublicSource::European => row.public_european,
        PublicSource::National => row.public_national,
        PublicSource::Province => row.public_province,
        PublicSource::Municipality => row.public_municipality,
    });
    FinancingRow { partner: row.partner_id, cost: row.cost, public, own_cash: row.own_cash, own_in_kind: row.own_in_kind, other: row.other }
}

/// The row of a project and phase as the database keeps it.
pub fn row_of(project: ProjectId, phase: Phase, row: &FinancingRow) -> financing_row::Model {
    financing_row::Model {
        project_id: project,
        phase,
        partner_id: row.partner,
        cost: row.cost,
        public_european: row.public.from(PublicSource::European),
        public_national: row.public.from(PublicSource::National),
        public_province: row.public.from(PublicSource::Province),
        public_municipality: row.public.from(PublicSource::Municipality),
        own_cash: row.own_cash,
        own_in_kind: row.own_in_kind,
        other: row.other,
    }
}

/// What is recorded of an instrument, as its details keep it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Details {
    terms: String,
    next_on: Option<NaiveDate>,
    repayment_schedule: String,
    exit_terms: String,
    share_percent: String,
    coverage_percent: String,
    premium: String,
    duration: String,
    procurement_route: String,
    investment_advice: String,
    administrator: String,
    expected_return: String,
    grant_justification: String,
    legal_basis: String,
    legal_check_by: String,
}

/// The instruments of a phase. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn instruments(connection: &impl ConnectionTrait, project: ProjectId, phase: Phase) -> Result<Vec<InstrumentFacts>, DbErr> {
    let rows = instrument::Entity::find()
        .filter(instrument::Column::ProjectId.eq(project))
        .filter(instrument::Column::Phase.eq(phase))
        .order_by_asc(instrument::Column::Position)
        .order_by_asc(instrument::Column::Id)
        .all(connection)
        .await?;
    let has = |text: &str| !text.trim().is_empty();
    let some = |text: String| Some(text).filter(|text| has(text));
    let facts = rows.into_iter().map(|row| {
        let details: Details = serde_json::from_str(&row.details).unwrap_or_default();
        InstrumentFacts {
            kind: row.kind,
            counterparty: row.counterparty,
            is_government_buyer: row.kind == InstrumentKind::LaunchingCustomer,
            amount: row.amount,
            has_terms: has(&details.terms),
            signed_on: row.signed_on,
            has_schedule: has(&details.repayment_schedule),
            has_share_percent: has(&details.share_percent),
            has_exit_terms: has(&details.exit_terms),
            has_coverage: has(&details.coverage_percent),
            has_duration: has(&details.duration),
            has_premium: has(&details.premium),
            has_procurement_route: has(&details.procurement_route),
            has_advice: has(&details.investment_advice),
            has_justification: has(&details.grant_justification),
            has_legal_basis: has(&details.legal_basis),
            legal_check_by: some(details.legal_check_by),
            is_open: true,
            administrator: some(details.administrator),
            next_on: details.next_on,
            has_expected_return: has(&details.expected_return),
        }
    });
    Ok(facts.collect())
}
