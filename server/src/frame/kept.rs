//! A form that came when its sender was not signed in any more: kept for half an hour, bound to them.

use crate::frame::form::{Pairs, is_secret};
use crate::frame::respond::AppError;
use crate::security::sealed;
use crate::security::tokens::{self, Token};
use crate::state::State;
use ::entity::{kept_form, session};
use chrono::TimeDelta;
use domain::ids::PersonId;
use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};

/// How many forms of one page are kept for a person: the last ones, so that what a page sends by itself never takes the place of what was
/// sent by hand.
const MOST: u64 = 5;
/// How many forms are kept for a person in all.
const MOST_OF_PERSON: u64 = 20;
/// How long a form is kept.
const LASTS: TimeDelta = TimeDelta::minutes(30);

/// The form that is kept behind a link, whosever it is.
pub async fn find(connection: &impl ConnectionTrait, token: &str) -> Result<Option<kept_form::Model>, DbErr> {
    kept_form::Entity::find_by_id(tokens::hash(token)).one(connection).await
}

/// Keeps a form that came when its sender was not signed in any more, and tells where it can be found again. Its key tells whose it is; the
/// session that has ended does so for a form without one. Nothing is kept for a stranger, and no form that holds a password.
pub async fn keep(state: &State, cookie: Option<&str>, pairs: &Pairs, body: &str) -> Result<Option<String>, AppError> {
    let person = match (pairs.get("key").and_then(|key| state.form_secret.reader(key)), cookie) {
        (Some(person), _) => Some(person),
        (None, Some(cookie)) => session::Entity::find_by_id(tokens::hash(cookie)).one(&state.database.read).await?.map(|ended| ended.person_id),
        (None, None) => None,
    };
    match person.filter(|_| !pairs.0.iter().any(|(name, _)| is_secret(name))) {
        Some(person) => keep_for(state, person, pairs, body).await.map(Some),
        None => Ok(None),
    }
}

/// Keeps a form of this person, and tells where it can be found again.
///
/// # Errors
/// When there is no randomness to give.
pub async fn keep_for(state: &State, person: PersonId, pairs: &Pairs, body: &str) -> Result<String, AppError> {
    let (now, path) = (state.clock.now(), pairs.path());
    let token = Token::new().map_err(|error| AppError::Internal(error.to_string()))?;
    let content = sealed::seal(token.secret(), body).ok_or_else(|| AppError::Internal("a form could not be sealed".to_owned()))?;
    let row =
        kept_form::Model { token_hash: tokens::hash(token.secret()), person_id: person, path: path.to_owned(), content, expires_at: now + LASTS };
    let write = state.database.begin(now).await?;
    let own = Condition::all().add(kept_form::Column::PersonId.eq(person)).add(kept_form::Column::Path.eq(path));
    let last = kept_form::Entity::find().filter(own.clone()).order_by_desc(kept_form::Column::ExpiresAt).order_by_asc(kept_form::Column::TokenHash);
    let last = last.limit(MOST - 1).all(&write).await?;
    let older = own.add(kept_form::Column::TokenHash.is_not_in(last.into_iter().map(|row| row.token_hash)));
    let of_person = kept_form::Column::PersonId.eq(person);
    let newest = kept_form::Entity::find().select_only().column(kept_form::Column::TokenHash).filter(of_person.clone());
    let newest = newest.order_by_desc(kept_form::Column::ExpiresAt).order_by_asc(kept_form::Column::TokenHash);
    let newest: Vec<String> = newest.limit(MOST_OF_PERSON - 1).into_tuple().all(&write).await?;
    let too_many = Condition::all().add(of_person).add(kept_form::Column::TokenHash.is_not_in(newest));
    let gone = Condition::any().add(older).add(too_many).add(kept_form::Column::ExpiresAt.lt(now));
    kept_form::Entity::delete_many().filter(gone).exec(&write).await?;
    row.into_active_model().insert(&write).await?;
    write.finish([]).await?;
    Ok(app::paths::resume(token.secret()))
}
