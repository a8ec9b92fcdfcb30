//! Rows of lessons into their pages.

use super::read::{self, facts};
use super::told;
use crate::frame::actor::SignedIn;
use crate::frame::names::names;
use crate::frame::respond::AppError;
use crate::state::State;
use crate::state::days::day_of;
use ::entity::lesson;
use app::lessons::{LessonLine, LessonView, Told};
use app::ui::{FormErrors, NoticeView};
use chrono::{DateTime, Utc};
use domain::access::{Global, act};
use domain::ids::{PersonId, ProjectId};
use domain::lessons::{NewLesson, may_change, may_clear, may_take_back};
use std::collections::BTreeMap;

/// A lesson in a list.
pub(super) fn line(row: &lesson::Model, titles: &BTreeMap<ProjectId, String>) -> LessonLine {
    LessonLine {
        id: row.id,
        title: row.title.clone(),
        subject: row.subject,
        text: row.text.clone(),
        phase: row.phase,
        project: titles.get(&row.project_id).map(|title| (row.project_id, title.clone())),
        stage: facts(row).stage(),
        is_private: !row.is_allowed,
        on: day_of(row.published_at.unwrap_or(row.made_at)),
    }
}

/// What was told, for its page.
pub(super) fn told_view(told: told::Told) -> Told {
    let told::Told { source, project, report, partner, phase, text, is_allowed, at, .. } = told;
    Told { source, project, report, partner, phase, text, is_allowed, on: day_of(at) }
}

/// The words of a lesson.
pub(super) fn words_of(row: &lesson::Model) -> NewLesson {
    NewLesson { title: row.title.clone(), subject: row.subject, text: row.text.clone() }
}

/// The page of a lesson.
pub(super) async fn lesson(
    state: &State,
    signed: &SignedIn,
    row: &lesson::Model,
    (reason, errors, notice): (String, FormErrors, Option<NoticeView>),
) -> Result<LessonView, AppError> {
    let (connection, actor) = (&state.database.read, &signed.actor);
    let keeps = actor.may(act::KeepLessons, Global);
    let titles = read::titles(connection, actor, [row.project_id].into()).await?;
    let people =
        if keeps { names(connection, [Some(row.made_by), row.cleared_by, row.published_by].into_iter().flatten()).await? } else { BTreeMap::new() };
    let by = |who: Option<PersonId>, at: Option<DateTime<Utc>>| {
        let (who, at) = who.zip(at)?;
        Some((people.get(&who).cloned().unwrap_or_default(), at))
    };
    Ok(LessonView {
        report: read::report(connection, row, titles.contains_key(&row.project_id)).await?,
        line: line(row, &titles),
        made: by(Some(row.made_by), Some(row.made_at)).unwrap_or_default(),
        cleared: by(row.cleared_by, row.cleared_at),
        published: by(row.published_by, row.published_at),
        clearing: keeps.then(|| may_clear(facts(row), actor.id)),
        may_change: keeps && may_change(facts(row)),
        may_take_back: keeps && may_take_back(facts(row)),
        reason,
        errors,
        notice,
        keys: (state.form_key(actor.id), row.version),
    })
}
