//! What the financing table needs, as plain values that travel to the browser.

use super::sheet_words::SheetWords;
use domain::financing::{CofinancingMode, FinancingRowForm, InstrumentKind};
use domain::gates::{MoneyRules, Severity};
use domain::partners::PartnerFacts;
use domain::people::Language;
use serde_tuple::{Deserialize_tuple, Serialize_tuple};

pub(super) use domain::financing::AMOUNT_COLUMNS as COLUMNS;

/// How many amounts a line has.
pub const TYPED_COLUMNS: usize = COLUMNS.len();

/// The table of one phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize_tuple, Deserialize_tuple)]
pub struct Sheet {
    /// The language in which amounts are typed.
    pub language: Language,
    /// Its words.
    pub words: SheetWords,
    /// What the eight columns are called.
    pub columns: Vec<String>,
    /// A line a partner.
    pub rows: Vec<SheetRow>,
    /// The instruments of the phase.
    pub instruments: Vec<InstrumentKind>,
    /// The rules of the gate that leads to the phase.
    pub rules: MoneyRules,
    /// What that gate is called.
    pub gate: String,
    /// What the cofinancing modes are called, each with the sentence that explains it.
    pub modes: Vec<(CofinancingMode, String, String)>,
    /// How rules that are not met look.
    pub severities: Vec<SeverityLook>,
}

/// One partner's line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize_tuple, Deserialize_tuple)]
pub struct SheetRow {
    /// The number in the names of its form fields.
    pub number: u32,
    /// The partner.
    pub partner: PartnerFacts,
    /// What the partner does in the project, in words.
    pub role: String,
    /// What was typed, or what is saved.
    pub typed: FinancingRowForm,
    /// What is wrong in it.
    pub problems: Vec<CellProblem>,
}

/// What is said about one amount: what is wrong with it, or what is stored by now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize_tuple, Deserialize_tuple)]
pub struct CellProblem {
    /// The form field's name, such as `rows.2.cost`.
    pub field: String,
    /// The sentence.
    pub message: String,
    /// Whether something has to be mended.
    pub is_wrong: bool,
}

/// How a rule of some severity looks while it is not met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize_tuple, Deserialize_tuple)]
pub struct SeverityLook {
    /// The severity.
    pub severity: Severity,
    /// What it is called.
    pub label: String,
    /// Its tone's code.
    pub tone: String,
}

impl SheetRow {
    /// The name of a form field in this line.
    pub(super) fn name(&self, column: &str) -> String {
        format!("rows.{}.{column}", self.number)
    }
}
