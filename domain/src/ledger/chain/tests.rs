//! Columns stand side by side, and the budget balances for each partner to the cent.

use super::*;
use crate::financing::InstrumentKind;
use crate::ledger::{Cause, Posting};
use crate::projects::Phase;
use chrono::NaiveDate;
use uuid::Uuid;

fn row(kind: RowKind, source: Option<PublicSource>, means: Option<Means>, of: u128, cents: i64) -> Posting {
    Posting {
        kind,
        phase: Phase::Start,
        organisation: OrganisationId(Uuid::from_u128(of)),
        source,
        means,
        instrument: source.map(|_| InstrumentKind::Grant),
        amount: Eur(cents),
        booked_on: NaiveDate::from_ymd_opt(2026, 1, 2).expect("a day"),
        follows: None,
        cause: Cause::Document("Rapport 1".to_owned()),
    }
}

#[test]
fn every_kind_of_row_has_its_own_column_and_only_public_money_has_one() {
    let source = Some(PublicSource::Province);
    let columns: Vec<_> = RowKind::ALL.iter().map(|kind| Column::of(*kind, source)).collect();
    let mut named: Vec<Column> = columns.into_iter().flatten().collect();
    assert_eq!(Column::of(RowKind::BudgetLine, source), None);
    assert_eq!(Column::of(RowKind::Contribution, None), None, "what a partner brings is no public money");
    named.sort();
    assert_eq!(named, Column::ALL);
}

#[test]
fn columns_stand_side_by_side_and_are_never_netted() {
    let source = Some(PublicSource::Province);
    let kinds = [(RowKind::Commitment, 400), (RowKind::Claim, 300), (RowKind::Realisation, 200), (RowKind::Payment, 250), (RowKind::Release, 150)];
    let rows: Vec<Posting> = kinds.iter().map(|&(kind, cents)| row(kind, source, None, 1, cents)).collect();
    let chain = Chain::of(&rows).expect("sums");
    let told = Column::ALL.iter().map(|column| chain.get(*column).0).collect::<Vec<_>>();
    assert_eq!(told, [0, 400, 300, 200, 250, 0, 150, 0]);
    assert_eq!((chain.spent(), chain.unspent()), (Ok(Eur(250)), Ok(Eur(0))));
}

#[test]
fn an_advance_is_spent_until_it_comes_back() {
    let source = Some(PublicSource::Province);
    let mut rows = vec![row(RowKind::Commitment, source, None, 1, 400), row(RowKind::Payment, source, None, 1, 100)];
    assert_eq!(Chain::of(&rows).and_then(|chain| chain.unspent()), Ok(Eur(300)));
    rows.push(row(RowKind::Recovery, source, None, 1, 100));
    assert_eq!(Chain::of(&rows).and_then(|chain| chain.unspent()), Ok(Eur(400)));
}

#[test]
fn a_cent_that_is_missing_is_told_by_partner() {
    let source = Some(PublicSource::National);
    let mut rows = vec![
        row(RowKind::BudgetLine, None, None, 1, 1_000),
        row(RowKind::Contribution, source, None, 1, 500),
        row(RowKind::Contribution, None, Some(Means::Cash), 1, 300),
        row(RowKind::Contribution, None, Some(Means::InKind), 1, 200),
        row(RowKind::BudgetLine, None, None, 2, 50),
        row(RowKind::Contribution, None, Some(Means::Other), 2, 50),
    ];
    assert_eq!(Budget::differences(&rows), Ok(Vec::new()));
    // A cent too much here and one too little there is no balance.
    rows[1].amount = Eur(501);
    rows[5].amount = Eur(49);
    let of = |number: u128| OrganisationId(Uuid::from_u128(number));
    assert_eq!(Budget::differences(&rows), Ok(vec![(of(1), Eur(-1)), (of(2), Eur(1))]));
    assert_eq!(Budget::of(&rows).and_then(|budget| budget.difference()), Ok(Eur::ZERO));
}

#[test]
fn a_sum_that_cannot_be_held_is_an_error_and_no_figure() {
    let source = Some(PublicSource::Province);
    let rows = vec![row(RowKind::Commitment, source, None, 1, i64::MAX), row(RowKind::Commitment, source, None, 1, 1)];
    assert_eq!(Chain::of(&rows), Err(Overflow));
    let rows = vec![row(RowKind::BudgetLine, None, None, 1, i64::MAX), row(RowKind::BudgetLine, None, None, 2, 1)];
    assert_eq!(Budget::of(&rows), Err(Overflow));
}
