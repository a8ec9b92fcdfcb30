//! Tells people that wrong passwords or codes were tried for their account until it had to wait.

use super::store::letter;
use crate::mail::{Recipient, queue};
use crate::security::limit_reports::Owner;
use crate::state::State;
use ::entity::outbox;
use chrono::TimeDelta;
use domain::ids::PersonId;
use domain::mail::MailKind;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use std::collections::BTreeSet;

/// The same is told once in this time: a stranger who goes on guessing would fill somebody's mailbox.
const TOLD_ONCE_IN: TimeDelta = TimeDelta::days(1);

/// Tells whom it was not told yet. Tells how many.
///
/// # Errors
/// Who was not told waits for the next time.
pub async fn round(state: &State) -> Result<usize, DbErr> {
    let untold = state.reports.take_untold();
    if untold.is_empty() {
        return Ok(0);
    }
    let told = tell(state, &untold).await;
    if told.is_err() {
        state.reports.put_back(untold);
    }
    told
}

async fn tell(state: &State, untold: &BTreeSet<Owner>) -> Result<usize, DbErr> {
    use outbox::Column as Of;
    let write = state.begin().await?;
    let lately = outbox::Entity::find().select_only().columns([Of::PersonId, Of::Kind]);
    let lately = lately.filter(Of::PersonId.is_in(untold.iter().map(|(person, _)| *person))).filter(Of::CreatedAt.gt(write.now() - TOLD_ONCE_IN));
    let lately: BTreeSet<(PersonId, MailKind)> = lately.into_tuple().all(&write).await?.into_iter().collect();
    let letters: Vec<_> = untold.difference(&lately).map(|(person, kind)| letter(*kind, Recipient::Person(*person), app::paths::account())).collect();
    let count = letters.len();
    queue(&write, &state.base_url, letters, write.now()).await?;
    write.finish([]).await?;
    Ok(count)
}
