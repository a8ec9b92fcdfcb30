//! The security log as it is read: newest first, a page at a time.

use crate::frame::listing::PAGE_SIZE;
use ::entity::security_event;
use domain::people::SecurityAction;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

fn of(action: Option<SecurityAction>) -> Condition {
    Condition::all().add_option(action.map(|action| security_event::Column::Action.eq(action)))
}

/// How many rows there are, of one kind or of all.
pub(super) async fn count(connection: &impl ConnectionTrait, action: Option<SecurityAction>) -> Result<u64, DbErr> {
    security_event::Entity::find().filter(of(action)).count(connection).await
}

/// A page of them.
pub(super) async fn page(connection: &impl ConnectionTrait, action: Option<SecurityAction>, page: u64) -> Result<Vec<security_event::Model>, DbErr> {
    let rows = security_event::Entity::find().filter(of(action));
    let rows = rows.order_by_desc(security_event::Column::LastAt).order_by_desc(security_event::Column::Id);
    rows.offset((page - 1) * PAGE_SIZE).limit(PAGE_SIZE).all(connection).await
}
