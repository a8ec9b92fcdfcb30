//! The security log in the database: what failed or was refused since it was written last, in one go, and within a bound for each day.

use crate::security::refusals::{Refusal, Times, add};
use crate::state::days::{day_of, end_of};
use crate::state::new_id;
use ::entity::security_event;
use chrono::{DateTime, Months, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};
use std::collections::BTreeMap;

/// How many months it is kept.
pub const KEPT_MONTHS: u32 = 12;
/// How many rows a day takes at most before only numbers are written: a stranger can make as many as they like.
const OF_A_DAY: u64 = 5_000;

/// Writes these, and forgets what is older than a year.
pub async fn keep(write: &impl ConnectionTrait, refusals: BTreeMap<Refusal, Times>, now: DateTime<Utc>) -> Result<(), DbErr> {
    let day_before = day_of(now).pred_opt().map_or(now, end_of);
    let today = security_event::Entity::find().filter(security_event::Column::LastAt.gt(day_before)).count(write).await?;
    let rows = if today < OF_A_DAY { refusals } else { only_numbers(refusals) };
    let row = |(refusal, times): (Refusal, Times)| {
        let Refusal { action, result, object, origin, actor } = refusal;
        let (actor_id, actor_name) = actor.unzip();
        security_event::ActiveModel {
            id: Set(new_id()),
            action: Set(action),
            result: Set(result),
            object: Set(object),
            origin: Set(origin),
            actor_id: Set(actor_id),
            actor_name: Set(actor_name.unwrap_or_default()),
            times: Set(times.times),
            first_at: Set(times.first),
            last_at: Set(times.last),
        }
    };
    security_event::Entity::insert_many(rows.into_iter().map(row)).exec_without_returning(write).await?;
    let old = now.checked_sub_months(Months::new(KEPT_MONTHS)).unwrap_or(now);
    security_event::Entity::delete_many().filter(security_event::Column::LastAt.lt(old)).exec(write).await.map(|_| ())
}

/// The same without saying of whom or of what.
fn only_numbers(refusals: BTreeMap<Refusal, Times>) -> BTreeMap<Refusal, Times> {
    let mut numbers = BTreeMap::new();
    for (refusal, times) in refusals {
        add(&mut numbers, refusal.of_anybody(), times);
    }
    numbers
}
