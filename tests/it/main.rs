//! The proof: stories through HTTP, on SQLite or on the PostgreSQL of `POORT_TEST_DATABASE_URL`, and the order of the house.

mod a_dossier;
mod access;
mod conditions;
mod decisions;
mod demo;
mod financing;
mod form_on_page;
mod gates;
mod health;
mod history;
mod imports;
mod instruments;
mod money_story;
mod organisations;
mod partners;
mod portfolio;
mod projects;
mod server_under_test;
mod setup;
mod stop;
mod story;
mod tidy;
