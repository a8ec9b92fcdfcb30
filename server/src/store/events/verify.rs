//! Walking the whole chain: an edit, a removal, a reorder or a cut shows.

use crate::store::events::event::{beginning, hash};
use ::entity::{history, history_head};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;

/// Where and how the chain is broken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Broken {
    /// The event's content does not give its hash.
    Edited {
        /// The event.
        seq: i64,
    },
    /// The event does not follow the one before it: something was removed or moved.
    Unlinked {
        /// The event.
        seq: i64,
    },
    /// The last events are gone.
    Cut {
        /// The last event that was written.
        expected: i64,
        /// The last event that is there.
        found: i64,
    },
}

/// What a walk along the chain found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// How many events there are.
    pub events: i64,
    /// The hash of the last one, to keep elsewhere.
    pub head: String,
    /// The first break, if there is one.
    pub broken: Option<Broken>,
}

const AT_ONCE: u64 = 5_000;

/// Walks the whole chain.
pub async fn verify(connection: &impl ConnectionTrait) -> Result<Verdict, DbErr> {
    let mut last = (0_i64, beginning().to_owned());
    loop {
        let events =
            history::Entity::find().filter(history::Column::Seq.gt(last.0)).order_by_asc(history::Column::Seq).limit(AT_ONCE).all(connection).await?;
        if events.is_empty() {
            break;
        }
        for event in events {
            let broken = if event.seq != last.0 + 1 || event.previous_hash != last.1 {
                Some(Broken::Unlinked { seq: event.seq })
            } else if hash(&event) == event.hash {
                None
            } else {
                Some(Broken::Edited { seq: event.seq })
            };
            if broken.is_some() {
                return Ok(Verdict { events: last.0, head: last.1, broken });
            }
            last = (event.seq, event.hash);
        }
    }
    let head = history_head::Entity::find_by_id(1).one(connection).await?;
    let expected = head.map_or((0, beginning().to_owned()), |head| (head.seq, head.hash));
    let broken = (expected != last).then_some(Broken::Cut { expected: expected.0, found: last.0 });
    Ok(Verdict { events: last.0, head: last.1, broken })
}
