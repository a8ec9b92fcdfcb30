//! Lists of codes that grow. A column holds the codes of a closed list, and its table refuses any other; when the list grows, the table has to
//! take the new code as well, with all its rows, triggers, indexes and references as they are.

use sea_orm_migration::prelude::DbErr;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend, Statement, Value};

/// Lets a column hold these codes and no others, in the place of the list that it had. Runs inside the transaction of a migration.
///
/// # Errors
/// A row that holds another code, a column without such a list, and a code that is more than small letters, digits and underscores: the
/// transaction must not be committed then.
pub async fn set_codes(connection: &impl ConnectionTrait, table: &str, column: &str, codes: &[&str]) -> Result<(), DbErr> {
    let is_plain = |code: &&str| !code.is_empty() && code.chars().all(|one| one.is_ascii_alphanumeric() || one == '_' || one == '-');
    if let Some(code) = codes.iter().find(|code| !is_plain(code)) {
        return Err(DbErr::Migration(format!("{code:?} is no code")));
    }
    let list = codes.iter().map(|code| format!("'{code}'")).collect::<Vec<_>>().join(",");
    let others = format!("SELECT DISTINCT {column} AS code FROM {table} WHERE {column} NOT IN ({list}) LIMIT 1");
    if let Some(other) = text(connection, &others, []).await? {
        return Err(DbErr::Migration(format!("{table}.{column} holds {other:?}, which is not on the list")));
    }
    match connection.get_database_backend() {
        DatabaseBackend::Sqlite => sqlite(connection, table, column, &list).await,
        _ => {
            let name = format!("{table}_{column}_check");
            let sql = format!("ALTER TABLE {table} DROP CONSTRAINT {name}; ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({column} IN ({list}))");
            connection.execute_unprepared(&sql).await.map(|_| ())
        }
    }
}

/// SQLite cannot alter a CHECK. To copy the table and drop it would follow its references and delete what belongs to its rows, so the text of
/// the CHECK is changed where it stands, in the order of <https://sqlite.org/lang_altertable.html#otheralter>; no row is touched.
async fn sqlite(connection: &impl ConnectionTrait, table: &str, column: &str, list: &str) -> Result<(), DbErr> {
    let schema = "SELECT sql AS text FROM sqlite_schema WHERE type = 'table' AND name = $1";
    let sql = text(connection, schema, [table.into()]).await?.unwrap_or_default();
    let begin = format!("CHECK ({column} IN (");
    let missing = || DbErr::Migration(format!("{table}.{column} has not one list of codes"));
    let (before, rest) = sql.split_once(&begin).ok_or_else(missing)?;
    let (_, after) = rest.split_once("))").ok_or_else(missing)?;
    if after.contains(&begin) {
        return Err(missing());
    }
    write_schema(connection, table, format!("{before}{begin}{list})){after}")).await
}

/// Puts a text in the place of that of a table, in the order of the page above.
pub(crate) async fn write_schema(connection: &impl ConnectionTrait, table: &str, sql: String) -> Result<(), DbErr> {
    let version = text(connection, "SELECT CAST(schema_version AS TEXT) AS text FROM pragma_schema_version", []).await?;
    let version: i64 = version.and_then(|version| version.parse().ok()).ok_or_else(|| DbErr::Migration("no version of the schema".to_owned()))?;
    connection.execute_unprepared("PRAGMA writable_schema = ON").await?;
    let update = "UPDATE sqlite_schema SET sql = $1 WHERE type = 'table' AND name = $2";
    let values = [sql.into(), table.into()];
    connection.execute_raw(Statement::from_sql_and_values(DatabaseBackend::Sqlite, update, values)).await?;
    let read_again = format!("PRAGMA schema_version = {}; PRAGMA writable_schema = OFF", version + 1);
    connection.execute_unprepared(&read_again).await.map(|_| ())
}

/// The text of the one column of the first row.
pub(crate) async fn text(connection: &impl ConnectionTrait, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<Option<String>, DbErr> {
    let row = connection.query_one_raw(Statement::from_sql_and_values(connection.get_database_backend(), sql, values)).await?;
    row.map(|row| row.try_get_by_index(0)).transpose()
}
