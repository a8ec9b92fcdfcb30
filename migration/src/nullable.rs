//! A column that may be empty from now on, in a table that is filled: with all its rows, triggers, indexes and references as they are.

use crate::closed_list::{text, write_schema};
use sea_orm_migration::prelude::DbErr;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};

/// Lets a column of this type be empty. Runs inside the transaction of a migration.
///
/// # Errors
/// A column that is not declared once as `type NOT NULL`: the transaction must not be committed then.
pub async fn let_be_empty(connection: &impl ConnectionTrait, table: &str, column: &str, of: &str) -> Result<(), DbErr> {
    if connection.get_database_backend() != DatabaseBackend::Sqlite {
        return connection.execute_unprepared(&format!("ALTER TABLE {table} ALTER COLUMN {column} DROP NOT NULL")).await.map(|_| ());
    }
    // Taking NOT NULL away is among the changes that SQLite lets one make in the text of a table; no row is touched.
    let schema = "SELECT sql AS text FROM sqlite_schema WHERE type = 'table' AND name = $1";
    let sql = text(connection, schema, [table.into()]).await?.unwrap_or_default();
    let declared = format!(" {column} {of} NOT NULL");
    if sql.matches(&declared).count() != 1 {
        return Err(DbErr::Migration(format!("{table}.{column} is not declared once as {of} NOT NULL")));
    }
    write_schema(connection, table, sql.replacen(&declared, &format!(" {column} {of}"), 1)).await
}
