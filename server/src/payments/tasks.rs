//! What payments ask of programme managers: accounts and proposals that wait for a second person, files for the bank, and its statements.

use crate::state::State;
use crate::state::days::day_of;
use app::language::Words;
use app::paths;
use app::portfolio::WorkItem;
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{Actor, Global, act};
use domain::ids::{BankStatementId, OrganisationId, PaymentBatchId};
use domain::payments::message_id;
use sea_orm::{DbErr, FromQueryResult, Statement};
use uuid::Uuid;

/// Something that waits.
#[derive(Debug, FromQueryResult)]
struct Waiting {
    what: String,
    id: Uuid,
    owner: Option<OrganisationId>,
    name: String,
    number: i64,
    since_at: DateTime<Utc>,
}

/// Accounts that somebody else entered, proposals that somebody else made or that may go to the bank, and statements that are not booked.
const WAITING: &str = "SELECT 'account' AS what, a.id, a.organisation_id AS owner, COALESCE(o.name, '') AS name, 0 AS number, a.entered_at AS since_at \
     FROM bank_account a LEFT JOIN organisation o ON o.id = a.organisation_id \
     WHERE a.confirmed_at IS NULL AND a.ended_at IS NULL AND a.entered_by <> $1 \
     UNION ALL SELECT CASE WHEN b.approved_at IS NULL THEN 'approve' ELSE 'send' END, b.id, NULL, '', b.number, COALESCE(b.approved_at, b.proposed_at) \
     FROM payment_batch b WHERE b.sent_at IS NULL AND b.withdrawn_at IS NULL AND (b.approved_at IS NOT NULL OR b.proposed_by <> $1) \
     UNION ALL SELECT 'book', s.id, NULL, s.name, 0, s.brought_at FROM bank_statement s WHERE s.booked_at IS NULL ORDER BY since_at LIMIT 25";

/// What waits for this person. At most one query.
pub async fn tasks(state: &State, actor: &Actor, words: Words, _: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    if !actor.may(act::ManagePayments, Global) {
        return Ok(Vec::new());
    }
    let read = &state.database.read;
    let statement = Statement::from_sql_and_values(read.get_database_backend(), WAITING, [actor.id.into()]);
    let rows = Waiting::find_by_statement(statement).all(read).await?;
    Ok(rows.into_iter().map(|row| item(words, row)).collect())
}

fn item(words: Words, row: Waiting) -> WorkItem {
    let since = Some(day_of(row.since_at));
    let (what, project, href) = match row.what.as_str() {
        "account" => {
            let name = if row.owner.is_some() { row.name } else { words.t("bank-account-of-programme") };
            (words.t("work-account"), name, row.owner.map_or_else(paths::programme_account, paths::organisation_account))
        }
        "approve" => (words.t("work-payments-approve"), message_id(row.number), paths::payment_batch(PaymentBatchId(row.id))),
        "send" => (words.t("work-payments-send"), message_id(row.number), paths::payment_batch(PaymentBatchId(row.id))),
        _ => (words.t("work-statement"), row.name, paths::payment_statement(BankStatementId(row.id))),
    };
    WorkItem { what, project, href, since, ..WorkItem::default() }
}
