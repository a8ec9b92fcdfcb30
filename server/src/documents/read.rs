//! Documents, read: those of a project with their versions, who brought them, and what they stand for.

use ::entity::{document, document_text, document_use, document_version, evidence};
use chrono::{DateTime, Utc};
use domain::conditions::Condition;
use domain::documents::{DocumentKind, Purpose, ScanState, TextState};
use domain::ids::{DocumentId, DocumentVersionId, ProjectId};
use sea_orm::sea_query::{Expr, ExprTrait, Func, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeMap, BTreeSet};

/// A document with its versions, newest first.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its row.
    pub row: document::Model,
    /// Its versions, newest first; there is always one.
    pub versions: Vec<document_version::Model>,
    /// What it stands for in the dossier.
    pub purposes: Vec<Purpose>,
    /// The conditions that it is evidence for.
    pub evidence: Vec<Condition>,
    /// It stands for something that every partner signs, and did.
    pub signed_by_all: bool,
}

impl Document {
    /// The version that counts.
    pub fn newest(&self) -> Option<&document_version::Model> {
        self.versions.first()
    }

    /// Whether the dossier rests on it.
    pub fn is_in_use(&self) -> bool {
        !self.purposes.is_empty() || !self.evidence.is_empty()
    }
}

/// The documents of a project, by kind and age. Four queries.
///
/// # Errors
/// The database failed.
pub async fn of_project(connection: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<Document>, DbErr> {
    let rows = document::Entity::find().filter(document::Column::ProjectId.eq(project)).order_by_asc(document::Column::Kind);
    let mut rows = rows.order_by_asc(document::Column::Id).all(connection).await?;
    rows.sort_by_key(|row| (row.kind, row.id));
    with_the_rest(connection, project, rows).await
}

/// One document of a project. Four queries.
///
/// # Errors
/// The database failed.
pub async fn one(connection: &impl ConnectionTrait, project: ProjectId, id: DocumentId) -> Result<Option<Document>, DbErr> {
    let row = document::Entity::find_by_id(id).filter(document::Column::ProjectId.eq(project)).one(connection).await?;
    Ok(match row {
        Some(row) => with_the_rest(connection, project, vec![row]).await?.pop(),
        None => None,
    })
}

async fn with_the_rest(connection: &impl ConnectionTrait, project: ProjectId, rows: Vec<document::Model>) -> Result<Vec<Document>, DbErr> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let versions = document_version::Entity::find();
    let versions = match rows.as_slice() {
        [one] => versions.filter(document_version::Column::DocumentId.eq(one.id)),
        _ => versions.filter(document_version::Column::DocumentId.in_subquery(ids_of(project))),
    };
    let versions = versions.order_by_desc(document_version::Column::Number).order_by_asc(document_version::Column::Id).all(connection).await?;
    let uses = document_use::Entity::find().filter(document_use::Column::ProjectId.eq(project)).all(connection).await?;
    let pieces = evidence::Entity::find().select_only().columns([evidence::Column::DocumentId, evidence::Column::ConditionCode]);
    let pieces = pieces.filter(evidence::Column::ProjectId.eq(project)).filter(evidence::Column::DocumentId.is_not_null());
    let pieces: Vec<(Option<DocumentId>, Condition)> = pieces.into_tuple().all(connection).await?;
    let mut by_document: BTreeMap<DocumentId, Vec<document_version::Model>> = BTreeMap::new();
    for version in versions {
        by_document.entry(version.document_id).or_default().push(version);
    }
    let with = |row: document::Model| {
        let conditions: BTreeSet<Condition> = pieces.iter().filter(|(id, _)| *id == Some(row.id)).map(|(_, condition)| *condition).collect();
        Document {
            versions: by_document.remove(&row.id).unwrap_or_default(),
            purposes: uses.iter().filter(|one| one.document_id == row.id).map(|one| one.purpose).collect(),
            evidence: conditions.into_iter().collect(),
            signed_by_all: uses.iter().any(|one| one.document_id == row.id && one.signed_by_all),
            row,
        }
    };
    Ok(rows.into_iter().map(with).collect())
}

/// The version that a file on its way became, when it arrived.
pub(super) async fn version(connection: &impl ConnectionTrait, id: DocumentVersionId) -> Result<Option<document_version::Model>, DbErr> {
    document_version::Entity::find_by_id(id).one(connection).await
}

