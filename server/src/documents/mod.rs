//! Documents of projects: brought in one form or in pieces, looked into, kept with their versions, read by who may, and withdrawn.

mod access;
mod document_routes;
mod file_routes;
mod form_files;
mod pages;
pub mod read;
mod receive;
pub mod routes;
mod store;
mod tus;
mod tus_routes;
mod upload_routes;
mod withdraw_routes;
pub mod worker;
