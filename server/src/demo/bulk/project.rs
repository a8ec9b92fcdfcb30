//! One project of a large portfolio: who takes part, who pays, how the conditions stand.

use super::dice::Dice;
use super::gates::{self, Came};
use super::{Stage, team};
use crate::demo::calendar::{days, hour, months};
use crate::demo::rows::Rows;
use crate::dossier::frozen::Texts;
use crate::store::events::Event;
use ::entity::{assessment, dossier, evidence, project, project_tag};
use chrono::NaiveDate;
use domain::Eur;
use domain::audit::HistoryEvent;
use domain::conditions::{Condition, ConditionStanding, CurrentLevel, Level, Opinion};
use domain::gates::Gate;
use domain::ids::{AssessmentId, EvidenceId, ProjectId};
use domain::names::{normalised, title_key};
use domain::projects::{Activity, Phase, ProjectKind, ResultType, Status, TagList};
use sea_orm::DbErr;

const SUBJECTS: &[&str] = &["Sensor", "Folie", "Membraan", "Robot", "Coating", "Chip", "Printer", "Vezel", "Lens", "Pomp", "Weefsel", "Scanner"];
const PLACES: &[&str] =
    &["in de zorg", "voor bruggen", "aan huis", "op de bouwplaats", "voor hulpverleners", "in het lab", "voor scholen", "onder water"];
const MANNERS: &[&str] = &["Slimme", "Lichte", "Zuinige", "Stille", "Veilige", "Kleine", "Snelle", "Schone"];

/// Where a project stands: most of them run.
fn place(dice: &mut Dice) -> (Phase, Status) {
    let running = |dice: &mut Dice| match dice.roll(100) {
        0..=69 => Status::Active,
        70..=77 => Status::GateRequested,
        78..=81 => Status::UnderReview,
        82..=85 => Status::OnHold,
        86..=88 => Status::Recycled,
        _ => Status::Stopped,
    };
    match dice.roll(100) {
        0..=3 => (Phase::Intake, Status::Draft),
        4..=6 => (Phase::Intake, Status::GateRequested),
        7..=9 => (Phase::Intake, Status::Refused),
        10..=44 => (Phase::Start, running(dice)),
        45..=79 => (Phase::Innovation, running(dice)),
        80..=91 => (Phase::MarketEntry, running(dice)),
        92..=96 => (Phase::MarketEntry, Status::Graduated),
        _ => (Phase::MarketEntry, Status::ClosedCompleted),
    }
}

