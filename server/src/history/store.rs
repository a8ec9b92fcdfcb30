//! The history in the database, newest first, a page at a time.

use ::entity::{history, project};
use domain::ids::ProjectId;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;

/// How many events a page shows.
const PER_PAGE: usize = 50;

/// A page of events, and where the next one begins.
pub struct Events {
    /// Newest first.
    pub rows: Vec<history::Model>,
    /// The number before which older events are.
    pub older: Option<i64>,
}

/// Events before a number, of one project or of everything. One query.
pub async fn before(connection: &impl ConnectionTrait, project: Option<ProjectId>, seq: Option<i64>) -> Result<Events, DbErr> {
    let mut query = history::Entity::find();
    if let Some(project) = project {
        query = query.filter(history::Column::ProjectId.eq(project));
    }
    if let Some(seq) = seq {
        query = query.filter(history::Column::Seq.lt(seq));
    }
    let mut rows = query.order_by_desc(history::Column::Seq).limit(PER_PAGE as u64 + 1).all(connection).await?;
    if rows.is_empty() && seq.is_some() {
        return oldest(connection, project).await;
    }
    let is_more = rows.len() > PER_PAGE;
    rows.truncate(PER_PAGE);
    let older = rows.last().map(|row| row.seq).filter(|_| is_more);
    Ok(Events { rows, older })
}

/// The last page: the oldest events. One query.
async fn oldest(connection: &impl ConnectionTrait, project: Option<ProjectId>) -> Result<Events, DbErr> {
    let all = history::Entity::find().filter(Condition::all().add_option(project.map(|project| history::Column::ProjectId.eq(project))));
    let mut rows = all.order_by_asc(history::Column::Seq).limit(PER_PAGE as u64).all(connection).await?;
    rows.reverse();
    Ok(Events { rows, older: None })
}

/// What the projects of these events are called. One query.
pub async fn titles(connection: &impl ConnectionTrait, rows: &[history::Model]) -> Result<HashMap<ProjectId, String>, DbErr> {
    let ids: Vec<ProjectId> = rows.iter().filter_map(|row| row.project_id).collect();
    let projects = project::Entity::find().filter(project::Column::Id.is_in(ids)).all(connection).await?;
    Ok(projects.into_iter().map(|project| (project.id, project.title)).collect())
}
