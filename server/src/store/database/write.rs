//! The one writer: who writes takes a turn, and a connection on which anything failed is thrown away. SQLite takes a transaction back by
//! itself when the disk is full or breaks, and the driver does not learn of it: the next write on that connection would be a savepoint in a
//! transaction that never ends, told as saved and lost.

use crate::store::database::opening::Opening;
use crate::store::events::{Event, record_all};
use crate::store::form_key::Handled;
use chrono::{DateTime, Utc};
use sea_orm::sqlx::Connection;
use sea_orm::{
    ConnAcquireErr, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, SqliteTransactionMode,
    Statement, TransactionOptions, TransactionTrait,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::{Mutex, OwnedMutexGuard};
use tokio::time::timeout;

/// How long somebody waits for the turn at most.
const TURN_WITHIN: Duration = Duration::from_secs(10);

/// The number that all servers on one PostgreSQL agree on for the writer's lock.
const WRITER_LOCK: i64 = 0x0050_6f6f_7274;

/// The writer's connection; none after something failed on it.
type Place = Option<DatabaseConnection>;

/// Gives turns.
#[derive(Debug, Clone)]
pub(crate) struct Writer {
    opening: Opening,
    place: Arc<Mutex<Place>>,
}

impl Writer {
    /// Ready, with its connection open.
    pub(crate) async fn open(opening: Opening) -> Result<Self, DbErr> {
        let connection = opening.writer().await?;
        Ok(Self { opening, place: Arc::new(Mutex::new(Some(connection))) })
    }

    async fn turn(&self) -> Result<OwnedMutexGuard<Place>, DbErr> {
        let turn = timeout(TURN_WITHIN, Arc::clone(&self.place).lock_owned()).await;
        turn.map_err(|_| DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))
    }

    /// Does something that has transactions of its own, such as a migration.
    ///
    /// # Errors
    /// The connection is thrown away then.
    pub(crate) async fn with_connection<T>(&self, act: impl AsyncFnOnce(DatabaseConnection) -> Result<T, DbErr>) -> Result<T, DbErr> {
        let mut place = self.turn().await?;
        let connection = match place.take() {
            Some(connection) => connection,
            None => self.opening.writer().await?,
        };
        let done = act(connection.clone()).await;
        *place = done.is_ok().then_some(connection);
        done
    }

    /// Begins a write at this time when the turn has come.
    ///
    /// # Errors
    /// When the turn does not come in time.
    pub(crate) async fn begin(&self, now: DateTime<Utc>) -> Result<Write, DbErr> {
        let mut place = self.turn().await?;
        let was_open = place.is_some();
        let begun = match self.begin_on(&mut place).await {
            // Nothing was done on it yet: a connection that was lost meanwhile, as when the database was started again, makes way for a new one.
            Err(error) if was_open => {
                tracing::warn!(%error, "the writer's connection was of no use any more");
                self.begin_on(&mut place).await
            }
            begun => begun,
        };
        Ok(Write { transaction: Some(begun?), has_failed: AtomicBool::new(false), now, form: None, place })
    }

    async fn begin_on(&self, place: &mut Place) -> Result<DatabaseTransaction, DbErr> {
        // Taken, and put back only when all went well: whatever goes wrong on the way, also being broken off, ends the connection.
        let connection = match place.take() {
            Some(connection) => connection,
            None => self.opening.writer().await?,
        };
        if is_in_transaction(&self.opening, &connection).await? {
            return Err(DbErr::Custom("the writer's connection is inside a transaction that nobody began".to_owned()));
        }
        let transaction = match self.opening {
            Opening::Sqlite { .. } => {
                let options = TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..TransactionOptions::default() };
                connection.begin_with_options(options).await?
            }
            Opening::Postgres { .. } => {
                let transaction = connection.begin().await?;
                transaction.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({WRITER_LOCK})")).await?;
                transaction
            }
        };
        *place = Some(connection);
        Ok(transaction)
    }
}

async fn is_in_transaction(opening: &Opening, connection: &DatabaseConnection) -> Result<bool, DbErr> {
    let acquire = |error: sea_orm::sqlx::Error| DbErr::Conn(sea_orm::RuntimeErr::SqlxError(Arc::new(error)));
    match opening {
        Opening::Sqlite { .. } => Ok(connection.get_sqlite_connection_pool().acquire().await.map_err(acquire)?.is_in_transaction()),
        Opening::Postgres { .. } => Ok(connection.get_postgres_connection_pool().acquire().await.map_err(acquire)?.is_in_transaction()),
    }
}

/// A write that has begun. It holds its turn until it is finished or dropped; dropped, nothing of it lasts.
#[derive(Debug)]
pub struct Write {
    transaction: Option<DatabaseTransaction>,
    has_failed: AtomicBool,
    now: DateTime<Utc>,
    form: Option<Handled>,
    place: OwnedMutexGuard<Place>,
}

impl Write {
    /// The time of everything in it.
    pub const fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// The form that asked for it, which is handled once it is finished.
    pub(crate) fn for_form(mut self, form: Handled) -> Self {
        self.form = Some(form);
        self
    }

    /// Tells the history what happened, keeps that the form was handled, and makes all of it last. What is no event of the programme, such
    /// as a session, tells nothing.
    ///
    /// # Errors
    /// When a statement of it failed before, or whatever the database says: nothing of it lasts then.
    pub async fn finish(mut self, events: impl IntoIterator<Item = Event>) -> Result<(), DbErr> {
        record_all(&self, events.into_iter().map(|event| (self.now, event)).collect()).await?;
        if let Some(form) = self.form.take() {
            form.keep(&self, self.now).await?;
        }
        self.commit().await
    }

