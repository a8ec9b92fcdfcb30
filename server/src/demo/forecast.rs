//! What the lead partner of LabChip Vecht expects to need: a first forecast as the days fall, and a second that moves a part, with why.

use super::calendar::{days, hour};
use super::plan::Plan;
use super::rows::Rows;
use crate::gates::lapse::running;
use crate::state::new_id;
use ::entity::{forecast, forecast_row};
use domain::Eur;
use domain::ids::ForecastId;
use domain::ledger::{HalfYear, RowKind, spread};

/// Adds the forecasts of a project of the demo set; its ledger stands in the rows already.
pub(super) fn write(plan: &Plan<'_>, rows: &mut Rows) {
    let Some(project) = rows.projects.iter().find(|project| project.id == plan.id).filter(|_| plan.row.code == "P01") else { return };
    let phase = project.phase.money_phase();
    let of_lead = |kind: RowKind| -> Eur {
        let of = rows.ledger.iter().filter(|row| row.project_id == plan.id && row.phase == phase && row.organisation_id == plan.lead.id);
        of.filter(|row| row.kind == kind).map(|row| row.amount).sum()
    };
    let left = of_lead(RowKind::Commitment) - of_lead(RowKind::Release) - of_lead(RowKind::Payment);
    let first: Vec<(HalfYear, Eur)> = spread(left, plan.today, running(project).last_day(phase));
    let mut second = first.clone();
    if let [now, next, ..] = &mut second[..] {
        let moved = Eur(now.1.0 / 4);
        (now.1, next.1) = (now.1 - moved, next.1 + moved);
    }
    let why = "De tweede proefopstelling komt later; een kwart schuift een half jaar op.";
    for (version, amounts, explanation, ago) in [(1, first, "", -20), (2, second, why, -6)] {
        let id = ForecastId(new_id());
        rows.forecasts.push(forecast::Model {
            id,
            project_id: plan.id,
            phase,
            organisation_id: plan.lead.id,
            version,
            explanation: explanation.to_owned(),
            made_by: plan.contact.map(|(person, _)| *person),
            made_at: hour(days(plan.today, ago), 10),
            is_demo: true,
        });
        rows.forecast_rows.extend(amounts.into_iter().map(|(half_year, amount)| forecast_row::Model { forecast_id: id, half_year, amount }));
    }
}
