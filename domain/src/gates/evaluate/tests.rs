//! Every evaluated rule once met and once not, and the edges of the numbers.

use super::evaluate;
use crate::conditions::{Condition, Level};
use crate::financing::InstrumentKind;
use crate::gates::builder::{a_project_at, day, public_money, rule_set, standing};
use crate::gates::{
    Accession, DocumentFacts, Facts, Finding, Gate, InstrumentFacts, Mender, PossibleDuplicate, Readiness, ReportingFacts, RuleId, RuleResult,
    Verdict,
};
use crate::partners::{OrganisationType, SizeClass};
use crate::projects::{Activity, AreaStatus, ResultType};
use crate::reports::{Delivered, ReportState};
use crate::reviews::{Criterion, Points, Score};
use crate::{Eur, Share};

/// A rule, what spoils a ready project for it, and what the rule says then.
type Row = (RuleId, fn(&mut Facts), Verdict);

/// Changes one instrument of a kind.
fn spoil(facts: &mut Facts, kind: InstrumentKind, change: fn(&mut InstrumentFacts)) {
    facts.instruments.iter_mut().filter(|one| one.kind == kind).for_each(change);
}

/// Sets the counted level of all conditions.
fn at_level(facts: &mut Facts, level: Level) {
    facts.levels = Condition::ALL.iter().map(|condition| standing(*condition, level)).collect();
}

/// What the panel agreed on comes to this, with this score on one criterion.
fn agreed(facts: &mut Facts, total: Points, criterion: Criterion, halves: u8) {
    if let Some(agreed) = &mut facts.reviews.agreed {
        agreed.total = total;
        agreed.scores.extend(Score::of_halves(halves).map(|score| (criterion, score)));
    }
}

/// Two rows out of balance that make up for each other.
fn swap_a_cent(facts: &mut Facts) {
    facts.financing[0].cost += Eur(1);
    facts.financing[1].cost = facts.financing[1].cost - Eur(1);
}

fn reported(facts: &mut Facts) -> &mut ReportingFacts {
    facts.reports.as_mut().expect("reports")
}

fn on_file(facts: &mut Facts) -> &mut DocumentFacts {
    facts.documents.as_mut().expect("documents")
}

fn no_judgement(facts: &mut Facts) {
    facts.judgements.clear();
}

fn judged_unmet(facts: &mut Facts) {
    facts.judgements.iter_mut().for_each(|judgement| judgement.is_met = false);
}

