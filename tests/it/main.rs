//! The proof: stories through HTTP, on SQLite or on the PostgreSQL of `POORT_TEST_DATABASE_URL`, and the order of the house.

mod access;
mod conditions;
mod corrections;
mod decisions;
mod demo;
mod financing;
mod form_on_page;
mod gates;
mod health;
mod history;
mod imports;
mod instruments;
mod organisations;
mod outcomes;
mod partners;
mod portfolio;
mod projects;
mod server_under_test;
mod setup;
mod stop;
mod story;
mod tidy;
mod twice;
