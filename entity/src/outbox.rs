//! Messages to send: what each tells, or its words when it was written before that was kept. A secret message has neither once it has served.

use chrono::{DateTime, Utc};
use domain::ids::{MessageId, PersonId};
use domain::mail::MailKind;
use domain::people::Language;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MessageId,
    pub kind: MailKind,
    pub person_id: Option<PersonId>,
    pub address: String,
    pub language: Language,
    pub subject: String,
    pub text_body: String,
    pub html_body: String,
    pub href: Option<String>,
    pub is_secret: bool,
    pub in_digest: bool,
    pub created_at: DateTime<Utc>,
    pub due_at: DateTime<Utc>,
    pub tries: i32,
    pub last_error: Option<String>,
    pub sent_at: Option<DateTime<Utc>>,
    pub copied_at: Option<DateTime<Utc>>,
    pub given_up_at: Option<DateTime<Utc>>,
    pub expires_at: Option<DateTime<Utc>>,
    pub is_demo: bool,
    pub facts: Option<String>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
