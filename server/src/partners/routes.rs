//! The routes for the partners of a project.

use super::{edit_page, list_page, new_page, remove_page};
use crate::frame::route::{Access, Route, get, post};
use domain::access::Action;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    const READERS: Access = Access::Needs(Action::ReadProject);
    const EDITORS: Access = Access::Needs(Action::EditDossier);
    vec![
        get("/projects/{project}/partners", READERS, list_page::list),
        get("/projects/{project}/partners/new", EDITORS, new_page::look),
        post("/projects/{project}/partners/new", EDITORS, new_page::add),
        get("/projects/{project}/partners/{partner}", EDITORS, edit_page::look),
        post("/projects/{project}/partners/{partner}", EDITORS, edit_page::change),
        get("/projects/{project}/partners/{partner}/remove", EDITORS, remove_page::ask),
        post("/projects/{project}/partners/{partner}/remove", EDITORS, remove_page::remove),
    ]
}
