//! The database: many readers and one writer, on SQLite or PostgreSQL. Every write begins with [`Database::begin`] and ends with [`Write::finish`].

mod failure;
mod health;
mod opening;
mod write;

pub use failure::is_out_of_order;
pub use health::WriterHealth;
pub use write::Write;

use chrono::{DateTime, Utc};
use futures::future::join_all;
use health::Watch;
use migration::{Migrator, MigratorTrait};
use opening::Opening;
use sea_orm::{DatabaseConnection, DbErr};
use write::Writer;

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
    writer: Writer,
    watch: Watch,
}

tokio::task_local! {
    /// The statements that this task has sent, for who wants to know them.
    pub static STATEMENTS: std::cell::RefCell<Vec<sea_orm::Statement>>;
}

impl Database {
    /// Opens the database at a URL, making the SQLite file and its folder where needed.
    ///
    /// # Errors
    /// A pragma that did not take.
    pub async fn connect(kind: Kind, url: &str) -> Result<Self, DbErr> {
        let opening = Opening::of(kind, url)?;
        let writer = Writer::open(opening.clone()).await?;
        Ok(Self { kind, read: opening.readers().await?, writer, watch: Watch::default() })
    }

    /// Opens the other connections to PostgreSQL, which stay: the first who come together need not wait for them.
    pub async fn warm(&self) {
        if self.kind == Kind::Postgres {
            let pings = join_all((0..opening::POSTGRES_READERS).map(|_| self.read.ping())).await;
            for error in pings.into_iter().filter_map(Result::err) {
                tracing::warn!(%error, "a connection could not be opened ahead");
            }
        }
    }

    /// Brings the schema up to date.
    pub async fn migrate(&self) -> Result<(), DbErr> {
        self.writer.with_connection(async |connection| Migrator::up(&connection, None).await).await
    }

    /// Begins the one kind of write there is, at this time: all of it or nothing. Dropping it unfinished takes it back.
    /// Writers take turns, because the history is a chain with one end: in a server by a lock, among servers on PostgreSQL by an advisory
    /// lock. So a write reads what the last one left, and none has to be tried again.
    pub async fn begin(&self, now: DateTime<Utc>) -> Result<Write, DbErr> {
        self.writer.begin(now).await
    }

    /// Whether a write holds now, tried with a small one at most once a second.
    pub async fn writer_health(&self) -> WriterHealth {
        self.watch.look(&self.writer).await
    }
}
