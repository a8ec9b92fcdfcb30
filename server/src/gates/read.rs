//! Decisions, read.

use super::signer::{Recorder, columns};
use crate::dossier::decision_conditions::{OPEN, SEES_TO, STANDS};
use ::entity::{decision, ledger_row};
use chrono::{DateTime, NaiveDate, Utc};
use domain::gates::{ConditionOwner, ConditionTiming, DecisionState, NewCondition, ProposedDecision, tasks};
use domain::ids::{DecisionConditionId, DecisionId, OrganisationId, PersonId, ProjectId, SnapshotId};
use domain::projects::Place;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, Statement};

/// Every decision about a project, oldest first. One query.
pub async fn of_project(connection: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<decision::Model>, DbErr> {
    let decisions = decision::Entity::find().filter(decision::Column::ProjectId.eq(project));
    decisions.order_by_asc(decision::Column::DecidedAt).order_by_asc(decision::Column::Id).all(connection).await
}

/// One decision of a project.
pub async fn one(connection: &impl ConnectionTrait, project: ProjectId, id: DecisionId) -> Result<Option<decision::Model>, DbErr> {
    decision::Entity::find_by_id(id).filter(decision::Column::ProjectId.eq(project)).one(connection).await
}

/// Whether a request that was approved since changed the money of the phase that a decision pays for. One query.
pub async fn is_changed_since(connection: &impl ConnectionTrait, row: &decision::Model) -> Result<bool, DbErr> {
    use ledger_row::Column as Of;
    let changed = ledger_row::Entity::find().filter(Of::ProjectId.eq(row.project_id)).filter(Of::Phase.eq(row.gate.money_phase()));
    Ok(changed.filter(Of::ChangeId.is_not_null()).count(connection).await? > 0)
}

/// What stands around a decision.
#[derive(Debug, Clone, FromQueryResult)]
pub struct DecisionContext {
    /// Who decided.
    pub decided_by: String,
    /// Who signed.
    pub signed_by: Option<String>,
    /// The dossier.
    pub snapshot: Option<SnapshotId>,
    /// Its number.
    pub number: Option<i64>,
    /// Its hash.
    pub sha256: Option<String>,
    /// The correction; one that was taken back is none.
    pub corrected_by: Option<DecisionId>,
    /// When the correction was signed.
    pub corrected_at: Option<DateTime<Utc>>,
    /// Who made it void.
    pub voided_by: Option<String>,
    #[sea_orm(nested)]
    recorder: Recorder,
}

impl DecisionContext {
    /// How far the decision is.
    pub const fn state(&self, row: &decision::Model) -> DecisionState {
        DecisionState::of(row.signed_at.is_some(), self.corrected_at.is_some(), row.void_at.is_some())
    }

    /// The decision as the rules about signing and taking back read it. Who decided is the first to sign.
    pub fn proposed(&self, row: &decision::Model) -> ProposedDecision {
        ProposedDecision {
            gate: row.gate,
            outcome: row.outcome,
            state: self.state(row),
            is_correction: row.supersedes_id.is_some(),
            signed_by: vec![self.recorder.signer()],
        }
    }
}

fn around_statement(today: NaiveDate) -> String {
    format!(
        "SELECT a.name AS decided_by, b.name AS signed_by, s.id AS snapshot, s.number, s.sha256, c.id AS corrected_by, \
     c.signed_at AS corrected_at, v.name AS voided_by, {} FROM decision d JOIN person a ON a.id = d.decided_by \
     LEFT JOIN person b ON b.id = d.signed_by LEFT JOIN person v ON v.id = d.void_by LEFT JOIN snapshot s ON s.id = d.snapshot_id \
     LEFT JOIN decision c ON c.supersedes_id = d.id AND c.void_at IS NULL WHERE d.id = $1",
        columns("a", today)
    )
}

/// What stands around a decision. One query.
pub async fn around(connection: &impl ConnectionTrait, id: DecisionId, today: NaiveDate) -> Result<Option<DecisionContext>, DbErr> {
    DecisionContext::find_by_statement(Statement::from_sql_and_values(connection.get_database_backend(), around_statement(today), [id.into()]))
        .one(connection)
        .await
}

/// A condition, and who verified it.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Condition {
    /// Its id.
    pub id: DecisionConditionId,
    text: String,
    owner: String,
    due_on: NaiveDate,
    timing: ConditionTiming,
    evidence: String,
    verifier: String,
    owner_organisation_id: Option<OrganisationId>,
    owner_person_id: Option<PersonId>,
    /// Who sees to it since the person it was given to left.
    pub handed_to: Option<String>,
    /// What was seen.
    pub note: Option<String>,
    /// Who verified it.
    pub verified_by: Option<String>,
    /// When.
    pub verified_at: Option<DateTime<Utc>>,
    /// What who sees to it reported.
    pub report: Option<String>,
    /// Who reported it, by name.
    pub reported_by: Option<String>,
    /// When.
    pub reported_at: Option<DateTime<Utc>>,
}

