//! The frame of Poort: what happens when somebody asks. Routes, sign-in, stores and the command line; no rule of the programme.
//!
//! The rooms stand in layers, and arrows run downward only; `docs/generated/rooms.md` draws them.

#![recursion_limit = "512"]

pub mod account;
pub mod assets;
pub mod changes;
pub mod claims;
pub mod cli;
pub mod conditions;
pub mod config;
pub mod costs;
pub mod demo;
pub mod documents;
pub mod dossier;
pub mod experts;
pub mod factors;
pub mod files;
pub mod financing;
pub mod forecasts;
pub mod frame;
pub mod gates;
pub mod history;
pub mod imports;
pub mod in_kind;
pub mod judgements;
pub mod ledger;
pub mod lessons;
pub mod mail;
pub mod oidc;
pub mod organisations;
pub mod overview;
pub mod panels;
pub mod partners;
pub mod payments;
pub mod people;
pub mod programme;
pub mod projects;
pub mod reference;
pub mod reports;
pub mod reviews;
pub mod rounds;
pub mod routes;
pub mod security;
pub mod serve;
pub mod settings;
pub mod smtp;
pub mod sso;
pub mod start_list;
pub mod state;
pub mod stop;
pub mod store;
pub mod ties;

pub use routes::router;
