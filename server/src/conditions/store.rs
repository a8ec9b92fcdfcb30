//! Assessments and evidence in the database.

use ::entity::{assessment, evidence};
use domain::conditions::{self, Assessment, Level, StandingLevel};
use domain::gates::Gate;
use domain::ids::ProjectId;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

/// The opinions at a gate, each with the number of accepted pieces of evidence for its condition. Two queries.
///
/// # Errors
/// Whatever the database says.
pub async fn assessments(connection: &impl ConnectionTrait, project: ProjectId, gate: Gate) -> Result<Vec<Assessment>, DbErr> {
    let rows = assessment::Entity::find()
        .filter(assessment::Column::ProjectId.eq(project))
        .filter(assessment::Column::Gate.eq(gate))
        .order_by_asc(assessment::Column::ConditionCode)
        .order_by_asc(assessment::Column::Opinion)
        .all(connection)
        .await?;
    let accepted =
        evidence::Entity::find().filter(evidence::Column::ProjectId.eq(project)).filter(evidence::Column::Accepted.eq(true)).all(connection).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let evidence_accepted = accepted.iter().filter(|one| one.condition_code == row.condition_code).count();
            Some(Assessment {
                condition: row.condition_code,
                opinion: row.opinion,
                level: u8::try_from(row.level).ok().and_then(Level::new)?,
                reason: row.reason,
                evidence_accepted: u32::try_from(evidence_accepted).ok()?,
            })
        })
        .collect())
}

/// The levels that count at a gate.
///
/// # Errors
/// Whatever the database says.
pub async fn standing_levels(connection: &impl ConnectionTrait, project: ProjectId, gate: Gate) -> Result<Vec<StandingLevel>, DbErr> {
    Ok(conditions::standing_levels(&assessments(connection, project, gate).await?))
}
