//! The programme's own sentences in messages, for the messages and languages that have any.

use domain::mail::MailKind;
use domain::people::Language;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail_text")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: MailKind,
    #[sea_orm(primary_key, auto_increment = false)]
    pub language: Language,
    pub opening: String,
    pub closing: String,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
