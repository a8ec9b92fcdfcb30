//! The URLs of documents, of files on their way, and of lists of projects that are brought in.

use domain::ids::{DocumentId, ImportId, ProjectId, UploadId};

paths! {
    /// Brings projects in from a file.
    import() = "/import";
    /// One run of an import.
    import_run(import: ImportId) = "/import/{import}";
    /// The documents of a project; a form with files is sent here.
    documents(project: ProjectId) = "/projects/{project}/documents";
    /// One document; a new version is sent here.
    document(project: ProjectId, document: DocumentId) = "/projects/{project}/documents/{document}";
    /// What a version holds, to keep.
    document_file(project: ProjectId, document: DocumentId, number: i64) = "/projects/{project}/documents/{document}/versions/{number}";
    /// What a version shows, on a page.
    document_picture(project: ProjectId, document: DocumentId, number: i64) = "/projects/{project}/documents/{document}/versions/{number}/picture";
    /// The question why a document is withdrawn.
    document_withdraw(project: ProjectId, document: DocumentId) = "/projects/{project}/documents/{document}/withdraw";
    /// Says that a document stands for what its kind says.
    document_choose(project: ProjectId, document: DocumentId) = "/projects/{project}/documents/{document}/choose";
    /// Files that come in pieces begin here.
    uploads(project: ProjectId) = "/projects/{project}/uploads";
    /// A file that comes in pieces.
    upload(project: ProjectId, upload: UploadId) = "/projects/{project}/uploads/{upload}";
}
