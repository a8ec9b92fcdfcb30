//! The proof: stories through HTTP, on SQLite or on the PostgreSQL of `POORT_TEST_DATABASE_URL`, and the order of the house.

mod gates;
mod health;
mod imports;
mod server_under_test;
mod tidy;
