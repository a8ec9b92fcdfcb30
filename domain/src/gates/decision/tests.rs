//! Every refusal of a decision on its own, and the forms that these tests and the tests of the form start from.

use super::*;
use crate::Eur;
use crate::gates::builder::{a_project_at, day, rule_set};
use crate::gates::{DossierPart, Facts, Gate, Outcome, RuleId, RuleResult, evaluate};
use crate::people::{Language, Role, SteeringSeat};
use crate::problem::{Problem, ProblemKind};
use crate::projects::{Phase, Status};
use crate::reviews::Advice;

pub(super) const WHY: &str = "De partners dragen allemaal risico, de business case is compleet en de eerste klant heeft zijn handtekening al gezet.";

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// A form with what every outcome needs, and more.
pub(super) fn form(outcome: &str, more: &[(&str, &str)]) -> DecisionForm {
    let always = [("outcome", outcome), ("rationale", WHY), ("public_summary", "Het project gaat door."), ("effective_on", "2027-01-01")];
    DecisionForm::from_pairs(&pairs(&[&always[..], more].concat()))
}

pub(super) fn check(form: &DecisionForm, gate: Gate) -> Result<NewDecision, Vec<(String, ProblemKind)>> {
    let flat = |problems: Vec<Problem>| problems.into_iter().map(|one| (one.field, one.kind)).collect();
    form.check(Language::Nl, gate, day(2026, 11, 23)).map_err(flat)
}

pub(super) fn problems(rows: &[(&str, ProblemKind)]) -> Result<NewDecision, Vec<(String, ProblemKind)>> {
    Err(rows.iter().map(|(field, kind)| ((*field).to_owned(), *kind)).collect())
}

pub(super) fn decision(outcome: &str, more: &[(&str, &str)], gate: Gate) -> NewDecision {
    check(&form(outcome, more), gate).expect("a complete form")
}

pub(super) const GO: &[(&str, &str)] = &[
    ("next_gate_on", "2029-12-01"),
    ("amounts.0.source", "province"),
    ("amounts.0.instrument", "grant"),
    ("amounts.0.amount", "1.200.000"),
    ("amounts.1.source", "province"),
    ("amounts.1.instrument", "loan"),
    ("amounts.1.amount", ""),
];

pub(super) const CONDITION: &[(&str, &str)] = &[
    ("conditions.0.text", "De samenwerkingsovereenkomst is getekend."),
    ("conditions.0.owner", "A. Penvoerder"),
    ("conditions.0.due_on", "2027-02-01"),
    ("conditions.0.timing", "precedent"),
    ("conditions.0.evidence", "Het getekende stuk."),
    ("conditions.0.verifier", "P. Manager"),
];

/// A decision at a gate about a ready project, by the chair.
pub(super) fn about(facts: &Facts) -> DecisionFacts {
    DecisionFacts {
        gate: facts.gate,
        entry_gate: facts.entry_gate,
        phase: facts.project.phase,
        status: Status::DecisionPending,
        snapshot: Some(SnapshotState { number: 1, is_frozen: true, is_current: true }),
        results: evaluate(&rule_set(), facts),
        ceiling_left: Eur::euros(5_000_000),
        mandate: Eur::euros(50_000),
        requested: facts.public(),
        decider: Decider {
            name: "V. Voorzitter".to_owned(),
            role: Role::SteeringMember,
            seat: Some(SteeringSeat::Chair),
            manages_the_project: false,
        },
        existing: None,
        corrects: None,
        advice: facts.reviews.agreed.as_ref().map(|agreed| agreed.advice),
        recycled_before: 0,
    }
}

fn refused(facts: &DecisionFacts, decision: &NewDecision) -> Vec<DecisionRefusal> {
    match decide(facts, decision) {
        Ok(_) => Vec::new(),
        Err(GateError::Refused(refusals)) => refusals,
    }
}

