//! How connections are opened: a pool of readers, and the writer's connection apart from them.

use crate::store::database::{Kind, STATEMENTS};
use sea_orm::{ConnectOptions, ConnectionTrait, Database as Connect, DatabaseConnection, DbErr, Statement};
use std::path::Path;
use std::time::Duration;

/// How many connections a server has to PostgreSQL for reading.
pub(crate) const POSTGRES_READERS: u32 = 15;
/// The same for SQLite.
const SQLITE_READERS: u32 = 8;

/// Which database to open.
#[derive(Debug, Clone)]
pub(crate) enum Opening {
    /// A file.
    Sqlite {
        /// Its path.
        path: String,
    },
    /// A server.
    Postgres {
        /// Its URL.
        url: String,
    },
}

impl Opening {
    /// What a URL names; the folder of an SQLite file is made where needed.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub(crate) fn of(kind: Kind, url: &str) -> Result<Self, DbErr> {
        match kind {
            Kind::Postgres => Ok(Self::Postgres { url: url.to_owned() }),
            Kind::Sqlite => {
                let path = url.trim_start_matches("sqlite://");
                let path = path.split_once('?').map_or(path, |(path, _)| path);
                if let Some(folder) = Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty()) {
                    std::fs::create_dir_all(folder)
                        .map_err(|error| DbErr::Custom(format!("cannot make the folder {}: {error}", folder.display())))?;
                }
                Ok(Self::Sqlite { path: path.to_owned() })
            }
        }
    }

    /// The pool for queries.
    pub(crate) async fn readers(&self) -> Result<DatabaseConnection, DbErr> {
        let options = match self {
            Self::Sqlite { path } => sqlite(path, SQLITE_READERS, "-2000"),
            Self::Postgres { url } => postgres(url, POSTGRES_READERS),
        };
        counted(Connect::connect(options).await?)
    }

    /// The one connection for writing.
    ///
    /// # Errors
    /// A pragma that did not take.
    pub(crate) async fn writer(&self) -> Result<DatabaseConnection, DbErr> {
        match self {
            Self::Sqlite { path } => {
                let connection = Connect::connect(sqlite(path, 1, "-8000")).await?;
                check_pragmas(&connection).await?;
                counted(connection)
            }
            Self::Postgres { url } => counted(Connect::connect(postgres(url, 1)).await?),
        }
    }
}

fn sqlite(path: &str, connections: u32, cache: &'static str) -> ConnectOptions {
    let mut options = ConnectOptions::new(format!("sqlite://{path}?mode=rwc"));
    options
        .max_connections(connections)
        .min_connections(connections)
        .sqlx_logging(false)
        .acquire_timeout(Duration::from_secs(10))
        .idle_timeout(None)
        .max_lifetime(None)
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
}

fn postgres(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url.to_owned());
    options
        .max_connections(connections)
        .min_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .sqlx_logging(false)
        .acquire_timeout(Duration::from_secs(5));
    options.test_before_acquire_if_idle_for(Duration::from_secs(30));
    options
}

fn counted(mut connection: DatabaseConnection) -> Result<DatabaseConnection, DbErr> {
    connection.set_metric_callback(|sent| {
        let _ = STATEMENTS.try_with(|statements| statements.borrow_mut().push(sent.statement.clone()));
    });
    Ok(connection)
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
