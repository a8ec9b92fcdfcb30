//! Frozen dossiers and decisions of a project, in a line each.

use super::signer::{Recorder, columns};
use crate::dossier::frozen::Content;
use crate::store::unreadable::unreadable;
use crate::store::versioned;
use ::entity::{person, snapshot, snapshot_release};
use chrono::{DateTime, NaiveDate, Utc};
use domain::gates::{DecisionState, Gate, Outcome, ProposedDecision, TakenDecision};
use domain::ids::{DecisionId, ProjectId, SnapshotId};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, Statement};

/// A frozen dossier.
#[derive(Debug, Clone)]
pub struct SnapshotHead {
    /// Its id.
    pub id: SnapshotId,
    /// Its number in the project.
    pub number: u32,
    /// Its content.
    pub content: Content,
    /// Who froze it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// It was given back.
    pub is_released: bool,
    /// When and why it was given back.
    pub given_back: Option<(DateTime<Utc>, String)>,
}

/// A decision in one line.
#[derive(Debug, Clone)]
pub struct DecisionHead {
    /// Its id.
    pub id: DecisionId,
    /// Who took it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What it says, about which dossier, and how far it is.
    pub taken: TakenDecision,
}

#[derive(FromQueryResult)]
struct Frozen {
    id: SnapshotId,
    number: i64,
    content: String,
    frozen_at: DateTime<Utc>,
    frozen_by: Option<String>,
    released_at: Option<DateTime<Utc>>,
    reason: Option<String>,
}

fn number(of: i64) -> Result<u32, DbErr> {
    u32::try_from(of).map_err(|error| unreadable("the number of a frozen dossier", error))
}

/// The dossier that was frozen last for a gate. One query.
pub(super) async fn last_frozen(connection: &impl ConnectionTrait, project: ProjectId, gate: Gate) -> Result<Option<SnapshotHead>, DbErr> {
    use snapshot::Column as Of;
    let by = snapshot::Entity::belongs_to(person::Entity).from(Of::FrozenBy).to(person::Column::Id);
    let released = snapshot::Entity::belongs_to(snapshot_release::Entity).from(Of::Id).to(snapshot_release::Column::SnapshotId);
    let found = snapshot::Entity::find()
        .select_only()
        .columns([Of::Id, Of::Number, Of::Content, Of::FrozenAt])
        .column_as(person::Column::Name, "frozen_by")
        .columns([snapshot_release::Column::ReleasedAt, snapshot_release::Column::Reason])
        .join(JoinType::LeftJoin, by.into())
        .join(JoinType::LeftJoin, released.into())
        .filter(Of::ProjectId.eq(project))
        .filter(Of::Gate.eq(gate))
        .order_by_desc(Of::Number)
        .into_model::<Frozen>()
        .one(connection)
        .await?;
    let head = |row: Frozen| {
        let (by, is_released) = (row.frozen_by.unwrap_or_default(), row.released_at.is_some());
        let given_back = row.released_at.zip(row.reason);
        let content = versioned::read(&row.content, row.id)?;
        Ok(SnapshotHead { id: row.id, number: number(row.number)?, content, by, at: row.frozen_at, is_released, given_back })
    };
    found.map(head).transpose()
}

/// When and why a frozen dossier was given back, if it was. One query.
pub(super) async fn release(connection: &impl ConnectionTrait, id: SnapshotId) -> Result<Option<snapshot_release::Model>, DbErr> {
    snapshot_release::Entity::find_by_id(id).one(connection).await
}

#[derive(FromQueryResult)]
struct Taken {
    id: DecisionId,
    gate: Gate,
    outcome: Outcome,
    decided_at: DateTime<Utc>,
    signed_at: Option<DateTime<Utc>>,
    void_at: Option<DateTime<Utc>>,
    supersedes_id: Option<DecisionId>,
    dossier: Option<i64>,
    name: String,
    #[sea_orm(nested)]
    recorder: Recorder,
}

/// Every decision about a project, oldest first. One query.
pub(super) async fn decisions(connection: &impl ConnectionTrait, project: ProjectId, today: NaiveDate) -> Result<Vec<DecisionHead>, DbErr> {
    let sql = format!(
        "SELECT d.id, d.gate, d.outcome, d.decided_at, d.signed_at, d.void_at, d.supersedes_id, s.number AS dossier, a.name, {} FROM decision d \
         JOIN person a ON a.id = d.decided_by LEFT JOIN snapshot s ON s.id = d.snapshot_id WHERE d.project_id = $1 ORDER BY d.decided_at, d.id",
        columns("a", today)
    );
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, [project.into()]);
    let rows = Taken::find_by_statement(statement).all(connection).await?;
    let is_corrected = |id: DecisionId| rows.iter().any(|row| row.supersedes_id == Some(id) && row.signed_at.is_some());
    let head = |row: &Taken| {
        let decision = ProposedDecision {
            gate: row.gate,
            outcome: row.outcome,
            state: DecisionState::of(row.signed_at.is_some(), is_corrected(row.id), row.void_at.is_some()),
            is_correction: row.supersedes_id.is_some(),
            signed_by: vec![row.recorder.signer()],
        };
        let taken = TakenDecision { decision, dossier: row.dossier.map(number).transpose()? };
        Ok(DecisionHead { id: row.id, by: row.name.clone(), at: row.decided_at, taken })
    };
    rows.iter().map(head).collect()
}
