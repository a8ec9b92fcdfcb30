//! Whether writes hold now: a small one is tried, at most once a second, however many ask.

use crate::store::database::write::Writer;
use chrono::DateTime;
use sea_orm::{ConnectionTrait, DbBackend, DbErr};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};

/// How long what was found is told again.
const FRESH_FOR: Duration = Duration::from_secs(1);
/// How long the turn is waited for; a long write of somebody else is no fault.
const TURN_WITHIN: Duration = Duration::from_secs(2);

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriterHealth {
    /// A write held.
    Writes,
    /// Somebody else's write takes long.
    Busy,
    /// A write did not hold.
    Fails,
}

/// Looks, and remembers for a moment.
#[derive(Debug, Clone, Default)]
pub(crate) struct Watch(Arc<Mutex<Option<(Instant, WriterHealth)>>>);

impl Watch {
    /// What was found a moment ago, or is found now.
    pub(crate) async fn look(&self, writer: &Writer) -> WriterHealth {
        let mut last = self.0.lock().await;
        if let Some((at, found)) = *last
            && at.elapsed() < FRESH_FOR
        {
            return found;
        }
        let found = match timeout(TURN_WITHIN, tried(writer)).await {
            Err(_) => WriterHealth::Busy,
            Ok(Ok(())) => WriterHealth::Writes,
            Ok(Err(error)) => {
                tracing::error!(%error, "a write does not hold");
                WriterHealth::Fails
            }
        };
        *last = Some((Instant::now(), found));
        found
    }
}

/// Writes some 64 KB that are new each time: where this fits, what people save fits too.
async fn tried(writer: &Writer) -> Result<(), DbErr> {
    let write = writer.begin(DateTime::UNIX_EPOCH).await?;
    let content = match write.get_database_backend() {
        DbBackend::Sqlite => "hex(randomblob(32768))",
        _ => "(SELECT string_agg(md5(random()::text), '') FROM generate_series(1, 2048))",
    };
    write.execute_unprepared(&format!("UPDATE writer_check SET content = {content} WHERE id = 1")).await?;
    write.finish([]).await
}
