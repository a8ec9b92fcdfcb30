//! Documents, written: brought, renewed, chosen and withdrawn. Each in one write that looks again at what may have changed meanwhile.

use super::receive::Kept;
use super::{access, read};
use crate::files::text::NoText;
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{document, document_text, document_use, document_version, project};
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::documents::{DocumentKind, DocumentReader, FileRefusal, NewDocument, ScanState, TextState, check_room, withdrawal};
use domain::ids::{DocumentId, DocumentVersionId, OrganisationId};
use domain::projects::Place;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

/// Who brings it, and for whom.
pub(super) struct Bringer<'a> {
    pub(super) permit: &'a Permit<act::KeepDocuments>,
    pub(super) organisation: Option<OrganisationId>,
    pub(super) reader: DocumentReader,
}

/// A file that was looked into and is stored, with the ids that it gets.
pub(super) struct Brought {
    pub(super) document: DocumentId,
    pub(super) version: DocumentVersionId,
    pub(super) kept: Kept,
}

impl Bringer<'_> {
    fn event(&self, happened: HistoryEvent) -> Event {
        Event::by(self.permit.person(), self.permit.person_name(), happened).in_project(self.permit.project())
    }

    /// The project, open to documents and with room for so many bytes.
    async fn open(&self, write: &Write, size: u64) -> Result<project::Model, Unsaved<FileRefusal>> {
        let project = project::Entity::find_by_id(self.permit.project()).one(write).await?.ok_or(AppError::NotFound)?;
        if !access::takes_documents(&project) {
            return Err(AppError::Conflict.into());
        }
        check_room(read::used(write, project.id).await?, size).map_err(Unsaved::refused)?;
        Ok(project)
    }

    /// Each file becomes a document.
    pub(super) async fn add(&self, write: Write, new: &NewDocument, files: Vec<Brought>) -> Result<(), Unsaved<FileRefusal>> {
        let size = files.iter().fold(0_u64, |sum, file| sum.saturating_add(file.kept.inspected.size));
        let project = self.open(&write, size).await?;
        let mut events = Vec::new();
        for Brought { document, version, kept } in files {
            let photo = new.photo.clone();
            let row = document::Model {
                id: document,
                project_id: project.id,
                organisation_id: self.organisation,
                kind: new.kind,
                caption: photo.as_ref().map(|photo| photo.caption.clone()),
                maker: photo.as_ref().map(|photo| photo.maker.clone()),
                permission: photo.as_ref().map(|photo| photo.permission),
                recognisable: photo.as_ref().map(|photo| photo.recognisable),
                created_by: self.permit.person(),
                created_at: write.now(),
                withdrawn_by: None,
                withdrawn_at: None,
                withdrawn_reason: None,
                is_demo: project.is_demo,
                version: 1,
            };
            let (name, sha256) = told(new.kind, &kept);
            document::Entity::insert(row.into_active_model()).exec_without_returning(&write).await?;
            self.keep(&write, (document, version, 1), kept, project.is_demo).await?;
            events.push(self.event(HistoryEvent::DocumentAdded { document, document_kind: new.kind, name, sha256 }));
        }
        Ok(write.finish(events).await?)
    }

    async fn keep(
        &self,
        write: &Write,
        (document_id, id, number): (DocumentId, DocumentVersionId, i64),
        kept: Kept,
        is_demo: bool,
    ) -> Result<(), AppError> {
        let text_state = if kept.inspected.file_type.has_text() { TextState::Waiting } else { TextState::None };
        let row = document_version::Model {
            id,
            document_id,
            number,
            name: kept.inspected.name,
            file_type: kept.inspected.file_type,
            size: i64::try_from(kept.inspected.size).unwrap_or(i64::MAX),
            sha256: kept.inspected.sha256,
            scan: kept.scan,
            finding: None,
            text_state,
            uploaded_by: self.permit.person(),
            uploaded_at: write.now(),
            is_demo,
        };
        document_version::Entity::insert(row.into_active_model()).exec_without_returning(write).await?;
        Ok(())
    }

    /// The document as it is now, when the person may keep it up and it is not withdrawn.
    async fn own(&self, write: &Write, id: DocumentId) -> Result<read::Document, AppError> {
        let found = read::one(write, self.permit.project(), id).await?.ok_or(AppError::NotFound)?;
        let whose = access::whose(&found.row);
        if !self.reader.may_read(whose) {
            return Err(AppError::NotFound);
        }
        if !self.reader.may_keep(whose) || found.row.withdrawn_at.is_some() { Err(AppError::Conflict) } else { Ok(found) }
    }

    async fn moved(&self, write: &Write, row: &document::Model, changed: document::ActiveModel) -> Result<(), AppError> {
        let row = document::ActiveModel { id: Set(row.id), version: Set(row.version + 1), ..changed };
        document::Entity::update(row).validate()?.exec_without_returning(write).await?;
        Ok(())
    }

    /// A file becomes the newest version of a document.
    pub(super) async fn renew(&self, write: Write, file: Brought, version: Option<i64>) -> Result<(), Unsaved<FileRefusal>> {
        let found = self.own(&write, file.document).await?;
        if version.is_some_and(|version| version != found.row.version) {
            return Err(AppError::Conflict.into());
        }
        let project = self.open(&write, file.kept.inspected.size).await?;
        let newest = found.newest().ok_or(AppError::NotFound)?;
        if newest.sha256 == file.kept.inspected.sha256 {
            return Err(Unsaved::refused(FileRefusal::SameAsNow));
        }
        let number = newest.number + 1;
        let (name, sha256) = told(found.row.kind, &file.kept);
        let event = HistoryEvent::DocumentRenewed { document: file.document, document_kind: found.row.kind, name, number, sha256 };
        self.keep(&write, (file.document, file.version, number), file.kept, project.is_demo).await?;
        // Another text is not signed yet.
        let unsigned = document_use::ActiveModel { signed_by_all: Set(false), ..Default::default() };
        let of_it = document_use::Column::DocumentId.eq(file.document);
        document_use::Entity::update_many().set(unsigned).filter(of_it).exec(&write).await?;
        self.moved(&write, &found.row, document::ActiveModel::default()).await?;
        Ok(write.finish([self.event(event)]).await?)
    }

    /// Withdraws a document that the dossier does not rest on. What it holds stays: a frozen dossier may name it.
    pub(super) async fn withdraw(&self, state: &State, submission: &Submission, id: DocumentId, reason: &str) -> Result<(), Unsaved> {
        let write = submission.begin(state).await?;
        let found = self.own(&write, id).await?;
        if found.row.version != submission.version {
            return Err(AppError::Conflict.into());
        }
        let reason = withdrawal(reason, found.is_in_use())?;
        let changed = document::ActiveModel {
            withdrawn_by: Set(Some(self.permit.person())),
            withdrawn_at: Set(Some(write.now())),
            withdrawn_reason: Set(Some(reason.clone())),
            ..Default::default()
        };
        self.moved(&write, &found.row, changed).await?;
        let name = if found.row.kind.is_private() { String::new() } else { found.newest().map(|one| one.name.clone()).unwrap_or_default() };
        let event = HistoryEvent::DocumentWithdrawn { document: id, document_kind: found.row.kind, name, reason };
        Ok(write.finish([self.event(event)]).await?)
    }

    /// Has a document stand for what its kind says, in the place of the one that did. It is part of the dossier: not while that is frozen. Of an
    /// agreement it is said whether every partner signed it.
    pub(super) async fn choose(&self, state: &State, submission: &Submission, (id, is_signed): (DocumentId, bool)) -> Result<(), Unsaved> {
        let write = submission.begin(state).await?;
        let found = self.own(&write, id).await?;
        let project = project::Entity::find_by_id(self.permit.project()).one(&write).await?.ok_or(AppError::NotFound)?;
        let is_open = Place { phase: project.phase, status: project.status }.is_writable();
        let (Some(purpose), true) = (found.row.kind.purpose(), is_open && found.row.version == submission.version) else {
            return Err(AppError::Conflict.into());
        };
        let signed_by_all = is_signed && purpose.is_signed();
        let row = document_use::ActiveModel {
            project_id: Set(project.id),
            purpose: Set(purpose),
            document_id: Set(id),
            chosen_by: Set(self.permit.person()),
            chosen_at: Set(write.now()),
            signed_by_all: Set(signed_by_all),
        };
        let again =
            [document_use::Column::DocumentId, document_use::Column::ChosenBy, document_use::Column::ChosenAt, document_use::Column::SignedByAll];
        let again = OnConflict::columns([document_use::Column::ProjectId, document_use::Column::Purpose]).update_columns(again).to_owned();
        document_use::Entity::insert(row).on_conflict(again).exec_without_returning(&write).await?;
        self.moved(&write, &found.row, document::ActiveModel::default()).await?;
        let name = found.newest().map(|one| one.name.clone()).unwrap_or_default();
        Ok(write.finish([self.event(HistoryEvent::DocumentChosen { document: id, purpose, name, signed_by_all })]).await?)
    }
}

