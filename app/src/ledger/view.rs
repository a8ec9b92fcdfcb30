//! What the pages about the ledger show.

use crate::changes::ChangesView;
use crate::forecasts::NeedLine;
use crate::ui::PageLinks;
use chrono::NaiveDate;
use domain::Eur;
use domain::gates::Gate;
use domain::ids::{ChangeRequestId, DecisionId, ProjectId};
use domain::ledger::{AvoidedCost, Breakdown, Budget, Ceiling, Chain, Column, Indicators, RowKind};
use domain::projects::{Phase, Status};

/// The chain of one partner, source, phase, area or year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainLine {
    /// What the address calls it.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// Its sums.
    pub chain: Chain,
}

/// Chains under each other, with their total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainTableView {
    /// By what.
    pub breakdown: Breakdown,
    /// The address of the page.
    pub address: String,
    /// The lines.
    pub lines: Vec<ChainLine>,
    /// All lines together.
    pub total: Chain,
}

/// The money of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectMoneyView {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// The phase whose table of financing is filled in now.
    pub phase: Phase,
    /// How it stands.
    pub status: Status,
    /// Public money by what was asked.
    pub table: ChainTableView,
    /// The budgets as they were approved, the last first.
    pub versions: Vec<VersionLine>,
    /// The requests to change what was approved; none while nothing was.
    pub changes: Option<ChangesView>,
    /// What stopping avoided; none for a project that did not stop.
    pub avoided: Option<AvoidedCost>,
    /// The rows of the figure that was opened.
    pub opened: Option<OpenedRows>,
}

/// Why a budget was fixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FixedBy {
    /// A signed go at this gate.
    Decision(DecisionId, Gate),
    /// An approved request of this number.
    Change(ChangeRequestId, i32),
}

/// A budget as a signed go, or a request that was approved since, fixed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionLine {
    /// Counted from one, in the order of the decisions.
    pub number: usize,
    /// Why it was fixed.
    pub by: FixedBy,
    /// The day it was signed.
    pub on: NaiveDate,
    /// The phase.
    pub phase: Phase,
    /// What it fixed.
    pub budget: Budget,
    /// Whether a correction stands in its place.
    pub is_replaced: bool,
    /// Whether a change stands in its place.
    pub is_changed: bool,
}

/// The rows behind a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedRows {
    /// What the line is called; none for the total.
    pub name: Option<String>,
    /// Which column.
    pub column: Column,
    /// The rows, oldest first.
    pub rows: Vec<OpenedRow>,
    /// Their sum.
    pub sum: Eur,
}

/// One row of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedRow {
    /// The day it counts for.
    pub on: NaiveDate,
    /// What it is.
    pub kind: RowKind,
    /// Whether it takes an earlier row back.
    pub is_taken_back: bool,
    /// Why it is there.
    pub why: String,
    /// Where that can be read.
    pub href: Option<String>,
    /// The partner.
    pub partner: String,
    /// The source, and as what it is given.
    pub what: String,
    /// How much.
    pub amount: Eur,
}

/// The money of the programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeMoneyView {
    /// The most, and what takes room.
    pub ceiling: Ceiling,
    /// What can still be committed.
    pub left: Eur,
    /// Public money of all phases.
    pub chain: Chain,
    /// The approved budgets, of the phase that each project is in and of all phases.
    pub budgets: Vec<BudgetLine>,
    /// Public money by source, phase, area and year.
    pub tables: Vec<ChainTableView>,
    /// What is needed by half-year.
    pub need: Vec<NeedLine>,
    /// The projects behind the figure that was opened.
    pub opened: Option<OpenedProjects>,
    /// Whether the reader makes payments.
    pub may_pay: bool,
}

/// Approved budgets with what is computed of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetLine {
    /// Of the phase that each project is in, or of all.
    pub is_current: bool,
    /// What was approved.
    pub budget: Budget,
    /// The indicators over the same rows.
    pub indicators: Indicators,
}

/// The projects behind a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedProjects {
    /// What the line is called; none for the total.
    pub name: Option<String>,
    /// Which column.
    pub column: Column,
    /// The projects, the largest first.
    pub projects: Vec<OpenedProject>,
    /// Of all of them, also those on other pages.
    pub sum: Eur,
    /// Where this is in the list.
    pub page: PageLinks,
}

/// One project behind a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedProject {
    /// Which one.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// How much.
    pub amount: Eur,
}
