//! Routes about one project.

use super::page;
use crate::routes::{Access, Route, get};
use domain::access::Action;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    vec![get("/projects/{project}", Access::Needs(Action::ReadProject), page::show)]
}
