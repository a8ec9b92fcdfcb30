//! Signing in and out, the choice of language, forms that wait for their sender, the first administrator; and who has access: invitations, roles with
//! their days, and the pages about people.

mod accepting;
pub mod access_list;
mod access_list_routes;
pub mod end_access;
pub mod factor_standing;
mod invitation_routes;
pub mod invitations;
pub mod invited;
pub mod inviting;
mod leaving_rounds;
mod leaving_routes;
pub mod list;
mod list_page;
pub mod pages;
pub mod people_routes;
mod person_routes;
mod project_routes;
pub mod resume_routes;
pub mod role_reminders;
pub mod roles;
pub mod routes;
pub mod setup;
pub mod setup_routes;
mod sign_in_routes;
pub mod store;
mod tasks;
mod unsent;
pub mod unsent_routes;

pub use tasks::tasks;
