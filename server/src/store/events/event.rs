//! Appending to the history, inside the transaction of what it tells.

use crate::security::tokens::sha256;
use ::entity::{history, history_head};
use chrono::{DateTime, SecondsFormat, Utc};
use domain::changed::Changed;
use domain::ids::{PersonId, ProjectId};
use domain::projects::REASON_FIELD;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};
use serde_json::{Value, json};
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

    /// Something that an expert did with a review. The history keeps who, and its pages name nobody: reviews are blind.
    pub fn by_expert(person: PersonId, action: &'static str) -> Self {
        Self::by(person, "", action)
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

    /// With what changed, field by field, and the reason where what was approved changed.
    pub fn telling(mut self, changes: &[Changed], reason: Option<&str>) -> Self {
        if !self.detail.is_object() {
            self.detail = json!({});
        }
        if !changes.is_empty() {
            self.detail[CHANGES] = json!(changes);
        }
        if let Some(reason) = reason {
            self.detail[REASON_FIELD] = json!(reason);
        }
        self
    }
}

/// Where an event keeps what changed.
pub const CHANGES: &str = "changes";

/// The first event's predecessor.
const BEGINNING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Appends an event.
pub async fn record(transaction: &impl ConnectionTrait, event: Event, now: DateTime<Utc>) -> Result<(), DbErr> {
    let head = history_head::Entity::find_by_id(1).one(transaction).await?;
    let (seq, previous_hash) = head.map_or_else(|| (1, BEGINNING.to_owned()), |head| (head.seq + 1, head.hash));
    let row = chained(event, now, seq, previous_hash);
    move_head(transaction, seq, &row.hash).await?;
    history::Entity::insert(row.into_active_model()).exec_without_returning(transaction).await.map(|_| ())
}

/// How many events go into one statement.
const AT_ONCE: usize = 500;

/// Appends events, each with its time, in few statements. Tells how many.
pub async fn record_all(transaction: &impl ConnectionTrait, events: Vec<(DateTime<Utc>, Event)>) -> Result<u64, DbErr> {
    if events.is_empty() {
        return Ok(0);
    }
    let head = history_head::Entity::find_by_id(1).one(transaction).await?;
    let is_new = head.is_none();
    let (mut seq, mut last) = head.map_or_else(|| (0, BEGINNING.to_owned()), |head| (head.seq, head.hash));
    let mut written = 0;
    let mut events = events.into_iter().peekable();
    while events.peek().is_some() {
        let mut rows = Vec::with_capacity(AT_ONCE);
        for (at, event) in events.by_ref().take(AT_ONCE) {
            seq += 1;
            let row = chained(event, at, seq, last);
            last = row.hash.clone();
            rows.push(row.into_active_model());
            written += 1;
        }
        history::Entity::insert_many(rows).exec_without_returning(transaction).await?;
    }
    let head = history_head::ActiveModel { id: Set(1), seq: Set(seq), hash: Set(last) };
    if is_new {
        head.insert(transaction).await.map(|_| written)
    } else {
        history_head::Entity::update(head).validate()?.exec(transaction).await.map(|_| written)
    }
}

fn chained(event: Event, at: DateTime<Utc>, seq: i64, previous_hash: String) -> history::Model {
    let mut row = history::Model {
        seq,
        at,
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
    row
}

async fn move_head(transaction: &impl ConnectionTrait, seq: i64, hash: &str) -> Result<(), DbErr> {
    let head = history_head::ActiveModel { id: Set(1), seq: Set(seq), hash: Set(hash.to_owned()) };
    if seq == 1 {
        return head.insert(transaction).await.map(|_| ());
    }
    history_head::Entity::update(head).validate()?.exec(transaction).await.map(|_| ())
}

/// The hash that an event must carry: over every field, with its length, so that nothing can move from one field into the next.
pub(crate) fn hash(row: &history::Model) -> String {
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

pub(crate) const fn beginning() -> &'static str {
    BEGINNING
}
