//! What the rules read of a demo project on the day that its dossier was frozen.

use super::calendar::{Visit, days};
use super::conditions::{judged_rules, judgement, level};
use super::files::list;
use super::plan::Plan;
use super::reviews;
use crate::reference::Reference;
use domain::conditions::{Condition, CurrentLevel, Opinion};
use domain::gates::{
    Accession, AgreementFacts, BusinessCaseFacts, BusinessCasePart, DocumentFacts, Facts, Gate, InstrumentFacts, Judgement, MarketProof,
    ProgrammeFacts, ProjectFacts, RecordFacts, ReportingFacts, SubAreaFacts,
};
use domain::projects::{AreaStatus, Phase};
use domain::reports::{Delivered, ReportState};
use serde_json::Value;

/// The facts at a visit.
pub(super) fn at(plan: &Plan<'_>, visit: &Visit, reference: &Reference, programme: ProgrammeFacts) -> Facts {
    let phase = if visit.gate == Gate::G3 { Phase::MarketEntry } else { visit.gate.to() };
    let levels = reference.rules.levels();
    let count = |cell: &str| list(cell).fold(0, |sum, _| sum + 1);
    let status = reference.technology.iter().find(|area| area.code == plan.row.sub_area).map_or(AreaStatus::Retired, |area| area.status);
    let is_mature = matches!(visit.gate, Gate::G2 | Gate::G3);
    let is_at_intake = visit.gate == Gate::G0;
    let case_age = if plan.row.code == "P05" && visit.decided.is_none() { -120 } else { -20 };
    Facts {
        gate: visit.gate,
        entry_gate: Gate::G0,
        today: visit.asked_on,
        project: ProjectFacts {
            title: plan.row.title.clone(),
            phase: visit.gate.from(),
            contact: plan.contact.map(|(_, name)| name.clone()),
            sub_areas: vec![SubAreaFacts { code: plan.row.sub_area.clone(), status }],
            application_areas: count(&plan.row.application_areas),
            challenges: count(&plan.row.challenges),
            result_type: Some(plan.story.result_type),
            has_product_market_combination: !plan.story.product_market_combination.is_empty(),
            activities: list(&plan.story.activities).filter_map(|code| code.parse().ok()).collect(),
            facilities: count(&plan.story.facilities),
            start_on: Some(visit.starts_on),
            duration_months: Some(visit.months),
            next_gate_on: visit.next_gate_on,
        },
        partners: plan.partners.iter().map(|(partner, _)| partner.clone()).collect(),
        financing: plan.rows(phase).to_vec(),
        instruments: instruments(plan, phase),
        programme,
        business_case: if is_at_intake {
            BusinessCaseFacts::default()
        } else {
            BusinessCaseFacts { parts: BusinessCasePart::ALL.to_vec(), version_on: Some(days(visit.asked_on, case_age)), is_approved_by_all: true }
        },
        record: RecordFacts {
            application_on: Some(days(visit.asked_on, -14)),
            works_start_on: Some(visit.starts_on),
            accession: Some(Accession::Open),
            trl: Some(if is_mature { 7 } else { 3 }),
            has_proof_of_concept: is_mature,
            lessons: if visit.gate == Gate::G3 { 2 } else { 0 },
            has_public_summary: true,
            market_proofs: if plan.row.status == "graduated" { vec![MarketProof::FirstRevenue, MarketProof::NewCompany] } else { Vec::new() },
        },
        levels: Condition::ALL
            .iter()
            .map(|condition| CurrentLevel {
                condition: *condition,
                level: level(plan, levels, visit.gate, *condition),
                opinion: Opinion::ProgrammeManager,
            })
            .collect(),
        judgements: judged_rules(visit.gate)
            .iter()
            .map(|rule| {
                let (is_met, reason) = judgement(plan, *rule);
                Judgement { rule: *rule, is_met, reason: reason.to_owned(), by: plan.manager.1.clone() }
            })
            .collect(),
        reviews: reviews::facts(plan.row.code.as_str(), visit),
        reports: Some(reported(visit.gate)),
        documents: Some(filed(plan, visit.gate)),
        duplicates: Vec::new(),
    }
}

/// Every report of the phase before was approved.
fn reported(gate: Gate) -> ReportingFacts {
    let delivered = |promised, accepted| Some(Delivered { promised, accepted });
    let of = |asked, delivered, lessons| ReportingFacts { asked, approved: asked, open: 0, end: Some(ReportState::Approved), delivered, lessons };
    match gate {
        Gate::G0 => ReportingFacts::default(),
        Gate::G1 => of(1, None, 0),
        Gate::G2 => of(6, delivered(8, 7), 0),
        Gate::G3 => of(3, delivered(4, 4), 2),
    }
}

/// From gate 1 on every partner signed an agreement; at gate 2 it is written down who owns what.
fn filed(plan: &Plan<'_>, gate: Gate) -> DocumentFacts {
    let title = &plan.row.title;
    let agreement = AgreementFacts { name: format!("Samenwerkingsovereenkomst {title}.pdf"), is_signed_by_all: true };
    DocumentFacts {
        agreement: (gate != Gate::G0).then_some(agreement),
        ownership: matches!(gate, Gate::G2 | Gate::G3).then(|| format!("Eigendom en licenties {title}.pdf")),
    }
}

fn instruments(plan: &Plan<'_>, phase: Phase) -> Vec<InstrumentFacts> {
    plan.instruments
        .iter()
        .filter(|row| row.phase == phase)
        .map(|row| {
            let details = super::dossier::details(&row.details, plan);
            let text = |record: &str| details.get(record).and_then(Value::as_str).map(str::to_owned);
            let has = |record| text(record).is_some();
            InstrumentFacts {
                kind: row.kind,
                counterparty: row.counterparty.clone(),
                is_government_buyer: details.get("government_buyer").is_some(),
                amount: domain::Eur::euros(row.amount),
                has_terms: has("terms"),
                signed_on: row.signed_months.map(|count| super::calendar::months(plan.today, count)),
                has_schedule: has("repayment_schedule"),
                has_share_percent: has("share_percent"),
                has_exit_terms: has("exit_terms"),
                has_coverage: has("coverage_percent"),
                has_duration: has("duration"),
                has_premium: has("premium"),
                has_procurement_route: has("procurement_route"),
                has_advice: has("investment_advice"),
                has_justification: has("grant_justification"),
                has_legal_basis: has("legal_basis"),
                legal_check_by: text("legal_check_by"),
                is_open: true,
                administrator: text("administrator"),
                next_on: Some(super::calendar::months(plan.today, 6)),
                has_expected_return: has("expected_return"),
            }
        })
        .collect()
}
