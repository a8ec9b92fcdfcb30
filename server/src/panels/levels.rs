//! The levels that the panel gives to the eight conditions, in the database: once the reviews are open and until the gate is decided.

use crate::dossier::levels::assessments;
use crate::frame::answer::Unsaved;
use crate::frame::meanwhile::{last_about, version_of};
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::reviews::access;
use crate::state::{State, new_id};
use crate::store::events::Event;
use ::entity::{assessment, project, proposal, review_round};
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::conditions::{AssessmentForm, Condition, LevelsForm, NewAssessment, Opinion};
use domain::ids::{AssessmentId, ProposalId};
use domain::projects::Status;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use std::collections::BTreeMap;

/// The levels as they are kept.
pub(super) async fn kept(
    connection: &impl ConnectionTrait,
    (round, proposal): (&review_round::Model, &proposal::Model),
) -> Result<LevelsForm, DbErr> {
    let given = assessments(connection, proposal.project_id, round.gate).await?;
    let own = given.into_iter().filter(|one| one.opinion == Opinion::Panel);
    Ok(LevelsForm(own.map(|one| (one.condition, AssessmentForm { level: one.level.number().to_string(), reason: one.reason })).collect()))
}

/// The version of the levels: the number of the event that told them last.
pub(super) async fn version(connection: &impl ConnectionTrait, proposal: ProposalId) -> Result<i64, DbErr> {
    Ok(version_of(last_about(connection, &format!("proposal {proposal}"), "panel_levels_given").await?.as_ref()))
}

/// Keeps the levels in the place of those of before. What the panel takes back is taken away.
///
/// # Errors
/// Lost when the reviews are shut, the gate is decided, or somebody gave levels since the form's version.
pub(super) async fn keep(
    state: &State,
    permit: &Permit<act::ChairPanel>,
    submission: &Submission,
    (round, id): (&review_round::Model, ProposalId),
    new: BTreeMap<Condition, NewAssessment>,
) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let proposal = access::proposal(&write, permit.round(), id).await?;
    let project = project::Entity::find_by_id(proposal.project_id).one(&write).await?.ok_or(AppError::NotFound)?;
    let is_before = matches!(project.status, Status::GateRequested | Status::UnderReview);
    if proposal.opened_at.is_none() || !is_before || version(&write, id).await? != submission.version {
        return Err(AppError::Conflict.into());
    }
    assessment::Entity::delete_many()
        .filter(assessment::Column::ProjectId.eq(proposal.project_id))
        .filter(assessment::Column::Gate.eq(round.gate))
        .filter(assessment::Column::Opinion.eq(Opinion::Panel))
        .exec(&write)
        .await?;
    let levels = new.iter().map(|(condition, one)| (*condition, one.level.number())).collect();
    let rows = new.into_iter().map(|(condition, one)| assessment::ActiveModel {
        id: Set(AssessmentId(new_id())),
        project_id: Set(proposal.project_id),
        gate: Set(round.gate),
        condition_code: Set(condition),
        opinion: Set(Opinion::Panel),
        level: Set(i32::from(one.level.number())),
        reason: Set(one.reason),
        // Partners read the levels, and not who sits on the panel.
        assessed_by: Set(None),
        assessed_at: Set(write.now()),
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        assessment::Entity::insert_many(rows).exec_without_returning(&write).await?;
    }
    let given = HistoryEvent::PanelLevelsGiven { proposal: id, gate: round.gate, levels };
    Ok(write.finish([Event::by_expert(permit.person(), given).in_project(proposal.project_id)]).await?)
}
