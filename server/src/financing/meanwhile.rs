//! Why a dossier cannot be changed, and who was first.

use crate::respond::AppError;
use crate::state::State;
use ::entity::{history, project};
use app::language::Words;
use app::ui::{NoticeView, Tone};
use domain::projects::Place;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// Whether the dossier can be written.
pub(super) const fn is_writable(project: &project::Model) -> bool {
    Place { phase: project.phase, status: project.status }.is_writable()
}

/// Why a dossier that the reader might change is not to be changed now.
pub(super) fn frozen(words: Words, project: &project::Model) -> Option<NoticeView> {
    let text = words.with("financing-frozen-text", &[("status", words.label(project.status).into())]);
    (!is_writable(project)).then(|| NoticeView { tone: Tone::Accent, title: words.t("financing-frozen"), text: Some(text) })
}

/// What happened between reading and saving: somebody else changed the project, or the dossier was frozen.
pub(super) async fn notice(state: &State, words: Words, project: &project::Model) -> Result<NoticeView, AppError> {
    if !is_writable(project) {
        let text = words.with("financing-meanwhile-frozen-text", &[("status", words.label(project.status).into())]);
        return Ok(NoticeView { tone: Tone::Warn, title: words.t("financing-meanwhile-frozen"), text: Some(text) });
    }
    let last = history::Entity::find().filter(history::Column::ProjectId.eq(project.id)).order_by_desc(history::Column::Seq);
    let last = last.one(&state.database.read).await?;
    let when = words.date_time(last.as_ref().map_or(project.updated_at, |event| event.at));
    let name = last.map_or_else(|| words.t("financing-somebody"), |event| event.actor_name);
    let title = words.with("financing-meanwhile", &[("name", name.clone().into())]);
    let text = words.with("financing-meanwhile-text", &[("name", name.into()), ("when", when.into())]);
    Ok(NoticeView { tone: Tone::Warn, title, text: Some(text) })
}