const ROWS: &[Row] = &[
    (RuleId::All01, |facts| facts.project.title.clear(), Verdict::Unmet),
    (RuleId::All02, |facts| facts.financing[0].cost += Eur(1), Verdict::Unmet),
    (RuleId::All02, swap_a_cent, Verdict::Unmet),
    (RuleId::All02, |facts| facts.financing.clear(), Verdict::Unmet),
    (RuleId::All03, |facts| facts.programme.committed = Eur(10_000_000_001) - facts.public(), Verdict::Unmet),
    (RuleId::All06, |facts| facts.programme.match_after.government = facts.programme.match_after.own() + Eur(1), Verdict::Unmet),
    (RuleId::All07, no_judgement, Verdict::Awaiting),
    (RuleId::All07, judged_unmet, Verdict::Unmet),
    (RuleId::G0R01, |facts| facts.project.application_areas = 0, Verdict::Unmet),
    (RuleId::G0R01, |facts| facts.project.sub_areas[0].status = AreaStatus::Candidate, Verdict::Unmet),
    (RuleId::G0R02, |facts| facts.project.result_type = Some(ResultType::BasicTechnology), Verdict::Unmet),
    (RuleId::G0R03, |facts| facts.project.contact = None, Verdict::Unmet),
    (RuleId::G0R04, |facts| facts.partners.truncate(1), Verdict::Unmet),
    (RuleId::G0R04, |facts| facts.partners.iter_mut().for_each(|one| one.organisation_type = OrganisationType::Knowledge), Verdict::Unmet),
    (RuleId::G0R05, |facts| facts.financing[0].public = public_money(Eur(2_500_001)), Verdict::Unmet),
    (RuleId::G0R06, |facts| facts.project.duration_months = Some(10), Verdict::Unmet),
    (RuleId::G0R07, |facts| facts.financing.clear(), Verdict::Met),
    (RuleId::G0R08, |facts| facts.financing[0].own_in_kind = Eur(1_999_999), Verdict::Unmet),
    (RuleId::G0R09, |facts| facts.project.activities.clear(), Verdict::Unmet),
    (RuleId::G0R09, |facts| facts.project.activities = vec![Activity::AppliedResearch], Verdict::Unmet),
    (RuleId::G0R10, |facts| facts.project.next_gate_on = None, Verdict::Unmet),
    (RuleId::G0R10, |facts| facts.project.next_gate_on = Some(day(2027, 10, 2)), Verdict::Unmet),
    (RuleId::G0R11, |facts| facts.project.challenges = 0, Verdict::Unmet),
    (RuleId::G0R13, |facts| facts.duplicates.push(PossibleDuplicate { code: "P03".to_owned(), title: "SluisSens".to_owned() }), Verdict::Unmet),
    (RuleId::G0R14, |facts| at_level(facts, Level::ALL[1]), Verdict::Unmet),
    (RuleId::G0R14, |facts| facts.levels.truncate(7), Verdict::Awaiting),
    (RuleId::G0R15, no_judgement, Verdict::Awaiting),
    (RuleId::G1R01, |facts| reported(facts).end = Some(ReportState::Resubmitted), Verdict::Unmet),
    (RuleId::G1R02, |facts| facts.business_case.parts.truncate(12), Verdict::Unmet),
    (RuleId::G1R02, |facts| facts.business_case.version_on = Some(day(2026, 5, 22)), Verdict::Unmet),
    (RuleId::G1R02, |facts| facts.business_case.is_approved_by_all = false, Verdict::Unmet),
    (RuleId::G1R03, |facts| facts.financing.iter_mut().for_each(|row| row.own_cash = Eur::ZERO), Verdict::Unmet),
    (RuleId::G1R04, |facts| facts.financing[0].own_in_kind = Eur::euros(700_001), Verdict::Unmet),
    (RuleId::G1R05, |facts| facts.financing[2].own_in_kind = Eur(5_999_999), Verdict::Unmet),
    (RuleId::G1R05, |facts| facts.partners.clear(), Verdict::Unmet),
    (RuleId::G1R06, |facts| facts.financing[0].cost = Eur::euros(3_300_000), Verdict::Unmet),
    (RuleId::G1R07, |facts| facts.partners.iter_mut().for_each(|partner| partner.size = Some(SizeClass::Large)), Verdict::Unmet),
    (RuleId::G1R08, |facts| facts.partners[2].organisation_type = OrganisationType::Company, Verdict::Unmet),
    (RuleId::G1R09, |facts| facts.reviews.counted = 2, Verdict::Unmet),
    (RuleId::G1R09, |facts| facts.reviews.agreed = None, Verdict::Unmet),
    (RuleId::G1R10, |facts| facts.reviews.agreed = None, Verdict::Awaiting),
    (RuleId::G1R10, |facts| agreed(facts, Points(695), Criterion::Fit, 7), Verdict::Unmet),
    (RuleId::G1R10, |facts| agreed(facts, Points::whole(70), Criterion::Fit, 7), Verdict::Met),
    (RuleId::G1R10, |facts| agreed(facts, Points::whole(90), Criterion::Fit, 6), Verdict::Unmet),
    (RuleId::G1R10, |facts| agreed(facts, Points::whole(90), Criterion::Economy, 6), Verdict::Unmet),
    (RuleId::G1R10, |facts| agreed(facts, Points::whole(90), Criterion::Innovation, 5), Verdict::Met),
    (RuleId::G1R10, |facts| agreed(facts, Points::whole(90), Criterion::Innovation, 4), Verdict::Unmet),
    (RuleId::G1R11, |facts| facts.project.duration_months = Some(11), Verdict::Unmet),
    (RuleId::G1R12, |facts| facts.record.works_start_on = facts.record.application_on, Verdict::Unmet),
    (RuleId::G1R14, |facts| on_file(facts).agreement = None, Verdict::Unmet),
    (RuleId::G1R14, |facts| on_file(facts).agreement.iter_mut().for_each(|one| one.is_signed_by_all = false), Verdict::Unmet),
    (RuleId::G1R16, |facts| at_level(facts, Level::ALL[2]), Verdict::Unmet),
    (RuleId::G1R17, judged_unmet, Verdict::Unmet),
    (RuleId::G1R18, |facts| facts.project.challenges = 0, Verdict::Unmet),
    (RuleId::G1R19, |facts| facts.record.accession = Some(Accession::Closed), Verdict::Unmet),
    (RuleId::G2R01, |facts| reported(facts).open = 1, Verdict::Unmet),
    (RuleId::G2R02, |facts| reported(facts).delivered = Some(Delivered { promised: 5, accepted: 3 }), Verdict::Unmet),
    (RuleId::G2R02, |facts| reported(facts).delivered = None, Verdict::Awaiting),
    (RuleId::G2R03, |facts| spoil(facts, InstrumentKind::Grant, |one| one.legal_check_by = None), Verdict::Unmet),
    (RuleId::G2R03, |facts| spoil(facts, InstrumentKind::Grant, |one| one.has_justification = false), Verdict::Unmet),
    (RuleId::G2R04, |facts| facts.instruments.retain(|one| one.kind == InstrumentKind::Grant), Verdict::Unmet),
    (RuleId::G2R05, |facts| facts.instruments.retain(|one| one.kind == InstrumentKind::Loan), Verdict::Unmet),
    (RuleId::G2R06, |facts| facts.record.trl = Some(5), Verdict::Unmet),
    (RuleId::G2R07, |facts| spoil(facts, InstrumentKind::Loan, |one| one.has_schedule = false), Verdict::Unmet),
    (RuleId::G2R07, |facts| spoil(facts, InstrumentKind::Participation, |one| one.has_exit_terms = false), Verdict::Unmet),
    (RuleId::G2R07, |facts| spoil(facts, InstrumentKind::Guarantee, |one| one.has_premium = false), Verdict::Unmet),
    (RuleId::G2R07, |facts| spoil(facts, InstrumentKind::Guarantee, |one| one.amount = Eur::ZERO), Verdict::Unmet),
    (RuleId::G2R07, |facts| spoil(facts, InstrumentKind::Guarantee, |one| one.has_coverage = false), Verdict::Unmet),
    (RuleId::G2R07, |facts| spoil(facts, InstrumentKind::Guarantee, |one| one.has_duration = false), Verdict::Unmet),
    (RuleId::G2R07, |facts| facts.instruments.retain(|one| one.kind == InstrumentKind::Grant), Verdict::NotApplicable),
    (RuleId::G2R09, |facts| facts.business_case.version_on = Some(day(2026, 8, 22)), Verdict::Unmet),
    (RuleId::G2R09, |facts| at_level(facts, Level::ALL[3]), Verdict::Unmet),
    (RuleId::G2R10, |facts| spoil(facts, InstrumentKind::LaunchingCustomer, |one| one.has_procurement_route = false), Verdict::Unmet),
    (RuleId::G2R11, |facts| spoil(facts, InstrumentKind::Loan, |one| one.has_advice = false), Verdict::Unmet),
    (RuleId::G2R12, no_judgement, Verdict::Awaiting),
    (RuleId::G2R12, |facts| on_file(facts).ownership = None, Verdict::Unmet),
    (RuleId::G2R13, |facts| at_level(facts, Level::ALL[3]), Verdict::Unmet),
    (RuleId::G3R01, |facts| reported(facts).end = Some(ReportState::Draft), Verdict::Unmet),
    (RuleId::G3R03, |facts| spoil(facts, InstrumentKind::Guarantee, |one| one.administrator = None), Verdict::Unmet),
    (RuleId::G3R03, |facts| spoil(facts, InstrumentKind::Loan, |one| one.next_on = None), Verdict::Unmet),
    (RuleId::G3R03, |facts| spoil(facts, InstrumentKind::Participation, |one| one.has_expected_return = false), Verdict::Unmet),
    (RuleId::G3R03, |facts| spoil(facts, InstrumentKind::Loan, |one| (one.is_open, one.next_on) = (false, None)), Verdict::Met),
    (RuleId::G3R03, |facts| spoil(facts, InstrumentKind::Grant, |one| one.administrator = None), Verdict::Met),
    (RuleId::G3R05, |facts| (facts.record.lessons, reported(facts).lessons) = (0, 0), Verdict::Unmet),
    (RuleId::G3R05, |facts| facts.record.lessons = 0, Verdict::Met),
    (RuleId::G3R08, |facts| facts.record.market_proofs.clear(), Verdict::Unmet),
    (RuleId::G3R09, |facts| at_level(facts, Level::ALL[3]), Verdict::Unmet),
];

