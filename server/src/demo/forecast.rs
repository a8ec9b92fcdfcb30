//! What partners expect to need: a first forecast as the days fall, and of the lead partner of LabChip Vecht a second that moves a part, with why.
//! The partners of one project still have to say it.

use super::calendar::{days, hour};
use super::plan::Plan;
use super::rows::Rows;
use crate::gates::lapse::running;
use crate::state::new_id;
use ::entity::{forecast, forecast_row};
use domain::Eur;
use domain::ids::ForecastId;
use domain::ledger::{HalfYear, RowKind, spread};

/// The project whose partners have not said yet what they need: what holds up a first payment shows there.
const WITHOUT: &str = "P03";

/// Adds the forecasts of a project of the demo set; its ledger stands in the rows already.
pub(super) fn write(plan: &Plan<'_>, rows: &mut Rows) {
    let Some(project) = rows.projects.iter().find(|project| project.id == plan.id).filter(|_| plan.row.code != WITHOUT).cloned() else { return };
    let phase = project.phase.money_phase();
    for (facts, _) in &plan.partners {
        let own = facts.organisation;
        let of = |kind: RowKind| -> Eur {
            let of = rows.ledger.iter().filter(|row| row.project_id == plan.id && row.phase == phase && row.organisation_id == own);
            of.filter(|row| row.kind == kind).map(|row| row.amount).sum()
        };
        let left = of(RowKind::Commitment) - of(RowKind::Release) - of(RowKind::Payment);
        if !left.is_positive() {
            continue;
        }
        let first: Vec<(HalfYear, Eur)> = spread(left, plan.today, running(&project).last_day(phase));
        let mut versions = vec![(1, first.clone(), "", -20)];
        if plan.row.code == "P01" && own == plan.lead.id {
            let mut second = first;
            if let [now, next, ..] = &mut second[..] {
                let moved = Eur(now.1.0 / 4);
                (now.1, next.1) = (now.1 - moved, next.1 + moved);
            }
            versions.push((2, second, "De tweede proefopstelling komt later; een kwart schuift een half jaar op.", -6));
        }
        for (version, amounts, explanation, ago) in versions {
            let id = ForecastId(new_id());
            rows.forecasts.push(forecast::Model {
                id,
                project_id: plan.id,
                phase,
                organisation_id: own,
                version,
                explanation: explanation.to_owned(),
                made_by: plan.contact.map(|(person, _)| *person),
                made_at: hour(days(plan.today, ago), 10),
                is_demo: true,
            });
            rows.forecast_rows.extend(amounts.into_iter().map(|(half_year, amount)| forecast_row::Model { forecast_id: id, half_year, amount }));
        }
    }
}
