//! What somebody typed into a form and has not sent yet.

use chrono::{DateTime, Utc};
use domain::ids::PersonId;
use sea_orm::entity::prelude::*;

/// One row: one form of an opened page.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "unsent")]
pub struct Model {
    /// The opened page.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: PersonId,
    /// The id in the key of its form: the row goes when that form is handled.
    pub form: Uuid,
    /// Which form of Poort it is: where it is sent.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place: String,
    /// The page that it stands on.
    pub page: String,
    /// The fields, as a browser would send them.
    pub content: String,
    /// Which of the page's saves this is.
    pub turn: i64,
    pub saved_at: DateTime<Utc>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
