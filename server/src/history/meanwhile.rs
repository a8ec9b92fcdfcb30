//! What changed while somebody was filling in a form, for the page that comes back with their text.

use super::store;
use crate::respond::AppError;
use crate::state::State;
use ::entity::project;
use app::history::action_words;
use app::language::Words;
use app::ui::{NoticeView, Tone};
use domain::projects::Place;

/// Says who did what meanwhile, or that the dossier cannot be changed now.
///
/// # Errors
/// Whatever the database says.
pub async fn meanwhile(state: &State, words: Words, project: &project::Model) -> Result<NoticeView, AppError> {
    let is_open = Place { phase: project.phase, status: project.status }.is_writable();
    let text = match store::latest(&state.database.read, project.id).await? {
        Some(event) => {
            let what = action_words(words, &event.action);
            let who = event.actor_name;
            words.with("meanwhile-text", &[("who", who.into()), ("what", what.into()), ("at", words.date_time(event.at).into())])
        }
        None => words.t("meanwhile-unknown"),
    };
    let title = words.t(if is_open { "meanwhile" } else { "meanwhile-closed" });
    Ok(NoticeView { tone: Tone::Warn, title, text: Some(text) })
}