fn ids_of(project: ProjectId) -> SelectStatement {
    Query::select().column(document::Column::Id).from(document::Entity).and_where(document::Column::ProjectId.eq(project)).to_owned()
}

/// How many bytes the files of a project have.
pub(super) async fn used(connection: &impl ConnectionTrait, project: ProjectId) -> Result<u64, DbErr> {
    let size = Expr::col((document_version::Entity, document_version::Column::Size));
    let sum = SimpleExpr::from(Func::coalesce([Func::sum(size).cast_as("bigint"), Expr::val(0_i64)]));
    let found = document_version::Entity::find().select_only().column_as(sum, "used");
    let used: Option<i64> = found.filter(document_version::Column::DocumentId.in_subquery(ids_of(project))).into_tuple().one(connection).await?;
    Ok(u64::try_from(used.unwrap_or(0)).unwrap_or(0))
}

/// Which documents of a project have this in their text, which is kept in small letters. The texts of other projects are not read for it.
pub(super) async fn holding(connection: &impl ConnectionTrait, project: ProjectId, words: &str) -> Result<BTreeSet<DocumentId>, DbErr> {
    let version = (document_version::Entity, document_version::Column::Id);
    let text = Query::select()
        .column(document_text::Column::DocumentVersionId)
        .from(document_text::Entity)
        .and_where(Expr::col((document_text::Entity, document_text::Column::DocumentVersionId)).equals(version))
        .and_where(document_text::Column::Text.contains(words.to_lowercase()))
        .to_owned();
    let found = document_version::Entity::find().select_only().column(document_version::Column::DocumentId);
    let found = found.filter(document_version::Column::DocumentId.in_subquery(ids_of(project))).filter(Expr::exists(text));
    Ok(found.into_tuple::<DocumentId>().all(connection).await?.into_iter().collect())
}

/// Versions that wait for the scanner, oldest first.
pub(super) async fn unscanned(connection: &impl ConnectionTrait, most: u64) -> Result<Vec<document_version::Model>, DbErr> {
    use document_version::Column as Of;
    let rows = document_version::Entity::find().filter(Of::Scan.eq(ScanState::Waiting)).order_by_asc(Of::UploadedAt).order_by_asc(Of::Id);
    rows.limit(most).all(connection).await
}

/// Versions whose text is still to be read, oldest first. What waits for the scanner is not looked into before.
pub(super) async fn unread(connection: &impl ConnectionTrait, most: u64) -> Result<Vec<document_version::Model>, DbErr> {
    use document_version::Column as Of;
    let rows =
        document_version::Entity::find().filter(Of::TextState.eq(TextState::Waiting)).filter(Of::Scan.is_in([ScanState::Off, ScanState::Clean]));
    rows.order_by_asc(Of::UploadedAt).order_by_asc(Of::Id).limit(most).all(connection).await
}

/// A document by its name, for a form or a list of another feature.
#[derive(Debug, Clone, FromQueryResult)]
pub struct NamedDocument {
    /// Its id.
    pub id: DocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// What its newest version is called.
    pub name: String,
    /// When it was withdrawn.
    pub withdrawn_at: Option<DateTime<Utc>>,
}

impl NamedDocument {
    /// Whether it can be chosen: it counts, and everybody who reads the project may read it.
    pub const fn is_offered(&self) -> bool {
        self.withdrawn_at.is_none() && !self.kind.is_private()
    }
}

/// The documents of a project by name. One query.
///
/// # Errors
/// The database failed.
pub async fn named(connection: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<NamedDocument>, DbErr> {
    let of = document_version::Entity::belongs_to(document::Entity).from(document_version::Column::DocumentId).to(document::Column::Id);
    let found = document_version::Entity::find().select_only().column(document::Column::Id).column(document::Column::Kind);
    let found = found.column(document_version::Column::Name).column(document::Column::WithdrawnAt).join(JoinType::InnerJoin, of.into());
    let found =
        found.filter(document::Column::ProjectId.eq(project)).order_by_asc(document::Column::Id).order_by_desc(document_version::Column::Number);
    let mut rows: Vec<NamedDocument> = found.into_model().all(connection).await?;
    // Of each the newest version comes first.
    rows.dedup_by_key(|one| one.id);
    Ok(rows)
}
