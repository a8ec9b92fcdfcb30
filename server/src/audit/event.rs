//! Appending to the history, inside the transaction of what it tells.

use crate::security::tokens::sha256;
use ::entity::{history, history_head};
use chrono::{DateTime, SecondsFormat, Utc};
use domain::ids::{PersonId, ProjectId};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait};
use serde_json::Value;
use std::fmt::Display;

/// Something that happened.
#[derive(Debug, Clone)]
pub struct Event {
    actor: Option<PersonId>,
    actor_name: String,
    action: &'static str,
    project: Option<ProjectId>,
    subject: String,
    detail: Value,
}

impl Event {
    /// Something that a person did.
    pub fn by(person: PersonId, name: &str, action: &'static str) -> Self {
        Self { actor: Some(person), actor_name: name.to_owned(), action, project: None, subject: String::new(), detail: Value::Null }
    }

    /// Something done on the command line.
    pub fn by_operator(action: &'static str) -> Self {
        Self { actor: None, actor_name: "poort".to_owned(), action, project: None, subject: String::new(), detail: Value::Null }
    }

    /// In this project.
    pub fn in_project(mut self, project: ProjectId) -> Self {
        self.project = Some(project);
        self
    }

    /// About this thing.
    pub fn about(mut self, kind: &str, id: impl Display) -> Self {
        self.subject = format!("{kind} {id}");
        self
    }

    /// With these facts.
    pub fn with(mut self, detail: Value) -> Self {
        self.detail = detail;
        self
    }
}

/// The first event's predecessor.
const BEGINNING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Appends an event.
///
/// # Errors
/// Whatever the database says.
pub async fn record(transaction: &impl ConnectionTrait, event: Event, now: DateTime<Utc>) -> Result<(), DbErr> {
    let head = history_head::Entity::find_by_id(1).one(transaction).await?;
    let (seq, previous_hash) = head.map_or_else(|| (1, BEGINNING.to_owned()), |head| (head.seq + 1, head.hash));
    let mut row = history::Model {
        seq,
        at: now,
        actor_id: event.actor,
        actor_name: event.actor_name,
        action: event.action.to_owned(),
        project_id: event.project,
        subject: event.subject,
        detail: event.detail.to_string(),
        previous_hash,
        hash: String::new(),
    };
    row.hash = hash(&row);
    move_head(transaction, seq, &row.hash).await?;
    insert(transaction, row).await
}

async fn move_head(transaction: &impl ConnectionTrait, seq: i64, hash: &str) -> Result<(), DbErr> {
    let head = history_head::ActiveModel { id: Set(1), seq: Set(seq), hash: Set(hash.to_owned()) };
    if seq == 1 {
        return head.insert(transaction).await.map(|_| ());
    }
    history_head::Entity::update(head).validate()?.exec(transaction).await.map(|_| ())
}

async fn insert(transaction: &impl ConnectionTrait, row: history::Model) -> Result<(), DbErr> {
    let row = history::ActiveModel {
        seq: Set(row.seq),
        at: Set(row.at),
        actor_id: Set(row.actor_id),
        actor_name: Set(row.actor_name),
        action: Set(row.action),
        project_id: Set(row.project_id),
        subject: Set(row.subject),
        detail: Set(row.detail),
        previous_hash: Set(row.previous_hash),
        hash: Set(row.hash),
    };
    row.insert(transaction).await.map(|_| ())
}

/// The hash that an event must carry: over every field, with its length, so that nothing can move from one field into the next.
pub(super) fn hash(row: &history::Model) -> String {
    let fields = [
        row.seq.to_string(),
        row.at.to_rfc3339_opts(SecondsFormat::Micros, true),
        row.actor_id.map(|id| id.to_string()).unwrap_or_default(),
        row.actor_name.clone(),
        row.action.clone(),
        row.project_id.map(|id| id.to_string()).unwrap_or_default(),
        row.subject.clone(),
        row.detail.clone(),
        row.previous_hash.clone(),
    ];
    let text: String = fields.iter().map(|field| format!("{}:{field};", field.len())).collect();
    sha256(&text)
}

pub(super) const fn beginning() -> &'static str {
    BEGINNING
}
