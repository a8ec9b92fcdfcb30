//! What the pages of the portfolio are given.

use super::PortfolioQuery;
use crate::ui::Choice;
use crate::ui::tiles::Tile;
use chrono::NaiveDate;
use domain::Eur;
use domain::conditions::Condition;
use domain::ids::ProjectId;
use domain::projects::{Phase, Risk, Status};

/// One project in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PortfolioRow {
    /// Its id.
    pub id: ProjectId,
    /// Its title.
    pub title: String,
    /// Who leads; empty when nobody does yet.
    pub lead: String,
    /// Its phase.
    pub phase: Phase,
    /// Its status.
    pub status: Status,
    /// The day of the next gate.
    pub next_gate_on: Option<NaiveDate>,
    /// Held until this day.
    pub hold_until: Option<NaiveDate>,
    /// The cost of the current phase.
    pub cost: Eur,
    /// Public money.
    pub public_money: Eur,
    /// Own cash.
    pub own_cash: Eur,
    /// Own contributions in kind.
    pub own_in_kind: Eur,
    /// Other money.
    pub other_money: Eur,
    /// The condition that is furthest below what the next gate asks, its level, and what is asked.
    pub weakest: Option<(Condition, u8, u8)>,
    /// The first date among the open conditions of its decisions.
    pub condition_due_on: Option<NaiveDate>,
    /// What asks attention, most pressing first.
    pub risks: Vec<Risk>,
}

/// What the filters offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterChoices {
    /// Areas and sub-areas.
    pub areas: Vec<Choice>,
    /// The clusters of 2005.
    pub clusters: Vec<Choice>,
}

/// The list of projects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PortfolioView {
    /// What was asked.
    pub query: PortfolioQuery,
    /// The projects of this page.
    pub rows: Vec<PortfolioRow>,
    /// How many there are in all.
    pub total: i64,
    /// The day from which dates are counted.
    pub today: NaiveDate,
    /// What the filters offer.
    pub choices: FilterChoices,
    /// The numbers on top.
    pub tiles: Vec<Tile>,
    /// Whether the reader may start a project.
    pub may_create: bool,
}

/// One thing that waits for the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkItem {
    /// What to do.
    pub what: String,
    /// In which project.
    pub project: String,
    /// Where it is done.
    pub href: String,
    /// By when.
    pub due_on: Option<NaiveDate>,
}

impl WorkItem {
    /// The most that is asked for of one kind; the lists show the rest.
    pub const MOST: u64 = 50;
}

/// What waits for the reader, in the order of urgency.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MyWorkView {
    /// Late.
    pub late: Vec<WorkItem>,
    /// Due within seven days, or waiting without a date.
    pub this_week: Vec<WorkItem>,
    /// Due later.
    pub later: Vec<WorkItem>,
    /// Whether the reader sees projects at all.
    pub sees_projects: bool,
    /// Whether the reader may start a project.
    pub may_create: bool,
}
