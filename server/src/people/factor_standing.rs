//! What people have as a second factor and from when they need one, for lists: setting one up and proving it belong to `factors`.

use super::list::Found;
use super::roles::in_time;
use ::entity::{factor_rule, passkey, totp_factor};
use chrono::NaiveDate;
use domain::ids::PersonId;
use domain::people::{FactorRule, FactorStanding, Role};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use std::collections::BTreeMap;

/// How each of these people stands, by the roles that count today. Three queries, whatever their number.
pub(super) async fn standings(
    connection: &impl ConnectionTrait,
    people: &[Found],
    today: NaiveDate,
) -> Result<BTreeMap<PersonId, FactorStanding>, DbErr> {
    let ids: Vec<PersonId> = people.iter().map(|found| found.person.id).collect();
    let rule = factor_rule::Entity::find_by_id(1).one(connection).await?;
    let rule = rule.map_or_else(FactorRule::default, |row| FactorRule { from: row.required_from });
    let has = held(connection, ids).await?;
    let standing = |found: &Found| {
        let roles: Vec<Role> = found.roles.iter().filter(|row| in_time(row).counts_on(today)).map(|row| row.role).collect();
        let has = has.get(&found.person.id).copied().unwrap_or_default();
        (found.person.id, FactorStanding::of(rule, &roles, has))
    };
    Ok(people.iter().map(standing).collect())
}

/// Whether each of these people has an app, and how many passkeys; who has neither is left out. Two queries.
pub async fn held(connection: &impl ConnectionTrait, ids: Vec<PersonId>) -> Result<BTreeMap<PersonId, (bool, usize)>, DbErr> {
    let apps = totp_factor::Entity::find().select_only().column(totp_factor::Column::PersonId);
    let apps: Vec<PersonId> = apps.filter(totp_factor::Column::PersonId.is_in(ids.clone())).into_tuple().all(connection).await?;
    let passkeys = passkey::Entity::find().select_only().column(passkey::Column::PersonId).filter(passkey::Column::PersonId.is_in(ids));
    let passkeys: Vec<PersonId> = passkeys.into_tuple().all(connection).await?;
    let mut has: BTreeMap<PersonId, (bool, usize)> = apps.into_iter().map(|person| (person, (true, 0))).collect();
    for person in passkeys {
        has.entry(person).or_default().1 += 1;
    }
    Ok(has)
}
