//! Lessons, read: those that the public may read for everybody, the others for who keeps the collection.

use crate::dossier::access::visible_to;
use crate::frame::listing::{PAGE_SIZE, page_within};
use ::entity::{lesson, project, report_part};
use domain::access::{Actor, Global, act};
use domain::ids::{LessonId, ProjectId, ReportId};
use domain::lessons::{LessonFacts, LessonSubject};
use domain::names::Sought;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeMap, BTreeSet};

/// What a list asks for.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    pub(super) is_published: bool,
    pub(super) q: String,
    pub(super) subject: Option<LessonSubject>,
}

fn matching(wanted: &Wanted) -> Condition {
    use lesson::Column as Of;
    let published = if wanted.is_published { Of::PublishedAt.is_not_null() } else { Of::PublishedAt.is_null() };
    let all = Condition::all().add(published).add_option(wanted.subject.map(|subject| Of::Subject.eq(subject)));
    match Sought::of(&wanted.q) {
        Sought::Everything => all,
        Sought::Nothing => all.add(Expr::val(1).eq(0)),
        Sought::Words(words) => words.iter().fold(all, |all, word| all.add(Of::SearchKey.contains(word))),
    }
}

/// A page of lessons, the newest first.
pub(super) struct Listed {
    pub(super) rows: Vec<lesson::Model>,
    pub(super) page: u64,
    pub(super) total: u64,
}

/// The lessons that are asked for. Two queries.
pub(super) async fn list(connection: &impl ConnectionTrait, wanted: &Wanted, asked: Option<&str>) -> Result<Listed, DbErr> {
    let total = lesson::Entity::find().filter(matching(wanted)).count(connection).await?;
    let page = page_within(asked, PAGE_SIZE, total);
    let rows = lesson::Entity::find().filter(matching(wanted)).order_by_desc(lesson::Column::MadeAt).order_by_desc(lesson::Column::Id);
    let rows = rows.offset((page - 1) * PAGE_SIZE).limit(PAGE_SIZE).all(connection).await?;
    Ok(Listed { rows, page, total })
}

/// How many are not public. One query.
pub(super) async fn waiting(connection: &impl ConnectionTrait) -> Result<u64, DbErr> {
    lesson::Entity::find().filter(lesson::Column::PublishedAt.is_null()).count(connection).await
}

/// One lesson, where the reader may read it.
pub(super) async fn one(connection: &impl ConnectionTrait, actor: &Actor, id: LessonId) -> Result<Option<lesson::Model>, DbErr> {
    let row = lesson::Entity::find_by_id(id).one(connection).await?;
    Ok(row.filter(|row| row.published_at.is_some() || actor.may(act::KeepLessons, Global)))
}

/// The titles of these projects, as far as the reader may know of them. One query.
pub(super) async fn titles(connection: &impl ConnectionTrait, actor: &Actor, ids: BTreeSet<ProjectId>) -> Result<BTreeMap<ProjectId, String>, DbErr> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = project::Entity::find().select_only().columns([project::Column::Id, project::Column::Title]);
    let rows: Vec<(ProjectId, String)> = rows.filter(visible_to(actor)).filter(project::Column::Id.is_in(ids)).into_tuple().all(connection).await?;
    Ok(rows.into_iter().collect())
}

/// The report that a lesson comes from, for who may read it. At most one query.
pub(super) async fn report(connection: &impl ConnectionTrait, row: &lesson::Model, may_read: bool) -> Result<Option<(ProjectId, ReportId)>, DbErr> {
    let Some(part) = row.part_id.filter(|_| may_read) else { return Ok(None) };
    let part = report_part::Entity::find_by_id(part).one(connection).await?;
    Ok(part.map(|part| (row.project_id, part.report_id)))
}

/// What rules know of a lesson.
pub(super) fn facts(row: &lesson::Model) -> LessonFacts {
    LessonFacts { cleared_by: row.cleared_by, published_by: row.published_by, is_allowed: row.is_allowed }
}
