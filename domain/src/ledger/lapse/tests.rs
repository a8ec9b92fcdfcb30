//! When a commitment lapses, and what is released then.

use super::*;
use crate::Eur;
use crate::financing::{InstrumentKind, PublicSource};
use crate::ids::{DecisionId, LedgerRowId, OrganisationId};
use crate::ledger::{Chain, Column, correction, spend};
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn running(phase: Phase, status: Status) -> Running {
    let period = Period { first: Some(day("2024-01-01")), last: Some(day("2026-12-31")) };
    Running { phase, status, period, phase_from: Some(day("2024-01-01")), waits_until: Some(day("2024-03-15")) }
}

fn commitment(number: u128, phase: Phase, euros: i64) -> Row {
    let posting = Posting {
        kind: RowKind::Commitment,
        phase,
        organisation: OrganisationId(Uuid::from_u128(1)),
        source: Some(PublicSource::Province),
        means: None,
        instrument: Some(InstrumentKind::Grant),
        amount: Eur::euros(euros),
        booked_on: day("2024-01-01"),
        follows: None,
        cause: Cause::Decision(DecisionId(Uuid::from_u128(number))),
    };
    Row { id: LedgerRowId(Uuid::from_u128(number)), posting }
}

fn kept(rows: &mut Vec<Row>, postings: Vec<Posting>) {
    for posting in postings {
        let id = LedgerRowId(Uuid::from_u128(u128::try_from(rows.len()).expect("a few") + 100));
        rows.push(Row { id, posting });
    }
}

#[test]
fn a_phase_that_was_left_ended_the_day_before_the_next_and_the_current_one_ends_with_its_months() {
    let active = running(Phase::Innovation, Status::Active);
    assert_eq!(active.last_day(Phase::Start), Some(day("2023-12-31")));
    assert_eq!(active.last_day(Phase::Innovation), Some(day("2026-12-31")));
    assert_eq!(active.last_day(Phase::MarketEntry), None);
    assert_eq!(running(Phase::Innovation, Status::AwaitingStart).last_day(Phase::Innovation), Some(day("2024-03-15")), "it never began");
    for status in [Status::OnHold, Status::GateRequested, Status::UnderReview, Status::DecisionPending, Status::Stopped] {
        let waits = running(Phase::Innovation, status);
        assert_eq!((waits.last_day(Phase::Innovation), waits.last_day(Phase::Start)), (None, Some(day("2023-12-31"))), "{status}");
    }
}

#[test]
fn it_lapses_on_the_day_after_its_months_and_not_before() {
    let active = running(Phase::Innovation, Status::Active);
    let on = |today: &str| active.lapsed_phases([Phase::Start, Phase::Innovation], (36, day(today)));
    assert_eq!(on("2026-12-31"), BTreeSet::new());
    assert_eq!(on("2027-01-01"), BTreeSet::from([Phase::Start]));
    assert_eq!(on("2029-12-31"), BTreeSet::from([Phase::Start]));
    assert_eq!(on("2030-01-01"), BTreeSet::from([Phase::Start, Phase::Innovation]));
}

#[test]
fn what_is_left_of_the_phase_is_released_once_and_other_phases_stay() {
    let mut rows = vec![commitment(1, Phase::Start, 40_000), commitment(2, Phase::Innovation, 900_000)];
    let of = rows[0].clone();
    let paid = spend(&rows, &of, RowKind::Payment, Eur::euros(18_000), day("2024-02-01"), "Betaling 1").expect("there is enough");
    kept(&mut rows, vec![paid]);
    let (phases, cause) = (BTreeSet::from([Phase::Start]), Cause::Document(LAPSED.to_owned()));
    let released = lapse(&rows, &phases, day("2027-01-01"), &cause).expect("sums");
    assert_eq!(released.iter().map(|one| (one.amount, one.follows)).collect::<Vec<_>>(), [(Eur::euros(22_000), Some(rows[0].id))]);
    kept(&mut rows, released);
    assert_eq!(lapse(&rows, &phases, day("2027-01-02"), &cause), Ok(Vec::new()), "once");
    assert_eq!(phases_lapsed(&rows), phases);
    let of = rows[1].clone();
    assert_eq!(Chain::of(rows.iter().filter(|row| row.posting.phase == of.posting.phase)).map(|chain| chain.get(Column::Released)), Ok(Eur::ZERO));
    let spent = spend(&rows, &rows[0].clone(), RowKind::Claim, Eur(1_800_001), day("2027-01-02"), "Rapport");
    assert!(spent.is_err(), "what has lapsed is spent no more");
}

#[test]
fn what_was_settled_does_not_lapse() {
    let mut rows = vec![commitment(1, Phase::Start, 40_000)];
    let settled = Posting { kind: RowKind::Settlement, amount: Eur::euros(30_000), follows: Some(rows[0].id), ..rows[0].posting.clone() };
    kept(&mut rows, vec![settled]);
    let cause = Cause::Document(LAPSED.to_owned());
    assert_eq!(lapse(&rows, &BTreeSet::from([Phase::Start]), day("2027-01-01"), &cause), Ok(Vec::new()));
}

#[test]
fn a_correction_of_what_has_lapsed_sets_the_release_right() {
    let mut rows = vec![commitment(1, Phase::Start, 40_000)];
    let (phases, cause) = (BTreeSet::from([Phase::Start]), Cause::Document(LAPSED.to_owned()));
    let released = lapse(&rows, &phases, day("2027-01-01"), &cause).expect("sums");
    kept(&mut rows, released);
    let (before, after) = (DecisionId(Uuid::from_u128(1)), DecisionId(Uuid::from_u128(2)));
    let back = correction(&rows, before, after, day("2027-02-01"));
    kept(&mut rows, back);
    rows.push(commitment(2, Phase::Start, 30_000));
    let right = lapse(&rows, &phases_lapsed(&rows), day("2027-02-01"), &Cause::Decision(after)).expect("sums");
    assert_eq!(right.iter().map(|one| one.amount).collect::<Vec<_>>(), [Eur::euros(-10_000)]);
    kept(&mut rows, right);
    let chain = Chain::of(&rows).expect("sums");
    assert_eq!((chain.get(Column::Committed), chain.get(Column::Released)), (Eur::euros(30_000), Eur::euros(30_000)));
}
