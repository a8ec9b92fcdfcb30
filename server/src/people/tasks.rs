//! What the pages about people ask of a person: the signature of an administrator under the list of who has access.

use crate::state::State;
use crate::state::days::day_of;
use ::entity::{access_review, person};
use app::language::Words;
use app::paths;
use app::portfolio::WorkItem;
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{Actor, Global, act};
use domain::people::Quarter;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

/// What waits for this person. Two queries.
pub async fn tasks(state: &State, actor: &Actor, words: Words, today: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    if !actor.may(act::ManagePeople, Global) {
        return Ok(Vec::new());
    }
    let read = &state.database.read;
    let first = person::Entity::find().select_only().column_as(person::Column::CreatedAt.min(), "first");
    let first: Option<Option<DateTime<Utc>>> = first.into_tuple().one(read).await?;
    let now = Quarter::of(today);
    let signed = access_review::Entity::find().select_only().column(access_review::Column::Quarter);
    let signed: Vec<String> = signed.filter(access_review::Column::Quarter.is_in([now.code(), now.before().code()])).into_tuple().all(read).await?;
    let until = Quarter::to_sign_until(today, first.flatten().map(day_of), |quarter| signed.contains(&quarter.code()));
    let item = |due_on| WorkItem { what: words.t("work-access-list"), href: paths::access_list(), due_on: Some(due_on), ..WorkItem::default() };
    Ok(until.map(item).into_iter().collect())
}
