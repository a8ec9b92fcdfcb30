//! What an approved change books: the version that stood goes, the new one stands, and commitments follow in proportion.

use super::*;
use crate::gates::builder::a_project_at;
use crate::gates::{Facts, Gate, NewAmount};
use crate::ids::DecisionId;
use crate::ledger::{Budget, Column, Signed, go, spend};
use uuid::Uuid;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day")
}

fn booked(postings: Vec<Posting>, from: u128) -> Vec<Row> {
    postings.into_iter().zip(from..).map(|(posting, id)| Row { id: LedgerRowId(Uuid::from_u128(id)), posting }).collect()
}

/// A project with a signed go for this part of what it asked, in hundredths.
fn signed(hundredths: i64) -> (Facts, Vec<Row>) {
    let facts = a_project_at(Gate::G1).facts();
    let amount = Eur(facts.public().0 / 100 * hundredths);
    let amounts = [NewAmount { source: PublicSource::Province, instrument: InstrumentKind::Grant, amount }];
    let decision = DecisionId(Uuid::from_u128(7));
    let signed = Signed { decision, phase: Phase::Innovation, on: day(), partners: &facts.partners, rows: &facts.financing, amounts: &amounts };
    let rows = booked(go(&signed).expect("partners"), 1_000);
    (facts, rows)
}

fn amended(facts: &Facts, rows: &[Row], wanted: &[FinancingRow]) -> Result<Vec<Row>, AmendRefusal> {
    let change = ChangeRequestId(Uuid::from_u128(9));
    let amended = Amended { change, phase: Phase::Innovation, on: day(), partners: &facts.partners, rows: wanted };
    amend(rows, &amended).map(|postings| [rows.to_vec(), booked(postings, 5_000)].concat())
}

fn committed(rows: &[Row], organisation: OrganisationId) -> Eur {
    Chain::of(rows.iter().filter(|row| row.posting.organisation == organisation)).expect("sums").get(Column::Committed)
}

/// The first partner with public money gives this much of it to the next one, with the cost that it pays for.
fn shifted(facts: &Facts, amount: Eur) -> (Vec<FinancingRow>, [OrganisationId; 2]) {
    let mut rows = facts.financing.clone();
    let place = |nth: usize| rows.iter().enumerate().filter(|(_, row)| row.public.from(PublicSource::Province) > amount).nth(nth).expect("a line").0;
    let (from, to) = (place(0), place(1));
    for (line, amount) in [(from, Eur(-amount.0)), (to, amount)] {
        let row = &mut rows[line];
        row.cost += amount;
        row.public.set(PublicSource::Province, row.public.from(PublicSource::Province) + amount);
    }
    let organisation = |line: usize| facts.partners.iter().find(|one| one.id == rows[line].partner).expect("a partner").organisation;
    let places = [organisation(from), organisation(to)];
    (rows, places)
}

#[test]
fn the_version_that_stood_is_taken_back_and_the_new_one_adds_up() {
    let (facts, rows) = signed(100);
    let (wanted, [from, to]) = shifted(&facts, Eur::euros(1_000));
    let after = amended(&facts, &rows, &wanted).expect("it can be booked");
    let stands = standing_version(&after, Phase::Innovation);
    assert!(stands.iter().all(|row| row.posting.cause == Cause::Change(ChangeRequestId(Uuid::from_u128(9)))));
    let total = |rows: &[FinancingRow]| Eur::checked_sum(rows.iter().map(|row| row.cost)).expect("a sum");
    assert_eq!(Budget::of(stands.into_iter()).expect("sums").cost, total(&wanted));
    assert_eq!((Budget::of(&after).expect("sums").difference(), Budget::differences(&after)), (Ok(Eur::ZERO), Ok(Vec::new())));
    let moved = [from, to].map(|one| committed(&after, one).0 - committed(&rows, one).0);
    assert_eq!(moved, [-100_000, 100_000]);
    assert_eq!(Chain::of(&after).expect("sums").get(Column::Committed), Chain::of(&rows).expect("sums").get(Column::Committed));
}

#[test]
fn where_less_was_given_than_asked_the_proportion_stays() {
    let (facts, rows) = signed(50);
    let (wanted, [from, to]) = shifted(&facts, Eur::euros(1_000));
    let after = amended(&facts, &rows, &wanted).expect("it can be booked");
    let moved = [from, to].map(|one| committed(&after, one).0 - committed(&rows, one).0);
    assert_eq!(moved, [-50_000, 50_000]);
}

#[test]
fn more_public_money_raises_the_commitment_and_less_lowers_it_down_to_what_was_spent() {
    let (facts, rows) = signed(100);
    let mut more = facts.financing.clone();
    let line = more.iter().position(|row| row.public.from(PublicSource::Province).is_positive()).expect("a line");
    let asked = more[line].public.from(PublicSource::Province);
    more[line].public.set(PublicSource::Province, asked + Eur::euros(500));
    more[line].cost += Eur::euros(500);
    let sum = |rows: &[Row]| Chain::of(rows).expect("sums").get(Column::Committed);
    let raised = amended(&facts, &rows, &more).expect("it can be booked");
    assert_eq!(sum(&raised) - sum(&rows), Eur::euros(500));
    let organisation = facts.partners.iter().find(|one| one.id == more[line].partner).expect("a partner").organisation;
    let of = rows.iter().find(|row| row.posting.kind == RowKind::Commitment && row.posting.organisation == organisation).expect("a commitment");
    let paid = spend(&rows, of, RowKind::Payment, Eur::euros(700), day(), "Betaling 1").expect("it is within");
    let spent = [rows.clone(), booked(vec![paid], 3_000)].concat();
    let lowered = |to: Eur| {
        let mut less = facts.financing.clone();
        less[line].public.set(PublicSource::Province, to);
        less[line].cost = less[line].cost - (asked - to);
        amended(&facts, &spent, &less)
    };
    assert_eq!(committed(&lowered(Eur::euros(700)).expect("it can be booked"), organisation), Eur::euros(700));
    assert_eq!(lowered(Eur::euros(699)), Err(AmendRefusal::BelowSpent(organisation)));
}

#[test]
fn a_second_change_takes_the_first_one_back() {
    let (facts, rows) = signed(100);
    let (wanted, _) = shifted(&facts, Eur::euros(1_000));
    let after = amended(&facts, &rows, &wanted).expect("it can be booked");
    let amended = Amended {
        change: ChangeRequestId(Uuid::from_u128(10)),
        phase: Phase::Innovation,
        on: day(),
        partners: &facts.partners,
        rows: &facts.financing,
    };
    let back = [after.clone(), booked(amend(&after, &amended).expect("it can be booked"), 9_000)].concat();
    for partner in &facts.partners {
        assert_eq!(committed(&back, partner.organisation), committed(&rows, partner.organisation));
    }
    assert_eq!(Budget::of(&back).expect("sums"), Budget::of(&rows).expect("sums"));
}

#[test]
fn a_phase_whose_budget_no_decision_fixed_has_no_rows() {
    let (facts, rows) = signed(100);
    let change = ChangeRequestId(Uuid::from_u128(9));
    let amended = Amended { change, phase: Phase::Start, on: day(), partners: &facts.partners, rows: &facts.financing };
    assert_eq!(amend(&rows, &amended), Ok(Vec::new()));
}
