//! What people are called, for a page that tells who.

use ::entity::person;
use domain::ids::PersonId;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use std::collections::BTreeMap;

/// The name of a person; none for nobody. One query.
pub async fn name(connection: &impl ConnectionTrait, id: PersonId) -> Result<Option<String>, DbErr> {
    Ok(person::Entity::find_by_id(id).one(connection).await?.map(|person| person.name))
}

/// The e-mail address of a person; none for nobody. One query.
pub async fn email(connection: &impl ConnectionTrait, id: PersonId) -> Result<Option<String>, DbErr> {
    Ok(person::Entity::find_by_id(id).one(connection).await?.map(|person| person.email))
}

/// The names of these people. One query.
pub async fn names(connection: &impl ConnectionTrait, ids: impl IntoIterator<Item = PersonId>) -> Result<BTreeMap<PersonId, String>, DbErr> {
    let people = person::Entity::find().filter(person::Column::Id.is_in(ids)).all(connection).await?;
    Ok(people.into_iter().map(|person| (person.id, person.name)).collect())
}
