//! The proof: stories through HTTP, on SQLite or on the PostgreSQL of `POORT_TEST_DATABASE_URL`, and the order of the house.

mod form_on_page;
mod health;
mod imports;
mod organisations;
mod partners;
mod projects;
mod server_under_test;
mod story;
mod tidy;