/// What one rule says.
fn result(rule: RuleId, facts: &Facts) -> RuleResult {
    evaluate(&rule_set(), facts).into_iter().find(|one| one.rule == rule).expect("the rule applies")
}

/// The finding of one rule.
fn finding(rule: RuleId, facts: &Facts) -> Finding {
    result(rule, facts).finding
}

#[test]
fn every_evaluated_rule_has_a_row() {
    let rows: std::collections::BTreeSet<RuleId> = ROWS.iter().map(|(rule, _, _)| *rule).collect();
    let evaluated: std::collections::BTreeSet<RuleId> = RuleId::ALL.iter().copied().filter(|rule| rule.needs().is_none()).collect();
    assert_eq!(rows, evaluated);
}

#[test]
fn every_rule_passes_a_ready_project_and_stops_a_spoiled_one() {
    for (rule, spoil, verdict) in ROWS {
        let gates = rule.gate().map_or(Gate::ALL.to_vec(), |gate| vec![gate]);
        for gate in gates {
            let mut facts = a_project_at(gate).facts();
            assert_eq!(result(*rule, &facts).verdict, Verdict::Met, "{rule} at {gate}");
            spoil(&mut facts);
            assert_eq!(result(*rule, &facts).verdict, *verdict, "{rule} at {gate}, spoiled: {:?}", finding(*rule, &facts));
        }
    }
}

