//! Lessons that one of two people cleared, for who can be the second.

use crate::state::State;
use crate::state::days::day_of;
use ::entity::{lesson, project};
use app::language::Words;
use app::paths;
use app::portfolio::WorkItem;
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{Actor, Global, act};
use domain::ids::LessonId;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect};

#[derive(FromQueryResult)]
struct Row {
    id: LessonId,
    title: String,
    cleared_at: Option<DateTime<Utc>>,
    project: String,
}

/// What waits for this person. At most one query.
pub async fn tasks(state: &State, actor: &Actor, words: Words, _: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    use lesson::Column as Of;
    if !actor.may(act::KeepLessons, Global) {
        return Ok(Vec::new());
    }
    let of_project = lesson::Entity::belongs_to(project::Entity).from(Of::ProjectId).to(project::Column::Id);
    let rows = lesson::Entity::find()
        .select_only()
        .columns([Of::Id, Of::Title, Of::ClearedAt])
        .column_as(project::Column::Title, "project")
        .join(JoinType::InnerJoin, of_project.into())
        .filter(Of::ClearedAt.is_not_null())
        .filter(Of::PublishedAt.is_null())
        .filter(Of::ClearedBy.ne(actor.id))
        .order_by_asc(Of::ClearedAt)
        .order_by_asc(Of::Id)
        .limit(WorkItem::MOST)
        .into_model::<Row>()
        .all(&state.database.read)
        .await?;
    let item = |row: Row| WorkItem {
        what: words.t("work-lesson"),
        project: row.project,
        href: paths::lesson(row.id),
        about: Some(row.title),
        since: row.cleared_at.map(day_of),
        ..WorkItem::default()
    };
    Ok(rows.into_iter().map(item).collect())
}
