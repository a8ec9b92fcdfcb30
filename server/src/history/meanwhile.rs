//! Somebody was first: who changed what while a form was being filled in, for the page that comes back with what was typed.

use super::store;
use crate::respond::AppError;
use crate::state::State;
use ::entity::{history, project};
use app::history::action_words;
use app::language::Words;
use app::ui::{NoticeView, Tone};
use domain::ids::ProjectId;
use domain::projects::Place;

/// For a form that changes the dossier: who changed it meanwhile, or that it was closed.
///
/// # Errors
/// Whatever the database says.
pub async fn meanwhile(state: &State, words: Words, project: &project::Model) -> Result<NoticeView, AppError> {
    if (Place { phase: project.phase, status: project.status }).is_writable() {
        return who_was_first(state, words, project.id).await;
    }
    let text = words.with("meanwhile-closed", &[("status", words.label(project.status).into())]);
    Ok(NoticeView { tone: Tone::Warn, title: words.t("meanwhile"), text: Some(text) })
}

/// For a form that goes on while the dossier is closed, such as a decision.
///
/// # Errors
/// Whatever the database says.
pub async fn who_was_first(state: &State, words: Words, project: ProjectId) -> Result<NoticeView, AppError> {
    Ok(first(words, store::latest(&state.database.read, project).await?.as_ref()))
}

/// The one who did this was first.
pub fn first(words: Words, event: Option<&history::Model>) -> NoticeView {
    let text = match event {
        Some(event) => {
            let (who, what) = (event.actor_name.clone(), action_words(words, &event.action));
            words.with("meanwhile-text", &[("who", who.into()), ("what", what.into()), ("at", words.date_time(event.at).into())])
        }
        None => words.t("meanwhile-unknown"),
    };
    NoticeView { tone: Tone::Warn, title: words.t("meanwhile"), text: Some(text) }
}
