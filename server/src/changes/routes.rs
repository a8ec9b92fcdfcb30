//! The addresses of requests.

use super::{decide_routes, form_routes, request_routes, step_routes};
use crate::frame::route::{Access, Route, get, post, upload};
use domain::access::Action;

/// A table of the largest size, and the texts around it.
const BODY_LIMIT: usize = 1024 * 1024;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    let (write, answer, hand_in, decide) = (
        Access::Needs(Action::WriteChange),
        Access::Needs(Action::AnswerChange),
        Access::Needs(Action::HandInChange),
        Access::Needs(Action::DecideChange),
    );
    vec![
        get("/projects/{project}/changes/new/{phase}", write, form_routes::new),
        upload("/projects/{project}/changes/new/{phase}", write, BODY_LIMIT, form_routes::make),
        get("/projects/{project}/changes/{change}", Access::Needs(Action::ReadProject), request_routes::show),
        get("/projects/{project}/changes/{change}/edit", write, form_routes::edit),
        upload("/projects/{project}/changes/{change}/edit", write, BODY_LIMIT, form_routes::save),
        post("/projects/{project}/changes/{change}/ask", write, step_routes::ask),
        post("/projects/{project}/changes/{change}/answer", answer, request_routes::answer),
        post("/projects/{project}/changes/{change}/reopen", write, step_routes::reopen),
        post("/projects/{project}/changes/{change}/hand-in", hand_in, step_routes::hand_in),
        post("/projects/{project}/changes/{change}/decision", decide, decide_routes::decide),
        post("/projects/{project}/changes/{change}/sign", decide, decide_routes::sign),
        get("/projects/{project}/changes/{change}/take-back", decide, decide_routes::take_back_form),
        post("/projects/{project}/changes/{change}/take-back", decide, decide_routes::take_back),
        get("/projects/{project}/changes/{change}/withdraw", write, step_routes::withdraw_form),
        post("/projects/{project}/changes/{change}/withdraw", write, step_routes::withdraw),
    ]
}
