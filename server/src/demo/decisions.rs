//! What happened to a demo project at its gates: frozen dossiers, and decisions that two people signed.

use super::calendar::{Visit, days, hour};
use super::frozen::{more, texts};
use super::plan::Plan;
use super::rows::Rows;
use super::wording::{Wording, awaited, goes_on, words};
use crate::dossier::frozen::Content;
use crate::gates::details::Details;
use crate::reference::Reference;
use crate::security::tokens::sha256;
use crate::state::new_id;
use crate::store::events::Event;
use crate::store::versioned;
use ::entity::{decision, decision_condition, decision_condition_met, snapshot};
use chrono::NaiveDate;
use domain::Eur;
use domain::audit::{Edited, HistoryEvent};
use domain::financing::{InstrumentKind, PublicSource};
use domain::gates::{ConditionTiming, Gate, NewAmount, NewCondition, NewDecision, Outcome, ProgrammeFacts, RuleResult, StopReason, evaluate};
use domain::ids::{DecisionConditionId, DecisionId, SnapshotId};

/// Adds snapshots, decisions and what the history tells of them.
pub(super) fn write(
    plan: &Plan<'_>,
    reference: &Reference,
    programme: impl Fn(NaiveDate) -> ProgrammeFacts,
    rows: &mut Rows,
) -> Result<(), sea_orm::DbErr> {
    for (number, visit) in (1..).zip(&plan.visits) {
        let facts = super::facts::at(plan, visit, reference, programme(visit.asked_on));
        let results = evaluate(&reference.rules, &facts);
        let content = Content { facts, results: results.clone(), texts: texts(plan), more: Some(more(plan, visit, rows)?), documents: Vec::new() };
        let content = versioned::write(&content)?;
        let id = SnapshotId(new_id());
        let (by, name) = plan.contact.unwrap_or(plan.manager);
        let hash = sha256(&content);
        let on_behalf = plan.contact.is_none();
        let asked = HistoryEvent::GateRequested { snapshot: id, gate: visit.gate, number, sha256: hash.clone(), on_behalf };
        rows.events.push((hour(visit.asked_on, 9), Event::by(*by, name, asked).in_project(plan.id)));
        rows.snapshots.push(snapshot::Model {
            id,
            project_id: plan.id,
            gate: visit.gate,
            number,
            sha256: hash,
            content,
            rule_set_version: reference.rules.version().to_string(),
            frozen_by: Some(*by),
            frozen_at: hour(visit.asked_on, 9),
            is_demo: true,
        });
        if let Some((day, outcome)) = visit.decided {
            decide(plan, visit, (day, outcome), Frozen { id, number, results, version: reference.rules.version() }, rows)?;
        }
    }
    super::stops::write(plan, rows);
    super::ledger::write(plan, rows)
}

/// Approved money by source, as the rows of the phase divide it.
pub(super) fn amounts(plan: &Plan<'_>, visit: &Visit, outcome: Outcome) -> Vec<NewAmount> {
    let instrument = match visit.gate {
        Gate::G0 | Gate::G1 => InstrumentKind::Grant,
        Gate::G2 | Gate::G3 => plan.instruments.first().map_or(InstrumentKind::Grant, |row| row.kind),
    };
    let of = |source: PublicSource| plan.rows(visit.gate.to()).iter().map(|row| row.public.from(source)).sum::<Eur>();
    let all = PublicSource::ALL.iter().map(|source| NewAmount { source: *source, instrument, amount: of(*source) });
    all.filter(|one| goes_on(outcome) && one.amount.is_positive()).collect()
}

/// The dossier that was decided on, and what the rules said of it.
struct Frozen {
    id: SnapshotId,
    number: i64,
    results: Vec<RuleResult>,
    version: u32,
}

impl Frozen {
    fn details(&self, decision: &NewDecision) -> Result<String, sea_orm::DbErr> {
        let details = Details { decision: decision.clone(), results: self.results.clone(), rule_set_version: self.version.to_string() };
        versioned::write(&details)
    }
}

