//! Claims: the cost lines of a partner's part of a report, what is refused of them, how the programme judges them, and what that books. Specification,
//! sections 4.2, 6.2 and 6.6. No database here: `server::costs` keeps the lines.

mod approving;
mod around;
mod category;
mod correcting;
mod double;
mod form;
#[cfg(test)]
mod form_tests;
mod pasted;
mod posting;
mod sample;
mod variance;
mod verdict;

pub use approving::{Approval, Judged, approval, may_confirm};
pub use around::{CostAround, CostLeft, Evidence};
pub use category::{CostCategory, CostMeans};
pub use correcting::{CorrectForm, CorrectRefusal, NewCorrection, Standing};
pub use double::{Counted, DoubleKind, LinePlace, invoice_key, name_key};
pub use form::{COST_TEXT, CostForm, NewCost, RefusedCost};
pub use pasted::{COST_COLUMNS, CostBlock, CostNames, MOST_LINES, PASTE_LIMIT, WaitingCost, read_costs};
pub use posting::{Funding, Share, shares};
pub use sample::{Risk, RiskFacts, sample};
pub use variance::PlanLine;
pub use verdict::{CostError, NewVerdict, VerdictForm, VerdictKind};
