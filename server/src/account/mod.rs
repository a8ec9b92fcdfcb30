//! The own account: name, language, password, address, and where one is signed in; a new password by mail; and what failed at the doors.

mod current_password;
mod email_routes;
mod email_store;
pub mod limited;
pub mod new_devices;
mod password_routes;
mod reset_routes;
pub mod resets;
pub mod routes;
mod security_log_routes;
mod security_log_store;
mod sessions_routes;
mod store;
pub mod worker;