fn one(facts: &DecisionFacts, rule: RuleId) -> RuleResult {
    facts.results.iter().find(|one| one.rule == rule).cloned().expect("the rule applies")
}

fn go() -> NewDecision {
    decision("go", GO, Gate::G1)
}

#[test]
fn a_ready_project_may_go() {
    let facts = about(&a_project_at(Gate::G1).facts());
    let proposed = Proposed { gate: Gate::G1, outcome: Outcome::Go, committed: Eur::euros(1_200_000), deviations: Vec::new(), warnings: Vec::new() };
    assert_eq!(decide(&facts, &go()), Ok(proposed));
}

#[test]
fn a_decision_needs_the_frozen_dossier_as_it_is() {
    let ready = about(&a_project_at(Gate::G1).facts());
    let snapshot = |is_frozen, is_current| Some(SnapshotState { number: 4, is_frozen, is_current });
    let rows = [
        (None, DecisionRefusal::NoSnapshot),
        (snapshot(false, true), DecisionRefusal::SnapshotUnfrozen(4)),
        (snapshot(true, false), DecisionRefusal::SnapshotStale(4)),
    ];
    for (snapshot, refusal) in rows {
        assert_eq!(refused(&DecisionFacts { snapshot, ..ready.clone() }, &go()), [refusal]);
    }
    let stale = DecisionFacts { snapshot: snapshot(true, false), ..ready.clone() };
    let back = decision("recycle", &[("points.0", "Maak het dossier opnieuw op."), ("next_gate_on", "2027-06-01")], Gate::G1);
    assert_eq!(refused(&stale, &back), [], "a dossier that has changed can always go back to work");
    let active = DecisionFacts { status: Status::Active, ..ready };
    assert_eq!(refused(&active, &go()), [DecisionRefusal::WrongStatus(Status::Active)]);
}

#[test]
fn a_gate_is_not_skipped() {
    let facts = DecisionFacts { phase: Phase::Innovation, ..about(&a_project_at(Gate::G1).facts()) };
    assert_eq!(refused(&facts, &go()), [DecisionRefusal::GateSkipped { gate: Gate::G1, due: Some(Gate::G2) }]);
    let intake = DecisionFacts { phase: Phase::Intake, ..facts };
    assert_eq!(refused(&intake, &go()), [DecisionRefusal::GateSkipped { gate: Gate::G1, due: Some(Gate::G0) }]);
    assert_eq!(refused(&DecisionFacts { entry_gate: Gate::G1, ..intake }, &go()), []);
}

#[test]
fn a_hard_rule_cannot_be_deviated_from_and_a_policy_rule_needs_a_reason() {
    let mut project = a_project_at(Gate::G1).facts();
    project.record.application_on = None;
    project.record.accession = None;
    project.judgements.retain(|judgement| judgement.rule != RuleId::G1R17);
    let facts = about(&project);
    let hard = DecisionRefusal::HardUnmet(one(&facts, RuleId::G1R12));
    let awaiting = DecisionRefusal::JudgementAwaiting(one(&facts, RuleId::G1R17));
    let policy = DecisionRefusal::DeviationMissing(one(&facts, RuleId::G1R19));
    assert_eq!(refused(&facts, &go()), [hard.clone(), awaiting.clone(), policy]);
    let reasons = [("deviation.G1-12", WHY), ("deviation.G1-17", WHY), ("deviation.G1-19", WHY)];
    assert_eq!(refused(&facts, &decision("go", &[GO, &reasons].concat(), Gate::G1)), [hard, awaiting]);
    let no_go = decision("no_go", &[("reasons", "market"), ("advice_reason", WHY)], Gate::G1);
    assert_eq!(refused(&facts, &no_go), []);
}