#[test]
fn a_rule_that_waits_says_so_and_never_stops() {
    for gate in Gate::ALL {
        let results = evaluate(&rule_set(), &a_project_at(*gate).facts());
        for one in &results {
            assert_eq!(one.verdict == Verdict::NotYetInUse, one.rule.needs().is_some(), "{}", one.rule);
        }
        let readiness = Readiness::of(*gate, &results);
        assert!(readiness.is_ready(), "{gate}: {readiness:?}");
        assert_eq!(readiness.warnings, [], "{gate}");
        assert_eq!(readiness.met, readiness.evaluated, "{gate}");
    }
}

#[test]
fn results_survive_storage() {
    for (rule, spoil, _) in ROWS {
        let mut facts = a_project_at(rule.gate().unwrap_or(Gate::G1)).facts();
        spoil(&mut facts);
        let results = evaluate(&rule_set(), &facts);
        let stored = serde_json::to_string(&results).expect("results are plain");
        assert_eq!(serde_json::from_str::<Vec<RuleResult>>(&stored).expect("and read back"), results);
        let stored = serde_json::to_string(&facts).expect("facts are plain");
        assert_eq!(serde_json::from_str::<Facts>(&stored).expect("and read back"), facts);
    }
}

#[test]
fn the_numbers_themselves_still_pass() {
    let mut start = a_project_at(Gate::G0).facts();
    start.financing[0].public = public_money(Eur::euros(25_000));
    assert_eq!(result(RuleId::G0R05, &start).verdict, Verdict::Met);

    let risk = a_project_at(Gate::G1).with_row("Bouwblik Veiligheid", 100_000, 90_000, 0, 10_000).facts();
    assert_eq!(result(RuleId::G1R05, &risk).verdict, Verdict::Met);
    let cash = a_project_at(Gate::G1).with_row("Regge Mechatronica", 1_400_000, 500_000, 200_000, 700_000).facts();
    assert_eq!(finding(RuleId::G1R04, &cash), Finding::CashShare { is: Some(Share::basis_points(2_500)), need: Share::basis_points(2_500) });
    assert_eq!(result(RuleId::G1R04, &cash).verdict, Verdict::Met);
    for (cost, is, verdict) in [(7_000, 7_000, Verdict::Met), (7_001, 7_001, Verdict::Unmet)] {
        let mut facts = a_project_at(Gate::G1).facts();
        [cost, 10_000 - cost, 0].iter().zip(&mut facts.financing).for_each(|(cost, row)| row.cost = Eur(*cost));
        let name = "Regge Mechatronica".to_owned();
        let largest = Finding::LargestCostShare { name, is: Share::basis_points(is), limit: Share::basis_points(7_000) };
        assert_eq!((finding(RuleId::G1R06, &facts), result(RuleId::G1R06, &facts).verdict), (largest, verdict));
    }
    let mut ceiling = a_project_at(Gate::G1).facts();
    ceiling.programme.committed = Eur::euros(100_000_000) - ceiling.public();
    assert_eq!(result(RuleId::All03, &ceiling).verdict, Verdict::Met);
    let mut advice = a_project_at(Gate::G2).facts();
    advice.instruments.iter_mut().for_each(|one| (one.amount, one.has_advice) = (Eur::euros(100_000), false));
    assert_eq!(result(RuleId::G2R11, &advice).verdict, Verdict::NotApplicable);
}

