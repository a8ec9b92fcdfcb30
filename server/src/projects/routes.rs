//! The routes for one project: its page, the form for it, and the dossier facts.

use crate::frame::route::{Access, Route, get, post};
use crate::projects::{dossier_page, form_page};
use domain::access::Action;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    const MAKERS: Access = Access::Needs(Action::CreateProject);
    const EDITORS: Access = Access::Needs(Action::EditDossier);
    vec![
        get("/projects/new", MAKERS, form_page::new_form),
        post("/projects/new", MAKERS, form_page::make),
        get("/projects/{project}/edit", EDITORS, form_page::edit_form),
        post("/projects/{project}/edit", EDITORS, form_page::change),
        get("/projects/{project}/dossier", Access::Needs(Action::ReadProject), dossier_page::look),
        post("/projects/{project}/dossier", EDITORS, dossier_page::change),
    ]
}
