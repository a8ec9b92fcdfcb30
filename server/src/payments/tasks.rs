//! What payments ask of programme managers: accounts and proposals that wait for a second person, files for the bank, and its statements.

use crate::state::State;
use crate::state::days::day_of;
use ::entity::{bank_account, bank_statement, organisation, payment_batch};
use app::language::Words;
use app::paths;
use app::portfolio::WorkItem;
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{Actor, Global, act};
use domain::payments::message_id;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// What waits for this person. At most four queries.
///
/// # Errors
/// Whatever the database says.
pub async fn tasks(state: &State, actor: &Actor, words: Words, _: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    if !actor.may(act::ManagePayments, Global) {
        return Ok(Vec::new());
    }
    let item = |what: &str, project: String, href: String, since: DateTime<Utc>| WorkItem {
        what: words.t(what),
        project,
        href,
        since: Some(day_of(since)),
        ..WorkItem::default()
    };
    let mut items = Vec::new();
    for (row, name) in accounts(state, actor).await? {
        let href = row.organisation_id.map_or_else(paths::programme_account, paths::organisation_account);
        items.push(item("work-account", name.unwrap_or_else(|| words.t("account-of-programme")), href, row.entered_at));
    }
    for row in batches(state).await? {
        let name = message_id(row.number);
        match row.approved_at {
            Some(at) => items.push(item("work-payments-send", name, paths::payment_batch(row.id), at)),
            None if row.proposed_by != actor.id => items.push(item("work-payments-approve", name, paths::payment_batch(row.id), row.proposed_at)),
            None => {}
        }
    }
    let waiting = bank_statement::Entity::find().filter(bank_statement::Column::BookedAt.is_null());
    let waiting = waiting.order_by_asc(bank_statement::Column::BroughtAt).limit(WorkItem::MOST).all(&state.database.read).await?;
    items.extend(waiting.into_iter().map(|row| item("work-statement", row.name, paths::payment_statement(row.id), row.brought_at)));
    items.truncate(usize::try_from(WorkItem::MOST).unwrap_or(usize::MAX));
    Ok(items)
}

/// Accounts that somebody else entered, with the name of their organisation.
async fn accounts(state: &State, actor: &Actor) -> Result<Vec<(bank_account::Model, Option<String>)>, DbErr> {
    use bank_account::Column as Of;
    let waiting = bank_account::Entity::find().filter(Of::ConfirmedAt.is_null()).filter(Of::EndedAt.is_null()).filter(Of::EnteredBy.ne(actor.id));
    let rows = waiting.order_by_asc(Of::EnteredAt).limit(WorkItem::MOST).all(&state.database.read).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids = organisation::Column::Id.is_in(rows.iter().filter_map(|row| row.organisation_id));
    let names = organisation::Entity::find().filter(ids).all(&state.database.read).await?;
    let name = |row: &bank_account::Model| names.iter().find(|one| Some(one.id) == row.organisation_id).map(|one| one.name.clone());
    Ok(rows.into_iter().map(|row| (row.clone(), name(&row))).collect())
}

/// Proposals that are not with the bank.
async fn batches(state: &State) -> Result<Vec<payment_batch::Model>, DbErr> {
    use payment_batch::Column as Of;
    let open = payment_batch::Entity::find().filter(Of::SentAt.is_null()).filter(Of::WithdrawnAt.is_null());
    open.order_by_asc(Of::ProposedAt).limit(WorkItem::MOST).all(&state.database.read).await
}