/// The name and the hash as the history keeps them: of what tells wages neither.
fn told(kind: DocumentKind, kept: &Kept) -> (String, String) {
    if kind.is_private() { (String::new(), String::new()) } else { (kept.inspected.name.clone(), kept.inspected.sha256.clone()) }
}

/// What the scanner says of a version that waited. What it found is told, and nobody opens it any more.
pub(super) async fn scanned(state: &State, row: &document_version::Model, scan: ScanState, finding: Option<String>) -> Result<(), AppError> {
    let write = state.begin().await?;
    let changed = document_version::ActiveModel { id: Set(row.id), scan: Set(scan), finding: Set(finding.clone()), ..Default::default() };
    document_version::Entity::update(changed).validate()?.exec_without_returning(&write).await?;
    let document = document::Entity::find_by_id(row.document_id).one(&write).await?;
    let event = document.zip(finding).map(|(document, finding)| {
        let happened = HistoryEvent::DocumentBlocked { document: document.id, document_kind: document.kind, finding };
        Event::by_operator(happened).in_project(document.project_id)
    });
    Ok(write.finish(event).await?)
}

/// The text of a version in small letters, or that it has none that can be read.
pub(super) async fn read_text(state: &State, row: &document_version::Model, read: Result<String, NoText>) -> Result<(), AppError> {
    let write = state.begin().await?;
    let text_state = match read {
        Ok(text) => {
            let text = document_text::ActiveModel { document_version_id: Set(row.id), text: Set(text.to_lowercase()) };
            document_text::Entity::insert(text).exec_without_returning(&write).await?;
            TextState::Kept
        }
        Err(NoText::None) => TextState::None,
        Err(NoText::Failed) => TextState::Failed,
    };
    let changed = document_version::ActiveModel { id: Set(row.id), text_state: Set(text_state), ..Default::default() };
    document_version::Entity::update(changed).validate()?.exec_without_returning(&write).await?;
    Ok(write.finish([]).await?)
}
