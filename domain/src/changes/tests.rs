//! Requests beside what is approved: what they change, who has to agree, who decides, and what stands in the way.

use super::*;
use crate::Share;
use crate::financing::{FinancingForm, FinancingRow, InstrumentKind, PublicSource};
use crate::ids::{InstrumentId, OrganisationId, PartnerId};
use crate::money::Eur;
use crate::partners::{OrganisationType, PartnerFacts, PartnerRole, Region, SizeClass};
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use crate::projects::{Phase, Place, Status};
use uuid::Uuid;

const LIMITS: Limits = Limits { share: Share::basis_points(1_000), amount: Eur::euros(25_000), mandate: Eur::euros(50_000) };
const WHY: &str = "Een partner doet meer werk dan gedacht.";

fn partner(number: u128, name: &str, role: PartnerRole) -> PartnerFacts {
    PartnerFacts {
        id: PartnerId(Uuid::from_u128(number)),
        organisation: OrganisationId(Uuid::from_u128(100 + number)),
        name: name.to_owned(),
        role,
        organisation_type: OrganisationType::Company,
        size: Some(SizeClass::Small),
        region: Region::Twente,
        is_core_business: None,
    }
}

/// Dinkeldal leads, Regge and Saxion take part; each costs 200,000, of which 100,000 is public.
fn approved() -> Standing {
    let partners = vec![
        partner(1, "Dinkeldal", PartnerRole::Lead),
        partner(2, "Regge", PartnerRole::Participant),
        partner(3, "Saxion", PartnerRole::Participant),
    ];
    let row = |partner: &PartnerFacts| {
        let mut row = FinancingRow::empty(partner.id);
        (row.cost, row.own_cash, row.own_in_kind) = (Eur::euros(200_000), Eur::euros(40_000), Eur::euros(60_000));
        row.public.set(PublicSource::Province, Eur::euros(100_000));
        row
    };
    let rows = partners.iter().map(row).collect();
    let loan = InstrumentTerms {
        id: InstrumentId(Uuid::from_u128(50)),
        kind: InstrumentKind::Loan,
        counterparty: "Saxion".to_owned(),
        amount: Eur::euros(80_000),
        terms: "Vijf jaar".to_owned(),
    };
    let (aim, deliverable) = ("Meten in de sluis".to_owned(), "Sensoren voor waterschappen".to_owned());
    Standing { partners, rows, duration_months: Some(24), aim, deliverable, instruments: vec![loan] }
}

/// What Regge costs and brings in kind goes up by so much.
fn more_in_kind(euros: i64) -> Standing {
    let mut after = approved();
    after.rows[1].cost += Eur::euros(euros);
    after.rows[1].own_in_kind += Eur::euros(euros);
    after
}

/// So much public money goes from Dinkeldal to Regge.
fn public_shift(euros: i64) -> Standing {
    let mut after = approved();
    for (line, amount) in [(0, Eur::euros(-euros)), (1, Eur::euros(euros))] {
        let row = &mut after.rows[line];
        row.cost += amount;
        row.public.set(PublicSource::Province, row.public.from(PublicSource::Province) + amount);
    }
    after
}

fn without_regge() -> Standing {
    let mut after = approved();
    after.partners.remove(1);
    let row = after.rows.remove(1);
    after.rows[1].cost += row.cost;
    after.rows[1].own_cash += row.own_cash;
    after.rows[1].own_in_kind += row.own_in_kind;
    let public = after.rows[1].public.from(PublicSource::Province) + row.public.total();
    after.rows[1].public.set(PublicSource::Province, public);
    after
}

fn with(change: impl FnOnce(&mut Standing)) -> Standing {
    let mut after = approved();
    change(&mut after);
    after
}

fn names(after: &Standing) -> Vec<String> {
    concerned(&approved(), after).into_iter().map(|one| one.name).collect()
}

#[test]
fn a_shift_is_what_rises_or_falls_most_in_one_category() {
    let shift = |after: &Standing| Shift::between(&approved(), after).expect("sums");
    let same = Shift { moved: Eur::ZERO, cost: Eur::euros(600_000), is_public: false };
    assert_eq!(shift(&approved()), same);
    assert_eq!(shift(&more_in_kind(7_000)), Shift { moved: Eur::euros(7_000), ..same });
    assert_eq!(shift(&public_shift(7_000)), Shift { moved: Eur::euros(7_000), is_public: true, ..same });
    let within = with(|after| {
        after.rows[2].own_cash += Eur::euros(3_000);
        after.rows[2].own_in_kind = after.rows[2].own_in_kind - Eur::euros(3_000);
    });
    assert_eq!(shift(&within), Shift { moved: Eur::euros(3_000), ..same });
}

