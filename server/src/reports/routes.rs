//! The addresses of reports and logbooks.

use super::{judge_routes, log_routes, part_routes, questions_routes, report_routes, section_routes, submit_routes};
use crate::frame::route::{Access, Route, get, post};
use domain::access::Action;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    const READ: Access = Access::Needs(Action::ReadProject);
    const KEEP: Access = Access::Needs(Action::KeepOwnReport);
    const SUBMIT: Access = Access::Needs(Action::SubmitReport);
    const JUDGE: Access = Access::Needs(Action::JudgeReport);
    vec![
        get("/reports", Access::Needs(Action::ReadPortfolio), report_routes::all),
        get("/reports/questions", Access::Needs(Action::ReadLessons), questions_routes::show),
        get("/projects/{project}/reports", READ, report_routes::of_project),
        get("/projects/{project}/reports/{report}", READ, report_routes::show),
        get("/projects/{project}/reports/{report}/parts/{part}", READ, part_routes::show),
        post("/projects/{project}/reports/{report}/parts/{part}/form", KEEP, part_routes::choose_form),
        post("/projects/{project}/reports/{report}/parts/{part}/hand-in", KEEP, part_routes::hand_in),
        post("/projects/{project}/reports/{report}/parts/{part}/take-back", KEEP, part_routes::take_back),
        get("/projects/{project}/reports/{report}/parts/{part}/{section}", KEEP, section_routes::show),
        post("/projects/{project}/reports/{report}/parts/{part}/{section}", KEEP, section_routes::save),
        post("/projects/{project}/reports/{report}/parts/{part}/{section}/remark", JUDGE, part_routes::remark),
        post("/projects/{project}/reports/{report}/remarks/{remark}/answer", KEEP, section_routes::answer_remark),
        post("/projects/{project}/reports/{report}/remarks/{remark}/remove", JUDGE, part_routes::unremark),
        get("/projects/{project}/reports/{report}/submit", SUBMIT, submit_routes::ask),
        post("/projects/{project}/reports/{report}/submit", SUBMIT, submit_routes::submit),
        post("/projects/{project}/reports/{report}/withdraw", SUBMIT, submit_routes::withdraw),
        post("/projects/{project}/reports/{report}/open", JUDGE, report_routes::open),
        get("/projects/{project}/reports/{report}/judge", JUDGE, judge_routes::show),
        post("/projects/{project}/reports/{report}/judge", JUDGE, judge_routes::approve),
        post("/projects/{project}/reports/{report}/return", JUDGE, judge_routes::give_back),
        post("/projects/{project}/reports/{report}/confirm", JUDGE, judge_routes::confirm),
        post("/projects/{project}/reports/{report}/reopen", JUDGE, judge_routes::reopen),
        get("/projects/{project}/logbook", KEEP, log_routes::show),
        post("/projects/{project}/logbook", KEEP, log_routes::add),
        get("/projects/{project}/logbook/{entry}", KEEP, log_routes::edit),
        post("/projects/{project}/logbook/{entry}", KEEP, log_routes::save),
        post("/projects/{project}/logbook/{entry}/remove", KEEP, log_routes::remove),
    ]
}
