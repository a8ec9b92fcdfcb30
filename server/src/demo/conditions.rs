//! The eight conditions of a demo project: opinions at every gate it came to, the evidence, and people's judgements.

use super::calendar::{days, hour};
use super::plan::Plan;
use super::rows::Rows;
use crate::state::new_id;
use ::entity::{assessment, evidence, judgement};
use chrono::NaiveDate;
use domain::conditions::{Condition, ConditionLevels, Level, Opinion};
use domain::gates::{Gate, RuleId};
use domain::ids::{AssessmentId, EvidenceId};

/// The gates at which people gave opinions, each with its day: those it came to, and the next one.
fn gates(plan: &Plan<'_>) -> Vec<(Gate, NaiveDate)> {
    let mut gates: Vec<_> = plan.visits.iter().map(|visit| (visit.gate, visit.asked_on)).collect();
    if let Some(next) = Gate::of(plan.row.phase).filter(|next| gates.iter().all(|(gate, _)| gate != next)) {
        gates.push((next, days(plan.today, -12)));
    }
    gates
}

/// The level of the programme manager: what the gate asks where the project passed it, the story's where it stands now.
pub(super) fn level(plan: &Plan<'_>, required: &ConditionLevels, gate: Gate, condition: Condition) -> Level {
    if Gate::of(plan.row.phase) != Some(gate) {
        return required.required(condition, gate);
    }
    let position = Condition::ALL.iter().position(|one| *one == condition).unwrap_or(0);
    let digit = plan.story.levels.chars().nth(position).and_then(|digit| digit.to_digit(10)).and_then(|digit| u8::try_from(digit).ok());
    digit.and_then(Level::new).unwrap_or(Level::ALL[0])
}

/// Adds opinions, evidence and judgements.
pub(super) fn write(plan: &Plan<'_>, required: &ConditionLevels, rows: &mut Rows) {
    let gates = gates(plan);
    for condition in Condition::ALL {
        let mut highest = Level::ALL[0];
        for (gate, day) in &gates {
            let given = level(plan, required, *gate, *condition);
            highest = highest.max(given);
            let own = Level::new(given.number() + 1).filter(|_| plan.number % 2 == 0).unwrap_or(given);
            let opinions = [(Opinion::LeadPartner, own, plan.contact), (Opinion::ProgrammeManager, given, Some(plan.manager))];
            rows.assessments.extend(opinions.map(|(opinion, level, who)| assessment::Model {
                id: AssessmentId(new_id()),
                project_id: plan.id,
                gate: *gate,
                condition_code: *condition,
                opinion,
                level: i32::from(level.number()),
                reason: reason(level).to_owned(),
                assessed_by: who.map(|(id, _)| *id),
                assessed_at: hour(days(*day, -3), 11),
            }));
        }
        if highest > Level::WITHOUT_EVIDENCE {
            let (title, reference) = proof(*condition);
            rows.evidence.push(evidence::Model {
                id: EvidenceId(new_id()),
                project_id: plan.id,
                condition_code: *condition,
                title: title.to_owned(),
                reference: reference.to_owned(),
                accepted: true,
                added_by: plan.contact.map(|(id, _)| *id),
                added_at: hour(days(plan.made_on, 6), 10),
                document_id: None,
            });
        }
    }
    judgements(plan, rows);
}

fn reason(level: Level) -> &'static str {
    match level.number() {
        0 | 1 => "Er is een voornemen, maar nog niets op papier.",
        2 => "Een deel is geregeld; de rest staat in het plan.",
        3 => "Geregeld en met stukken aangetoond.",
        _ => "Geregeld, aangetoond en een voorbeeld voor andere projecten.",
    }
}

fn proof(condition: Condition) -> (&'static str, &'static str) {
    match condition {
        Condition::KnowledgeBase => ("Afspraak over gebruik van het laboratorium", "Dossier, bijlage 1"),
        Condition::MarketDriven => ("Gesprekken met acht gebruikers", "Dossier, bijlage 2"),
        Condition::BusinessCase => ("Business case met drie scenario's", "Dossier, bijlage 3"),
        Condition::ActiveSme => ("Werkplan en uren van het mkb-bedrijf", "Dossier, bijlage 5"),
        Condition::RiskSharing => ("Getekende afspraak over eigen bijdragen", "Dossier, bijlage 6"),
        Condition::OpenInnovation => ("Samenwerkingsovereenkomst met afspraken over kennis", "Dossier, bijlage 7"),
        Condition::OpenToOutsiders => ("Uitnodiging aan twee grote bedrijven van buiten de regio", "Dossier, bijlage 8"),
        Condition::SelfOrganisation => ("Vergaderritme en bestuur van het consortium", "Dossier, bijlage 9"),
    }
}

/// The rules of a gate that a person judges.
pub(super) fn judged_rules(gate: Gate) -> &'static [RuleId] {
    match gate {
        Gate::G0 => &[RuleId::All07, RuleId::G0R15],
        Gate::G1 => &[RuleId::All07, RuleId::G1R17],
        Gate::G2 => &[RuleId::All07, RuleId::G2R12],
        Gate::G3 => &[RuleId::All07],
    }
}

/// What the manager judged, and why.
pub(super) fn judgement(plan: &Plan<'_>, rule: RuleId) -> (bool, &'static str) {
    if rule == RuleId::G0R15 && plan.row.status == "refused" {
        return (false, "De combinatie past niet bij de gekozen technologie en toepassingen.");
    }
    let reason = if rule == RuleId::All07 {
        "De partners beschrijven wat er gebeurt als zij nu stoppen."
    } else if rule == RuleId::G0R15 {
        "Nieuw voor de regio en met gebruikers besproken."
    } else if rule == RuleId::G1R17 {
        "Het werk stopt voor de serieproductie; concurrenten kunnen meedoen."
    } else {
        "Wie wat bezit en wie een licentie krijgt staat in de overeenkomst."
    };
    (true, reason)
}

fn judgements(plan: &Plan<'_>, rows: &mut Rows) {
    let ready_for_next = plan.row.code == "P01";
    let judged = gates(plan).into_iter().filter(|(gate, _)| ready_for_next || plan.visits.iter().any(|visit| visit.gate == *gate));
    for (gate, day) in judged {
        rows.judgements.extend(judged_rules(gate).iter().map(|rule| {
            let (met, reason) = judgement(plan, *rule);
            judgement::Model {
                project_id: plan.id,
                gate,
                rule_id: rule.code().to_owned(),
                met,
                reason: reason.to_owned(),
                judged_by: Some(plan.manager.0),
                judged_at: hour(days(day, -2), 14),
            }
        }));
    }
}
