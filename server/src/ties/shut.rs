//! Shutting a panel that was opened, when too few reviews are left that count.

use super::standing::summaries;
use crate::store::database::Write;
use ::entity::{consensus, proposal};
use domain::audit::HistoryEvent;
use domain::ids::ReviewId;
use domain::reviews::shuts_again;
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait};

/// Shuts a panel that an interest left with too few reviews, so that another expert can be asked and writes as blind as the others did. These
/// reviews fall away in the same write and do not count.
pub(crate) async fn shut_where_too_few(write: &Write, proposal: &proposal::Model, fall_away: &[ReviewId]) -> Result<Option<HistoryEvent>, DbErr> {
    let agreed = consensus::Entity::find_by_id(proposal.id).one(write).await?;
    let all = summaries(write, std::slice::from_ref(proposal)).await?;
    let others: Vec<_> = all.iter().filter(|one| !fall_away.contains(&one.review)).map(|one| one.standing).collect();
    let is_open = proposal.opened_at.is_some() && proposal.taken_out_at.is_none();
    if !is_open || !shuts_again(agreed.is_some_and(|row| row.recorded_at.is_some()), &others) {
        return Ok(None);
    }
    let row = proposal::ActiveModel {
        id: Set(proposal.id),
        opened_by: Set(None),
        opened_at: Set(None),
        version: Set(proposal.version + 1),
        ..Default::default()
    };
    proposal::Entity::update(row).validate()?.exec_without_returning(write).await?;
    Ok(Some(HistoryEvent::ConsensusShut { proposal: proposal.id }))
}
