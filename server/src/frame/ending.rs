//! The end of everything by which somebody comes in or could: sessions, links that were mailed, and known browsers. One place, for whoever ends an
//! account, and parts of it for who changes a password or an address.

use crate::security::tokens;
use ::entity::{email_change, known_device, outbox, password_reset, session};
use chrono::{DateTime, Utc};
use domain::ids::PersonId;
use domain::mail::MailKind;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

/// Ends every session of a person, all links that were mailed to them, and what is known of their browsers.
pub async fn end_everything_of(write: &impl ConnectionTrait, person: PersonId, now: DateTime<Utc>) -> Result<(), DbErr> {
    end_sessions(write, person, None).await?;
    end_links(write, person, now).await?;
    known_device::Entity::delete_many().filter(known_device::Column::PersonId.eq(person)).exec(write).await.map(|_| ())
}

/// Ends the sessions of a person, but for the one behind this cookie. Tells how many there were.
pub async fn end_sessions(write: &impl ConnectionTrait, person: PersonId, except: Option<&str>) -> Result<u64, DbErr> {
    let mut theirs = session::Entity::delete_many().filter(session::Column::PersonId.eq(person));
    if let Some(secret) = except {
        theirs = theirs.filter(session::Column::TokenHash.ne(tokens::hash(secret)));
    }
    Ok(theirs.exec(write).await?.rows_affected)
}

/// Ends the links for a new password and for another address, and the messages that would bring them.
pub async fn end_links(write: &impl ConnectionTrait, person: PersonId, now: DateTime<Utc>) -> Result<(), DbErr> {
    end_resets(write, person, now).await?;
    email_change::Entity::delete_many()
        .filter(email_change::Column::PersonId.eq(person))
        .filter(email_change::Column::UsedAt.is_null())
        .exec(write)
        .await?;
    unsent_serves_nobody(write, person, MailKind::EmailChangeConfirm, now).await
}

/// Ends the links for a new password, and the messages that would bring them.
pub async fn end_resets(write: &impl ConnectionTrait, person: PersonId, now: DateTime<Utc>) -> Result<(), DbErr> {
    password_reset::Entity::delete_many()
        .filter(password_reset::Column::PersonId.eq(person))
        .filter(password_reset::Column::UsedAt.is_null())
        .exec(write)
        .await?;
    unsent_serves_nobody(write, person, MailKind::PasswordReset, now).await
}

/// A message with a link that ended is not sent any more.
async fn unsent_serves_nobody(write: &impl ConnectionTrait, person: PersonId, kind: MailKind, now: DateTime<Utc>) -> Result<(), DbErr> {
    outbox::Entity::update_many()
        .col_expr(outbox::Column::ExpiresAt, Expr::value(now))
        .filter(outbox::Column::PersonId.eq(person))
        .filter(outbox::Column::Kind.eq(kind))
        .filter(outbox::Column::SentAt.is_null())
        .filter(outbox::Column::CopiedAt.is_null())
        .exec(write)
        .await
        .map(|_| ())
}
