//! Reports of the demo set: those whose day has passed are approved, and the half-year report of ThermoBrug was given back once and is late.

use super::calendar::{days, hour, months};
use super::cast::{Cast, Who};
use super::plan::Plan;
use super::rows::Rows;
use crate::dossier::schedule;
use crate::state::new_id;
use crate::store::events::Event;
use ::entity::{project, report, report_answer, report_part, report_remark, report_view};
use chrono::{Months, NaiveDate};
use domain::audit::HistoryEvent;
use domain::ids::{OrganisationId, ReportPartId, ReportRemarkId};
use domain::partners::PartnerRole;
use domain::projects::{Phase, Status};
use domain::reports::{Delivered, FieldKind, ReportAspect, ReportField, ReportSection, ReportState, next_working_day};

/// Days after the last one on which the programme approved.
const APPROVED_AFTER: i64 = 12;
/// How late the report of ThermoBrug is.
const DAYS_LATE: i64 = 9;
/// Days from the end of a phase to the day on which its gate is asked for: its end report is handed in and approved meanwhile.
const DAYS_BEFORE_ASKING: i64 = 50;
const REMARK: &str = "Noem bij elke mijlpaal ook de geplande datum, dan zien we of de proef op tijd kwam.";
const COST_REMARK: &str = "De reis naar de beurs staat in de activiteiten, maar niet bij de kosten. Hoort die erbij?";
const NOTE: &str = "Noem bij elke proef ook de uitkomst.";

/// Adds the reports of a project of the demo set that runs.
pub(super) fn write(plan: &Plan<'_>, cast: &Cast, rows: &mut Rows) {
    let Some(project) = rows.projects.iter().find(|project| project.id == plan.id).cloned() else { return };
    if !matches!(project.status, Status::Active | Status::GateRequested | Status::UnderReview | Status::DecisionPending) {
        return;
    }
    let is_late = plan.row.code == "P02";
    let asked = plan.visits.iter().find(|visit| visit.decided.is_none() && visit.gate.from() == project.phase);
    let reports = match asked {
        _ if is_late => of_late(&project, plan.today),
        Some(visit) => before_gate(plan, &project, visit.asked_on),
        None => schedule::planned(&project),
    };
    let Some((first, last)) = reports.first().zip(reports.last()) else { return };
    let (first_day, last_day) = (first.due_on, last.due_on);
    let begun = hour(project.phase_from.unwrap_or(plan.made_on).min(plan.today), 8);
    let happened = HistoryEvent::ReportsScheduled { project: plan.id, phase: project.phase, reports: reports.len(), first_day, last_day };
    rows.events.push((begun, Event::by_operator(happened).in_project(plan.id)));
    let owed = reports.iter().rposition(|one| one.due_on < plan.today).filter(|_| is_late);
    for (index, one) in reports.iter().enumerate() {
        let mut row = schedule::row(&project, one, begun);
        if Some(index) == owed {
            late(plan, cast, rows, &mut row);
        } else if days(one.due_on, APPROVED_AFTER) < plan.today {
            approved(plan, cast, rows, &mut row);
        }
        rows.reports.push(row);
    }
}

/// Half-years of which the last that is over ended so long ago that its report was given back and is late by now.
fn of_late(project: &project::Model, today: NaiveDate) -> Vec<domain::reports::Planned> {
    let from = months(days(today, -64), -18);
    let until = from.checked_add_months(Months::new(36)).and_then(|day| day.pred_opt()).unwrap_or(from);
    domain::reports::schedule(project.phase, from, until)
}

/// Those of a phase at whose gate the project stands: the last was approved before the gate was asked for.
fn before_gate(plan: &Plan<'_>, project: &project::Model, asked_on: NaiveDate) -> Vec<domain::reports::Planned> {
    let until = days(asked_on, -DAYS_BEFORE_ASKING);
    let began = plan.visits.iter().find(|visit| visit.gate.to() == project.phase).map_or(plan.made_on, |visit| visit.starts_on);
    domain::reports::schedule(project.phase, began.min(months(until, -3)), until)
}

fn writer<'a>(plan: &'a Plan<'_>, cast: &'a Cast, organisation: OrganisationId) -> Option<&'a Who> {
    cast.contacts.get(&organisation).or(plan.contact)
}

/// Every part with its answers, handed in four days before the last day.
fn parts(plan: &Plan<'_>, cast: &Cast, rows: &mut Rows, row: &report::Model) -> Vec<ReportPartId> {
    let mut ids = Vec::new();
    for (facts, _) in plan.partners.iter().filter(|(facts, _)| facts.role.takes_part()) {
        let Some((person, _)) = writer(plan, cast, facts.organisation) else { continue };
        let (id, at) = (ReportPartId(new_id()), hour(days(row.due_on, -4).min(plan.today), 9));
        rows.report_parts.push(report_part::Model {
            id,
            report_id: row.id,
            organisation_id: facts.organisation,
            name: facts.name.clone(),
            leads: facts.role == PartnerRole::Lead,
            has_no_cost: false,
            handed_in_by: Some(*person),
            handed_in_at: Some(at),
            // Every third partner tells how long it took.
            minutes: rows.report_parts.len().is_multiple_of(3).then_some(45),
            is_demo: true,
            version: 1,
        });
        let told = super::lessons::TOLD[rows.report_parts.len() % super::lessons::TOLD.len()];
        // Some keep what they learned within the programme.
        let is_kept = |field: &ReportField| *field == ReportField::LessonsPublic && told == super::lessons::TOLD[3];
        let fields = ReportSection::of_form(row.phase == Phase::Start).into_iter().flat_map(|section| section.fields().iter().copied());
        let fields = fields.filter(|field| !is_kept(field));
        rows.report_answers.extend(fields.map(|field| report_answer::Model {
            part_id: id,
            field,
            value: if field == ReportField::Lessons { told } else { answer(field) }.to_owned(),
            saved_by: *person,
            saved_at: at,
        }));
        ids.push(id);
    }
    ids
}

