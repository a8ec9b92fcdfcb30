//! What is done about accounts behind the back of requests: links for a new password, and news of a browser that was not known or of a limit that
//! was reached.

use super::{limited, new_devices, resets};
use crate::state::State;
use std::time::Duration;
use tokio::sync::watch;

/// How often it looks.
const LOOKS_EVERY: Duration = Duration::from_secs(2);

/// Goes on until the other end of `stopped` is dropped, and then once more.
pub async fn run(state: State, mut stopped: watch::Receiver<()>) {
    let mut is_over = false;
    while !is_over {
        is_over = tokio::time::timeout(LOOKS_EVERY, stopped.changed()).await.is_ok();
        if let Err(error) = resets::round(&state).await {
            tracing::warn!(%error, "a link for a new password could not be sent; it is tried again");
        }
        if let Err(error) = new_devices::round(&state).await {
            tracing::warn!(%error, "that an account was opened in a new browser could not be told; it is tried again");
        }
        if let Err(error) = limited::round(&state).await {
            tracing::warn!(%error, "that an account was guessed at could not be told; it is tried again");
        }
    }
}
