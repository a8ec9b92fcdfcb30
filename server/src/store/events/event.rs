//! Appending to the history, inside the transaction of what it tells.

use crate::security::tokens::sha256;
use ::entity::{history, history_head};
use chrono::{DateTime, SecondsFormat, Utc};
use domain::audit::HistoryEvent;
use domain::ids::{PersonId, ProjectId};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};

/// Something that happened, and who did it.
#[derive(Debug, Clone)]
pub struct Event {
    actor: Option<PersonId>,
    actor_name: String,
    project: Option<ProjectId>,
    happened: HistoryEvent,
}

impl Event {
    /// Something that a person did.
    pub fn by(person: PersonId, name: &str, happened: HistoryEvent) -> Self {
        Self { actor: Some(person), actor_name: name.to_owned(), project: None, happened }
    }

    /// Something that an expert did with a review. The history keeps who, and its pages name nobody: reviews are blind.
    pub fn by_expert(person: PersonId, happened: HistoryEvent) -> Self {
        Self::by(person, "", happened)
    }

    /// Something that happened by itself, or was done on the command line.
    pub fn by_operator(happened: HistoryEvent) -> Self {
        Self { actor: None, actor_name: "poort".to_owned(), project: None, happened }
    }

    /// In this project.
    pub fn in_project(mut self, project: ProjectId) -> Self {
        self.project = Some(project);
        self
    }
}

/// The first event's predecessor.
const BEGINNING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// How many events go into one statement.
const AT_ONCE: usize = 500;

/// Appends events, each with its time, in few statements. Tells how many.
pub(crate) async fn record_all(transaction: &impl ConnectionTrait, events: Vec<(DateTime<Utc>, Event)>) -> Result<u64, DbErr> {
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
            let row = chained(event, at, seq, last)?;
            last = row.hash.clone();
            rows.push(row.into_active_model());
            written += 1;
        }
        history::Entity::insert_many(rows).exec_without_returning(transaction).await?;
    }
    let head = history_head::ActiveModel { id: Set(1), seq: Set(seq), hash: Set(last) };
    if is_new {
        history_head::Entity::insert(head).exec_without_returning(transaction).await?;
    } else {
        history_head::Entity::update(head).validate()?.exec_without_returning(transaction).await?;
    }
    Ok(written)
}

fn chained(event: Event, at: DateTime<Utc>, seq: i64, previous_hash: String) -> Result<history::Model, DbErr> {
    let Event { actor, actor_name, project, happened } = event;
    let detail = serde_json::to_string(&happened).map_err(|error| DbErr::Custom(format!("the facts of {}: {error}", happened.action())))?;
    let mut row = history::Model {
        seq,
        at,
        actor_id: actor,
        actor_name,
        action: happened.action().code().to_owned(),
        project_id: project,
        subject: happened.subject(),
        detail,
        previous_hash,
        hash: String::new(),
    };
    row.hash = hash(&row);
    Ok(row)
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
