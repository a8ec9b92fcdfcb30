//! The addresses of cost lines.

use super::{correct_routes, judge_routes, line_routes, paste_routes, workbook_routes};
use crate::frame::route::{Access, Route, get, post};
use domain::access::Action;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    const READ: Access = Access::Needs(Action::ReadProject);
    const KEEP: Access = Access::Needs(Action::KeepOwnReport);
    const JUDGE: Access = Access::Needs(Action::JudgeReport);
    let mut routes = vec![
        get("/projects/{project}/reports/{report}/costs/{part}", READ, paste_routes::show),
        post("/projects/{project}/reports/{report}/costs/{part}/paste", KEEP, paste_routes::paste),
        get("/projects/{project}/reports/{report}/costs/{part}/new", KEEP, line_routes::new),
        post("/projects/{project}/reports/{report}/costs/{part}/new", KEEP, line_routes::add),
        get("/projects/{project}/reports/{report}/costs/{part}/lines/{cost}", KEEP, line_routes::show),
        post("/projects/{project}/reports/{report}/costs/{part}/lines/{cost}", KEEP, line_routes::save),
        post("/projects/{project}/reports/{report}/costs/{part}/lines/{cost}/remove", KEEP, line_routes::remove),
        get("/projects/{project}/reports/{report}/costs/{part}/waiting/{waiting}", KEEP, line_routes::show_waiting),
        post("/projects/{project}/reports/{report}/costs/{part}/waiting/{waiting}", KEEP, line_routes::mend),
        post("/projects/{project}/reports/{report}/costs/{part}/waiting/{waiting}/remove", KEEP, line_routes::remove_waiting),
        get("/projects/{project}/reports/{report}/costs/{part}/judge", JUDGE, judge_routes::show),
        post("/projects/{project}/reports/{report}/costs/{part}/judge", JUDGE, judge_routes::judge),
        post("/projects/{project}/reports/{report}/costs/{part}/judge/rest", JUDGE, judge_routes::approve_rest),
        get("/projects/{project}/reports/{report}/costs/{part}/lines/{cost}/correct", JUDGE, correct_routes::show),
        post("/projects/{project}/reports/{report}/costs/{part}/lines/{cost}/correct", JUDGE, correct_routes::correct),
    ];
    routes.extend(workbook_routes::routes());
    routes
}
