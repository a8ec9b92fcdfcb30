//! Somebody was first: who changed what while a form was being filled in, for the page that comes back with what was typed.

use crate::frame::respond::AppError;
use crate::state::State;
use crate::store::events::facts;
use ::entity::{history, project};
use app::history::action_words;
use app::language::Words;
use app::ui::{NoticeView, Tone};
use domain::ids::ProjectId;
use domain::projects::Place;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

/// For a form that changes the dossier: who changed it meanwhile, or that it was closed.
pub async fn meanwhile(state: &State, words: Words, project: &project::Model) -> Result<NoticeView, AppError> {
    if (Place { phase: project.phase, status: project.status }).is_writable() {
        return who_was_first(state, words, project.id).await;
    }
    let text = words.with("meanwhile-closed", &[("status", words.label(project.status).into())]);
    Ok(NoticeView { tone: Tone::Warn, title: words.t("meanwhile"), text: Some(text) })
}

/// For a form that goes on while the dossier is closed, such as a decision.
pub async fn who_was_first(state: &State, words: Words, project: ProjectId) -> Result<NoticeView, AppError> {
    Ok(first(words, latest(&state.database.read, project).await?.as_ref()))
}

/// The one who did this was first.
pub fn first(words: Words, event: Option<&history::Model>) -> NoticeView {
    first_with(words, event, "meanwhile-text")
}

fn first_with(words: Words, event: Option<&history::Model>, key: &str) -> NoticeView {
    let text = match event {
        Some(event) => {
            let (who, what) = (event.actor_name.clone(), action_words(words, &event.action));
            words.with(key, &[("who", who.into()), ("what", what.into()), ("at", words.date_time(event.at).into())])
        }
        None => words.t("meanwhile-unknown"),
    };
    NoticeView { tone: Tone::Warn, title: words.t("meanwhile"), text: Some(text) }
}

/// The event that took something away.
pub struct Gone(history::Model);

impl Gone {
    /// A fact of the event, such as the organisation that left.
    ///
    /// # Errors
    /// Facts that cannot be read.
    pub fn fact(&self, name: &str) -> Result<String, DbErr> {
        Ok(facts(&self.0)?.get(name).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned())
    }

    /// The project in which it was.
    pub const fn project(&self) -> Option<ProjectId> {
        self.0.project_id
    }

    /// Who took it away, and when.
    pub fn notice(&self, words: Words) -> NoticeView {
        NoticeView { title: words.t("meanwhile-gone"), ..first_with(words, Some(&self.0), "meanwhile-gone-text") }
    }
}

/// Whether the thing of which a form tells was there and was taken away. One query.
pub async fn gone(connection: &impl ConnectionTrait, subject: &str, action: &str) -> Result<Option<Gone>, DbErr> {
    Ok(last_about(connection, subject, action).await?.map(Gone))
}

/// The last event of a kind about a thing. Its number is the version of what has no version of its own. One query.
pub async fn last_about(connection: &impl ConnectionTrait, subject: &str, action: &str) -> Result<Option<history::Model>, DbErr> {
    let events = history::Entity::find().filter(history::Column::Subject.eq(subject)).filter(history::Column::Action.eq(action));
    events.order_by_desc(history::Column::Seq).one(connection).await
}

/// The version that an event stands for; zero for what never changed.
pub fn version_of(event: Option<&history::Model>) -> i64 {
    event.map_or(0, |event| event.seq)
}

/// The last event of a project.
async fn latest(connection: &impl ConnectionTrait, project: ProjectId) -> Result<Option<history::Model>, DbErr> {
    let query = history::Entity::find().filter(history::Column::ProjectId.eq(project));
    query.order_by_desc(history::Column::Seq).one(connection).await
}
