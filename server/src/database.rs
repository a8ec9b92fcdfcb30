//! The database: SQLite with many readers and one writer, or PostgreSQL. Every write goes through [`Database::write_tx`].

use crate::config::Config;
use futures::future::join_all;
use migration::{Migrator, MigratorTrait};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database as Connect, DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait,
};
use std::path::Path;
use std::time::Duration;

/// The two databases that Poort runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Embedded, one file.
    Sqlite,
    /// For more than one server.
    Postgres,
}

impl Kind {
    /// The kind that a URL names.
    pub fn of(url: &str) -> Option<Self> {
        let scheme = url.split_once("://")?.0;
        match scheme {
            "sqlite" => Some(Self::Sqlite),
            "postgres" | "postgresql" => Some(Self::Postgres),
            _ => None,
        }
    }

    /// The name as `/health` tells it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

/// Readers and the writer.
#[derive(Debug, Clone)]
pub struct Database {
    /// Which database it is.
    pub kind: Kind,
    /// For queries. Never writes.
    pub read: DatabaseConnection,
    writer: DatabaseConnection,
}

tokio::task_local! {
    /// How many statements this task has sent; set by the middleware that counts.
    pub static QUERIES: std::cell::Cell<u32>;
}

/// The number that all servers on one PostgreSQL agree on for the writer's lock.
const WRITER_LOCK: i64 = 0x0050_6f6f_7274;

/// How many connections a server has to PostgreSQL at most.
const POSTGRES_CONNECTIONS: u32 = 16;

impl Database {
    /// Opens the database of the configuration, making the SQLite file and its folder where needed.
    ///
    /// # Errors
    /// Whatever the database says, or a pragma that did not take.
    pub async fn connect(config: &Config) -> Result<Self, DbErr> {
        match config.kind {
            Kind::Sqlite => Self::sqlite(&config.database_url).await,
            Kind::Postgres => Self::postgres(&config.database_url).await,
        }
    }

    async fn sqlite(url: &str) -> Result<Self, DbErr> {
        let path = url.trim_start_matches("sqlite://");
        let path = path.split_once('?').map_or(path, |(path, _)| path);
        if let Some(folder) = Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|error| DbErr::Custom(format!("cannot make the folder {}: {error}", folder.display())))?;
        }
        let options = |connections: u32, cache: &'static str| {
            let mut options = ConnectOptions::new(format!("sqlite://{path}?mode=rwc"));
            options
                .max_connections(connections)
                .min_connections(connections)
                .sqlx_logging(false)
                .acquire_timeout(Duration::from_secs(10))
                .test_before_acquire(false);
            options.map_sqlx_sqlite_opts(move |sqlite| {
                // A page of rows goes over in one piece: at 50 rows, the default, the thread that reads waits for the one that renders.
                sqlite
                    .row_buffer_size(1_000)
                    .pragma("journal_mode", "WAL")
                    .pragma("synchronous", "FULL")
                    .pragma("busy_timeout", "5000")
                    .pragma("foreign_keys", "ON")
                    .pragma("cache_size", cache)
                    .pragma("mmap_size", "268435456")
                    .pragma("temp_store", "MEMORY")
            });
            options
        };
        let mut writer = Connect::connect(options(1, "-8000")).await?;
        check_pragmas(&writer).await?;
        let mut read = Connect::connect(options(8, "-2000")).await?;
        count_queries(&mut writer);
        count_queries(&mut read);
        Ok(Self { kind: Kind::Sqlite, read, writer })
    }

    async fn postgres(url: &str) -> Result<Self, DbErr> {
        let mut options = ConnectOptions::new(url.to_owned());
        options
            .max_connections(POSTGRES_CONNECTIONS)
            .min_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .sqlx_logging(false)
            .acquire_timeout(Duration::from_secs(5));
        options.test_before_acquire_if_idle_for(Duration::from_secs(30));
        let mut read = Connect::connect(options).await?;
        count_queries(&mut read);
        Ok(Self { kind: Kind::Postgres, writer: read.clone(), read })
    }

    /// Opens the other connections to PostgreSQL, which stay: the first who come together need not wait for them.
    pub async fn warm(&self) {
        if self.kind == Kind::Postgres {
            let pings = join_all((0..POSTGRES_CONNECTIONS).map(|_| self.read.ping())).await;
            for error in pings.into_iter().filter_map(Result::err) {
                tracing::warn!(%error, "a connection could not be opened ahead");
            }
        }
    }

    /// Brings the schema up to date.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn migrate(&self) -> Result<(), DbErr> {
        Migrator::up(&self.writer, None).await
    }

    /// Begins the one kind of write there is: all of it or nothing. Dropping the transaction without `commit` takes it back.
    /// Writers take turns, because the history is a chain with one end: SQLite by `BEGIN IMMEDIATE`, PostgreSQL by an advisory
    /// lock that every server takes first. So a write reads what the last one left, and none has to be tried again.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn write_tx(&self) -> Result<DatabaseTransaction, DbErr> {
        match self.kind {
            Kind::Sqlite => {
                let options = TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..TransactionOptions::default() };
                self.writer.begin_with_options(options).await
            }
            Kind::Postgres => {
                let transaction = self.writer.begin().await?;
                transaction.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({WRITER_LOCK})")).await?;
                Ok(transaction)
            }
        }
    }
}

fn count_queries(connection: &mut DatabaseConnection) {
    connection.set_metric_callback(|_| {
        let _ = QUERIES.try_with(|count| count.set(count.get() + 1));
    });
}

async fn check_pragmas(connection: &DatabaseConnection) -> Result<(), DbErr> {
    for (pragma, expected) in [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1")] {
        let statement = Statement::from_string(connection.get_database_backend(), format!("PRAGMA {pragma}"));
        let row = connection.query_one_raw(statement).await?;
        let value =
            row.and_then(|row| row.try_get_by_index::<String>(0).or_else(|_| row.try_get_by_index::<i64>(0).map(|number| number.to_string())).ok());
        if value.as_deref() != Some(expected) {
            return Err(DbErr::Custom(format!("SQLite keeps {pragma} at {value:?}, but Poort needs {expected}; is the file on a network drive?")));
        }
    }
    Ok(())
}
