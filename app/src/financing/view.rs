//! The plain values that the pages about money are given.

use super::sheet::{COLUMNS, CellProblem, SeverityLook, Sheet, SheetRow};
use super::sheet_words::SheetWords;
use crate::language::Words;
use crate::ui::{Choice, FormErrors, NoticeView, Tone};
use domain::Eur;
use domain::financing::{CofinancingMode, FinancingRowForm, InstrumentForm, InstrumentKind, InstrumentRecord, PublicSource};
use domain::gates::{Gate, MoneyRules, Severity};
use domain::ids::{InstrumentId, ProjectId};
use domain::partners::PartnerFacts;
use domain::projects::Phase;

/// The financing of one phase.
pub struct FinancingView {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// The phase.
    pub phase: Phase,
    /// The table.
    pub sheet: Sheet,
    /// Key and version of the form; none for who only reads.
    pub form: Option<(String, i64)>,
    /// Partners that have no line yet.
    pub addable: Vec<Choice>,
    /// Lines from a spreadsheet that are not in the table.
    pub pasted: Pasted,
    /// Where a change of what was approved is asked for, for who may.
    pub change: Option<String>,
    /// What is wrong in the form.
    pub errors: FormErrors,
    /// Why it cannot be changed, or who was first.
    pub notice: Option<NoticeView>,
}

/// Lines from a spreadsheet that could not be taken over, as they were pasted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The lines.
    pub text: String,
}

/// The table of a phase as a file.
pub struct WorkbookView {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// The phase.
    pub phase: Phase,
    /// Whether the reader may bring one in now.
    pub may_bring: bool,
    /// Why the file that was brought is refused.
    pub problem: Option<String>,
    /// Why none can be brought.
    pub notice: Option<NoticeView>,
    /// Where a change of what was approved is asked for, for who may.
    pub change: Option<String>,
}

/// What a file would change.
pub struct WorkbookPreview {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// The phase.
    pub phase: Phase,
    /// What the file is called.
    pub file: String,
    /// The sheet of it that was read.
    pub sheet: String,
    /// Amount by amount.
    pub changes: Vec<WorkbookChange>,
    /// What cannot be taken over, with its cell.
    pub problems: Vec<String>,
    /// Columns that are not read.
    pub unread: Vec<String>,
    /// Key and version of the form.
    pub form: (String, i64),
    /// What the form holds: the lines that change.
    pub fields: Vec<(String, String)>,
}

/// One amount that a file changes.
pub struct WorkbookChange {
    /// Whose it is.
    pub partner: String,
    /// Its column.
    pub column: String,
    /// What is stored.
    pub old: String,
    /// What stands in the file.
    pub new: String,
}

impl Sheet {
    /// The table with these lines: the number in its form fields, the partner, and what was typed or saved.
    pub fn new(
        words: Words,
        gate: Gate,
        lines: Vec<(u32, PartnerFacts, FinancingRowForm)>,
        instruments: Vec<InstrumentKind>,
        rules: MoneyRules,
        errors: &FormErrors,
    ) -> Self {
        let row = |(number, partner, typed): (u32, PartnerFacts, FinancingRowForm)| {
            let field = |column: &str| format!("rows.{number}.{column}");
            let problem = |column: &&str| {
                let remark = errors.of(&field(column))?;
                let message = if remark.is_problem() { remark.text() } else { format!("{}: {}", financing_label(words, column), remark.text()) };
                Some(CellProblem { field: field(column), message, is_wrong: remark.is_problem() })
            };
            SheetRow { number, role: words.label(partner.role), partner, typed, problems: COLUMNS.iter().filter_map(problem).collect() }
        };
        let look = |severity: &Severity| SeverityLook {
            severity: *severity,
            label: words.label(*severity),
            tone: Tone::of_severity(*severity).code().to_owned(),
        };
        Self {
            language: words.language(),
            words: SheetWords::of(words),
            columns: COLUMNS.iter().map(|column| financing_label(words, column)).collect(),
            rows: lines.into_iter().map(row).collect(),
            instruments,
            rules,
            gate: words.label(gate),
            modes: CofinancingMode::ALL.iter().map(|mode| (*mode, words.label(*mode), words.hint(*mode))).collect(),
            severities: Severity::ALL.iter().map(look).collect(),
        }
    }
}

/// What a column of the table is called; any other name is the partner.
pub fn financing_label(words: Words, column: &str) -> String {
    if let Some(source) = PublicSource::ALL.iter().find(|source| column.strip_prefix("public_") == Some(source.code())) {
        return words.label(*source);
    }
    match column {
        "cost" => words.t("financing-cost"),
        "own_cash" => words.t("financing-own-cash"),
        "own_in_kind" => words.t("financing-own-in-kind"),
        "other" => words.t("financing-other"),
        _ => words.t("financing-partner"),
    }
}

/// The instruments of a project.
pub struct InstrumentsView {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// One line each.
    pub lines: Vec<InstrumentLine>,
    /// Whether the reader may add and change.
    pub may_edit: bool,
    /// Why it cannot be changed.
    pub notice: Option<NoticeView>,
}

/// One instrument in the list.
pub struct InstrumentLine {
    /// Its id.
    pub id: InstrumentId,
    /// Which kind.
    pub kind: InstrumentKind,
    /// The phase that it helps.
    pub phase: Phase,
    /// Who is on the other side.
    pub counterparty: String,
    /// Principal, price or covered amount.
    pub amount: Eur,
    /// What nobody wrote down yet.
    pub missing: Vec<InstrumentRecord>,
}

/// One instrument, to read or to change.
pub struct InstrumentView {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// The instrument; none while it is new.
    pub instrument: Option<InstrumentId>,
    /// Which kind; it stays what it is.
    pub kind: InstrumentKind,
    /// What was typed or saved.
    pub typed: InstrumentForm,
    /// The phases that can be chosen.
    pub phases: Vec<Phase>,
    /// Key and version of the form; none for who only reads.
    pub form: Option<(String, i64)>,
    /// The reason for changing what was approved, where one is needed.
    pub reason: Option<String>,
    /// What is wrong in the form.
    pub errors: FormErrors,
    /// Why it cannot be changed, or who was first.
    pub notice: Option<NoticeView>,
}

/// The question whether an instrument goes.
pub struct RemoveView {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// The instrument.
    pub line: InstrumentLine,
    /// Key and version of the form; none for who may not take it away.
    pub form: Option<(String, i64)>,
    /// The reason for changing what was approved, where one is needed.
    pub reason: Option<String>,
    /// What is wrong in the form.
    pub errors: FormErrors,
    /// Why it cannot be taken away, or who was first.
    pub notice: Option<NoticeView>,
}
