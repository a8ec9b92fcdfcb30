//! The proof: stories through HTTP, on SQLite or on the PostgreSQL of `POORT_TEST_DATABASE_URL`, and the order of the house.

mod a_dossier;
mod conditions;
mod health;
mod history;
mod imports;
mod server_under_test;
mod setup;
mod stop;
mod tidy;
