//! Which documents a dossier rests on when it is frozen: their names and the hashes of what they hold, so that years later one can tell whether a file
//! is the one that was decided on.

use crate::store::versioned::same_fields;
use ::entity::{document, document_use, document_version, evidence};
use domain::conditions::Condition;
use domain::documents::{DocumentKind, Purpose};
use domain::ids::{DocumentId, ProjectId};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

/// One of them, in the version that counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenDocument {
    /// Its id.
    pub document: DocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// What the file is called.
    pub name: String,
    /// Which version.
    pub number: i64,
    /// Its bytes.
    pub size: i64,
    /// The hash of what it holds.
    pub sha256: String,
    /// What it stands for.
    pub purposes: Vec<Purpose>,
    /// The conditions that it is evidence for.
    pub evidence: Vec<Condition>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct DocumentV3 {
    document: DocumentId,
    kind: DocumentKind,
    name: String,
    number: i64,
    size: i64,
    sha256: String,
    purposes: Vec<Purpose>,
    evidence: Vec<Condition>,
}

same_fields! {
    DocumentV3 = FrozenDocument { document, kind, name, number, size, sha256, purposes, evidence }
}

/// The documents of a project that are not withdrawn, by kind and age. Four queries.
///
/// # Errors
/// The database failed.
pub async fn documents_now(connection: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<FrozenDocument>, DbErr> {
    let rows = document::Entity::find().filter(document::Column::ProjectId.eq(project)).filter(document::Column::WithdrawnAt.is_null());
    let rows = rows.order_by_asc(document::Column::Kind).order_by_asc(document::Column::Id).all(connection).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids = Query::select().column(document::Column::Id).from(document::Entity).and_where(document::Column::ProjectId.eq(project)).to_owned();
    let versions = document_version::Entity::find().filter(document_version::Column::DocumentId.in_subquery(ids));
    let versions = versions.order_by_desc(document_version::Column::Number).order_by_asc(document_version::Column::Id).all(connection).await?;
    let uses = document_use::Entity::find().filter(document_use::Column::ProjectId.eq(project)).order_by_asc(document_use::Column::Purpose);
    let uses = uses.all(connection).await?;
    let pieces = evidence::Entity::find().filter(evidence::Column::ProjectId.eq(project)).filter(evidence::Column::DocumentId.is_not_null());
    let pieces = pieces.order_by_asc(evidence::Column::ConditionCode).order_by_asc(evidence::Column::Id).all(connection).await?;
    let frozen = rows.iter().filter_map(|row| {
        let newest = versions.iter().find(|version| version.document_id == row.id)?;
        let mut conditions: Vec<Condition> = pieces.iter().filter(|one| one.document_id == Some(row.id)).map(|one| one.condition_code).collect();
        conditions.dedup();
        Some(FrozenDocument {
            document: row.id,
            kind: row.kind,
            name: newest.name.clone(),
            number: newest.number,
            size: newest.size,
            sha256: newest.sha256.clone(),
            purposes: uses.iter().filter(|one| one.document_id == row.id).map(|one| one.purpose).collect(),
            evidence: conditions,
        })
    });
    Ok(frozen.collect())
}
