//! What the pages about cost lines are given.

use crate::reports::ReportHead;
use crate::ui::{FormErrors, NoticeView, PageLinks};
use chrono::NaiveDate;
use domain::Eur;
use domain::claims::{CostCategory, CostError, CostForm, CostLeft, CostMeans, PlanLine, VerdictKind};
use domain::financing::PublicSource;
use domain::ids::{CostLineId, CostWaitingId, DocumentId, OrganisationId};
use domain::in_kind::{Hours, InKindNumbers};
use domain::payments::Holdup;

/// What was said of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerdictTold {
    /// What.
    pub kind: VerdictKind,
    /// How much was approved.
    pub approved: Eur,
    /// What is wrong.
    pub error: Option<CostError>,
    /// Why.
    pub reason: String,
}

/// A correction of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionTold {
    /// The difference.
    pub amount: Eur,
    /// What was wrong.
    pub error: Option<CostError>,
    /// Why.
    pub reason: String,
    /// On which day.
    pub on: NaiveDate,
}

/// A line of a part, as far as this reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostRow {
    /// The line.
    pub id: CostLineId,
    /// Its number.
    pub number: i32,
    /// Its first and last day.
    pub days: (NaiveDate, NaiveDate),
    /// What it was.
    pub description: String,
    /// What it is for.
    pub category: CostCategory,
    /// The work package.
    pub work_package: String,
    /// In money or in kind.
    pub means: CostMeans,
    /// Who worked, and how long; nothing for who may not see it.
    pub work: Option<(String, Hours)>,
    /// The rate that its method calculates with; nothing for who may not see it.
    pub rate: Option<Eur>,
    /// How much.
    pub value: Eur,
    /// Whose bill, and its number.
    pub bill: Option<(String, String)>,
    /// The document that proves it, and what it is called.
    pub evidence: Option<(DocumentId, String)>,
    /// A document should prove it and none does.
    pub lacks_evidence: bool,
    /// What was said of it.
    pub verdict: Option<VerdictTold>,
    /// What was corrected later.
    pub corrections: Vec<CorrectionTold>,
    /// What is approved by now.
    pub approved: Eur,
}

/// A line that waits to be mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingRow {
    /// The line.
    pub id: CostWaitingId,
    /// What stood there.
    pub form: CostForm,
    /// What is wrong with it, cell by cell.
    pub problems: Vec<String>,
    /// It is above the budget: where a request can change that.
    pub asks_change: Option<String>,
}

/// What lines come to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CostSums {
    /// Lines.
    pub lines: usize,
    /// In money.
    pub cash: Eur,
    /// In kind.
    pub in_kind: Eur,
    /// Approved by now.
    pub approved: Eur,
    /// What is left of the budget.
    pub left: CostLeft,
}

/// The form that takes lines of a spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasteForm {
    /// Its key.
    pub key: String,
    /// What was pasted and not read.
    pub text: String,
    /// What was chosen.
    pub means: String,
}

/// What the reader can do on the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CostDoors {
    /// Write lines.
    pub write: bool,
    /// Judge them.
    pub judge: bool,
    /// Correct them.
    pub correct: bool,
    /// Read the section with the explanation and the remarks.
    pub section: bool,
}

/// What may be paid of one commitment to the partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdviceLine {
    /// Which government gives it.
    pub source: PublicSource,
    /// What may be paid today; nothing where something stands in the way of all of it.
    pub amount: Eur,
    /// What stands in the way.
    pub holdups: Vec<Holdup>,
    /// Where it is proposed, or where its plan is read.
    pub href: String,
}

/// The cost lines of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostsView {
    /// The top.
    pub head: ReportHead,
    /// Whose part.
    pub part: OrganisationId,
    /// What they are called.
    pub name: String,
    /// The lines of this page.
    pub rows: Vec<CostRow>,
    /// The other pages.
    pub page: Option<PageLinks>,
    /// The lines that wait.
    pub waiting: Vec<WaitingRow>,
    /// What all lines come to.
    pub sums: CostSums,
    /// What the reader can do.
    pub doors: CostDoors,
    /// Cost against plan, and whether it was explained.
    pub plan: (Vec<PlanLine>, bool),
    /// What may be paid on it, once it is approved.
    pub advice: Vec<AdviceLine>,
    /// The form for lines of a spreadsheet.
    pub paste: Option<PasteForm>,
    /// The key of the forms that take a line out.
    pub remove_key: String,
    /// What is wrong with the forms.
    pub errors: FormErrors,
    /// What just happened.
    pub notice: Option<NoticeView>,
}

/// Which line a form is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhichLine {
    /// A new one.
    New,
    /// One that is there.
    Line(CostLineId, i32),
    /// One that waits.
    Waiting(CostWaitingId),
}

/// The form of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostLineView {
    /// The top.
    pub head: ReportHead,
    /// Whose part.
    pub part: OrganisationId,
    /// Which line.
    pub which: WhichLine,
    /// What was typed.
    pub typed: CostForm,
    /// The documents that can prove it.
    pub documents: Vec<(String, String)>,
    /// The numbers of the valuation.
    pub numbers: InKindNumbers,
    /// The days between which a cost lies.
    pub period: (NaiveDate, NaiveDate),
    /// The key, and the version of the line.
    pub form: Option<(String, i64)>,
    /// A key for the form that takes it out.
    pub remove_key: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// It is above the budget: where a request can change that.
    pub asks_change: Option<String>,
    /// What just happened.
    pub notice: Option<NoticeView>,
}
