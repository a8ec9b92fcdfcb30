//! Documents of a project: which kinds there are, which files are taken, who reads them, which ones a phase asks for, and what a photo needs.
//! Told from bytes alone: nothing here opens a file.

mod file_name;
mod file_type;
#[cfg(test)]
mod file_type_tests;
mod form;
mod kind;
mod limits;
mod office;
mod picture;
mod reader;
mod refusal;
mod required;
mod scan;

pub use file_name::clean_name;
pub use file_type::{FileType, FirstLook, TextCheck, first_look, pdf_end_problem, pdf_problem};
pub use form::{DocumentForm, NewDocument, Photo, Recognisable, may_publish, withdrawal};
pub use kind::{DocumentKind, PhotoPermission, Purpose};
pub use limits::{
    ENTRIES_AT_MOST, FILE_AT_MOST, FILES_AT_ONCE, FORM_AT_MOST, PICTURE_AT_MOST, PIXELS_AT_MOST, PROJECT_AT_MOST, RATIO_AT_MOST, SIDE_AT_MOST,
    UNPACKED_AT_MOST, check_room, check_size,
};
pub use office::{Directory, Entry, check_archive, directory, office_type};
pub use picture::{check_picture, dimensions};
pub use reader::{DocumentReader, Whose};
pub use refusal::FileRefusal;
pub use required::{missing, required};
pub use scan::{ScanState, TextState};
