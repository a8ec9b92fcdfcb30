//! Everything that people wrote about the conditions of a project at a gate: opinions and evidence, in one query.

use chrono::{DateTime, Utc};
use domain::conditions::{Assessment, Condition, Level, Opinion};
use domain::gates::Gate;
use domain::ids::ProjectId;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement};
use uuid::Uuid;

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
    pub id: Uuid,
    /// Which of the eight.
    pub condition: Condition,
    /// What it is.
    pub title: String,
    /// Where it is.
    pub reference: String,
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
struct Row {
    kind: String,
    id: Uuid,
    condition_code: Condition,
    code: String,
    number: i64,
    text: String,
    reference: String,
    by_name: Option<String>,
    at: DateTime<Utc>,
}

const BOARD: &str = "SELECT 'opinion' AS kind, a.id AS id, a.condition_code AS condition_code, a.opinion AS code, CAST(a.level AS bigint) AS number, a.reason AS text, \
     '' AS reference, p.name AS by_name, a.assessed_at AS at FROM assessment a LEFT JOIN person p ON p.id = a.assessed_by \
     WHERE a.project_id = $1 AND a.gate = $2 \
     UNION ALL \
     SELECT 'evidence' AS kind, e.id AS id, e.condition_code AS condition_code, CASE WHEN e.accepted THEN 'accepted' ELSE 'offered' END AS code, CAST(0 AS bigint) AS number, \
     e.title AS text, e.reference AS reference, p.name AS by_name, e.added_at AS at FROM evidence e LEFT JOIN person p ON p.id = e.added_by WHERE e.project_id = $1 \
     ORDER BY at, id";

/// Reads the board. One query.
pub async fn board(connection: &impl ConnectionTrait, project: ProjectId, gate: Gate) -> Result<Board, DbErr> {
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), BOARD, [project.into(), gate.into()]);
    let mut board = Board { opinions: Vec::new(), evidence: Vec::new() };
    for row in Row::find_by_statement(statement).all(connection).await? {
        let Row { kind, id, condition_code: condition, code, number, text, reference, by_name: by, at } = row;
        if kind == "evidence" {
            board.evidence.push(EvidenceRow { id, condition, title: text, reference, accepted: code == "accepted", by, at });
        } else if let (Ok(opinion), Some(level)) = (code.parse(), u8::try_from(number).ok().and_then(Level::new)) {
            board.opinions.push(OpinionRow { condition, opinion, level, reason: text, by, at });
        }
    }
    Ok(board)
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
