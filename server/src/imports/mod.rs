//! Importing project lists: reading the file, the dry run, and writing the projects. What is wrong with a row is decided in `domain::imports`.

mod file_problem;
mod fingerprint;
mod import_file;
mod preview;
mod read;
mod report;
pub mod routes;
mod rows;
mod store;
mod uploads;
mod vetted;
mod wording;

pub use file_problem::FileProblem;
pub use import_file::{Importer, import_file};
pub use preview::{Preview, Wanted, preview};
pub use read::{ProjectList, SIZE_LIMIT};
pub use report::{write_json, write_summary, written};
pub use store::{ImportError, Imported, Run, imported_before};
pub use wording::{refusal, refused_import};