fn submitted(plan: &Plan<'_>, rows: &mut Rows, row: &mut report::Model) {
    let at = hour(days(row.due_on, -1), 10);
    let by = plan.contact.map(|(person, _)| *person);
    (row.round, row.submitted_by, row.submitted_at) = (1, by, Some(at));
    if let Some((person, name)) = plan.contact {
        let happened = HistoryEvent::ReportSubmitted {
            report: row.id,
            phase: row.phase,
            number: row.number,
            round: 1,
            missing: Vec::new(),
            reason: String::new(),
        };
        rows.events.push((at, Event::by(*person, name, happened).in_project(plan.id)));
    }
}

fn approved(plan: &Plan<'_>, cast: &Cast, rows: &mut Rows, row: &mut report::Model) {
    if parts(plan, cast, rows, row).len() < plan.partners.iter().filter(|(facts, _)| facts.role.takes_part()).count() {
        "Een partner reageerde niet op onze vragen.".clone_into(&mut row.missing_reason);
    }
    submitted(plan, rows, row);
    let at = hour(days(row.due_on, APPROVED_AFTER), 11);
    let (judge, name) = plan.manager;
    (row.state, row.since, row.version) = (ReportState::Approved, at, 4);
    (row.opened_by, row.opened_at) = (Some(*judge), Some(at));
    (row.judged_by, row.approved_at) = (Some(*judge), Some(at));
    NOTE.clone_into(&mut row.view_note);
    if Delivered::is_counted(row.phase) {
        (row.promised, row.accepted) = (Some(2 * row.number), Some(2 * row.number - i32::from(row.number > 1)));
    }
    let delivered = crate::dossier::reporting::delivered(row);
    let mark = |aspect: &ReportAspect| report_view::Model { report_id: row.id, aspect: *aspect, mark: mark(*aspect) };
    rows.report_views.extend(ReportAspect::ALL.iter().map(mark));
    let happened = HistoryEvent::ReportApproved { report: row.id, phase: row.phase, number: row.number, delivered };
    rows.events.push((at, Event::by(*judge, name, happened).in_project(plan.id)));
}

/// Given back once, with a remark about the results of the second partner; the new day has passed.
fn late(plan: &Plan<'_>, cast: &Cast, rows: &mut Rows, row: &mut report::Model) {
    parts(plan, cast, rows, row);
    submitted(plan, rows, row);
    let (at, until) = (hour(days(plan.today, -25), 11), days(plan.today, -DAYS_LATE));
    let until = if next_working_day(until) == until { until } else { next_working_day(until) };
    let (judge, name) = plan.manager;
    (row.state, row.since, row.term_on, row.version) = (ReportState::Returned, at, until, 4);
    (row.opened_by, row.opened_at, row.judged_by) = (Some(*judge), Some(at), Some(*judge));
    let Some((second, _)) = plan.partners.get(1) else { return };
    for part in rows.report_parts.iter_mut().filter(|part| part.report_id == row.id && part.organisation_id == second.organisation) {
        (part.handed_in_by, part.handed_in_at) = (None, None);
    }
    for (section, text) in [(ReportSection::Results, REMARK), (ReportSection::Costs, COST_REMARK)] {
        rows.report_remarks.push(report_remark::Model {
            id: ReportRemarkId(new_id()),
            report_id: row.id,
            organisation_id: second.organisation,
            section,
            round: 1,
            text: text.to_owned(),
            made_by: *judge,
            made_at: at,
            answer: String::new(),
            answered_by: None,
            answered_at: None,
        });
    }
    let happened = HistoryEvent::ReportReturned { report: row.id, phase: row.phase, number: row.number, round: 1, until };
    rows.events.push((at, Event::by(*judge, name, happened).in_project(plan.id)));
}

const fn mark(aspect: ReportAspect) -> i32 {
    match aspect {
        ReportAspect::OnTrack | ReportAspect::Money | ReportAspect::Partners | ReportAspect::Risk => 4,
        ReportAspect::Results | ReportAspect::Exploitation => 3,
    }
}

const fn answer(field: ReportField) -> &'static str {
    match field {
        ReportField::Activities => "Werkpakket 2: de proefopstelling is gebouwd en drie series metingen zijn gedaan.",
        ReportField::Results => "Mijlpaal 1, de proefligger, is gehaald. Het meetrapport is voor 80% klaar.",
        ReportField::Deviations => "Geen.",
        ReportField::ContributionNote => "Uren volgens de urenstaat van de projectgroep.",
        ReportField::CostVariance => "De grote proeven vallen in de tweede helft van de fase; tot dan lopen de kosten achter op het plan.",
        ReportField::CostOutlook => "De kosten blijven tot het einde van de fase binnen de begroting.",
        ReportField::Conditions => "C4 is sterker: een tweede mkb-bedrijf doet mee in werkpakket 3.",
        ReportField::Risks => "Levering van hars: kans klein, gevolg groot. De inkoper heeft een tweede leverancier.",
        ReportField::PartnerChanges => "Geen.",
        ReportField::Publicity => "Presentatie op de open dag van het centrum, met een bericht op onze website.",
        ReportField::Outlook => "De volgende periode bouwen we de tweede ligger en meten we die buiten.",
        ReportField::Asks => "continue",
        _ => match field.kind() {
            FieldKind::Amount => "1500000",
            FieldKind::Tick => "yes",
            FieldKind::Text | FieldKind::Count | FieldKind::Ask => "1",
        },
    }
}
