//! What partners of two demo projects bring in kind: SluisSens is explained to the cent, of LabChip Vecht a part is. Wages are made up, and round.

use super::calendar::{days, hour, months};
use super::plan::Plan;
use super::rows::Rows;
use crate::state::new_id;
use ::entity::in_kind_line;
use chrono::{Datelike, NaiveDate};
use domain::Eur;
use domain::ids::{InKindLineId, PartnerId};
use domain::in_kind::{Hours, InKindMethod, InKindNumbers, Inputs, value};
use domain::names::normalised;
use domain::projects::Phase;
use domain::settings::ParameterValues;

/// A line before it is written.
struct Line<'a> {
    partner: PartnerId,
    phase: Phase,
    method: InKindMethod,
    person: &'a str,
    inputs: Inputs,
    market: Option<Eur>,
    evidence: &'a str,
}

/// Adds the lines of a project of the demo set.
pub(super) fn write(plan: &Plan<'_>, values: &ParameterValues, rows: &mut Rows) {
    let numbers = InKindNumbers::of(values);
    let phase = plan.row.phase.money_phase();
    let Some(visit) = plan.visits.iter().rfind(|visit| visit.gate.money_phase() == phase) else { return };
    let from = visit.starts_on;
    // The last day of the project, or of the year in which it begins.
    let end = days(months(from, i32::try_from(visit.months).unwrap_or(0)), -1);
    let until = NaiveDate::from_ymd_opt(from.year(), 12, 31).unwrap_or(end).min(end);
    let of_code: Vec<Line<'_>> = match plan.row.code.as_str() {
        "P03" => plan
            .rows(phase)
            .iter()
            .filter(|row| row.own_in_kind.is_positive())
            .map(|row| fixed(row.partner, phase, row.own_in_kind, &numbers))
            .collect(),
        "P01" => plan.partners.first().map(|(lead, _)| of_lead(lead.id, phase)).unwrap_or_default(),
        _ => Vec::new(),
    };
    for line in of_code {
        let Some(worth) = value(line.method, &line.inputs, &numbers) else { continue };
        rows.in_kind.push(in_kind_line::Model {
            id: InKindLineId(new_id()),
            project_id: plan.id,
            partner_id: line.partner,
            phase: line.phase,
            method: line.method,
            person_key: normalised(line.person),
            person: line.person.to_owned(),
            from_on: from,
            until_on: until,
            year: from.year(),
            amount: line.inputs.amount,
            residual: line.inputs.residual,
            life_hours: line.inputs.life_hours,
            hours: line.inputs.hours,
            market_value: line.market,
            evidence: line.evidence.to_owned(),
            value: worth,
            created_at: hour(from, 12),
            version: 1,
        });
    }
}

/// All of a partner's part, at the fixed rate.
fn fixed<'a>(partner: PartnerId, phase: Phase, part: Eur, numbers: &InKindNumbers) -> Line<'a> {
    let hours = Hours(part.0 * 100 / numbers.fixed_rate.0.max(1));
    let inputs = Inputs { hours, ..Inputs::default() };
    Line { partner, phase, method: InKindMethod::FixedRate, person: "Medewerker 12", inputs, market: None, evidence: "Urenstaat, map 3" }
}

/// Hours of two people and of the clean room of who leads.
fn of_lead<'a>(partner: PartnerId, phase: Phase) -> Vec<Line<'a>> {
    let worked = |amount: i64, hours: i64| Inputs { amount: Eur::euros(amount), hours: Hours::whole(hours), ..Inputs::default() };
    let line = |method, person, inputs, market, evidence| Line { partner, phase, method, person, inputs, market, evidence };
    vec![
        line(InKindMethod::EmploymentCost, "Medewerker 1", worked(86_000, 640), None, "Urenstaat en jaaropgave, map 1"),
        line(InKindMethod::IndividualRate, "Medewerker 2", worked(60_000, 412), None, "Urenstaat en loonstrook, map 1"),
        line(InKindMethod::FacilityHours, "", worked(120, 85), Some(Eur::euros(12_500)), "Logboek van de meetkamer en tarievenblad"),
    ]
}
