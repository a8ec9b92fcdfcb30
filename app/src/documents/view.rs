//! What the pages about documents show.

use crate::ui::{FormErrors, NoticeView};
use chrono::{DateTime, Utc};
use domain::conditions::Condition;
use domain::documents::{DocumentForm, DocumentKind, FileType, PhotoPermission, Purpose, ScanState, TextState};
use domain::gates::Gate;
use domain::ids::{DocumentId, ProjectId};
use domain::projects::Phase;

/// The documents of a project, for one reader.
pub struct DocumentsView {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// The phase that it is in.
    pub phase: Phase,
    /// Kinds that the phase asks for, and of which there is none.
    pub missing: Vec<DocumentKind>,
    /// What the dossier rests on, and what is not chosen yet.
    pub chosen: Vec<(Purpose, Option<DocumentLine>)>,
    /// The documents that were sought.
    pub lines: Vec<DocumentLine>,
    /// There is none at all.
    pub is_empty: bool,
    /// What was sought.
    pub sought: String,
    /// Bytes of those that the reader sees.
    pub used: u64,
    /// Bytes that a project has at most.
    pub most: u64,
    /// The key of the form; none for who brings nothing.
    pub form: Option<String>,
    /// What was typed.
    pub typed: DocumentForm,
    /// What is wrong.
    pub errors: FormErrors,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
}

/// A document in a list.
#[derive(Debug, Clone)]
pub struct DocumentLine {
    /// Its id.
    pub id: DocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// Its newest version.
    pub version: VersionLine,
    /// It was withdrawn.
    pub is_withdrawn: bool,
    /// What it stands for in the dossier.
    pub purposes: Vec<Purpose>,
}

/// A version.
#[derive(Debug, Clone)]
pub struct VersionLine {
    /// Its number.
    pub number: i64,
    /// What it is called.
    pub name: String,
    /// Which file it is.
    pub file_type: FileType,
    /// Its bytes.
    pub size: u64,
    /// The hash of what it holds.
    pub sha256: String,
    /// What the virus scanner said.
    pub scan: ScanState,
    /// What it found.
    pub finding: Option<String>,
    /// Whether its text is kept.
    pub text: TextState,
    /// Who brought it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether the reader may open it now.
    pub may_open: bool,
}

/// What is said of a photo.
pub struct PhotoView {
    /// What it shows.
    pub caption: String,
    /// Who made it.
    pub maker: String,
    /// What the maker allows.
    pub permission: PhotoPermission,
    /// Whether people on it can be recognised.
    pub recognisable: bool,
}

/// That a document was withdrawn.
pub struct Withdrawn {
    /// By whom.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Why.
    pub reason: String,
}

/// One document.
pub struct DocumentView {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// The document.
    pub id: DocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// Its versions, newest first.
    pub versions: Vec<VersionLine>,
    /// What is said of a photo.
    pub photo: Option<PhotoView>,
    /// That it was withdrawn.
    pub withdrawn: Option<Withdrawn>,
    /// What it stands for in the dossier.
    pub purposes: Vec<Purpose>,
    /// The conditions that it is evidence for.
    pub evidence: Vec<Condition>,
    /// The gate that the project goes to.
    pub gate: Option<Gate>,
    /// The reader may bring a new version.
    pub may_renew: bool,
    /// The reader may withdraw it.
    pub may_withdraw: bool,
    /// Every partner signed it.
    pub signed_by_all: bool,
    /// The reader may have it stand for what its kind says.
    pub may_choose: bool,
    /// The key of the form for a new version.
    pub key: String,
    /// The key of the other form.
    pub choose_key: String,
    /// The version of the row.
    pub version: i64,
    /// What is wrong.
    pub errors: FormErrors,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
}

/// The question why a document is withdrawn.
pub struct WithdrawView {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// The document.
    pub id: DocumentId,
    /// What it is called.
    pub name: String,
    /// The dossier rests on it.
    pub is_in_use: bool,
    /// It was withdrawn meanwhile.
    pub is_withdrawn: bool,
    /// The key of the form.
    pub key: String,
    /// The version of the row.
    pub version: i64,
    /// What was typed.
    pub reason: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
}
