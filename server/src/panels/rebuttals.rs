//! The panels that a project came before, and the one answer of its applicant to each, in the database.

use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::state::days::day_of;
use crate::store::events::Event;
use crate::ties::standing::taken_back;
use ::entity::{consensus, proposal, rebuttal, review_round};
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::gates::Gate;
use domain::ids::{ProjectId, ProposalId};
use domain::reviews::RebuttalState;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, IntoActiveModel, JoinType, QueryFilter, QueryOrder, QuerySelect};

/// A panel that a project came before, with what it agreed on and what the applicant answered.
#[derive(FromQueryResult)]
pub(super) struct Row {
    #[sea_orm(nested)]
    pub(super) proposal: proposal::Model,
    pub(super) name: String,
    pub(super) criteria: String,
    pub(super) due_on: NaiveDate,
    has_rebuttal: bool,
    pub(super) content: Option<String>,
    pub(super) recorded_at: Option<DateTime<Utc>>,
    pub(super) answer: Option<String>,
    pub(super) sent_at: Option<DateTime<Utc>>,
}

impl Row {
    /// Everything that decides whether the applicant may answer.
    pub(super) fn state(&self) -> RebuttalState {
        RebuttalState {
            has_rebuttal: self.has_rebuttal,
            opened_on: self.proposal.opened_at.map(day_of),
            is_answered: self.sent_at.is_some(),
            is_agreed: self.recorded_at.is_some(),
        }
    }
}

/// The panels of a project before a gate, the last one first. One query.
pub(super) async fn of_project(connection: &impl ConnectionTrait, project: ProjectId, gate: Gate) -> Result<Vec<Row>, DbErr> {
    let round = proposal::Entity::belongs_to(review_round::Entity).from(proposal::Column::RoundId).to(review_round::Column::Id);
    let agreed = proposal::Entity::belongs_to(consensus::Entity).from(proposal::Column::Id).to(consensus::Column::ProposalId);
    let given = proposal::Entity::belongs_to(rebuttal::Entity).from(proposal::Column::Id).to(rebuttal::Column::ProposalId);
    proposal::Entity::find()
        .columns([review_round::Column::Name, review_round::Column::Criteria, review_round::Column::DueOn, review_round::Column::HasRebuttal])
        .columns([consensus::Column::Content, consensus::Column::RecordedAt])
        .columns([rebuttal::Column::Answer, rebuttal::Column::SentAt])
        .join(JoinType::InnerJoin, round.into())
        .join(JoinType::LeftJoin, agreed.into())
        .join(JoinType::LeftJoin, given.into())
        .filter(proposal::Column::ProjectId.eq(project))
        .filter(proposal::Column::TakenOutAt.is_null())
        .filter(review_round::Column::Gate.eq(gate))
        .order_by_desc(proposal::Column::AddedAt)
        .into_model()
        .all(connection)
        .await
}

/// Keeps the answer. There is one, and it does not change.
///
/// # Errors
/// Lost when it was given, or its days are over.
pub(super) async fn keep(
    state: &State,
    permit: &Permit<act::AnswerReviews>,
    submission: &Submission,
    (id, gate): (ProposalId, Gate),
    answer: String,
) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let rows = of_project(&write, permit.project(), gate).await?;
    let row = rows.into_iter().find(|row| row.proposal.id == id).ok_or(AppError::NotFound)?;
    let is_taken_back = !taken_back(&write, [row.proposal.snapshot_id]).await?.is_empty();
    if is_taken_back || row.state().may_answer(state.clock.today()).is_err() {
        return Err(AppError::Conflict.into());
    }
    let given = rebuttal::Model { proposal_id: id, answer, sent_by: permit.person(), sent_at: write.now(), is_demo: row.proposal.is_demo };
    rebuttal::Entity::insert(given.into_active_model()).exec_without_returning(&write).await?;
    let answered = HistoryEvent::ReviewsAnswered { proposal: id, round: row.name };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), answered).in_project(permit.project())]).await?)
}
