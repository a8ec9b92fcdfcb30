//! Dossiers that a person can compute by hand: ready for their gate, with one thing wrong.

use super::{Proposal, Shift, Step, proposals};
use crate::Eur;
use crate::financing::{FinancingRow, PublicSource};
use crate::gates::builder::{AProject, a_project_at, rule_set};
use crate::gates::{Facts, Gate, RuleId};
use crate::ids::PartnerId;
use crate::partners::{OrganisationType, PartnerRole, SizeClass};

const REGGE: &str = "Regge Mechatronica";
const BORNE: &str = "Bornerveld Sensoriek";
const UNIVERSITY: &str = "Universiteit Voorbeeld-Oost";

fn of(facts: &Facts, rule: RuleId) -> Vec<Proposal> {
    proposals(&rule_set(), facts).remove(&rule).unwrap_or_default()
}

fn id(facts: &Facts, name: &str) -> PartnerId {
    facts.partners.iter().find(|partner| partner.name == name).expect("a partner").id
}

/// The steps as a person would say them.
fn told(facts: &Facts, all: &[Proposal]) -> Vec<String> {
    let name = |id: &PartnerId| facts.partners.iter().find(|one| one.id == *id).map(|one| one.name.clone()).unwrap_or_default();
    let step = |step: &Step| match step {
        Step::Money { partner, shift, amount } => format!("{} {shift} {}", name(partner), amount.0),
        Step::Cost { from, to, amount } => format!("{} to {} {}", name(from), name(to), amount.0),
        Step::TakesPart { partner } => format!("{} takes part", name(partner)),
        Step::Joins { newcomer, role, amount } => format!("{newcomer} {role} {}", amount.0),
    };
    all.iter().map(|one| one.steps.iter().map(step).collect::<Vec<_>>().join(", ")).collect()
}

fn proposed(project: AProject, rule: RuleId) -> Vec<String> {
    let facts = project.facts();
    told(&facts, &of(&facts, rule))
}

#[test]
fn a_project_that_is_ready_is_told_nothing() {
    for gate in Gate::ALL {
        assert_eq!(proposals(&rule_set(), &a_project_at(*gate).facts()).len(), 0, "{gate}");
    }
}

#[test]
fn a_rule_that_no_fact_of_money_mends_says_nothing() {
    let mut facts = a_project_at(Gate::G1).facts();
    facts.judgements.clear();
    facts.levels.clear();
    facts.reviews = crate::gates::ReviewFacts::default();
    facts.project.duration_months = None;
    assert_eq!(proposals(&rule_set(), &facts).len(), 0);
    let empty = Facts { financing: Vec::new(), ..a_project_at(Gate::G1).facts() };
    assert_eq!(proposals(&rule_set(), &empty).len(), 0, "there is nothing yet to change");
}

#[test]
fn cash_is_asked_to_the_cent_of_whom_has_most_to_change() {
    // Cash 200,000 of 1,000,000 of their own; a quarter is 250,000.
    let project = || a_project_at(Gate::G1).with_row(REGGE, 1_000_000, 500_000, 0, 500_000).with_row(UNIVERSITY, 400_000, 300_000, 0, 100_000);
    let expected = [
        format!("{REGGE} cash_for_in_kind 5000000"),
        // (0.25 * 1,000,000 - 200,000) / 0.75, rounded up.
        format!("{REGGE} cash_for_public 6666667"),
        format!("{REGGE} more_cash 6666667"),
    ];
    assert_eq!(proposed(project(), RuleId::G1R04), expected);
    let facts = project().facts();
    let all = of(&facts, RuleId::G1R04);
    assert_eq!(all[0].others, 2, "the other two have as much in kind");
    assert_eq!((all[0].size(), all[0].is_about_money()), (Eur::euros(50_000), true));
    let row = all[0].apply(&facts).money().row(id(&facts, REGGE));
    assert_eq!((row.own_cash, row.own_in_kind, row.difference()), (Eur::euros(50_000), Eur::euros(450_000), Eur::ZERO));
}

