//! The worker that sends what is due. Mail that cannot be sent never stops it: the outbox keeps the message and the reason.

use super::outbox;
use crate::state::State;
use sea_orm::DbErr;
use std::time::Duration;
use tokio::sync::watch;

/// How often it looks. What was just written goes out within this.
const LOOKS_EVERY: Duration = Duration::from_secs(2);

/// Sends until the other end of `stopped` is dropped; a message that is on its way then is finished first.
pub async fn run(state: State, mut stopped: watch::Receiver<()>) {
    loop {
        let has_more = match round(&state).await {
            Ok(sent) => sent > 0,
            Err(error) => {
                tracing::warn!(%error, "the outbox could not be read or written");
                false
            }
        };
        let pause = if has_more { Duration::ZERO } else { LOOKS_EVERY };
        tokio::select! {
            _ = stopped.changed() => return,
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// Sends what is due now, a few mails at most. Tells how many it tried.
pub async fn round(state: &State) -> Result<usize, DbErr> {
    if !outbox::is_anything_due(state, state.clock.now()).await? {
        return Ok(0);
    }
    let parcels = outbox::claim(state, state.clock.now()).await?;
    let Some(sender) = &state.mail else { return Ok(0) };
    for parcel in &parcels {
        let outcome = match parcel.rendered.clone() {
            Ok(rendered) => sender.send(parcel.id, &parcel.address, rendered, state.clock.now()).await,
            Err(problem) => Err(problem),
        };
        if outcome.is_err() {
            tracing::warn!(message = %parcel.id, "a message could not be sent; the page with messages tells why");
        }
        outbox::keep(state, parcel, outcome, state.clock.now()).await?;
    }
    Ok(parcels.len())
}
