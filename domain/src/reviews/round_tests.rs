//! Who may open, write, hand in and read what, case by case.

use super::round::*;
use super::{Declaration, Measure};
use chrono::NaiveDate;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a day")
}

fn review(status: ReviewStatus, declaration: Declaration) -> ReviewState {
    ReviewState { status, declaration, due_on: day(20), is_opened: false, read_others: false, is_taken_back: false }
}

const SUBMITTED: ReviewStatus = ReviewStatus::Submitted;

#[test]
fn an_expert_who_accepted_and_declared_reads_writes_and_hands_in_until_the_last_day() {
    let mine = review(ReviewStatus::Accepted, Declaration::Clear);
    assert_eq!((mine.may_read_dossier(), mine.may_write(), mine.may_submit(day(20))), (Ok(()), Ok(()), Ok(())));
    assert_eq!((mine.may_submit(day(21)), mine.may_write()), (Err(ReviewRefusal::TooLate(day(20))), Ok(())), "the draft is kept");
}

#[test]
fn interests_are_declared_first_and_again_when_one_comes_to_light() {
    let of = |status, declaration, has_interest| review(status, declaration).may_declare(has_interest);
    for has_interest in [false, true] {
        assert_eq!(of(ReviewStatus::Invited, Declaration::Open, has_interest), Ok(()));
    }
    for status in [ReviewStatus::Accepted, SUBMITTED] {
        assert_eq!(of(status, Declaration::Clear, true), Ok(()));
        assert_eq!(of(status, Declaration::Decided(Measure::Proceed), true), Ok(()));
    }
}

#[test]
fn nobody_takes_an_interest_back_alone() {
    let of = |status, declaration, has_interest| review(status, declaration).may_declare(has_interest);
    let accepted = ReviewStatus::Accepted;
    assert_eq!(of(accepted, Declaration::Waits, false), Err(ReviewRefusal::InterestOpen));
    assert_eq!(of(accepted, Declaration::Decided(Measure::Recuse), false), Err(ReviewRefusal::Recused));
    assert_eq!(of(accepted, Declaration::Clear, false), Err(ReviewRefusal::InterestOpen));
    assert_eq!(of(SUBMITTED, Declaration::Clear, false), Err(ReviewRefusal::Submitted));
    assert_eq!(of(ReviewStatus::Declined, Declaration::Open, true), Err(ReviewRefusal::NotAccepted));
    assert_eq!(of(ReviewStatus::Void, Declaration::Clear, true), Err(ReviewRefusal::Void));
}

#[test]
fn the_dossier_stays_shut_without_a_declaration_a_decision_or_a_yes() {
    let of = |status, declaration| review(status, declaration).may_read_dossier();
    let accepted = ReviewStatus::Accepted;
    assert_eq!(of(accepted, Declaration::Open), Err(ReviewRefusal::NotDeclared));
    assert_eq!(of(accepted, Declaration::Waits), Err(ReviewRefusal::InterestOpen));
    assert_eq!(of(accepted, Declaration::Decided(Measure::Recuse)), Err(ReviewRefusal::Recused));
    assert_eq!(of(ReviewStatus::Invited, Declaration::Clear), Err(ReviewRefusal::NotAccepted));
    assert_eq!(of(ReviewStatus::Declined, Declaration::Clear), Err(ReviewRefusal::NotAccepted));
    assert_eq!(of(ReviewStatus::Void, Declaration::Clear), Err(ReviewRefusal::Void));
    assert_eq!(of(accepted, Declaration::Decided(Measure::Observer)), Ok(()));
}

#[test]
fn nothing_is_written_after_it_was_handed_in_or_the_panel_began() {
    assert_eq!(review(SUBMITTED, Declaration::Clear).may_write(), Err(ReviewRefusal::Submitted));
    let opened = ReviewState { is_opened: true, ..review(ReviewStatus::Accepted, Declaration::Clear) };
    assert_eq!(opened.may_submit(day(1)), Err(ReviewRefusal::Opened));
}

