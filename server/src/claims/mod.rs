//! Claims: the cost lines of a partner's part of a report, written and pasted by its own people, judged line by line by the programme, and corrected
//! after the report was approved. What they book stands in `costs`.

mod correct_routes;
mod judge_page;
mod judge_routes;
mod judge_store;
mod line_routes;
mod pages;
mod paste_routes;
pub mod routes;
mod store;
mod waiting;
mod workbook;
mod workbook_routes;
