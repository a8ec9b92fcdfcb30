//! What the pages of the portfolio are given.

use super::PortfolioQuery;
use super::work_view::{OwnProjects, ProjectFacts};
use crate::ui::Choice;
use crate::ui::tiles::Tile;
use chrono::NaiveDate;
use domain::Eur;
use domain::conditions::Condition;
use domain::gates::ComingYear;
use domain::ids::ProjectId;
use domain::people::Role;
use domain::projects::{Phase, Risk, Status};
use std::collections::BTreeMap;

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

/// Public money in the phases that run, and the most that there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CeilingView {
    /// Each phase with its public money.
    pub phases: Vec<(Phase, Eur)>,
    /// The most.
    pub ceiling: Eur,
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
    /// Public money against the ceiling; none for who does not see the whole programme.
    pub ceiling: Option<CeilingView>,
    /// The gates of the coming year, of those that go on.
    pub year: ComingYear,
    /// How many projects go on, with the filters that are on.
    pub open: i64,
    /// How many projects have ended, with the filters that are on.
    pub ended: i64,
    /// The money of the project with the most, with the filters that are on: the longest bar.
    pub largest: Eur,
    /// Whether the reader may start a project.
    pub may_create: bool,
}

/// One thing that waits for the reader.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WorkItem {
    /// What to do.
    pub what: String,
    /// In which project.
    pub project: String,
    /// Where it is done.
    pub href: String,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// The id of the project: its facts are looked up for all rows at once.
    pub project_id: Option<ProjectId>,
    /// What it is about; none when the project's own summary says it best.
    pub about: Option<String>,
    /// Since when it waits; none when that is since when the project lies where it lies.
    pub since: Option<NaiveDate>,
    /// How far the project is, and what it costs; none for who may not read the project.
    pub facts: Option<ProjectFacts>,
}

impl WorkItem {
    /// The most that is asked for of one kind: what is done makes room for the next.
    pub const MOST: u64 = 25;
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
    /// Whether more of a kind may wait than is asked for.
    pub is_cut: bool,
    /// Whether the reader sees projects at all.
    pub sees_projects: bool,
    /// Whether the reader may start a project.
    pub may_create: bool,
    /// For whoever has no role today: the roles that begin later, with their first days.
    pub ahead: Option<Vec<(Role, NaiveDate)>>,
    /// Whether the reader writes reviews.
    pub is_expert: bool,
    /// The reader's own projects; none for who does not take part in any as a partner.
    pub own: Option<OwnProjects>,
}

impl MyWorkView {
    /// Whether nothing waits.
    pub const fn is_empty(&self) -> bool {
        self.late.is_empty() && self.this_week.is_empty() && self.later.is_empty()
    }

    /// The public money of the projects that something waits in, each counted once, and how many they are.
    pub fn money(&self) -> (Eur, usize) {
        let items = self.late.iter().chain(&self.this_week).chain(&self.later);
        let each: BTreeMap<ProjectId, Eur> = items.filter_map(|item| Some((item.project_id?, item.facts.as_ref()?.public_money))).collect();
        (each.values().copied().sum(), each.len())
    }
}

#[cfg(test)]
mod tests {
    use super::{MyWorkView, WorkItem};
    use crate::portfolio::ProjectFacts;
    use chrono::NaiveDate;
    use domain::Eur;
    use domain::gates::Route;
    use domain::ids::ProjectId;
    use domain::projects::Place;

    fn id(number: u8) -> ProjectId {
        format!("00000000-0000-0000-0000-{number:012}").parse().expect("an id")
    }

    fn item(project: u8, money: i64) -> WorkItem {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
        let route = Route { place: Place::NEW, due: None, passed: Vec::new(), next_gate_on: None, start_on: None, duration_months: None, today };
        let facts = ProjectFacts { route, public_money: Eur::euros(money), since: today, summary: String::new() };
        WorkItem { project_id: Some(id(project)), facts: Some(facts), ..WorkItem::default() }
    }

    #[test]
    fn the_money_of_a_project_in_which_two_things_wait_counts_once() {
        let view = MyWorkView { late: vec![item(1, 100)], this_week: vec![item(2, 50), item(1, 100)], ..MyWorkView::default() };
        assert_eq!(view.money(), (Eur::euros(150), 2));
    }

    #[test]
    fn what_waits_in_a_project_that_the_reader_may_not_read_has_no_money() {
        let unread = WorkItem { facts: None, ..item(1, 100) };
        let view = MyWorkView { later: vec![unread, WorkItem::default()], ..MyWorkView::default() };
        assert_eq!(view.money(), (Eur::ZERO, 0));
    }
}
