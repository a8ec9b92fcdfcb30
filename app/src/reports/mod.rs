//! Pages about phase reports and logbooks.

mod due_box;
mod judge_page;
mod list_page;
mod logbook_page;
mod part_page;
mod questions_page;
mod remarks;
mod report_page;
mod section_page;
mod submit_page;
mod view;
mod view_forms;
mod words;

pub use due_box::DueBox;
pub use judge_page::JudgePage;
pub use list_page::ReportsPage;
pub use logbook_page::{LogEntryPage, LogbookPage, log_label};
pub use part_page::PartPage;
pub use questions_page::{QuestionsPage, QuestionsView};
pub use report_page::ReportPage;
pub use section_page::SectionPage;
pub use submit_page::SubmitPage;
pub use view::{
    EarlierReport, OwnPart, PartLine, ReportDoors, ReportHead, ReportLine, ReportView, ReportsShown, ReportsView, SectionLine, SectionStand,
};
pub use view_forms::{AnswerLine, JudgeView, LogLine, LogPageView, LogbookView, PartSection, PartView, RemarkLine, SectionView, SubmitView, UseLine};
pub use words::{crumbs_below, delivered_of, judge_label, kind_name, noted_line, report_field, report_name, report_refusal, shown_answer};
