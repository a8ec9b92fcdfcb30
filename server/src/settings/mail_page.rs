//! What the page about mail shows, from what was recorded and what waits.

use crate::mail::{counts, unsent};
use crate::state::State;
use ::entity::setup_step;
use app::settings::{OutboxLine, OutboxView, TrialView};
use sea_orm::DbErr;

/// Messages that failed, as many as the page shows.
const FAILED: u64 = 20;

/// How the last try went.
pub(super) fn trial_view(row: setup_step::Model) -> TrialView {
    let setup_step::Model { outcome, address, trouble, answer, recorded_at, .. } = row;
    TrialView { outcome, address, trouble, answer, at: recorded_at }
}

/// What waits and what failed.
pub(super) async fn outbox(state: &State) -> Result<OutboxView, DbErr> {
    let read = &state.database.read;
    let failed = unsent(read, FAILED).await?.into_iter().map(|message| OutboxLine {
        kind: message.kind,
        address: message.address,
        at: message.created_at,
        error: message.last_error.unwrap_or_default(),
    });
    Ok(OutboxView { counts: counts(read, None).await?, failed: failed.collect() })
}