#[test]
fn an_area_that_waits_is_for_the_steering_group_and_none_at_all_for_the_lead_partner() {
    let mut facts = a_project_at(Gate::G0).facts();
    let areas = |active, waiting| Finding::Areas { active, waiting, applications: 1 };
    assert_eq!(finding(RuleId::G0R01, &facts), areas(1, vec![]));
    facts.project.sub_areas[0].status = AreaStatus::Candidate;
    let waits = result(RuleId::G0R01, &facts);
    assert_eq!((waits.finding, waits.mend), (areas(0, vec!["HTS.3".to_owned()]), Mender::SteeringGroup));
    facts.project.sub_areas.clear();
    let none = result(RuleId::G0R01, &facts);
    assert_eq!((none.finding, none.mend), (areas(0, vec![]), Mender::LeadPartner));
}

#[test]
fn organisations_are_counted_by_their_type() {
    let organisations = Finding::Organisations { all: 3, companies: 2, knowledge: 1 };
    assert_eq!(finding(RuleId::G0R04, &a_project_at(Gate::G0).facts()), organisations);
    assert_eq!(finding(RuleId::G1R08, &a_project_at(Gate::G1).facts()), organisations);
}

#[test]
fn the_partner_without_risk_is_named_and_can_mend_it() {
    let facts = a_project_at(Gate::G1).with_row("Bouwblik Veiligheid", 10_000, 10_000, 0, 0).facts();
    let one = result(RuleId::G1R05, &facts);
    let name = "Bouwblik Veiligheid".to_owned();
    assert_eq!(one.finding, Finding::PartnersWithoutRisk { of: 4, names: vec![name.clone()], need: Share::basis_points(1_000) });
    assert_eq!(one.mend, Mender::Partner { name });
}

#[test]
fn cash_of_a_government_or_a_university_is_no_cash_of_companies() {
    let mut facts = a_project_at(Gate::G1).facts();
    facts.financing.iter_mut().for_each(|row| row.own_cash = Eur::ZERO);
    facts.financing[2].own_cash = Eur::euros(900_000);
    assert_eq!((result(RuleId::G1R03, &facts).verdict, result(RuleId::G1R04, &facts).verdict), (Verdict::Unmet, Verdict::Met));
    facts.partners[2].organisation_type = OrganisationType::Government;
    assert_eq!(finding(RuleId::G1R04, &facts), Finding::CashShare { is: Some(Share::basis_points(0)), need: Share::basis_points(2_500) });
}

#[test]
fn what_a_project_does_not_have_is_not_applicable() {
    let mut facts = a_project_at(Gate::G2).facts();
    facts.instruments.clear();
    let rows =
        [(RuleId::G2R03, Gate::G2), (RuleId::G2R07, Gate::G2), (RuleId::G2R10, Gate::G2), (RuleId::G2R11, Gate::G2), (RuleId::G3R03, Gate::G3)];
    for (rule, gate) in rows {
        facts.gate = gate;
        assert_eq!(result(rule, &facts).verdict, Verdict::NotApplicable, "{rule}");
    }
}

#[test]
fn a_business_case_says_whether_its_version_is_recent_on_the_day_of_the_rule() {
    let rows = [
        (RuleId::G1R02, Gate::G1, Some(day(2026, 5, 23)), Some(true)),
        (RuleId::G1R02, Gate::G1, Some(day(2026, 5, 22)), Some(false)),
        (RuleId::G1R02, Gate::G1, None, None),
        (RuleId::G2R09, Gate::G2, Some(day(2026, 8, 23)), Some(true)),
        (RuleId::G2R09, Gate::G2, Some(day(2026, 8, 22)), Some(false)),
        (RuleId::G2R09, Gate::G2, None, None),
    ];
    for (rule, gate, version, expected) in rows {
        let mut facts = a_project_at(gate).facts();
        facts.business_case.version_on = version;
        let told = finding(rule, &facts);
        assert!(matches!(told, Finding::BusinessCase { is_recent, .. } if is_recent == expected), "{version:?}: {told:?}");
    }
}
