//! The rows of a demo project that its partners write: the project, its tags, partners, money, instruments and business case.

use super::calendar::{days, hour, months};
use super::files::list;
use super::plan::Plan;
use super::rows::Rows;
use crate::dossier::money::row_of;
use crate::state::new_id;
use crate::store::events::Event;
use crate::store::versioned;
use ::entity::{dossier, instrument, partner, project, project_tag};
use domain::Eur;
use domain::audit::HistoryEvent;
use domain::conditions::ConditionStanding;
use domain::financing::{InstrumentDetails, InstrumentKind};
use domain::gates::{BusinessCasePart, Gate, MarketProof};
use domain::ids::InstrumentId;
use domain::names::{normalised, title_key};
use domain::projects::{Phase, ProjectKind, Status, TagList};
use sea_orm::DbErr;
use serde_json::{Map, Value, json};

/// Adds what the partners wrote.
pub(super) fn write(plan: &Plan<'_>, rows: &mut Rows) -> Result<(), DbErr> {
    rows.projects.push(project(plan)?);
    tags(plan, rows);
    for (position, (facts, _)) in (1..).zip(&plan.partners) {
        rows.partners.push(partner::Model {
            id: facts.id,
            project_id: plan.id,
            organisation_id: facts.organisation,
            role: facts.role,
            core_business: facts.is_core_business,
            position,
        });
    }
    rows.dossiers.push(dossier(plan));
    for (phase, money) in &plan.money {
        rows.money.extend(money.iter().map(|row| row_of(plan.id, *phase, row)));
    }
    instruments(plan, rows)?;
    let (id, name) = plan.contact.unwrap_or(plan.manager);
    let made = HistoryEvent::ProjectMade { project: plan.id, title: plan.row.title.clone() };
    let made = Event::by(*id, name, made).in_project(plan.id);
    rows.events.push((hour(plan.made_on, 9), made));
    Ok(())
}

fn project(plan: &Plan<'_>) -> Result<project::Model, DbErr> {
    let current = plan.current();
    let status = plan.status()?;
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let names: Vec<&str> = plan.partners.iter().map(|(partner, _)| partner.name.as_str()).collect();
    let ends = matches!(status, Status::Stopped | Status::Refused | Status::Graduated | Status::ClosedCompleted);
    let recycled_to = plan.visits.last().filter(|_| status == Status::Recycled).and_then(|visit| visit.next_gate_on);
    let next_gate_on = recycled_to.or_else(|| current.and_then(|visit| visit.next_gate_on)).filter(|_| !ends && status != Status::OnHold);
    let hold_days = if plan.row.phase == Phase::Intake { 120 } else { 40 };
    Ok(project::Model {
        id: plan.id,
        number: plan.number,
        title: plan.row.title.clone(),
        search_text: normalised(&format!("{} {}", plan.row.title, names.join(" "))),
        title_key: title_key(&plan.row.title),
        public_summary: plan.story.public_summary.clone(),
        aim: plan.story.aim.clone(),
        product_market_combination: plan.story.product_market_combination.clone(),
        result_type: Some(plan.story.result_type),
        kind: ProjectKind::ClusterProject,
        phase: plan.row.phase,
        status,
        entry_gate: Gate::G0,
        primary_sub_area: text(&plan.row.sub_area),
        cluster: text(&plan.story.cluster),
        lead_organisation_id: Some(plan.lead.id),
        lead_name: plan.lead.name.clone(),
        manager_id: Some(plan.manager.0),
        contact_id: plan.contact.map(|(id, _)| *id),
        start_on: current.map(|visit| visit.starts_on),
        duration_months: current.and_then(|visit| i32::try_from(visit.months).ok()),
        next_gate_on,
        hold_until: (status == Status::OnHold).then(|| days(plan.today, hold_days)),
        recycles: i32::from(status == Status::Recycled),
        cost: Eur::ZERO,
        public_money: Eur::ZERO,
        own_cash: Eur::ZERO,
        own_in_kind: Eur::ZERO,
        other_money: Eur::ZERO,
        weakest_condition: None,
        weakest_level: None,
        weakest_gap: ConditionStanding::NO_GAP,
        levels_short: 0,
        not_assessed: 0,
        is_unbalanced: false,
        condition_due_on: None,
        phase_from: current.filter(|_| plan.row.phase != Phase::Intake).map(|visit| visit.starts_on),
        is_demo: true,
        created_at: hour(plan.made_on, 9),
        updated_at: plan.updated_at(),
        version: 1,
    })
}

fn tags(plan: &Plan<'_>, rows: &mut Rows) {
    let lists = [
        (TagList::ApplicationArea, &plan.row.application_areas),
        (TagList::Challenge, &plan.row.challenges),
        (TagList::Facility, &plan.story.facilities),
        (TagList::Activity, &plan.story.activities),
    ];
    for (tag_list, cell) in lists {
        rows.tags.extend(list(cell).map(|code| project_tag::Model { project_id: plan.id, list: tag_list, code: code.to_owned() }));
    }
}