/// Adds a project and all that belongs to it.
pub(super) fn write(dice: &mut Dice, stage: &Stage, number: i64, rows: &mut Rows) -> Result<(), DbErr> {
    let (phase, status) = place(dice);
    let id = ProjectId(dice.id());
    let word = |dice: &mut Dice, list: &[&'static str]| dice.one(list).copied().unwrap_or_default();
    let title = format!("{} {} {} {number}", word(dice, MANNERS), word(dice, SUBJECTS).to_lowercase(), word(dice, PLACES));
    let start_on = days(stage.today, -dice.between(20, 700));
    let duration = if matches!(phase, Phase::Intake | Phase::Start) { dice.between(6, 9) } else { dice.between(12, 48) };
    let made_on = days(start_on, -dice.between(60, 400));
    let visits = gates::visits(phase, status);
    let team = team::write(dice, stage, id, &phases(phase, visits.last().map(|(gate, _)| *gate)), rows);
    let Some(lead) = team.partners.first() else { return Ok(()) };
    let names: Vec<&str> = team.partners.iter().map(|one| one.name.as_str()).collect();
    let gate = Gate::of(phase).unwrap_or(Gate::G3);
    let Some(manager) = dice.one(&stage.managers) else { return Ok(()) };
    let levels = conditions(dice, id, gate, manager.0, start_on, rows);
    let standing = ConditionStanding::of(&current(&levels), stage.reference.rules.levels(), gate);
    let sum = |amount| team.sum(phase.money_phase(), amount);
    tags(dice, stage, id, rows);
    let is_over = matches!(status, Status::Stopped | Status::Refused | Status::Graduated | Status::ClosedCompleted | Status::OnHold);
    let project = project::Model {
        id,
        number,
        search_text: normalised(&format!("{title} {}", names.join(" "))),
        title_key: title_key(&title),
        public_summary: format!("{title}: de partners onderzoeken samen of het werkt en of er een markt voor is."),
        aim: "Binnen de looptijd een werkend resultaat dat een gebruiker wil betalen.".to_owned(),
        product_market_combination: format!("{title} voor gebruikers in de regio"),
        title: title.clone(),
        result_type: Some(if dice.percent(70) { ResultType::Application } else { ResultType::SemiFinished }),
        kind: ProjectKind::ClusterProject,
        phase,
        status,
        entry_gate: Gate::G0,
        primary_sub_area: dice.one(&stage.sub_areas).cloned(),
        cluster: dice.one(&stage.clusters).cloned(),
        lead_organisation_id: Some(lead.organisation),
        lead_name: lead.name.clone(),
        manager_id: Some(manager.0),
        contact_id: Some(manager.0),
        start_on: Some(start_on),
        duration_months: i32::try_from(duration).ok(),
        next_gate_on: (!is_over).then(|| days(stage.today, dice.between(-20, 900))),
        hold_until: (status == Status::OnHold).then(|| days(stage.today, dice.between(5, 170))),
        recycles: i32::from(status == Status::Recycled),
        cost: sum(|row| row.cost),
        public_money: sum(|row| row.public.total()),
        own_cash: sum(|row| row.own_cash),
        own_in_kind: sum(|row| row.own_in_kind),
        other_money: Eur::ZERO,
        weakest_condition: standing.weakest.map(|weakest| weakest.condition),
        weakest_level: standing.weakest.map(|weakest| i32::from(weakest.level.number())),
        weakest_gap: standing.gap(),
        levels_short: i32::try_from(standing.short).unwrap_or(i32::MAX),
        not_assessed: i32::try_from(standing.not_assessed).unwrap_or(i32::MAX),
        is_unbalanced: false,
        condition_due_on: None,
        phase_from: (phase != Phase::Intake).then_some(start_on),
        is_demo: true,
        created_at: hour(made_on, 9),
        updated_at: hour(start_on, 15),
        version: 1,
    };
    rows.dossiers.push(dossier::Model {
        project_id: id,
        application_on: Some(made_on),
        works_start_on: Some(start_on),
        accession_clause: Some("open".to_owned()),
        trl: i32::try_from(dice.between(2, 8)).ok(),
        proof_of_concept: String::new(),
        lessons: String::new(),
        market_proofs: String::new(),
        business_case_parts: "problem_and_customer,market_size,revenue_model,team".to_owned(),
        business_case_on: Some(months(start_on, -1)),
        business_case_approved: dice.percent(60),
        stopping_considered: "Als de partners nu stoppen blijft de kennis beschreven.".to_owned(),
    });
    let made = Event::by(manager.0, &manager.1, HistoryEvent::ProjectMade { project: id, title: title.clone() }).in_project(id);
    rows.events.push((hour(made_on, 9), made));
    let came = Came {
        id,
        texts: Texts::of(&project),
        phase,
        sub_area: project.primary_sub_area.clone(),
        start_on,
        months: u32::try_from(duration).unwrap_or(0),
        made_on,
        team: &team,
        levels: &levels,
        manager,
    };
    rows.projects.push(project);
    gates::write(dice, stage, &came, visits, rows)
}

/// The phases that a project has money for: those that it had, and the one that it asks for.
fn phases(phase: Phase, last: Option<Gate>) -> Vec<Phase> {
    let asked = last.map_or(Phase::Start, Gate::money_phase);
    let is_past = |one: &Phase| *one <= phase.money_phase() || *one <= asked;
    [Phase::Start, Phase::Innovation, Phase::MarketEntry].into_iter().filter(is_past).collect()
}

/// The levels as the ones that count.
fn current(levels: &[(Condition, i32)]) -> Vec<CurrentLevel> {
    let level = |level: i32| u8::try_from(level).ok().and_then(Level::new);
    let one = |(condition, number): &(Condition, i32)| {
        Some(CurrentLevel { condition: *condition, level: level(*number)?, opinion: Opinion::ProgrammeManager })
    };
    levels.iter().filter_map(one).collect()
}

/// An opinion on each condition; evidence where it is high. Gives the levels.
fn conditions(dice: &mut Dice, id: ProjectId, gate: Gate, manager: domain::ids::PersonId, day: NaiveDate, rows: &mut Rows) -> Vec<(Condition, i32)> {
    let mut levels = Vec::new();
    for condition in Condition::ALL {
        let level = i32::try_from(dice.between(1, 4)).unwrap_or(1);
        rows.assessments.push(assessment::Model {
            id: AssessmentId(dice.id()),
            project_id: id,
            gate,
            condition_code: *condition,
            opinion: Opinion::ProgrammeManager,
            level,
            reason: "Besproken met de partners en getoetst aan de stukken.".to_owned(),
            assessed_by: Some(manager),
            assessed_at: hour(day, 11),
        });
        if level > 2 {
            rows.evidence.push(evidence::Model {
                id: EvidenceId(dice.id()),
                project_id: id,
                condition_code: *condition,
                title: "Verslag van het overleg".to_owned(),
                reference: "Dossier, bijlage 2".to_owned(),
                accepted: true,
                added_by: Some(manager),
                added_at: hour(day, 10),
                document_id: None,
            });
        }
        levels.push((*condition, level));
    }
    levels
}

fn tags(dice: &mut Dice, stage: &Stage, id: ProjectId, rows: &mut Rows) {
    let mut add = |list, code: Option<&str>| rows.tags.extend(code.map(|code| project_tag::Model { project_id: id, list, code: code.to_owned() }));
    add(TagList::ApplicationArea, dice.one(&stage.applications).map(String::as_str));
    add(TagList::Challenge, dice.one(&stage.challenges).map(String::as_str));
    if dice.percent(40) {
        add(TagList::Facility, dice.one(&stage.facilities).map(String::as_str));
    }
    add(TagList::Activity, dice.one(Activity::ALL).map(|activity| activity.code()));
}
