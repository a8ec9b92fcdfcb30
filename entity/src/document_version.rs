//! A version of a document: which bytes, who brought them, and what is known of them.

use chrono::{DateTime, Utc};
use domain::documents::{FileType, ScanState, TextState};
use domain::ids::{DocumentId, DocumentVersionId, PersonId};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DocumentVersionId,
    pub document_id: DocumentId,
    pub number: i64,
    pub name: String,
    pub file_type: FileType,
    pub size: i64,
    pub sha256: String,
    pub scan: ScanState,
    pub finding: Option<String>,
    pub text_state: TextState,
    pub uploaded_by: PersonId,
    pub uploaded_at: DateTime<Utc>,
    pub is_demo: bool,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