#[test]
fn one_cent_of_a_company_is_enough_where_cash_is_asked_and_nobody_brings_any() {
    let project = a_project_at(Gate::G1).with_row(REGGE, 1_000_000, 500_000, 0, 500_000).with_row(BORNE, 800_000, 400_000, 0, 400_000);
    let kinds = ["cash_for_in_kind", "cash_for_public", "more_cash"];
    assert_eq!(proposed(project, RuleId::G1R03), kinds.map(|kind| format!("{REGGE} {kind} 1")));
    let mut facts = a_project_at(Gate::G1).facts();
    facts.partners.retain(|one| one.organisation_type == OrganisationType::Knowledge);
    facts.financing.retain(|row| row.partner == facts.partners[0].id);
    assert_eq!(told(&facts, &of(&facts, RuleId::G1R03)), ["company participant 1"], "one that joins where there is none");
}

#[test]
fn a_cent_that_is_missing_is_found_in_each_way_that_balances() {
    let mut facts = a_project_at(Gate::G1).facts();
    facts.financing[0].cost += Eur(1);
    let ways = ["in_kind_up", "cost_down"];
    assert_eq!(told(&facts, &of(&facts, RuleId::All02)), ways.map(|way| format!("{REGGE} {way} 1")), "in cash it is the same");
    facts.financing[0].cost = facts.financing[0].cost - Eur(2);
    facts.financing[0].own_cash = Eur::ZERO;
    facts.financing[0].cost = facts.financing[0].financing() - Eur(1);
    let ways = ["in_kind_down", "cost_up", "public_down"];
    assert_eq!(told(&facts, &of(&facts, RuleId::All02)), ways.map(|way| format!("{REGGE} {way} 1")), "there is no cash to take away");
}

#[test]
fn lines_that_cancel_out_are_each_put_right() {
    let mut facts = a_project_at(Gate::G1).facts();
    facts.financing[0].own_in_kind += Eur(250);
    facts.financing[1].own_in_kind = facts.financing[1].own_in_kind - Eur(250);
    let found = told(&facts, &of(&facts, RuleId::All02));
    assert!(found.contains(&format!("{REGGE} in_kind_down 250, {BORNE} in_kind_up 250")), "{found:?}");
}

#[test]
fn public_money_above_the_limit_is_paid_by_the_partners_or_not_spent() {
    let project = a_project_at(Gate::G0).with_row(REGGE, 60_000, 30_000, 0, 30_000);
    let kinds = ["in_kind_for_public", "less_public"];
    // 30,000 + 15,000 + 10,000 against 50,000.
    assert_eq!(proposed(project, RuleId::G0R05), kinds.map(|kind| format!("{REGGE} {kind} 500000")));
}

#[test]
fn what_one_line_cannot_give_the_next_one_does() {
    let mut facts = a_project_at(Gate::G1).facts();
    facts.programme.committed = Eur::euros(99_300_000);
    // 700,000 is left for 1,200,000: more than the largest line has.
    let expected = format!("{REGGE} less_public 50000000");
    assert!(told(&facts, &of(&facts, RuleId::All03)).contains(&expected), "exactly one line");
    facts.programme.committed += Eur(1);
    let expected = format!("{REGGE} less_public 50000000, {BORNE} less_public 1");
    assert!(told(&facts, &of(&facts, RuleId::All03)).contains(&expected));
    facts.programme.committed = Eur::euros(100_000_001);
    assert_eq!(of(&facts, RuleId::All03), [], "nothing of the project helps when the programme is past its ceiling");
}

#[test]
fn every_partner_without_risk_gets_its_own_part() {
    let project = || a_project_at(Gate::G1).with_row(BORNE, 112_000, 112_000, 0, 0).with_row(UNIVERSITY, 600_000, 540_001, 0, 59_999);
    let expected = format!("{BORNE} in_kind_for_public 1120000, {UNIVERSITY} in_kind_for_public 100");
    assert_eq!(proposed(project(), RuleId::G1R05), [expected], "the smallest of each; less public money alone gives nobody any risk");
    // Without public money the own part comes on top: 10 % of 900,000 + x.
    let facts = project().with_row(BORNE, 900_000, 0, 0, 0).facts();
    let on_top = told(&facts, &of(&facts, RuleId::G1R05));
    assert_eq!(on_top[0], format!("{BORNE} more_in_kind 10000000, {UNIVERSITY} in_kind_for_public 100"));
}

