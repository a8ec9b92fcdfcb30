//! Importing project lists: reading the file, the dry run, and writing the projects. What is wrong with a row is decided in `domain::imports`.

mod changes;
mod file_problem;
mod fingerprint;
mod import_file;
mod pairs;
mod preview;
mod read;
mod report;
pub mod routes;
mod rows;
mod runs;
mod store;
mod uploads;
mod vetted;
mod wording;
mod writing;

pub use changes::Take;
pub use file_problem::FileProblem;
pub use import_file::{Importer, import_file};
pub use pairs::Pairs;
pub use preview::{Preview, Wanted, preview};
pub use read::{ProjectList, SIZE_LIMIT};
pub use report::{write_json, write_summary, written};
pub use runs::Run;
pub(crate) use runs::broken_off;
pub use store::{ImportError, Imported};
pub use wording::{refusal, refused_import};
pub use writing::Writing;
