//! The judgements that the rules of a gate read.

use crate::store::unreadable::unreadable;
use ::entity::{judgement, person};
use domain::gates::{Gate, Judgement};
use domain::ids::ProjectId;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect};

#[derive(FromQueryResult)]
struct Row {
    #[sea_orm(nested)]
    judgement: judgement::Model,
    judge: Option<String>,
}

/// The judgements at a gate, each with who gave it. One query.
///
/// # Errors
/// A judgement of a rule that is none of ours.
pub async fn facts(connection: &impl ConnectionTrait, project: ProjectId, gate: Gate) -> Result<Vec<Judgement>, DbErr> {
    let judge = judgement::Entity::belongs_to(person::Entity).from(judgement::Column::JudgedBy).to(person::Column::Id);
    let rows = judgement::Entity::find()
        .column_as(person::Column::Name, "judge")
        .join(JoinType::LeftJoin, judge.into())
        .filter(judgement::Column::ProjectId.eq(project))
        .filter(judgement::Column::Gate.eq(gate))
        .order_by_asc(judgement::Column::RuleId)
        .into_model::<Row>()
        .all(connection)
        .await?;
    rows.into_iter().map(read).collect()
}

fn read(Row { judgement, judge }: Row) -> Result<Judgement, DbErr> {
    let rule = judgement.rule_id.parse().map_err(|error| unreadable(format!("a judgement on project {}", judgement.project_id), error))?;
    Ok(Judgement { rule, is_met: judgement.met, reason: judgement.reason, by: judge.unwrap_or_default() })
}