#[test]
fn a_decision_against_the_panel_says_why() {
    let advised = |advice| DecisionFacts { advice: Some(advice), ..about(&a_project_at(Gate::G1).facts()) };
    let stops = |more: &[(&str, &str)]| decision("no_go", &[&[("reasons", "market")], more].concat(), Gate::G1);
    let told = |advice| vec![DecisionRefusal::AdviceReasonMissing(advice)];
    assert_eq!(refused(&advised(Advice::DoNotFund), &go()), told(Advice::DoNotFund));
    assert_eq!(refused(&advised(Advice::Fund), &stops(&[])), told(Advice::Fund));
    assert_eq!(refused(&advised(Advice::Fund), &stops(&[("advice_reason", WHY)])), []);
    assert_eq!(refused(&advised(Advice::DoNotFund), &decision("go", &[GO, &[("advice_reason", WHY)]].concat(), Gate::G1)), []);
    assert_eq!(refused(&advised(Advice::FundIfMoney), &go()), []);
    assert_eq!(refused(&advised(Advice::DoNotFund), &stops(&[])), []);
    let short = check(&form("no_go", &[("reasons", "market"), ("advice_reason", "Nee.")]), Gate::G1);
    assert_eq!(short, problems(&[("advice_reason", ProblemKind::TooShort(100))]));
}

#[test]
fn a_deviation_is_recorded_and_one_from_a_met_rule_is_refused() {
    let mut project = a_project_at(Gate::G1).facts();
    project.record.accession = None;
    let with = |rule: &str| decision("go", &[GO, &[(rule, WHY)], &[("deviation.G1-19", WHY)]].concat(), Gate::G1);
    let facts = about(&project);
    assert_eq!(decide(&facts, &with("deviation.G1-19")).map(|one| one.deviations), Ok(vec![RuleId::G1R19]));
    assert_eq!(refused(&facts, &with("deviation.G1-06")), [DecisionRefusal::NothingToDeviateFrom(RuleId::G1R06)]);
    project.financing[0].cost += Eur(1);
    let facts = about(&project);
    let both = [DecisionRefusal::HardUnmet(one(&facts, RuleId::All02)), DecisionRefusal::NothingToDeviateFrom(RuleId::G1R06)];
    assert_eq!(refused(&facts, &with("deviation.G1-06")), both, "a hard rule that is open hides no deviation from another");
}

#[test]
fn one_request_has_one_decision() {
    let existing = ExistingDecision { by: "S. Secretaris".to_owned(), outcome: Outcome::Hold, on: day(2026, 11, 20) };
    let facts = DecisionFacts { existing: Some(existing.clone()), ..about(&a_project_at(Gate::G1).facts()) };
    assert_eq!(refused(&facts, &go()), [DecisionRefusal::AlreadyDecided(existing)]);
}

#[test]
fn a_correction_keeps_the_outcome_after_the_project_has_moved() {
    let moved = DecisionFacts { phase: Phase::Innovation, status: Status::Active, ..about(&a_project_at(Gate::G1).facts()) };
    let correction = |signed| DecisionFacts { corrects: Some(signed), ..moved.clone() };
    assert_eq!(refused(&correction(Outcome::Go), &go()), []);
    assert_eq!(refused(&correction(Outcome::NoGo), &go()), [DecisionRefusal::OutcomeChanged { signed: Outcome::NoGo }]);
}

#[test]
fn one_cent_above_the_ceiling_or_the_request_is_refused() {
    let ready = about(&a_project_at(Gate::G1).facts());
    let is = Eur::euros(1_200_000);
    assert_eq!(refused(&DecisionFacts { ceiling_left: is, ..ready.clone() }, &go()), []);
    let left = is - Eur(1);
    assert_eq!(refused(&DecisionFacts { ceiling_left: left, ..ready.clone() }, &go()), [DecisionRefusal::AboveCeiling { is, left }]);
    assert_eq!(refused(&DecisionFacts { requested: left, ..ready.clone() }, &go()), [DecisionRefusal::AboveRequest { is, requested: left }]);
    let wait = decision("hold", &[("awaited", "De vergunning."), ("resume_on", "2027-06-01")], Gate::G1);
    assert_eq!(refused(&DecisionFacts { ceiling_left: Eur(-1), ..ready }, &wait), []);
}

