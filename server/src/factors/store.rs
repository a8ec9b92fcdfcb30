//! What somebody has as a second factor, and how their sign-in and session go on with it.

use super::proof::{self, Given, Right};
use crate::frame::browser::Browser;
use crate::frame::respond::AppError;
use crate::frame::sessions::Session;
use crate::frame::{pending, sessions};
use crate::people::store::sign_in_on;
use crate::security::attempts::Tally;
use crate::security::tokens::{self, Token};
use crate::state::State;
use ::entity::{passkey, person, recovery_code, totp_factor};
use domain::ids::PersonId;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

/// What somebody has.
#[derive(Debug, Clone, Default)]
pub(super) struct Factors {
    /// The app.
    pub(super) app: Option<totp_factor::Model>,
    /// The passkeys, oldest first.
    pub(super) passkeys: Vec<passkey::Model>,
}

impl Factors {
    /// Whether that is anything.
    pub(super) const fn is_any(&self) -> bool {
        self.app.is_some() || !self.passkeys.is_empty()
    }
}

/// What a person has. Two queries.
pub(super) async fn of(connection: &impl ConnectionTrait, person: PersonId) -> Result<Factors, DbErr> {
    let passkeys = passkey::Entity::find().filter(passkey::Column::PersonId.eq(person)).order_by_asc(passkey::Column::Id);
    Ok(Factors { app: totp_factor::Entity::find_by_id(person).one(connection).await?, passkeys: passkeys.all(connection).await? })
}

/// How many recovery codes are left.
pub(super) async fn codes_left(connection: &impl ConnectionTrait, person: PersonId) -> Result<u64, DbErr> {
    let unused = recovery_code::Entity::find().filter(recovery_code::Column::PersonId.eq(person)).filter(recovery_code::Column::UsedAt.is_null());
    unused.count(connection).await
}

/// The account of a person.
pub(super) async fn account(connection: &impl ConnectionTrait, person: PersonId) -> Result<person::Model, AppError> {
    person::Entity::find_by_id(person).one(connection).await?.ok_or(AppError::NotFound)
}

/// The session that begins.
pub(super) struct NewSession<'a> {
    /// Its token.
    pub(super) token: &'a Token,
    /// The browser that it is in.
    pub(super) browser: &'a Browser,
    /// The token of the session that it had.
    pub(super) replaced: Option<&'a str>,
}

/// The second step of a sign-in: a session begins, and the pause ends. False when the factor is not right or the pause is over.
pub(super) async fn second_step(state: &State, secret: &str, given: &Given, session: NewSession<'_>) -> Result<bool, AppError> {
    let write = state.begin().await?;
    let Some((row, account)) = pending::find(&write, secret, write.now()).await? else { return Ok(false) };
    let Some(right) = proof::check(state, &write, account.id, given).await? else { return Ok(false) };
    enter(state, write, (&account, pending::tally(&row)), (right, session)).await?;
    Ok(true)
}

/// A sign-in with a passkey alone, which proves two things at once. Gives whose it is; none when it is not right.
pub(super) async fn with_passkey(state: &State, given: &proof::Answer, session: NewSession<'_>) -> Result<Option<person::Model>, AppError> {
    let write = state.begin().await?;
    let Some(found) = proof::check_passkey(state, &write, None, given).await? else { return Ok(None) };
    let account = person::Entity::find_by_id(found.person_id).one(&write).await?;
    let Some(account) = account.filter(|account| account.active) else { return Ok(None) };
    enter(state, write, (&account, Tally::default()), (Right::Passkey, session)).await?;
    Ok(Some(account))
}

async fn enter(
    state: &State,
    write: crate::store::database::Write,
    (account, tried): (&person::Model, Tally),
    (right, session): (Right, NewSession<'_>),
) -> Result<(), AppError> {
    let NewSession { token, browser, replaced } = session;
    pending::end_all(&write, account.id).await?;
    let signed_in = sign_in_on(&write, account, (token, browser), (tried, replaced), None).await?;
    sessions::confirm(&write, &tokens::hash(token.secret()), true, write.now()).await?;
    let used = right.tell(state, &write, account).await?;
    Ok(write.finish([signed_in].into_iter().chain(used)).await?)
}

/// Somebody confirms who they are with the second factor, in the session that they have. False when it is not right.
pub(super) async fn confirm_with_factor(state: &State, session: &Session, given: &Given) -> Result<bool, AppError> {
    let write = state.begin().await?;
    let person = session.actor.id;
    let Some(right) = proof::check(state, &write, person, given).await? else { return Ok(false) };
    sessions::confirm(&write, &session.token_hash, true, write.now()).await?;
    let account = account(&write, person).await?;
    let used = right.tell(state, &write, &account).await?;
    write.finish(used).await?;
    Ok(true)
}

/// The same with the password, which was right, where there is no second factor. False when one was set up meanwhile.
pub(super) async fn confirm_with_password(state: &State, session: &Session) -> Result<bool, AppError> {
    let write = state.begin().await?;
    if of(&write, session.actor.id).await?.is_any() {
        return Ok(false);
    }
    sessions::confirm(&write, &session.token_hash, false, write.now()).await?;
    write.finish([]).await?;
    Ok(true)
}
