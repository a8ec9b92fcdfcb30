//! The pages of Poort: what people see, in Dutch and English. Knows the rules of `domain`; knows no database and no HTTP server.
//!
//! Everything is rendered on the server. Only islands, and what they need, are built for the browser.

#![recursion_limit = "512"]

#[cfg(feature = "ssr")]
pub mod account;
pub mod bar;
#[cfg(feature = "browser")]
mod browser;
#[cfg(feature = "ssr")]
pub mod changes;
#[cfg(feature = "ssr")]
pub mod conditions;
#[cfg(feature = "ssr")]
pub mod document;
pub mod documents;
#[cfg(feature = "ssr")]
pub mod experts;
#[cfg(feature = "ssr")]
pub mod factors;
pub mod financing;
#[cfg(feature = "ssr")]
pub mod forecasts;
#[cfg(feature = "ssr")]
pub mod gates;
#[cfg(feature = "ssr")]
pub mod history;
#[cfg(feature = "ssr")]
pub mod imports;
#[cfg(feature = "ssr")]
pub mod in_kind;
pub mod island;
mod island_words;
#[cfg(feature = "ssr")]
pub mod judgements;
#[cfg(feature = "ssr")]
pub mod keeping;
#[cfg(feature = "ssr")]
pub mod kept;
#[cfg(feature = "ssr")]
pub mod language;
#[cfg(feature = "ssr")]
pub mod ledger;
#[cfg(feature = "ssr")]
pub mod mail;
#[cfg(feature = "ssr")]
pub mod organisations;
#[cfg(feature = "ssr")]
pub mod panels;
#[cfg(feature = "ssr")]
pub mod partners;
#[cfg(feature = "ssr")]
pub mod paths;
#[cfg(feature = "ssr")]
pub mod payments;
#[cfg(feature = "ssr")]
pub mod people;
#[cfg(feature = "ssr")]
pub mod portfolio;
#[cfg(feature = "ssr")]
pub mod programme;
#[cfg(feature = "ssr")]
pub mod projects;
#[cfg(feature = "ssr")]
pub mod reports;
pub mod reviews;
#[cfg(feature = "ssr")]
pub mod rounds;
#[cfg(feature = "ssr")]
pub mod settings;
#[cfg(feature = "ssr")]
pub mod stop;
#[cfg(feature = "ssr")]
pub mod style_guide;
#[cfg(feature = "ssr")]
pub mod ui;