#[test]
fn whoever_declined_or_is_recused_has_no_place_on_the_panel() {
    assert!(review(ReviewStatus::Invited, Declaration::Open).sits() && review(ReviewStatus::Accepted, Declaration::Waits).sits());
    assert!(review(SUBMITTED, Declaration::Decided(Measure::Observer)).sits());
    assert!(!review(ReviewStatus::Accepted, Declaration::Decided(Measure::Recuse)).sits());
    assert!(![ReviewStatus::Declined, ReviewStatus::Void].iter().any(|status| review(*status, Declaration::Clear).sits()));
}

#[test]
fn who_has_to_hand_in_is_reminded_once_a_day() {
    let (today, yesterday) = (day(20), day(19));
    let writes = ReviewState { due_on: day(25), ..review(ReviewStatus::Accepted, Declaration::Clear) };
    assert!(writes.is_reminded(None, today) && writes.is_reminded(Some(yesterday), today));
    assert!(!writes.is_reminded(Some(today), today));
    for nobody in [
        ReviewState { status: ReviewStatus::Submitted, ..writes },
        ReviewState { status: ReviewStatus::Declined, ..writes },
        ReviewState { declaration: Declaration::Waits, ..writes },
        ReviewState { declaration: Declaration::Decided(Measure::Recuse), ..writes },
        ReviewState { is_opened: true, ..writes },
        ReviewState { read_others: true, ..writes },
        ReviewState { is_taken_back: true, ..writes },
    ] {
        assert!(!nobody.is_reminded(None, today), "{nobody:?}");
    }
}

#[test]
fn who_could_read_the_others_adds_a_note_and_gives_no_new_score() {
    let read = ReviewState { read_others: true, ..review(SUBMITTED, Declaration::Clear) };
    assert!(read.may_add_note() && read.counts());
    let given_back = ReviewState { status: ReviewStatus::Accepted, ..read };
    assert_eq!((given_back.may_write(), given_back.may_submit(day(1))), (Err(ReviewRefusal::ReadOthers), Err(ReviewRefusal::ReadOthers)));
    assert!(!given_back.may_add_note() && !review(SUBMITTED, Declaration::Clear).may_add_note());
    assert!(!ReviewState { declaration: Declaration::Decided(Measure::Recuse), ..read }.may_add_note());
}

#[test]
fn an_interest_waits_on_a_review_that_is_written_or_in_and_on_no_other() {
    let waits = |status| review(status, Declaration::Waits).interest_waits();
    assert!(waits(ReviewStatus::Accepted) && waits(SUBMITTED));
    assert!(!waits(ReviewStatus::Void) && !waits(ReviewStatus::Declined) && !review(SUBMITTED, Declaration::Clear).interest_waits());
    assert!(!review(SUBMITTED, Declaration::Waits).counts());
}

#[test]
fn who_declined_or_was_replaced_can_be_asked_again_but_not_who_was_recused_or_read_the_others() {
    let declined = review(ReviewStatus::Declined, Declaration::Clear);
    assert!(declined.may_be_asked_again() && review(ReviewStatus::Declined, Declaration::Open).may_be_asked_again());
    for nobody in [
        ReviewState { declaration: Declaration::Decided(Measure::Recuse), ..declined },
        ReviewState { declaration: Declaration::Waits, ..declined },
        ReviewState { read_others: true, ..declined },
        ReviewState { is_taken_back: true, ..declined },
        ReviewState { status: ReviewStatus::Accepted, ..declined },
    ] {
        assert!(!nobody.may_be_asked_again(), "{nobody:?}");
    }
}

#[test]
fn a_dossier_that_was_taken_back_is_neither_accepted_read_nor_scored() {
    let back = |status| ReviewState { is_taken_back: true, ..review(status, Declaration::Clear) };
    assert_eq!(back(ReviewStatus::Accepted).may_read_dossier(), Err(ReviewRefusal::TakenBack));
    assert_eq!(back(ReviewStatus::Accepted).may_submit(day(1)), Err(ReviewRefusal::TakenBack));
    let asked = ReviewState { declaration: Declaration::Open, ..back(ReviewStatus::Invited) };
    assert_eq!([asked.may_declare(false), asked.may_declare(true)], [Err(ReviewRefusal::TakenBack); 2]);
    assert_eq!(back(SUBMITTED).may_declare(true), Ok(()), "an interest is told whatever became of the dossier");
}