#[test]
fn who_is_too_large_hands_over_work_with_the_money_that_pays_for_it() {
    // 1,500,000 of 2,100,000 is more than 70 %, which is 1,470,000.
    let facts = a_project_at(Gate::G1).with_row(REGGE, 1_500_000, 750_000, 250_000, 500_000).with_row(BORNE, 0, 0, 0, 0).facts();
    let all = of(&facts, RuleId::G1R06);
    assert_eq!(told(&facts, &all)[0], format!("{REGGE} to {BORNE} 3000000"));
    let after = all[0].apply(&facts);
    let taken = after.money().row(id(&facts, BORNE));
    let money = |row: FinancingRow| (row.cost, row.public.from(PublicSource::Province), row.own_cash, row.own_in_kind);
    assert_eq!(money(taken), (Eur::euros(30_000), Eur::euros(15_000), Eur::euros(5_000), Eur::euros(10_000)), "half, a sixth and a third");
    assert_eq!(after.money().totals(), facts.money().totals());
    let expected = [format!("{BORNE} more_cash 4285715"), format!("{REGGE} less_in_kind 10000000")];
    assert_eq!(told(&facts, &all)[1..], expected, "in cash and less in kind, because that mends the part of cash as well");
    assert!(all[1..].iter().all(|one| one.also.contains(&RuleId::G1R04)));
}

#[test]
fn an_sme_takes_over_work_does_more_or_joins() {
    let facts = |mut facts: Facts| {
        facts.partners[0].size = Some(SizeClass::Large);
        facts
    };
    let with_one = facts(a_project_at(Gate::G1).with_row(BORNE, 10_000, 5_000, 2_500, 2_500).facts());
    // 5 % of 1,610,000 is 80,500.
    let expected = [format!("{REGGE} to {BORNE} 7050000"), format!("{BORNE} more_cash 7421053"), "sme participant 8473685".to_owned()];
    assert_eq!(told(&with_one, &of(&with_one, RuleId::G1R07)), expected, "more in kind would leave too little cash in the whole");
    let mut without = facts(a_project_at(Gate::G1).facts());
    without.partners[1].size = Some(SizeClass::Large);
    assert_eq!(told(&without, &of(&without, RuleId::G1R07)), ["sme participant 12631579"]);
}

#[test]
fn who_shows_interest_takes_part_before_anybody_new_is_sought() {
    let mut facts = a_project_at(Gate::G1).facts();
    facts.partners[1].role = PartnerRole::Interested;
    facts.financing.remove(1);
    assert_eq!(told(&facts, &of(&facts, RuleId::G1R08)), [format!("{BORNE} takes part"), "company participant 0".to_owned()]);
    facts.partners.remove(1);
    let all = of(&facts, RuleId::G1R08);
    assert_eq!(told(&facts, &all), ["company participant 0"]);
    assert_eq!(all[0].breaks, [RuleId::G1R05], "a partner without money carries no risk, and that is said");
    assert!(!all[0].is_about_money());
}

#[test]
fn two_parties_in_sight_need_no_more_than_interest() {
    let mut facts = a_project_at(Gate::G0).facts();
    facts.partners.truncate(1);
    facts.financing.truncate(1);
    assert_eq!(told(&facts, &of(&facts, RuleId::G0R04)), ["company interested 0"]);
    facts.partners.clear();
    facts.financing.clear();
    assert_eq!(told(&facts, &of(&facts, RuleId::G0R04)), ["company interested 0, company interested 0"]);
}