fn decide(plan: &Plan<'_>, visit: &Visit, (day, outcome): (NaiveDate, Outcome), frozen: Frozen, rows: &mut Rows) -> Result<(), sea_orm::DbErr> {
    let (decider, signer) = if visit.gate == Gate::G0 { (plan.manager, plan.second_manager) } else { (plan.chair, plan.secretary) };
    let Wording { rationale, public_summary, deviations, points } = words(plan, visit, outcome);
    let is_stop = outcome == Outcome::NoGo;
    let requested: Eur = plan.rows(visit.gate.to()).iter().map(|row| row.public.total()).sum();
    let own: Eur = plan.rows(visit.gate.to()).iter().map(domain::financing::FinancingRow::own).sum();
    let conditions = if outcome == Outcome::ConditionalGo { conditions(plan) } else { Vec::new() };
    let new = NewDecision {
        outcome,
        rationale,
        public_summary,
        effective_on: visit.starts_on.max(day),
        next_gate_on: visit.next_gate_on,
        resume_on: (outcome == Outcome::Hold).then(|| days(plan.today, if visit.gate == Gate::G0 { 120 } else { 40 })),
        awaited: if outcome == Outcome::Hold { awaited(visit.gate).to_owned() } else { String::new() },
        amounts: amounts(plan, visit, outcome),
        deviations,
        advice_reason: String::new(),
        conditions: conditions.clone(),
        points,
        reasons: if is_stop { vec![if visit.gate == Gate::G0 { StopReason::Other } else { StopReason::Market }] } else { Vec::new() },
        released: Eur::ZERO,
        unavoidable: Eur::ZERO,
        avoided_public: if is_stop { requested } else { Eur::ZERO },
        avoided_own: if is_stop { own } else { Eur::ZERO },
        after_care: if visit.gate == Gate::G3 { "Elk jaar een gesprek en de enquête, vijf jaar lang.".to_owned() } else { String::new() },
        legal_basis: "Subsidieregeling van de provincie (fictief)".to_owned(),
        award_reference: String::new(),
    };
    let mut row = decision::Model {
        id: DecisionId(new_id()),
        project_id: plan.id,
        gate: visit.gate,
        snapshot_id: Some(frozen.id),
        outcome,
        rationale: new.rationale.clone(),
        public_summary: new.public_summary.clone(),
        effective_on: Some(new.effective_on),
        next_gate_on: new.next_gate_on,
        resume_on: new.resume_on,
        approved_public: new.committed(),
        details: frozen.details(&new)?,
        decided_by: decider.0,
        decided_at: hour(day, 10),
        signed_by: Some(signer.0),
        signed_at: Some(hour(day, 15)),
        supersedes_id: None,
        is_demo: true,
        void_at: None,
        void_by: None,
        void_reason: None,
        void_cause: None,
        correction_reason: None,
    };
    let (gate, approved_public, deviations, dossier) =
        (visit.gate, row.approved_public, new.deviations.keys().copied().collect(), u32::try_from(frozen.number).ok());
    let recorded = HistoryEvent::GateDecided { decision: row.id, gate, outcome, approved_public, deviations, dossier };
    tell(plan, &row, recorded, [&decider.1, &signer.1], rows);
    rows.decisions.push(row.clone());
    attach(plan, &row, conditions, rows);
    if let Some((on, is_signed)) = corrected_on(plan, visit, day) {
        let corrected = NewDecision { public_summary: format!("{} De eerdere tekst noemde een verkeerd percentage.", new.public_summary), ..new };
        let supersedes = row.id;
        row.supersedes_id = Some(supersedes);
        row.id = DecisionId(new_id());
        row.public_summary.clone_from(&corrected.public_summary);
        row.details = frozen.details(&corrected)?;
        (row.decided_at, row.signed_at) = (hour(on, 10), is_signed.then(|| hour(on, 15)));
        row.signed_by = row.signed_by.filter(|_| is_signed);
        let (decision, deviations, edited) = (row.id, corrected.deviations.keys().copied().collect(), Edited::default());
        let recorded = HistoryEvent::DecisionCorrected { decision, gate, outcome, approved_public, deviations, dossier, supersedes, edited };
        tell(plan, &row, recorded, [&decider.1, &signer.1], rows);
        rows.decisions.push(row);
    }
    Ok(())
}

/// When a decision was corrected, and whether the correction was signed: that of ChipSnuif was, that of MicroPomp waits.
fn corrected_on(plan: &Plan<'_>, visit: &Visit, decided_on: NaiveDate) -> Option<(NaiveDate, bool)> {
    match (plan.row.code.as_str(), visit.gate) {
        ("P15", Gate::G1) => Some((days(decided_on, 30), true)),
        ("P13", Gate::G1) => Some((days(plan.today, -2), false)),
        _ => None,
    }
}

/// Tells the history of a decision, and of its signature where it has one.
fn tell(plan: &Plan<'_>, row: &decision::Model, recorded: HistoryEvent, names: [&str; 2], rows: &mut Rows) {
    let decision::Model { id, gate, outcome, approved_public, supersedes_id: supersedes, .. } = *row;
    rows.events.push((row.decided_at, Event::by(row.decided_by, names[0], recorded).in_project(plan.id)));
    if let Some((who, at)) = row.signed_by.zip(row.signed_at) {
        let signed = HistoryEvent::DecisionSigned { decision: id, gate, outcome, approved_public, supersedes };
        rows.events.push((at, Event::by(who, names[1], signed).in_project(plan.id)));
    }
}

/// The conditions of PrintHuid: one is met, one is past its date, one is still to come.
fn conditions(plan: &Plan<'_>) -> Vec<NewCondition> {
    let condition = |text: &str, due: i64, timing, evidence: &str| NewCondition {
        text: text.to_owned(),
        owner: plan.contact.map_or_else(|| plan.lead.name.clone(), |(_, name)| name.clone()),
        due_on: days(plan.today, due),
        timing,
        evidence: evidence.to_owned(),
        verifier: plan.manager.1.clone(),
    };
    vec![
        condition("De afspraak met het brandwondencentrum is getekend", -50, ConditionTiming::Precedent, "Getekende overeenkomst"),
        condition(
            "Een octrooigemachtigde heeft gekeken of de techniek vrij te gebruiken is",
            -12,
            ConditionTiming::Subsequent,
            "Verslag van het onderzoek",
        ),
        condition("Een tweede geldgever heeft schriftelijk toegezegd", 45, ConditionTiming::Subsequent, "Brief met bedrag"),
    ]
}

fn attach(plan: &Plan<'_>, decision: &decision::Model, conditions: Vec<NewCondition>, rows: &mut Rows) {
    for (position, one) in (1..).zip(conditions) {
        let id = DecisionConditionId(new_id());
        if one.timing == ConditionTiming::Precedent {
            rows.met.push(decision_condition_met::Model {
                decision_condition_id: id,
                note: "De overeenkomst is gezien en in orde.".to_owned(),
                verified_by: plan.manager.0,
                verified_at: hour(days(one.due_on, -3), 12),
            });
        }
        rows.conditions.push(decision_condition::Model {
            id,
            decision_id: decision.id,
            position,
            text: one.text,
            owner: one.owner,
            due_on: one.due_on,
            timing: one.timing,
            evidence: one.evidence,
            verifier: one.verifier,
            is_demo: true,
            owner_organisation_id: plan.contact.is_none().then_some(plan.lead.id),
            owner_person_id: plan.contact.map(|(id, _)| *id),
        });
    }
}
