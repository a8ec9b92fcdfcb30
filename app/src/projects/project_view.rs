//! What the project page is given.

use super::AboutView;
use crate::conditions::ConditionLevelsView;
use crate::financing::MoneyView;
use crate::gates::{DecisionsView, OpenConditionsView, RouteView};
use crate::partners::PartnerTableView;
use crate::start_list::ProjectStartView;
use crate::stop::ProjectStopView;
use domain::gates::Gate;
use domain::ids::ProjectId;
use domain::projects::Status;

/// What a feature shows on the page of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Section {
    /// Its route, on top.
    Route(RouteView),
    /// The open conditions of its decisions, above everything that follows.
    OpenConditions(OpenConditionsView),
    /// That it stops or was stopped.
    Stop(ProjectStopView),
    /// What is still to be arranged after a go, on top.
    Start(ProjectStartView),
    /// Its money.
    Money(MoneyView),
    /// Its partners.
    Partners(PartnerTableView),
    /// The conditions at its next gate.
    Conditions(ConditionLevelsView),
    /// What was decided about it.
    Decisions(DecisionsView),
    /// What it is about, beside the rest.
    About(AboutView),
}

/// What the reader may open from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doors {
    /// Propose or confirm to stop.
    pub stop: bool,
    /// Read the history.
    pub history: bool,
}

/// One project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectView {
    /// Its id.
    pub id: ProjectId,
    /// Its title.
    pub title: String,
    /// Its status.
    pub status: Status,
    /// The gate that its phase leads to.
    pub gate: Option<Gate>,
    /// What each feature shows; those in one place stand in this order.
    pub sections: Vec<Section>,
    /// What the reader may open.
    pub doors: Doors,
}