impl Condition {
    /// Who sees to it.
    pub fn owner(&self) -> ConditionOwner {
        ConditionOwner { name: self.owner.clone(), organisation: self.owner_organisation_id, person: self.owner_person_id }
    }

    /// The condition as far as it waits for somebody, of a decision that is this far and a project that stands there.
    pub fn open(&self, state: DecisionState, place: Place) -> tasks::OpenCondition {
        let is_reported = self.reported_at.is_some();
        tasks::OpenCondition { owner: self.owner(), due_on: self.due_on, timing: self.timing, state, place, is_reported }
    }

    /// The condition as it was decided.
    pub fn condition(&self) -> NewCondition {
        NewCondition {
            text: self.text.clone(),
            owner: self.owner.clone(),
            due_on: self.due_on,
            timing: self.timing,
            evidence: self.evidence.clone(),
            verifier: self.verifier.clone(),
        }
    }
}

/// Who reads the conditions of a decision reads too to whom they were handed.
fn conditions_statement() -> String {
    format!(
        "SELECT c.id, c.text, c.owner, c.due_on, c.timing, c.evidence, c.verifier, c.owner_organisation_id, {SEES_TO} AS owner_person_id, \
         (SELECT a.name FROM decision_condition_hand h JOIN person a ON a.id = h.person_id WHERE h.decision_condition_id = c.id) AS handed_to, \
         m.note, p.name AS verified_by, m.verified_at, r.note AS report, q.name AS reported_by, r.reported_at \
         FROM decision_condition c LEFT JOIN decision_condition_met m ON m.decision_condition_id = c.id LEFT JOIN person p ON p.id = m.verified_by \
         LEFT JOIN decision_condition_report r ON r.decision_condition_id = c.id LEFT JOIN person q ON q.id = r.reported_by \
         WHERE c.decision_id = $1 ORDER BY c.position, c.id"
    )
}

/// The conditions of a decision. One query.
pub async fn conditions(connection: &impl ConnectionTrait, id: DecisionId) -> Result<Vec<Condition>, DbErr> {
    Condition::find_by_statement(Statement::from_sql_and_values(connection.get_database_backend(), conditions_statement(), [id.into()]))
        .all(connection)
        .await
}

/// An open condition of a decision that stands.
#[derive(Debug, Clone, FromQueryResult)]
pub(super) struct OpenCondition {
    pub(super) decision: DecisionId,
    pub(super) text: String,
    pub(super) owner: String,
    pub(super) due_on: NaiveDate,
    pub(super) timing: ConditionTiming,
}

/// The open conditions of a project, soonest first. One query.
pub(super) async fn open_conditions(connection: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<OpenCondition>, DbErr> {
    let sql = format!(
        "SELECT d.id AS decision, c.text, c.owner, c.due_on, c.timing FROM decision_condition c JOIN decision d ON d.id = c.decision_id \
         WHERE d.project_id = $1 AND {STANDS} AND {OPEN} ORDER BY c.due_on, c.position, c.id"
    );
    OpenCondition::find_by_statement(Statement::from_sql_and_values(connection.get_database_backend(), sql, [project.into()])).all(connection).await
}