#[test]
fn a_small_shift_of_own_money_needs_no_decision_and_the_limits_are_the_last_amounts_that_are_small() {
    let way = |after: &Standing| way(&approved(), after, LIMITS).expect("sums");
    assert_eq!(way(&more_in_kind(25_000)), Way::Small);
    assert_eq!(way(&more_in_kind(25_001)), Way::Manager, "above the amount");
    let strict = Limits { share: Share::basis_points(100), ..LIMITS };
    assert_eq!(super::way(&approved(), &more_in_kind(6_000), strict), Ok(Way::Small), "one percent of 600,000");
    assert_eq!(super::way(&approved(), &more_in_kind(6_001), strict), Ok(Way::Manager));
    assert_eq!(way(&public_shift(1)), Way::Manager, "public money is always decided on");
}

#[test]
fn a_manager_decides_up_to_the_mandate_and_the_steering_group_above_it() {
    let way = |after: &Standing| way(&approved(), after, LIMITS).expect("sums");
    assert_eq!([way(&public_shift(50_000)), way(&public_shift(50_001))], [Way::Manager, Way::Steering]);
    assert_eq!(way(&with(|after| after.duration_months = Some(30))), Way::Manager);
    assert_eq!(way(&with(|after| after.aim = "Iets anders".to_owned())), Way::Steering, "300,000 public");
    assert_eq!(way(&without_regge()), Way::Steering);
    assert_eq!(way(&with(|after| after.partners[1].size = Some(SizeClass::Large))), Way::Steering);
    assert_eq!(way(&with(|after| after.instruments[0].terms = "Tien jaar".to_owned())), Way::Steering, "a loan of 80,000");
}

#[test]
fn each_kind_of_change_is_told_with_old_and_new() {
    let rows: [(Standing, Vec<ChangeKind>); 8] = [
        (approved(), vec![]),
        (more_in_kind(5), vec![ChangeKind::Budget]),
        (with(|after| after.duration_months = Some(30)), vec![ChangeKind::Duration]),
        (without_regge(), vec![ChangeKind::Budget, ChangeKind::PartnerOut]),
        (with(|after| after.partners.push(partner(4, "Vecht", PartnerRole::Participant))), vec![ChangeKind::PartnerIn]),
        (with(|after| after.aim = "Iets anders".to_owned()), vec![ChangeKind::Aims]),
        (with(|after| after.partners[1].size = Some(SizeClass::Large)), vec![ChangeKind::SmeStatus]),
        (with(|after| after.instruments[0].terms = "Tien jaar".to_owned()), vec![ChangeKind::Terms]),
    ];
    for (after, expected) in rows {
        assert_eq!(kinds(&approved(), &after), expected);
        assert_eq!(differences(&approved(), &after).is_empty(), expected.is_empty(), "{expected:?}");
    }
    let told: Vec<String> = differences(&approved(), &public_shift(1_000)).into_iter().map(|one| one.field).collect();
    assert_eq!(told, ["money.cost", "money.public_province", "money.cost", "money.public_province"]);
}

#[test]
fn who_has_to_agree_are_those_whose_amounts_place_or_terms_change_and_never_the_lead() {
    assert_eq!(names(&more_in_kind(5)), ["Regge"]);
    assert_eq!(names(&public_shift(5)), ["Regge"], "Dinkeldal agrees by handing it in");
    assert_eq!(names(&without_regge()), ["Regge", "Saxion"]);
    assert_eq!(names(&with(|after| after.partners.push(partner(4, "Vecht", PartnerRole::Participant)))), ["Vecht"]);
    assert_eq!(names(&with(|after| after.duration_months = Some(30))), ["Regge", "Saxion"]);
    assert_eq!(names(&with(|after| after.partners[1].size = Some(SizeClass::Large))), ["Regge"]);
    assert_eq!(names(&with(|after| after.instruments[0].terms = "Tien jaar".to_owned())), ["Saxion"]);
    assert_eq!(names(&approved()), Vec::<String>::new());
}

