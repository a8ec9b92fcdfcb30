//! The routes for the partners of a project.

use super::{edit_routes, list_routes, new_routes, remove_routes};
use crate::frame::route::{Access, Route, get, post};
use domain::access::Action;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    const READERS: Access = Access::Needs(Action::ReadProject);
    const EDITORS: Access = Access::Needs(Action::EditDossier);
    vec![
        get("/projects/{project}/partners", READERS, list_routes::list),
        get("/projects/{project}/partners/new", EDITORS, new_routes::show_form),
        post("/projects/{project}/partners/new", EDITORS, new_routes::add),
        get("/projects/{project}/partners/{partner}", EDITORS, edit_routes::show_form),
        post("/projects/{project}/partners/{partner}", EDITORS, edit_routes::change),
        get("/projects/{project}/partners/{partner}/remove", EDITORS, remove_routes::ask),
        post("/projects/{project}/partners/{partner}/remove", EDITORS, remove_routes::remove),
    ]
}
