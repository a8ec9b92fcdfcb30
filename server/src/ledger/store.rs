//! Rows of the ledger, read and added.

use crate::ledger::rows::row_of;
use ::entity::ledger_row;
use domain::ids::ProjectId;
use domain::ledger::Row;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

/// SQLite takes 32,766 values in a statement, and a row has 18.
const AT_ONCE: usize = 1_000;

/// The rows of a project, oldest first. One query.
pub async fn of_project(connection: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<Row>, DbErr> {
    let rows = ledger_row::Entity::find().filter(ledger_row::Column::ProjectId.eq(project));
    let rows = rows.order_by_asc(ledger_row::Column::BookedAt).order_by_asc(ledger_row::Column::Id).all(connection).await?;
    rows.iter().map(row_of).collect()
}

/// Adds rows, many in one statement.
pub async fn save(connection: &impl ConnectionTrait, rows: Vec<ledger_row::Model>) -> Result<(), DbErr> {
    let mut rows = rows.into_iter().map(IntoActiveModel::into_active_model).peekable();
    while rows.peek().is_some() {
        let chunk: Vec<ledger_row::ActiveModel> = rows.by_ref().take(AT_ONCE).collect();
        ledger_row::Entity::insert_many(chunk).exec_without_returning(connection).await?;
    }
    Ok(())
}
