//! What organisations ask of the programme office: merges that wait for a second person.

use crate::state::State;
use ::entity::{organisation, organisation_merge};
use app::language::Words;
use app::paths;
use app::portfolio::WorkItem;
use chrono::NaiveDate;
use domain::access::{Actor, Global, act};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Merges that this person may confirm. At most two queries.
pub async fn tasks(state: &State, actor: &Actor, words: Words, _: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    if !actor.may(act::EditOrganisations, Global) {
        return Ok(Vec::new());
    }
    let read = &state.database.read;
    let waiting = organisation_merge::Entity::find()
        .filter(organisation_merge::Column::ConfirmedAt.is_null())
        .filter(organisation_merge::Column::EndedAt.is_null())
        .filter(organisation_merge::Column::ProposedBy.ne(actor.id))
        .order_by_asc(organisation_merge::Column::ProposedAt)
        .limit(WorkItem::MOST);
    let rows = waiting.all(read).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids = organisation::Column::Id.is_in(rows.iter().map(|row| row.organisation_id));
    let names = organisation::Entity::find().filter(ids).all(read).await?;
    let item = |row: &organisation_merge::Model| {
        let name = names.iter().find(|one| one.id == row.organisation_id).map(|one| one.name.clone()).unwrap_or_default();
        WorkItem {
            what: words.t("work-merge"),
            project: name,
            href: paths::organisation_merge(row.organisation_id, row.into_id),
            ..WorkItem::default()
        }
    };
    Ok(rows.iter().map(item).collect())
}
