//! The frame of Poort: what happens when somebody asks. Routes, sign-in, stores and the command line; no rule of the programme.

#![recursion_limit = "512"]

pub mod actor;
pub mod assets;
pub mod audit;
pub mod cli;
pub mod conditions;
pub mod config;
pub mod database;
pub mod demo;
pub mod differing;
pub mod experts;
pub mod financing;
pub mod form;
pub mod form_key;
pub mod gates;
pub mod health;
pub mod history;
pub mod ids;
pub mod imports;
pub mod judgements;
pub mod listing;
pub mod mail;
pub mod organisations;
pub mod panels;
pub mod partners;
pub mod people;
pub mod portfolio;
pub mod programme;
pub mod projects;
pub mod reference;
pub mod respond;
pub mod reviews;
pub mod rounds;
pub mod routes;
pub mod security;
pub mod sent;
pub mod serve;
pub mod state;
pub mod stop;
pub mod visit;

pub use routes::router;
