//! Proposals and payments as they are read, with the names around them and what the bank said.

use crate::frame::listing::PAGE_SIZE;
use crate::frame::respond::AppError;
use ::entity::{payment_batch, payment_order};
use domain::ids::{PaymentBatchId, PaymentOrderId, ProjectId};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, Statement};
use std::collections::BTreeSet;

/// A payment with the names around it, and what the bank said.
#[derive(Debug, Clone, FromQueryResult)]
pub(super) struct NamedOrder {
    #[sea_orm(nested)]
    pub(super) row: payment_order::Model,
    pub(super) title: String,
    pub(super) party_name: String,
    pub(super) iban: String,
    pub(super) holder: String,
    pub(super) paid_by: Option<String>,
    pub(super) returned_by: Option<String>,
}

const ORDERS: &str = "SELECT o.*, p.title, COALESCE(i.name, g.name) AS party_name, a.iban, a.holder, \
     (SELECT s.reference FROM statement_line s WHERE s.order_id = o.id AND s.outcome = 'paid') AS paid_by, \
     (SELECT s.reference FROM statement_line s WHERE s.order_id = o.id AND s.outcome = 'returned') AS returned_by \
     FROM payment_order o JOIN project p ON p.id = o.project_id JOIN organisation g ON g.id = o.organisation_id \
     LEFT JOIN organisation i ON i.id = g.merged_into JOIN bank_account a ON a.id = o.account_id";

/// The payments of a proposal. One query.
pub(super) async fn orders(connection: &impl ConnectionTrait, batch: PaymentBatchId) -> Result<Vec<NamedOrder>, DbErr> {
    let sql = format!("{ORDERS} WHERE o.batch_id = $1 ORDER BY o.position");
    NamedOrder::find_by_statement(Statement::from_sql_and_values(connection.get_database_backend(), sql, [batch.into()])).all(connection).await
}

/// The payments of a project, each with its proposal, newest first. Two queries.
pub(super) async fn of_project(connection: &impl ConnectionTrait, id: ProjectId) -> Result<Vec<(NamedOrder, payment_batch::Model)>, DbErr> {
    let sql = format!("{ORDERS} WHERE o.project_id = $1 ORDER BY o.end_to_end DESC");
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, [id.into()]);
    let orders = NamedOrder::find_by_statement(statement).all(connection).await?;
    let ids: BTreeSet<PaymentBatchId> = orders.iter().map(|order| order.row.batch_id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let batches = payment_batch::Entity::find().filter(payment_batch::Column::Id.is_in(ids)).all(connection).await?;
    let batch = |order: NamedOrder| batches.iter().find(|batch| batch.id == order.row.batch_id).cloned().map(|batch| (order, batch));
    Ok(orders.into_iter().filter_map(batch).collect())
}

/// A proposal with how many payments are in it, and their sum.
#[derive(Debug, Clone, FromQueryResult)]
pub(super) struct Listed {
    #[sea_orm(nested)]
    pub(super) row: payment_batch::Model,
    pub(super) payments: i64,
    pub(super) amount: i64,
}

/// A page of the proposals, newest first, and how many there are. Two queries.
pub(super) async fn list(connection: &impl ConnectionTrait, page: u64) -> Result<(Vec<Listed>, u64), DbErr> {
    let total = payment_batch::Entity::find().count(connection).await?;
    let from = (page - 1) * PAGE_SIZE;
    let sql = format!(
        "SELECT b.*, (SELECT COUNT(*) FROM payment_order o WHERE o.batch_id = b.id) AS payments, \
         CAST((SELECT COALESCE(SUM(o.amount), 0) FROM payment_order o WHERE o.batch_id = b.id) AS bigint) AS amount \
         FROM payment_batch b ORDER BY b.number DESC LIMIT {PAGE_SIZE} OFFSET {from}"
    );
    let rows = Listed::find_by_statement(Statement::from_string(connection.get_database_backend(), sql)).all(connection).await?;
    Ok((rows, total))
}

/// A proposal.
///
/// # Errors
/// 404 when it is not there.
pub(super) async fn one(connection: &impl ConnectionTrait, id: PaymentBatchId) -> Result<payment_batch::Model, AppError> {
    payment_batch::Entity::find_by_id(id).one(connection).await?.ok_or(AppError::NotFound)
}

/// These payments with the names around them. One query.
pub(super) async fn named(connection: &impl ConnectionTrait, ids: BTreeSet<PaymentOrderId>) -> Result<Vec<NamedOrder>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places = (1..=ids.len()).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ");
    let sql = format!("{ORDERS} WHERE o.id IN ({places})");
    let values: Vec<sea_orm::Value> = ids.into_iter().map(Into::into).collect();
    NamedOrder::find_by_statement(Statement::from_sql_and_values(connection.get_database_backend(), sql, values)).all(connection).await
}