#[test]
fn a_change_that_opens_another_rule_is_said_or_passed_over() {
    let facts = a_project_at(Gate::G0).with_row(REGGE, 40_000, 22_000, 0, 18_000).facts();
    let all = of(&facts, RuleId::G0R08);
    // 43,000 of 90,000 is too little by 2,000.
    assert_eq!(told(&facts, &all)[0], format!("{REGGE} in_kind_for_public 200000"));
    assert!(all.iter().all(|one| one.breaks.is_empty()));
    // Both rules at once: less public money mends the limit of a start as well.
    let facts = a_project_at(Gate::G0).with_row(REGGE, 55_000, 30_000, 0, 25_000).facts();
    assert_eq!(of(&facts, RuleId::G0R05)[0].also, [RuleId::G0R08]);
}

#[test]
fn each_shift_moves_what_its_name_says() {
    let mut row =
        FinancingRow { cost: Eur(100), own_cash: Eur(20), own_in_kind: Eur(30), other: Eur(5), ..FinancingRow::empty(PartnerId(uuid::Uuid::nil())) };
    row.public.set(PublicSource::European, Eur(15));
    row.public.set(PublicSource::Province, Eur(30));
    // Cost, European, provincial, cash, in kind, after 10 of each; and the most that is possible.
    let rows = [
        (Shift::CashForInKind, [100, 15, 30, 30, 20], 30),
        (Shift::CashForPublic, [100, 15, 20, 30, 30], 45),
        (Shift::InKindForPublic, [100, 15, 20, 20, 40], 45),
        (Shift::MoreCash, [110, 15, 30, 30, 30], Eur::MAX.0 - 100),
        (Shift::MoreInKind, [110, 15, 30, 20, 40], Eur::MAX.0 - 100),
        (Shift::LessPublic, [90, 15, 20, 20, 30], 45),
        (Shift::LessInKind, [90, 15, 30, 20, 20], 30),
        (Shift::CostUp, [110, 15, 30, 20, 30], Eur::MAX.0 - 100),
        (Shift::CostDown, [90, 15, 30, 20, 30], 100),
        (Shift::CashUp, [100, 15, 30, 30, 30], Eur::MAX.0 - 20),
        (Shift::CashDown, [100, 15, 30, 10, 30], 20),
        (Shift::InKindUp, [100, 15, 30, 20, 40], Eur::MAX.0 - 30),
        (Shift::InKindDown, [100, 15, 30, 20, 20], 30),
        (Shift::PublicDown, [100, 15, 20, 20, 30], 45),
    ];
    assert_eq!(rows.map(|(shift, _, _)| shift), Shift::ALL);
    for (shift, [cost, european, province, cash, in_kind], most) in rows {
        let after = shift.apply(&row, Eur(10));
        let public = [PublicSource::European, PublicSource::Province].map(|source| after.public.from(source).0);
        assert_eq!((after.cost.0, public, after.own_cash.0, after.own_in_kind.0), (cost, [european, province], cash, in_kind), "{shift}");
        assert_eq!((shift.most(&row), after.other), (Eur(most), Eur(5)), "{shift}");
    }
    let emptied = Shift::PublicDown.apply(&row, Eur(40));
    assert_eq!((emptied.public.from(PublicSource::Province), emptied.public.from(PublicSource::European)), (Eur::ZERO, Eur(5)));
}

#[test]
fn cents_that_the_mix_leaves_over_come_out_of_the_line_and_nothing_is_lost() {
    let mut row =
        FinancingRow { cost: Eur(100), own_cash: Eur(33), own_in_kind: Eur(1), other: Eur(33), ..FinancingRow::empty(PartnerId(uuid::Uuid::nil())) };
    row.public.set(PublicSource::National, Eur(33));
    for amount in 0..=100 {
        let part = super::step::part_of(&row, Eur(amount));
        assert_eq!((part.cost, part.difference()), (Eur(amount), Eur::ZERO));
        let pairs = [(part.own_cash, row.own_cash), (part.own_in_kind, row.own_in_kind), (part.other, row.other)];
        assert!(pairs.iter().all(|(taken, there)| Eur::ZERO <= *taken && taken <= there), "{amount}: {part:?}");
        assert!(part.public.total() <= row.public.total());
    }
    assert_eq!(super::step::part_of(&row, Eur(10)).own_in_kind, Eur(1), "in kind first");
}
