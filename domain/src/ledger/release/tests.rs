//! What a project that ends releases, and how a correction follows what it corrects.

use super::*;
use crate::financing::{InstrumentKind, PublicSource};
use crate::ids::{LedgerRowId, OrganisationId};
use crate::ledger::{Column, spend};
use crate::projects::Phase;
use uuid::Uuid;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day")
}

fn decision(number: u128) -> DecisionId {
    DecisionId(Uuid::from_u128(number))
}

fn commitment(by: u128, of: u128, euros: i64) -> Posting {
    Posting {
        kind: RowKind::Commitment,
        phase: Phase::Start,
        organisation: OrganisationId(Uuid::from_u128(of)),
        source: Some(PublicSource::Province),
        means: None,
        instrument: Some(InstrumentKind::Grant),
        amount: Eur::euros(euros),
        booked_on: day(),
        follows: None,
        cause: Cause::Decision(decision(by)),
    }
}

fn kept(rows: &mut Vec<Row>, postings: Vec<Posting>) {
    for posting in postings {
        let id = LedgerRowId(Uuid::from_u128(u128::try_from(rows.len()).expect("a few") + 1));
        rows.push(Row { id, posting });
    }
}

fn told(rows: &[Row]) -> [i64; 3] {
    let chain = Chain::of(rows).expect("sums");
    [Column::Committed, Column::Paid, Column::Released].map(|column| chain.get(column).0 / 100)
}

/// Specification, section 7.6: commitment 40,000, spent 18,000 at the stop.
#[test]
fn coat_safe_releases_what_it_did_not_spend() {
    let mut rows = Vec::new();
    kept(&mut rows, vec![commitment(1, 1, 30_000), commitment(1, 2, 10_000)]);
    let of = rows[0].clone();
    for kind in [RowKind::Claim, RowKind::Realisation, RowKind::Payment] {
        let posting = spend(&rows, &of, kind, Eur::euros(18_000), day(), "Rapport 1").expect("there is enough");
        kept(&mut rows, vec![posting]);
    }
    let cause = Cause::Document("Stoppen".to_owned());
    let released = release(&rows, day(), &cause).expect("sums");
    assert_eq!(released.iter().map(|one| one.amount).collect::<Vec<_>>(), [Eur::euros(12_000), Eur::euros(10_000)]);
    assert_eq!(released.iter().map(|one| one.follows).collect::<Vec<_>>(), [Some(rows[0].id), Some(rows[1].id)]);
    kept(&mut rows, released);
    assert_eq!(told(&rows), [40_000, 18_000, 22_000]);
    assert_eq!(release(&rows, day(), &cause), Ok(Vec::new()), "nothing is released twice");
}

#[test]
fn a_correction_takes_back_row_by_row_what_stood_there_and_leaves_it_readable() {
    let mut rows = Vec::new();
    kept(&mut rows, vec![commitment(1, 1, 12_000), commitment(9, 1, 500)]);
    let back = correction(&rows, decision(1), decision(2), day());
    assert_eq!(back.iter().map(|one| (one.follows, one.amount)).collect::<Vec<_>>(), [(Some(rows[0].id), Eur::euros(-12_000))]);
    kept(&mut rows, back);
    kept(&mut rows, vec![commitment(2, 1, 9_000)]);
    assert_eq!(told(&rows), [9_500, 0, 0]);
    let back = correction(&rows, decision(2), decision(3), day());
    assert_eq!(back.iter().map(|one| one.amount).collect::<Vec<_>>(), [Eur::euros(-9_000)], "a correction can be corrected too");
}

#[test]
fn a_correction_of_what_an_ended_project_released_sets_the_release_right() {
    let mut rows = Vec::new();
    let cause = Cause::Document("Stoppen".to_owned());
    kept(&mut rows, vec![commitment(1, 1, 12_000)]);
    let released = release(&rows, day(), &cause).expect("sums");
    kept(&mut rows, released);
    let back = correction(&rows, decision(1), decision(2), day());
    kept(&mut rows, back);
    kept(&mut rows, vec![commitment(2, 1, 9_000)]);
    let right = release(&rows, day(), &Cause::Decision(decision(2))).expect("sums");
    assert_eq!(right.iter().map(|one| one.amount).collect::<Vec<_>>(), [Eur::euros(-3_000)]);
    kept(&mut rows, right);
    assert_eq!(told(&rows), [9_000, 0, 9_000]);
}

#[test]
fn a_sum_that_cannot_be_held_releases_nothing() {
    let mut rows = Vec::new();
    kept(&mut rows, vec![Posting { amount: Eur(i64::MAX), ..commitment(1, 1, 0) }, commitment(1, 1, 1)]);
    assert_eq!(release(&rows, day(), &Cause::Decision(decision(1))), Err(Overflow));
}
