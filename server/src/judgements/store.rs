//! Judgements in the database.

use crate::dossier::change;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::store::events::Event;
use ::entity::{judgement, project};
use domain::access::{Permit, act};
use domain::changed::{Value, differences};
use domain::gates::{Gate, NewJudgement};
use domain::ids::ProjectId;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use serde_json::json;

/// The judgements at a gate.
pub async fn at(connection: &impl ConnectionTrait, project: ProjectId, gate: Gate) -> Result<Vec<judgement::Model>, DbErr> {
    judgement::Entity::find().filter(judgement::Column::ProjectId.eq(project)).filter(judgement::Column::Gate.eq(gate)).all(connection).await
}

/// Saves judgements, each in the place of the earlier one on its rule.
///
/// # Errors
/// 409 when the project changed meanwhile or its dossier is frozen.
pub async fn save(
    state: &State,
    permit: &Permit<act::JudgeRule>,
    gate: Gate,
    new: Vec<NewJudgement>,
    submission: &Submission,
) -> Result<(), AppError> {
    let change = change::begin(state, permit, submission.version).await?;
    let earlier = at(&change.transaction, permit.project(), gate).await?;
    let rules = new.iter().map(|one| one.rule.code()).collect::<Vec<_>>().join(", ");
    let fields = |is_met: bool, reason: &str| vec![("met", Value::code(Some(if is_met { "yes" } else { "no" }))), ("reason", Value::text(reason))];
    let mut changes = Vec::new();
    for one in &new {
        let before = earlier.iter().find(|row| row.rule_id == one.rule.code()).map(|row| fields(row.met, &row.reason)).unwrap_or_default();
        changes.extend(differences("judgement", Some(one.rule.code()), &before, &fields(one.is_met, &one.reason)));
    }
    for one in new {
        let is_there = earlier.iter().any(|row| row.rule_id == one.rule.code());
        let row = judgement::ActiveModel {
            project_id: Set(permit.project()),
            gate: Set(gate),
            rule_id: Set(one.rule.code().to_owned()),
            met: Set(one.is_met),
            reason: Set(one.reason),
            judged_by: Set(Some(permit.person())),
            judged_at: Set(change.now()),
        };
        if is_there {
            row.update(&change.transaction).await?;
        } else {
            row.insert(&change.transaction).await?;
        }
    }
    change.remember(submission, permit).await?;
    let event = Event::by(permit.person(), permit.person_name(), "judged").about("gate", gate);
    change.finish(project::ActiveModel { ..Default::default() }, event.with(json!({ "gate": gate, "rules": rules })).telling(&changes, None)).await
}
