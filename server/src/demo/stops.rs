//! Demo projects whose partners stopped, and one where that waits to be confirmed.

use super::calendar::{days, hour};
use super::plan::Plan;
use super::rows::Rows;
use crate::state::new_id;
use crate::store::events::Event;
use ::entity::stop_proposal;
use chrono::{DateTime, Utc};
use domain::Eur;
use domain::audit::HistoryEvent;
use domain::gates::StopReason;
use domain::ids::{PersonId, StopProposalId};

/// What the office proposed for RapidSteun, and nobody has confirmed yet.
fn proposal_that_waits(plan: &Plan<'_>, rows: &mut Rows) {
    let (id, at) = (StopProposalId(new_id()), hour(days(plan.today, -3), 10));
    let (by, name) = plan.manager;
    rows.stops.push(stop_proposal::Model {
        id,
        project_id: plan.id,
        reason: StopReason::Alternative,
        learned: "Een ziekenhuis print dit al zelf. Vraag eerst wat er al is.".to_owned(),
        end_on: days(plan.today, 30),
        unavoidable_costs: Eur::euros(1_500),
        proposed_by: Some(*by),
        proposed_at: at,
        confirmed_by: None,
        confirmed_at: None,
        withdrawn_by: None,
        withdrawn_at: None,
        withdrawn_reason: None,
    });
    tell_stop(plan, rows, (at, *by, name));
}

/// Adds the proposals to stop.
pub(super) fn write(plan: &Plan<'_>, rows: &mut Rows) {
    if plan.row.code == "P16" {
        proposal_that_waits(plan, rows);
    }
    let (Some(day), Some((by, name))) = (plan.partners_stopped_on(), plan.contact) else { return };
    let id = StopProposalId(new_id());
    let (proposed, confirmed) = (hour(days(day, -12), 10), hour(day, 11));
    rows.stops.push(stop_proposal::Model {
        id,
        project_id: plan.id,
        reason: StopReason::Technique,
        learned: "De laag hecht niet op vochtig staal. Vraag de beheerder eerst hoe nat het staal is.".to_owned(),
        end_on: days(day, 14),
        unavoidable_costs: Eur::euros(3_000),
        proposed_by: Some(*by),
        proposed_at: proposed,
        confirmed_by: Some(plan.manager.0),
        confirmed_at: Some(confirmed),
        withdrawn_by: None,
        withdrawn_at: None,
        withdrawn_reason: None,
    });
    tell_stop(plan, rows, (proposed, *by, name));
    let happened = HistoryEvent::StopConfirmed { stop: id, void_decision: None };
    rows.events.push((confirmed, Event::by(plan.manager.0, &plan.manager.1, happened).in_project(plan.id)));
}

/// Tells the history of the proposal that was added last.
fn tell_stop(plan: &Plan<'_>, rows: &mut Rows, (at, who, name): (DateTime<Utc>, PersonId, &str)) {
    let happened = rows.stops.last().map(|row| HistoryEvent::StopProposed {
        stop: row.id,
        stop_reason: row.reason,
        learned: row.learned.clone(),
        ends_on: row.end_on,
        unavoidable_cents: row.unavoidable_costs,
    });
    rows.events.extend(happened.map(|happened| (at, Event::by(who, name, happened).in_project(plan.id))));
}
