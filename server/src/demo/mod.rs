//! The fictitious demo set: organisations, people and projects, with dates counted from the day of loading.

mod accounts;

pub use accounts::{ACCOUNTS, Account};

use crate::audit::{Event, record};
use crate::respond::AppError;
use crate::security::tokens::Token;
use crate::state::State;
use ::entity::person;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

/// Loads the demo set and tells the password; does nothing when it is there.
///
/// # Errors
/// Whatever the database says.
pub async fn load(state: &State, password: Option<String>) -> Result<Option<String>, AppError> {
    if person::Entity::find().filter(person::Column::IsDemo.eq(true)).count(&state.database.read).await? > 0 {
        return Ok(None);
    }
    let password = match password {
        Some(password) => password,
        None => Token::new()
            .map_err(|error| AppError::Internal(error.to_string()))?
            .secret()
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .take(16)
            .collect(),
    };
    let hash = state.passwords.hash(password.clone()).await.ok_or_else(|| AppError::Internal("a password could not be hashed".to_owned()))?;
    let now = state.clock.now();
    let transaction = state.database.write_tx().await?;
    accounts::plant(&transaction, &hash, now).await?;
    record(&transaction, Event::by_operator("demo_loaded"), now).await?;
    transaction.commit().await?;
    Ok(Some(password))
}

/// Removes the demo set. Its events stay in the history.
///
/// # Errors
/// Whatever the database says.
pub async fn remove(state: &State) -> Result<(), AppError> {
    let now = state.clock.now();
    let transaction = state.database.write_tx().await?;
    person::Entity::delete_many().filter(person::Column::IsDemo.eq(true)).exec(&transaction).await?;
    record(&transaction, Event::by_operator("demo_removed"), now).await?;
    Ok(transaction.commit().await?)
}