    async fn commit(mut self) -> Result<(), DbErr> {
        // Not said to be whole until the database says so, also when this is broken off half way.
        let had_failed = self.has_failed.swap(true, Ordering::Relaxed);
        let transaction = self.transaction.take().filter(|_| !had_failed);
        let transaction = transaction.ok_or_else(|| DbErr::Custom("a write of which a statement failed is not committed".to_owned()))?;
        transaction.commit().await?;
        self.has_failed.store(false, Ordering::Relaxed);
        Ok(())
    }

    fn inner(&self) -> Result<&DatabaseTransaction, DbErr> {
        self.transaction.as_ref().ok_or_else(|| DbErr::Custom("the write has ended".to_owned()))
    }

    fn told<T>(&self, result: Result<T, DbErr>) -> Result<T, DbErr> {
        if result.is_err() {
            self.has_failed.store(true, Ordering::Relaxed);
        }
        result
    }
}

impl Drop for Write {
    fn drop(&mut self) {
        if self.has_failed.load(Ordering::Relaxed) {
            *self.place = None;
        }
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Write {
    fn get_database_backend(&self) -> DbBackend {
        self.transaction.as_ref().map_or(DbBackend::Sqlite, ConnectionTrait::get_database_backend)
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.told(self.inner()?.execute_raw(statement).await)
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.told(self.inner()?.execute_unprepared(sql).await)
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.told(self.inner()?.query_one_raw(statement).await)
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.told(self.inner()?.query_all_raw(statement).await)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::{Path, PathBuf};

    /// A writer on a file of its own with one table.
    async fn a_writer(name: &str) -> (Writer, PathBuf) {
        let folder = std::env::temp_dir().join(format!("poort_write_{}_{name}", std::process::id()));
        let opening = Opening::of(crate::store::database::Kind::Sqlite, &format!("sqlite://{}/poort.db", folder.display())).expect("a folder");
        let writer = Writer::open(opening).await.expect("a file");
        let write = writer.begin(DateTime::UNIX_EPOCH).await.expect("a turn");
        write.execute_unprepared("CREATE TABLE note (id integer PRIMARY KEY, text text NOT NULL)").await.expect("a table");
        write.finish([]).await.expect("it lasts");
        (writer, folder)
    }

    async fn add(writer: &Writer, text: &str) -> Result<(), DbErr> {
        let write = writer.begin(DateTime::UNIX_EPOCH).await?;
        write.execute_unprepared(&format!("INSERT INTO note (text) VALUES ('{text}')")).await?;
        write.finish([]).await
    }

    /// How many notes somebody reads who opens the file anew.
    async fn notes(folder: &Path) -> i64 {
        let opening = Opening::of(crate::store::database::Kind::Sqlite, &format!("sqlite://{}/poort.db", folder.display())).expect("a folder");
        let readers = opening.readers().await.expect("readers");
        let statement = Statement::from_string(DbBackend::Sqlite, "SELECT COUNT(*) FROM note");
        readers.query_one_raw(statement).await.expect("a count").expect("a row").try_get_by_index(0).expect("a number")
    }

    /// The file may not grow any more: what a full disk does, on this connection.
    async fn fill(writer: &Writer) {
        let pragma = async |connection: DatabaseConnection| connection.execute_unprepared("PRAGMA max_page_count = 1").await.map(|_| ());
        writer.with_connection(pragma).await.expect("the pragma");
    }

    #[tokio::test]
    async fn after_a_full_disk_what_is_told_as_saved_is_there() {
        let (writer, folder) = a_writer("full").await;
        add(&writer, "before").await.expect("saved");
        fill(&writer).await;
        assert!(add(&writer, &"x".repeat(100_000)).await.is_err(), "the disk is full");
        add(&writer, "after").await.expect("saved");
        drop(writer.begin(DateTime::UNIX_EPOCH).await.expect("a write that somebody takes back"));
        add(&writer, "at last").await.expect("saved");
        assert_eq!(notes(&folder).await, 3);
        std::fs::remove_dir_all(folder).expect("the folder goes");
    }

    #[tokio::test]
    async fn a_write_of_which_a_statement_failed_is_never_told_as_saved() {
        let (writer, folder) = a_writer("failed").await;
        let write = writer.begin(DateTime::UNIX_EPOCH).await.expect("a turn");
        write.execute_unprepared("INSERT INTO note (text) VALUES ('one')").await.expect("a row");
        assert!(write.execute_unprepared("INSERT INTO note (id, text) VALUES (1, 'the same')").await.is_err());
        assert!(write.finish([]).await.is_err(), "half of it does not last");
        assert_eq!(notes(&folder).await, 0);
        std::fs::remove_dir_all(folder).expect("the folder goes");
    }

    #[tokio::test]
    async fn a_begin_inside_another_transaction_is_refused_and_a_new_connection_taken() {
        let (writer, folder) = a_writer("depth").await;
        let leave_open = async |connection: DatabaseConnection| {
            let mut one = connection.get_sqlite_connection_pool().acquire().await.expect("the connection");
            std::mem::forget(one.begin().await.expect("a transaction that nobody ends"));
            Ok(())
        };
        writer.with_connection(leave_open).await.expect("left open");
        let place = writer.place.lock().await.clone().expect("a connection");
        assert!(is_in_transaction(&writer.opening, &place).await.expect("the driver tells"));
        drop(place);
        add(&writer, "on a connection of its own").await.expect("saved");
        assert_eq!(notes(&folder).await, 1);
        std::fs::remove_dir_all(folder).expect("the folder goes");
    }
}