#[test]
fn a_programme_manager_decides_at_gate_0_within_the_mandate_only() {
    let manager = Decider { name: "P. Manager".to_owned(), role: Role::ProgrammeManager, seat: None, manages_the_project: true };
    let start = decision("go", &[("next_gate_on", "2027-09-01")], Gate::G0);
    let facts = DecisionFacts { decider: manager.clone(), requested: Eur::euros(50_000), ..about(&a_project_at(Gate::G0).facts()) };
    assert_eq!(refused(&facts, &start), []);
    let is = Eur(5_000_001);
    let above = DecisionRefusal::AboveMandate { is, mandate: Eur::euros(50_000) };
    assert_eq!(refused(&DecisionFacts { requested: is, ..facts.clone() }, &start), [above.clone(), DecisionRefusal::OwnProject]);
    let other = Decider { manages_the_project: false, ..manager.clone() };
    assert_eq!(refused(&DecisionFacts { requested: is, decider: other, ..facts }, &start), [above]);
    let later = DecisionFacts { decider: manager.clone(), ..about(&a_project_at(Gate::G1).facts()) };
    assert_eq!(refused(&later, &go()), [DecisionRefusal::SteeringGroupDecides]);
    for role in [Role::Partner, Role::Reviewer, Role::Administrator] {
        let facts = DecisionFacts { decider: Decider { role, ..manager.clone() }, ..about(&a_project_at(Gate::G0).facts()) };
        assert_eq!(refused(&facts, &start), [DecisionRefusal::SteeringGroupDecides], "{role}");
    }
}

#[test]
fn a_project_without_market_proof_completes_but_does_not_graduate() {
    let mut project = a_project_at(Gate::G3).facts();
    project.record.market_proofs.clear();
    let facts = about(&project);
    let end = |outcome| decision(outcome, &[("after_care", "Jaarlijks gesprek.")], Gate::G3);
    assert_eq!(refused(&facts, &end("graduated")), [DecisionRefusal::DeviationMissing(one(&facts, RuleId::G3R08))]);
    assert_eq!(refused(&facts, &end("closed_completed")), []);
    let graduated = end("graduated");
    assert_eq!(refused(&about(&a_project_at(Gate::G1).facts()), &graduated), [DecisionRefusal::NotAtThisGate(Outcome::Graduated)]);
}

#[test]
fn the_third_recycle_warns() {
    let recycle = decision("recycle", &[("points.0", "Zoek een eerste klant."), ("next_gate_on", "2027-06-01")], Gate::G1);
    let warnings = |recycled_before| {
        let facts = DecisionFacts { recycled_before, ..about(&a_project_at(Gate::G1).facts()) };
        decide(&facts, &recycle).map(|one| one.warnings)
    };
    assert_eq!(warnings(1), Ok(Vec::new()));
    assert_eq!(warnings(2), Ok(vec![DecisionWarning::ConsiderStopping { times: 3 }]));
}

#[test]
fn a_refusal_carries_every_reason_and_where_to_mend_it() {
    let mut project = a_project_at(Gate::G1).facts();
    project.financing[0].cost += Eur(1);
    let facts = DecisionFacts { snapshot: None, ceiling_left: Eur::ZERO, ..about(&project) };
    let balance = one(&facts, RuleId::All02);
    assert_eq!(balance.place, DossierPart::Financing);
    let expected = [
        DecisionRefusal::NoSnapshot,
        DecisionRefusal::HardUnmet(balance),
        DecisionRefusal::AboveCeiling { is: Eur::euros(1_200_000), left: Eur::ZERO },
    ];
    assert_eq!(refused(&facts, &go()), expected);
}
