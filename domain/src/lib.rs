//! The rules of Poort, pure: no clock, database, request, signal, language or colour.
//!
//! Everything that decides something about a project lives here and is called by the server and by the browser alike.

pub mod text_enum;

pub mod access;
pub mod amount;
pub mod audit;
pub mod changed;
pub mod changes;
pub mod claims;
pub mod conditions;
pub mod dates;
pub mod documents;
pub mod financing;
pub mod form_reader;
pub mod gates;
pub mod ids;
pub mod imports;
pub mod in_kind;
pub mod ledger;
pub mod lessons;
pub mod mail;
pub mod money;
pub mod names;
pub mod partners;
pub mod payments;
pub mod people;
pub mod problem;
pub mod programme;
pub mod projects;
pub mod reason;
pub mod remedies;
pub mod reports;
pub mod reviews;
pub mod scale;
pub mod settings;
pub mod share;
pub mod start_list;

pub use money::Eur;
pub use share::Share;
