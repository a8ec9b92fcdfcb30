//! The routes for one project: its page, the form for it, and the dossier facts.

use crate::frame::route::{Access, Route, get, post};
use crate::projects::{dossier_routes, form_routes};
use domain::access::Action;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    const MAKERS: Access = Access::Needs(Action::CreateProject);
    const EDITORS: Access = Access::Needs(Action::EditDossier);
    vec![
        get("/projects/new", MAKERS, form_routes::new_form),
        post("/projects/new", MAKERS, form_routes::make),
        get("/projects/{project}/edit", EDITORS, form_routes::edit_form),
        post("/projects/{project}/edit", EDITORS, form_routes::change),
        get("/projects/{project}/dossier", Access::Needs(Action::ReadProject), dossier_routes::show_dossier),
        post("/projects/{project}/dossier", EDITORS, dossier_routes::change),
    ]
}
