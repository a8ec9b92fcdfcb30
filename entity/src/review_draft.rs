//! Earlier versions of drafts.

use chrono::{DateTime, Utc};
use domain::ids::ReviewId;
use domain::reviews::DraftKind;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "review_draft")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub review_id: ReviewId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub content: String,
    pub saved_at: DateTime<Utc>,
    pub draft_window: Option<Uuid>,
    pub kind: Option<DraftKind>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
