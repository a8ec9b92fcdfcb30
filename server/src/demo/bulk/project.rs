//! One project of a large portfolio: who takes part, who pays, how the conditions stand.

use super::Stage;
use super::dice::Dice;
use crate::audit::Event;
use crate::demo::calendar::{days, hour, months};
use crate::demo::rows::Rows;
use crate::projects::totals::money_phase;
use ::entity::{assessment, dossier, evidence, financing_row, partner, project, project_tag};
use chrono::NaiveDate;
use domain::Eur;
use domain::conditions::{Condition, Opinion};
use domain::gates::Gate;
use domain::ids::{AssessmentId, EvidenceId, PartnerId, ProjectId};
use domain::imports::normalised;
use domain::partners::PartnerRole;
use domain::projects::{Activity, Phase, ProjectKind, ResultType, Status, TagList};
use sea_orm::DbErr;
use serde_json::json;

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
    let mut total = money(dice, phase);
    let organisations = partners(dice, stage, id, phase, &mut total, rows);
    let Some(lead) = organisations.first().and_then(|at| stage.organisations.get(*at)) else { return Ok(()) };
    let names: Vec<&str> = organisations.iter().filter_map(|at| stage.organisations.get(*at)).map(|one| one.name.as_str()).collect();
    let gate = Gate::of(phase).unwrap_or(Gate::G3);
    let Some(manager) = dice.one(&stage.managers) else { return Ok(()) };
    let weakest = conditions(dice, id, gate, manager.0, start_on, rows);
    tags(dice, stage, id, rows);
    let is_over = matches!(status, Status::Stopped | Status::Refused | Status::Graduated | Status::ClosedCompleted | Status::OnHold);
    rows.projects.push(project::Model {
        id,
        number,
        search_text: normalised(&format!("{title} {}", names.join(" "))),
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
        lead_organisation_id: Some(lead.id),
        lead_name: lead.name.clone(),
        manager_id: Some(manager.0),
        contact_id: Some(manager.0),
        start_on: Some(start_on),
        duration_months: i32::try_from(duration).ok(),
        next_gate_on: (!is_over).then(|| days(stage.today, dice.between(-20, 900))),
        hold_until: (status == Status::OnHold).then(|| days(stage.today, dice.between(5, 170))),
        recycles: i32::from(status == Status::Recycled),
        cost: total.cost,
        public_money: total.public,
        own_cash: total.own_cash,
        own_in_kind: total.cost - total.public - total.own_cash,
        other_money: Eur::ZERO,
        weakest_condition: weakest.map(|(condition, _)| condition),
        weakest_level: weakest.map(|(_, level)| level),
        is_demo: true,
        created_at: hour(made_on, 9),
        updated_at: hour(start_on, 15),
        version: 1,
    });
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
    let made = Event::by(manager.0, &manager.1, "project_made").in_project(id).about("project", id).with(json!({ "title": title }));
    rows.events.push((hour(made_on, 9), made));
    super::gates::write(dice, stage, &super::gates::Came { id, title, phase, status, start_on, made_on, public: total.public, manager }, rows)
}

/// A project's totals in its current phase.
#[derive(Clone, Copy)]
struct Total {
    cost: Eur,
    public: Eur,
    own_cash: Eur,
}

fn money(dice: &mut Dice, phase: Phase) -> Total {
    let cost = match phase {
        Phase::Intake | Phase::Start => dice.between(50, 100) * 1_000,
        Phase::Innovation => dice.between(600, 4_000) * 1_000,
        Phase::MarketEntry | Phase::Closed => dice.between(300, 2_500) * 1_000,
    };
    let public = cost * dice.between(35, 50) / 100;
    let own_cash = if phase == Phase::Start && dice.percent(40) { 0 } else { (cost - public) * dice.between(10, 60) / 100 };
    Total { cost: Eur::euros(cost), public: Eur::euros(public), own_cash: Eur::euros(own_cash) }
}

/// Two to seven organisations, the first of which leads, with rows that balance. Gives their places in the list.
fn partners(dice: &mut Dice, stage: &Stage, id: ProjectId, phase: Phase, total: &mut Total, rows: &mut Rows) -> Vec<usize> {
    let mut chosen: Vec<usize> = Vec::new();
    for _ in 0..dice.between(2, 7) {
        let at = usize::try_from(dice.roll(u64::try_from(stage.organisations.len()).unwrap_or(1))).unwrap_or(0);
        if !chosen.contains(&at) {
            chosen.push(at);
        }
    }
    let parts = i64::try_from(chosen.len()).unwrap_or(1).max(1);
    let each = |amount: Eur| Eur(amount.cents() / parts);
    let part = Total { cost: each(total.cost), public: each(total.public), own_cash: each(total.own_cash) };
    let times = |amount: Eur| Eur(amount.cents() * parts);
    *total = Total { cost: times(part.cost), public: times(part.public), own_cash: times(part.own_cash) };
    for (position, organisation) in (1..).zip(chosen.iter().filter_map(|at| stage.organisations.get(*at))) {
        let partner_id = PartnerId(dice.id());
        rows.partners.push(partner::Model {
            id: partner_id,
            project_id: id,
            organisation_id: organisation.id,
            role: if position == 1 { PartnerRole::Lead } else { PartnerRole::Participant },
            core_business: Some(dice.percent(50)),
            position,
        });
        rows.money.push(financing_row::Model {
            project_id: id,
            phase: money_phase(phase),
            partner_id,
            cost: part.cost,
            public_european: Eur::ZERO,
            public_national: Eur::ZERO,
            public_province: part.public,
            public_municipality: Eur::ZERO,
            own_cash: part.own_cash,
            own_in_kind: part.cost - part.public - part.own_cash,
            other: Eur::ZERO,
        });
    }
    chosen
}

/// An opinion on each condition; evidence where it is high. Gives the weakest one.
fn conditions(
    dice: &mut Dice,
    id: ProjectId,
    gate: Gate,
    manager: domain::ids::PersonId,
    day: NaiveDate,
    rows: &mut Rows,
) -> Option<(Condition, i32)> {
    let mut weakest: Option<(Condition, i32)> = None;
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
            });
        }
        if weakest.is_none_or(|(_, least)| level < least) {
            weakest = Some((*condition, level));
        }
    }
    weakest
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