#[test]
fn every_obstacle_is_named() {
    let place = Place { phase: Phase::Innovation, status: Status::Active };
    let room = Room { left: Eur::euros(10), more: Eur::ZERO, place };
    let told = |after: &Standing, room: Room| obstacles(&approved(), after, room);
    assert_eq!(told(&public_shift(5), room), []);
    assert_eq!(told(&approved(), room), [Obstacle::Nothing]);
    let held = Room { place: Place { status: Status::OnHold, ..place }, ..room };
    assert_eq!(told(&public_shift(5), held), [Obstacle::NotNow(Status::OnHold)]);
    let unbalanced = with(|after| after.rows[1].cost += Eur::euros(1));
    assert_eq!(told(&unbalanced, room), [Obstacle::Unbalanced { partner: "Regge".to_owned(), difference: Eur::euros(1) }]);
    let leaves = with(|after| {
        after.partners.remove(1);
    });
    assert_eq!(told(&leaves, room), [Obstacle::LeavesWithMoney { partner: "Regge".to_owned() }]);
    let headless = with(|after| {
        after.partners.remove(0);
        after.rows.remove(0);
    });
    assert_eq!(told(&headless, room), [Obstacle::LeadLeaves]);
    assert_eq!(told(&public_shift(5), Room { more: Eur::euros(10), ..room }), []);
    assert_eq!(told(&public_shift(5), Room { more: Eur::euros(11), ..room }), [Obstacle::AboveCeiling { above: Eur::euros(1) }]);
    assert_eq!(told(&public_shift(5), Room { left: Eur::euros(-3), ..room }), [], "less than before is never too much");
}

#[test]
fn a_request_reads_back_as_it_was_written_and_tells_every_mistake() {
    let (before, after) = (approved(), public_shift(1_000));
    for &language in Language::ALL {
        let form = ChangeForm::of(WHY, &before, &after, language);
        let expected = NewChange { reason: WHY.to_owned(), after: after.clone() };
        assert_eq!(form.check(language, &before, &Joining::Nobody), Ok(expected));
    }
    let form = ChangeForm { leaves: vec![before.partners[1].id.to_string()], ..ChangeForm::of(WHY, &before, &before, Language::Nl) };
    let left = form.check(Language::Nl, &before, &Joining::Nobody).expect("it reads");
    assert_eq!(kinds(&before, &left.after), [ChangeKind::Budget, ChangeKind::PartnerOut], "the line goes along");
    let pair = |name: &str, typed: &str| (name.to_owned(), typed.to_owned());
    let id = before.partners[0].id.to_string();
    let pairs = [
        pair("reason", "Kort."),
        pair("rows.0.partner", &id),
        pair("rows.0.cost", "geen bedrag"),
        pair("duration_months", "0"),
        pair(&format!("size.{id}"), "reus"),
        pair("strange", "x"),
    ];
    let form = ChangeForm::from_pairs(&pairs);
    assert_eq!((form.sheet.rows.len(), form.sizes.len()), (1, 1));
    let wrong = form.check(Language::Nl, &before, &Joining::Unknown).expect_err("five mistakes");
    let fields: Vec<&str> = wrong.iter().map(|one| one.field.as_str()).collect();
    assert_eq!(fields, ["reason", "joins", "duration_months", &format!("size.{id}"), "rows.0.cost"]);
}

#[test]
fn who_joins_gets_a_line_and_who_takes_part_already_does_not_join() {
    let before = approved();
    let form = ChangeForm { joins: "Vecht".to_owned(), ..ChangeForm::of(WHY, &before, &before, Language::Nl) };
    let vecht = partner(4, "Vecht", PartnerRole::Participant);
    let joined = form.check(Language::Nl, &before, &Joining::Partner(vecht.clone())).expect("it reads");
    assert_eq!(joined.after.partners.last(), Some(&vecht));
    let regge = Joining::Partner(PartnerFacts { id: vecht.id, ..before.partners[1].clone() });
    assert_eq!(form.check(Language::Nl, &before, &regge), Err(vec![Problem::new("joins", ProblemKind::AlreadyPartner)]));
    assert_eq!(FinancingForm::default().check(Language::Nl, &[]), Ok(Vec::new()));
}
