//! The proof: stories through HTTP, on SQLite or on the PostgreSQL of `POORT_TEST_DATABASE_URL`, and the order of the house.

mod access;
mod health;
mod imports;
mod portfolio;
mod form_on_page;
mod organisations;
mod partners;
mod projects;
mod server_under_test;
mod story;
mod tidy;
