//! What a signed go books, however much was approved and by whom.

use super::*;
use crate::financing::{InstrumentKind, PublicMoney};
use crate::gates::builder::a_project_at;
use crate::gates::{Facts, Gate};
use crate::ledger::{Budget, Chain, Column};
use uuid::Uuid;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day")
}

fn approved(amounts: &[(PublicSource, InstrumentKind, i64)]) -> Vec<NewAmount> {
    amounts.iter().map(|&(source, instrument, cents)| NewAmount { source, instrument, amount: Eur(cents) }).collect()
}

fn signed<'a>(facts: &'a Facts, amounts: &'a [NewAmount]) -> Signed<'a> {
    let decision = DecisionId(Uuid::from_u128(7));
    Signed { decision, phase: Phase::Innovation, on: day(), partners: &facts.partners, rows: &facts.financing, amounts }
}

fn committed(postings: &[Posting]) -> Vec<(PublicSource, InstrumentKind, OrganisationId, i64)> {
    let commitments = postings.iter().filter(|one| one.kind == RowKind::Commitment);
    commitments.map(|one| (one.source.expect("a source"), one.instrument.expect("an instrument"), one.organisation, one.amount.0)).collect()
}

#[test]
fn a_go_fixes_the_budget_as_it_was_and_books_a_commitment_per_source_instrument_and_partner() {
    let facts = a_project_at(Gate::G1).facts();
    let asked = facts.public();
    let amounts = approved(&[(PublicSource::Province, InstrumentKind::Grant, asked.0)]);
    let postings = go(&signed(&facts, &amounts)).expect("there are partners");
    let totals = facts.money().totals();
    let budget = Budget::of(&postings).expect("sums");
    assert_eq!(
        (budget.cost, budget.public, budget.own_cash, budget.own_in_kind, budget.other),
        (totals.cost, asked, totals.own_cash, totals.own_in_kind, totals.other)
    );
    assert_eq!((budget.difference(), Budget::differences(&postings)), (Ok(Eur::ZERO), Ok(Vec::new())));
    let parts = facts.partners.iter().map(|one| (one.organisation, facts.money().row(one.id).public.total().0)).filter(|(_, cents)| *cents > 0);
    let expected: Vec<_> = parts.map(|(organisation, cents)| (PublicSource::Province, InstrumentKind::Grant, organisation, cents)).collect();
    assert_eq!(committed(&postings), expected, "each partner what it asked for");
    assert!(postings.iter().all(|one| one.amount.is_positive() && one.follows.is_none() && one.year() == 2026));
}

#[test]
fn less_than_was_asked_is_divided_in_proportion_and_two_instruments_fill_each_partners_part() {
    let facts = a_project_at(Gate::G1).facts();
    let amounts = approved(&[(PublicSource::Province, InstrumentKind::Loan, 1_001), (PublicSource::Province, InstrumentKind::Grant, 500)]);
    let postings = go(&signed(&facts, &amounts)).expect("there are partners");
    let sum = |kind| committed(&postings).iter().filter(|one| one.1 == kind).map(|one| one.3).sum::<i64>();
    assert_eq!((sum(InstrumentKind::Loan), sum(InstrumentKind::Grant)), (1_001, 500));
    let weights: Vec<Eur> = facts.financing.iter().map(|row| row.public.total()).collect();
    let parts = divide(Eur(1_501), &weights);
    for (row, part) in facts.financing.iter().zip(parts) {
        let organisation = organisation(&facts.partners, row.partner).expect("a partner");
        let own: i64 = committed(&postings).iter().filter(|one| one.2 == organisation).map(|one| one.3).sum();
        assert_eq!(own, part.0);
    }
}

#[test]
fn a_source_that_nobody_asked_gives_as_the_others_were_asked() {
    let facts = a_project_at(Gate::G1).facts();
    let amounts = approved(&[(PublicSource::European, InstrumentKind::Grant, 10_000)]);
    let postings = go(&signed(&facts, &amounts)).expect("there are partners");
    assert_eq!(committed(&postings).iter().map(|one| one.3).sum::<i64>(), 10_000);
    assert_eq!(Chain::of(&postings).expect("sums").get(Column::Committed), Eur(10_000));
    let mut without = facts.clone();
    without.financing.iter_mut().for_each(|row| row.public = PublicMoney::default());
    let postings = go(&signed(&without, &amounts)).expect("there are partners");
    assert_eq!(committed(&postings).iter().map(|one| one.3).sum::<i64>(), 10_000, "and by cost where nobody asked anybody");
}

#[test]
fn money_without_anybody_to_get_it_is_refused_and_no_money_needs_nobody() {
    let mut facts = a_project_at(Gate::G1).facts();
    facts.financing.clear();
    let amounts = approved(&[(PublicSource::Province, InstrumentKind::Grant, 1)]);
    assert_eq!(go(&signed(&facts, &amounts)), Err(NoPartner));
    assert_eq!(go(&signed(&facts, &[])), Ok(Vec::new()));
}
