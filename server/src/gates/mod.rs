//! Gates: the facts that the rules read, frozen dossiers, decisions and the two signatures under them.

mod book;
pub mod condition_reminders;
mod condition_routes;
pub mod decide;
mod decision_about;
mod decision_form_routes;
mod decision_routes;
mod decision_typed;
pub mod details;
mod dossier_routes;
pub mod facts;
mod heads;
pub mod holds;
pub mod lapse;
pub mod letters;
mod met;
mod owners;
pub(crate) mod pages;
mod phase_run;
mod proposals;
pub mod read;
pub mod request;
mod request_routes;
pub mod routes;
mod sections;
pub mod sign;
pub(crate) mod signer;
pub mod snapshot;
pub(crate) mod tasks;
pub mod undo;
pub(crate) mod undo_routes;

pub use book::{avoided, fill_ledger, released};
pub use sections::sections;
pub(crate) use tasks::coming;
pub use tasks::tasks;
