//! The table as it is stored, with what an address proposes in its cells: checked like anything that is typed, and written nowhere.

use app::language::Words;
use app::ui::{NoticeView, StoredField, Tone};
use domain::financing::{FinancingForm, FinancingRowForm};
use domain::ids::PartnerId;
use domain::problem::Problem;

/// A table with a proposal in it.
pub(super) struct Proposed {
    /// What the form shows.
    pub(super) form: FinancingForm,
    /// What is wrong in it.
    pub(super) problems: Vec<Problem>,
    /// The cells of the proposal, with what is stored in them.
    pub(super) cells: Vec<StoredField>,
}

/// The lines with what the address proposes; none when it proposes nothing.
pub(super) fn proposed(words: Words, known: &[PartnerId], rows: Vec<FinancingRowForm>, query: Option<&str>) -> Option<Proposed> {
    let pairs: Vec<(String, String)> = url::form_urlencoded::parse(query?.as_bytes()).into_owned().collect();
    let mut form = FinancingForm { rows };
    let cells: Vec<StoredField> = form.propose(&pairs).into_iter().map(|cell| StoredField { field: cell.field, values: vec![cell.before] }).collect();
    let problems = form.check(words.language(), known).err().unwrap_or_default();
    (!cells.is_empty()).then_some(Proposed { form, problems, cells })
}

/// Says that nothing is saved yet, and what the page says of the table besides.
pub(super) fn proposed_notice(words: Words, beside: Option<NoticeView>) -> NoticeView {
    let beside = beside.into_iter().flat_map(|notice| [Some(format!("{}.", notice.title)), notice.text]).flatten();
    let text: Vec<String> = std::iter::once(words.t("financing-proposed-text")).chain(beside).collect();
    NoticeView { tone: Tone::Accent, title: words.t("financing-proposed"), text: Some(text.join(" ")) }
}