fn dossier(plan: &Plan<'_>) -> dossier::Model {
    let is_at_intake = plan.row.phase == Phase::Intake;
    let last = plan.visits.last().map_or(plan.made_on, |visit| visit.asked_on);
    let next_phase_proven = matches!(plan.row.code.as_str(), "P01" | "P05") || plan.row.phase == Phase::MarketEntry;
    let parts: Vec<&str> = BusinessCasePart::ALL.iter().map(|part| part.code()).collect();
    let proofs = match plan.row.status.as_str() {
        "graduated" => format!("{},{}", MarketProof::FirstRevenue, MarketProof::NewCompany),
        _ => String::new(),
    };
    let lessons = match plan.row.code.as_str() {
        "P09" => "De laag hecht niet op vochtig staal.\nVraag de beheerder eerst hoe nat het staal is.",
        "P12" => "Begin vroeg met de verzekeraar.\nEen verpleegkundige aan de telefoon is belangrijker dan een nieuw scherm.",
        "P17" => "Reken de prijs door met een aannemer voordat het lab begint.",
        "P19" => "Een korps koopt pas na een oefenseizoen; reken op een jaar langer.",
        _ => "",
    };
    dossier::Model {
        project_id: plan.id,
        application_on: Some(days(last, -14)),
        works_start_on: plan.current().map(|visit| visit.starts_on.max(last)),
        accession_clause: Some(if plan.row.code == "P08" { "conditional" } else { "open" }.to_owned()),
        trl: Some(if next_phase_proven {
            7
        } else if plan.row.phase == Phase::Innovation {
            5
        } else {
            3
        }),
        proof_of_concept: if next_phase_proven {
            "Het proefmodel werkte drie maanden bij een gebruiker; verslag in bijlage 4.".to_owned()
        } else {
            String::new()
        },
        lessons: lessons.to_owned(),
        market_proofs: proofs,
        business_case_parts: if is_at_intake { String::new() } else { parts.join(",") },
        business_case_on: (!is_at_intake).then(|| business_case_on(plan)),
        business_case_approved: !is_at_intake,
        stopping_considered: "Als de partners nu stoppen is het al uitgegeven geld weg, maar de kennis blijft beschreven en te gebruiken.".to_owned(),
    }
}

/// A dossier before a gate is fresh; that of MembraanThuis is four months old.
fn business_case_on(plan: &Plan<'_>) -> chrono::NaiveDate {
    match plan.row.code.as_str() {
        "P01" => days(plan.today, -20),
        "P05" => months(plan.today, -4),
        _ => plan.visits.last().map_or(plan.made_on, |visit| days(visit.asked_on, -20)),
    }
}

fn instruments(plan: &Plan<'_>, rows: &mut Rows) -> Result<(), DbErr> {
    let mut position = 0;
    let mut add = |phase, kind, counterparty: &str, amount, signed_on, details: Value| -> Result<(), DbErr> {
        position += 1;
        let details: InstrumentDetails = serde_json::from_value(details).map_err(|error| DbErr::Custom(error.to_string()))?;
        rows.instruments.push(instrument::Model {
            id: InstrumentId(new_id()),
            project_id: plan.id,
            phase,
            kind,
            counterparty: counterparty.to_owned(),
            amount,
            signed_on,
            details: versioned::write(&details)?,
            position,
        });
        Ok(())
    };
    for (phase, money) in &plan.money {
        let public: Eur = money.iter().map(|row| row.public.total()).sum();
        if matches!(phase, Phase::Start | Phase::Innovation) && plan.row.phase != Phase::Intake {
            let signed_on = plan.visits.iter().find(|visit| visit.gate.to() == *phase).and_then(|visit| visit.decided).map(|(day, _)| days(day, 20));
            let details = json!({ "terms": "Subsidie in termijnen, op verslag", "legal_basis": "Subsidieregeling van de provincie (fictief)" });
            add(*phase, InstrumentKind::Grant, "Provincie Voorbeeld-Oost (fictief)", public, signed_on, details)?;
        }
    }
    for row in &plan.instruments {
        let signed_on = row.signed_months.map(|count| months(plan.today, count));
        add(row.phase, row.kind, &row.counterparty, Eur::euros(row.amount), signed_on, details(&row.details, plan))?;
    }
    Ok(())
}

/// The records of an instrument: `record=text` between bars, and the next day to act on.
pub(super) fn details(cell: &str, plan: &Plan<'_>) -> Value {
    let mut records: Map<String, Value> = cell
        .split('|')
        .filter_map(|pair| pair.split_once('='))
        .map(|(record, text)| if record == "government_buyer" { (record.to_owned(), json!(true)) } else { (record.to_owned(), json!(text)) })
        .collect();
    records.insert("next_on".to_owned(), json!(months(plan.today, 6)));
    Value::Object(records)
}
