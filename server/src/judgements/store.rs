//! Judgements in the database.

use crate::dossier::change::{self, Touches};
use crate::frame::answer::Unsaved;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::store::events::Event;
use ::entity::{dossier, judgement, project};
use domain::access::{Permit, act};
use domain::audit::{Edited, HistoryEvent};
use domain::changed::{Value, differences};
use domain::gates::{Gate, NewJudgement};
use domain::ids::ProjectId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

/// The judgements at a gate.
pub async fn at(connection: &impl ConnectionTrait, project: ProjectId, gate: Gate) -> Result<Vec<judgement::Model>, DbErr> {
    judgement::Entity::find().filter(judgement::Column::ProjectId.eq(project)).filter(judgement::Column::Gate.eq(gate)).all(connection).await
}

/// What the partners wrote about stopping, when they wrote facts into the dossier.
pub async fn stopping_considered(connection: &impl ConnectionTrait, project: ProjectId) -> Result<Option<String>, DbErr> {
    Ok(dossier::Entity::find_by_id(project).one(connection).await?.map(|row| row.stopping_considered))
}

/// Saves judgements, each in the place of the earlier one on its rule.
///
/// # Errors
/// 409 when the project changed meanwhile or a decision on it was recorded.
pub async fn save(
    state: &State,
    permit: &Permit<act::JudgeRule>,
    gate: Gate,
    new: Vec<NewJudgement>,
    submission: &Submission,
) -> Result<(), Unsaved> {
    use judgement::Column as Of;
    let change = change::begin(state, permit, submission, Touches::Judged).await?;
    let earlier = at(&change.write, permit.project(), gate).await?;
    let rules = new.iter().map(|one| one.rule.code()).collect::<Vec<_>>().join(", ");
    let fields = |is_met: bool, reason: &str| vec![("met", Value::code(Some(if is_met { "yes" } else { "no" }))), ("reason", Value::text(reason))];
    let mut changes = Vec::new();
    for one in &new {
        let before = earlier.iter().find(|row| row.rule_id == one.rule.code()).map(|row| fields(row.met, &row.reason)).unwrap_or_default();
        changes.extend(differences("judgement", Some(one.rule.code()), &before, &fields(one.is_met, &one.reason)));
    }
    let row = |one: NewJudgement| judgement::ActiveModel {
        project_id: Set(permit.project()),
        gate: Set(gate),
        rule_id: Set(one.rule.code().to_owned()),
        met: Set(one.is_met),
        reason: Set(one.reason),
        judged_by: Set(Some(permit.person())),
        judged_at: Set(change.now()),
    };
    let in_its_place =
        OnConflict::columns([Of::ProjectId, Of::Gate, Of::RuleId]).update_columns([Of::Met, Of::Reason, Of::JudgedBy, Of::JudgedAt]).to_owned();
    let rows: Vec<_> = new.into_iter().map(row).collect();
    if !rows.is_empty() {
        judgement::Entity::insert_many(rows).on_conflict(in_its_place).exec_without_returning(&change.write).await?;
    }
    let happened = HistoryEvent::Judged { at: gate, gate, rules, edited: Edited::without_reason(changes) };
    Ok(change.finish(project::ActiveModel::default(), Event::by(permit.person(), permit.person_name(), happened)).await?)
}
