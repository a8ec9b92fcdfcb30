//! Nothing is claimed, approved or paid beyond its commitment.

use super::*;
use crate::financing::{InstrumentKind, PublicSource};
use crate::ids::{DecisionId, LedgerRowId, OrganisationId};
use crate::projects::Phase;
use uuid::Uuid;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day")
}

fn committed(euros: i64) -> Row {
    let posting = Posting {
        kind: RowKind::Commitment,
        phase: Phase::Start,
        organisation: OrganisationId(Uuid::from_u128(1)),
        source: Some(PublicSource::Province),
        means: None,
        instrument: Some(InstrumentKind::Grant),
        amount: Eur::euros(euros),
        booked_on: day(),
        follows: None,
        cause: Cause::Decision(DecisionId(Uuid::from_u128(2))),
    };
    Row { id: LedgerRowId(Uuid::from_u128(3)), posting }
}

#[test]
fn what_was_paid_follows_its_commitment_and_names_its_document() {
    let row = committed(100);
    let paid = spend(std::slice::from_ref(&row), &row, RowKind::Payment, Eur::euros(100), day(), "Betaling 7").expect("all of it");
    assert_eq!((paid.kind, paid.follows, paid.amount), (RowKind::Payment, Some(row.id), Eur::euros(100)));
    assert_eq!((paid.commitment(), paid.cause), (row.posting.commitment(), Cause::Document("Betaling 7".to_owned())));
}

#[test]
fn a_cent_more_than_is_left_is_refused_in_each_column_by_itself() {
    let row = committed(100);
    let mut rows = vec![row.clone()];
    let again = |rows: &[Row], kind, cents| spend(rows, &row, kind, Eur(cents), day(), "Rapport 1");
    for (number, kind) in (10..).zip([RowKind::Claim, RowKind::Realisation, RowKind::Payment]) {
        assert_eq!(again(&rows, kind, 10_001), Err(SpendingRefusal::AboveCommitment { left: Eur(10_000) }));
        let posting = again(&rows, kind, 4_000).expect("there is enough");
        rows.push(Row { id: LedgerRowId(Uuid::from_u128(number)), posting });
        assert_eq!(again(&rows, kind, 6_001), Err(SpendingRefusal::AboveCommitment { left: Eur(6_000) }));
    }
    let released = Posting { kind: RowKind::Release, amount: Eur(1_000), ..row.posting.clone() };
    rows.push(Row { id: LedgerRowId(Uuid::from_u128(20)), posting: released });
    assert_eq!(again(&rows, RowKind::Payment, 5_001), Err(SpendingRefusal::AboveCommitment { left: Eur(5_000) }), "what was released is not paid");
}

#[test]
fn nothing_less_than_nothing_and_what_follows_no_commitment_is_refused() {
    let row = committed(100);
    let rows = vec![row.clone()];
    for cents in [0, -1] {
        assert_eq!(spend(&rows, &row, RowKind::Payment, Eur(cents), day(), ""), Err(SpendingRefusal::NotPositive));
    }
    let spent = [RowKind::Claim, RowKind::Realisation, RowKind::Payment];
    for kind in RowKind::ALL.iter().filter(|kind| !spent.contains(kind)) {
        assert_eq!(spend(&rows, &row, *kind, Eur(1), day(), ""), Err(SpendingRefusal::NotSpending));
    }
    let paid = Row { posting: Posting { kind: RowKind::Payment, ..row.posting.clone() }, ..row };
    assert_eq!(spend(&rows, &paid, RowKind::Payment, Eur(1), day(), ""), Err(SpendingRefusal::NotACommitment));
}

#[test]
fn what_the_bank_says_is_booked_and_comes_back_once_and_whole() {
    let row = committed(100);
    let payment = paid(&row, Eur::euros(100), day(), "POORT-1").expect("a payment");
    assert_eq!((payment.kind, payment.follows, payment.amount), (RowKind::Payment, Some(row.id), Eur::euros(100)));
    let payment = Row { id: LedgerRowId(Uuid::from_u128(30)), posting: payment };
    let mut rows = vec![row.clone(), payment.clone()];
    let refused = spend(&rows, &row, RowKind::Payment, Eur(1), day(), "");
    assert_eq!(refused, Err(SpendingRefusal::AboveCommitment { left: Eur::ZERO }));
    let back = came_back(&rows, &payment, day(), "POORT-1").expect("it came back");
    assert_eq!((back.kind, back.follows, back.amount), (RowKind::Recovery, Some(payment.id), Eur::euros(100)));
    rows.push(Row { id: LedgerRowId(Uuid::from_u128(31)), posting: back });
    assert_eq!(came_back(&rows, &payment, day(), ""), Err(SpendingRefusal::AboveCommitment { left: Eur::ZERO }));
    assert!(spend(&rows, &row, RowKind::Payment, Eur::euros(100), day(), "").is_ok(), "what came back is paid again");
    assert_eq!(paid(&row, Eur::ZERO, day(), ""), Err(SpendingRefusal::NotPositive));
    assert_eq!(paid(&payment, Eur(1), day(), ""), Err(SpendingRefusal::NotACommitment));
    assert_eq!(came_back(&rows, &row, day(), ""), Err(SpendingRefusal::NotSpending));
}
