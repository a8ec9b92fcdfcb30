//! What the project page is given.

use crate::gates::RouteView;
use crate::ui::ConditionRow;
use chrono::NaiveDate;
use domain::financing::{CofinancingMode, Totals};
use domain::gates::{DecisionState, Gate, Outcome};
use domain::ids::{DecisionId, ProjectId};
use domain::partners::{OrganisationType, PartnerRole, Region, SizeClass};
use domain::projects::{Phase, Status};
use domain::{Eur, Share};

/// A partner in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerLine {
    /// The organisation.
    pub name: String,
    /// What it does here.
    pub role: PartnerRole,
    /// What it is.
    pub organisation_type: OrganisationType,
    /// Its size.
    pub size: Option<SizeClass>,
    /// Its seat.
    pub region: Region,
    /// Its cost in this phase.
    pub cost: Eur,
    /// What it brings itself.
    pub own: Eur,
    /// The part of its cost that it bears; none for who does not take part.
    pub risk: Option<Share>,
}

/// A decision in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionLine {
    /// Its id.
    pub id: DecisionId,
    /// Which gate.
    pub gate: Gate,
    /// What was decided.
    pub outcome: Outcome,
    /// When.
    pub on: NaiveDate,
    /// How far it is.
    pub state: DecisionState,
    /// The public summary.
    pub summary: String,
}

/// What the reader may do from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doors {
    /// Change the dossier.
    pub edit: bool,
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
    /// Its number.
    pub number: i64,
    /// Its title.
    pub title: String,
    /// The public summary.
    pub summary: String,
    /// What it is after.
    pub aim: String,
    /// Its product-market combination.
    pub combination: String,
    /// Its phase.
    pub phase: Phase,
    /// Its status.
    pub status: Status,
    /// Terms and values about it, worded by the server from the reference data.
    pub facts: Vec<(String, String)>,
    /// Its route.
    pub route: RouteView,
    /// Its partners.
    pub partners: Vec<PartnerLine>,
    /// The phase whose money is shown.
    pub money_phase: Phase,
    /// The money of that phase.
    pub totals: Totals,
    /// How the partners pay their part.
    pub mode: CofinancingMode,
    /// Cash in what the partners pay.
    pub cash_share: Option<Share>,
    /// Euros of partners for each public euro.
    pub match_ratio: Option<Share>,
    /// The conditions at the next gate.
    pub gate: Option<Gate>,
    /// The eight.
    pub conditions: Vec<ConditionRow>,
    /// Decisions, latest first.
    pub decisions: Vec<DecisionLine>,
    /// What the reader may do.
    pub doors: Doors,
}
