//! Passkeys: what a device or a password manager signs with.

use chrono::{DateTime, Utc};
use domain::ids::{PasskeyId, PersonId};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passkey")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PasskeyId,
    /// As the browser names it.
    pub credential_id: String,
    pub person_id: PersonId,
    /// As the authenticator gave it (COSE), in base64.
    pub public_key: String,
    pub sign_count: i64,
    pub name: String,
    /// How the browser reaches it, between commas.
    pub transports: String,
    pub created_at: DateTime<Utc>,
    pub used_at: Option<DateTime<Utc>>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
