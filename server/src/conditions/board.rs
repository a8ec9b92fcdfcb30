//! Everything that people wrote about the conditions of a project at a gate: opinions and evidence.

use crate::dossier::levels::level;
use ::entity::{assessment, evidence, person};
use chrono::{DateTime, Utc};
use domain::conditions::{Assessment, Condition, Level, Opinion};
use domain::gates::Gate;
use domain::ids::{DocumentId, EvidenceId, ProjectId};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect};

/// One opinion with its author.
pub struct OpinionRow {
    /// Which of the eight.
    pub condition: Condition,
    /// Whose.
    pub opinion: Opinion,
    /// The level given.
    pub level: Level,
    /// Why.
    pub reason: String,
    /// Who wrote it down.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// One piece of evidence.
pub struct EvidenceRow {
    /// Its id.
    pub id: EvidenceId,
    /// Which of the eight.
    pub condition: Condition,
    /// What it is.
    pub title: String,
    /// Where it is.
    pub reference: String,
    /// The document that it is.
    pub document: Option<DocumentId>,
    /// Whether it counts.
    pub accepted: bool,
    /// Who handed it in.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Opinions at one gate, and the evidence of the project.
pub struct Board {
    /// The opinions.
    pub opinions: Vec<OpinionRow>,
    /// The evidence, oldest first.
    pub evidence: Vec<EvidenceRow>,
}

#[derive(FromQueryResult)]
struct Opined {
    #[sea_orm(nested)]
    opinion: assessment::Model,
    by_name: Option<String>,
}

#[derive(FromQueryResult)]
struct Offered {
    #[sea_orm(nested)]
    evidence: evidence::Model,
    by_name: Option<String>,
}

async fn opinions(connection: &impl ConnectionTrait, project: ProjectId, gate: Gate) -> Result<Vec<OpinionRow>, DbErr> {
    use assessment::Column as Of;
    let by = assessment::Entity::belongs_to(person::Entity).from(Of::AssessedBy).to(person::Column::Id);
    let found = assessment::Entity::find().column_as(person::Column::Name, "by_name").join(JoinType::LeftJoin, by.into());
    let found = found.filter(Of::ProjectId.eq(project)).filter(Of::Gate.eq(gate)).order_by_asc(Of::AssessedAt).order_by_asc(Of::Id);
    let read = |Opined { opinion: row, by_name: by }: Opined| {
        let (condition, opinion, level, reason) = (row.condition_code, row.opinion, level(row.level)?, row.reason);
        Ok(OpinionRow { condition, opinion, level, reason, by, at: row.assessed_at })
    };
    found.into_model().all(connection).await?.into_iter().map(read).collect()
}

async fn evidence(connection: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<EvidenceRow>, DbErr> {
    use evidence::Column as Of;
    let by = evidence::Entity::belongs_to(person::Entity).from(Of::AddedBy).to(person::Column::Id);
    let found = evidence::Entity::find().column_as(person::Column::Name, "by_name").join(JoinType::LeftJoin, by.into());
    let found = found.filter(Of::ProjectId.eq(project)).order_by_asc(Of::AddedAt).order_by_asc(Of::Id);
    let read = |Offered { evidence: row, by_name: by }: Offered| {
        let evidence::Model { id, condition_code: condition, title, reference, accepted, added_at: at, document_id: document, .. } = row;
        EvidenceRow { id, condition, title, reference, document, accepted, by, at }
    };
    Ok(found.into_model().all(connection).await?.into_iter().map(read).collect())
}

/// One piece of evidence of a project.
pub(super) async fn piece(connection: &impl ConnectionTrait, project: ProjectId, id: EvidenceId) -> Result<Option<evidence::Model>, DbErr> {
    evidence::Entity::find_by_id(id).filter(evidence::Column::ProjectId.eq(project)).one(connection).await
}

/// Reads the board. Two queries.
///
/// # Errors
/// A level that is none.
pub async fn board(connection: &impl ConnectionTrait, project: ProjectId, gate: Gate) -> Result<Board, DbErr> {
    Ok(Board { opinions: opinions(connection, project, gate).await?, evidence: evidence(connection, project).await? })
}

impl Board {
    /// How many pieces of evidence for a condition count, and how many wait.
    pub fn evidence_of(&self, condition: Condition) -> (u32, u32) {
        let count = |accepted| self.evidence.iter().filter(|one| one.condition == condition && one.accepted == accepted).fold(0, |sum, _| sum + 1);
        (count(true), count(false))
    }

    /// The opinions as the rules know them.
    pub fn assessments(&self) -> Vec<Assessment> {
        let assessment = |row: &OpinionRow| Assessment {
            condition: row.condition,
            opinion: row.opinion,
            level: row.level,
            reason: row.reason.clone(),
            evidence_accepted: self.evidence_of(row.condition).0,
        };
        self.opinions.iter().map(assessment).collect()
    }
}
