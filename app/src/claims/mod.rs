//! Pages about the cost lines of a report: to write, to paste, to judge and to correct.

mod correct_page;
mod costs_page;
mod judge_page;
mod line_page;
mod line_table;
mod paste_form;
mod plan_table;
mod view;
mod view_forms;
mod words;
mod workbook_page;

pub use correct_page::CostCorrectPage;
pub use costs_page::CostsPage;
pub use judge_page::CostsJudgePage;
pub use line_page::CostLinePage;
pub use view::{AdviceLine, CorrectionTold, CostDoors, CostLineView, CostRow, CostSums, CostsView, PasteForm, VerdictTold, WaitingRow, WhichLine};
pub use view_forms::{CorrectView, CostsJudgeView, CostsWorkbookView, FieldsOf, JudgeRow, ReadLine, ReadWorkbook};
pub use words::{correct_refusal, cost_label, cost_names, double_place, verdict_label};
pub use workbook_page::CostsWorkbookPage;
