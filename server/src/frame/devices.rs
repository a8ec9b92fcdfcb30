//! The browsers in which each person signed in before. One that is new stays to be told until `account` has told it.

use crate::frame::browser::Browser;
use ::entity::known_device;
use chrono::{DateTime, Utc};
use domain::ids::PersonId;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

/// How many browsers of one person are known at most.
const MOST: usize = 20;

/// Somebody signs in with a browser. Not to be told: the first one, with which the account was opened, and those of demo accounts, which are
/// everybody's.
pub async fn recognise(
    write: &impl ConnectionTrait,
    (person, is_demo): (PersonId, bool),
    browser: &Browser,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let Some(hash) = browser.mark_hash() else { return Ok(()) };
    let theirs = known_device::Entity::find().filter(known_device::Column::PersonId.eq(person));
    let known = theirs.order_by_asc(known_device::Column::SeenAt).order_by_asc(known_device::Column::TokenHash).all(write).await?;
    let user_agent: String = browser.user_agent.chars().take(200).collect();
    if known.iter().any(|row| row.token_hash == hash) {
        let seen = known_device::ActiveModel {
            person_id: Set(person),
            token_hash: Set(hash),
            user_agent: Set(user_agent),
            seen_at: Set(now),
            ..Default::default()
        };
        return known_device::Entity::update(seen).validate()?.exec_without_returning(write).await.map(|_| ());
    }
    for oldest in known.iter().take((known.len() + 1).saturating_sub(MOST)) {
        known_device::Entity::delete_by_id((person, oldest.token_hash.clone())).exec(write).await?;
    }
    let row = known_device::ActiveModel {
        person_id: Set(person),
        token_hash: Set(hash),
        user_agent: Set(user_agent),
        first_at: Set(now),
        seen_at: Set(now),
        is_told: Set(known.is_empty() || is_demo),
    };
    row.insert(write).await.map(|_| ())
}
