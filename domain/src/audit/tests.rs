//! Who may read the facts of an event, and how exactly it is told when it happened.

use super::*;
use crate::reviews::Viewer;

const EVERYBODY: [Viewer; 6] = [Viewer::Author, Viewer::Chair, Viewer::Manager, Viewer::Steering, Viewer::Applicant, Viewer::Other];

#[test]
fn facts_about_reviews_are_for_the_author_alone() {
    assert_eq!(EVERYBODY.map(|viewer| Facts::AboutReviews.are_for(viewer, true)), [true, false, false, false, false, false]);
    assert_eq!(EVERYBODY.map(|viewer| Facts::Open.are_for(viewer, false)), [true; 6]);
}

#[test]
fn what_an_unsigned_decision_says_is_for_who_decides() {
    for action in [HistoryAction::GateDecided, HistoryAction::DecisionCorrected, HistoryAction::DecisionWithdrawn] {
        assert_eq!(EVERYBODY.map(|viewer| action.facts().are_for(viewer, true)), [true; 6], "{action}");
        assert_eq!(EVERYBODY.map(|viewer| action.facts().are_for(viewer, false)), [false; 6], "{action}");
    }
}

#[test]
fn what_nobody_is_named_for_about_a_review_is_told_by_its_day_and_everything_else_by_its_time() {
    for action in HistoryAction::ALL {
        assert_eq!(action.told(true), Told::ByTime, "{action}");
        let expected = if action.facts() == Facts::AboutReviews { Told::ByDay } else { Told::ByTime };
        assert_eq!(action.told(false), expected, "{action}");
    }
}

#[test]
fn every_event_about_one_review_or_its_expert_keeps_its_facts_with_the_review() {
    let told = HistoryAction::ALL.iter().filter(|action| action.facts() == Facts::AboutReviews).map(|action| action.code());
    let expected = [
        "expert_changed",
        "chair_named",
        "review_asked",
        "review_reminded",
        "review_replaced",
        "review_extended",
        "review_accepted",
        "review_declined",
        "interest_declared",
        "review_submitted",
        "tie_found",
        "note_asked",
        "note_added",
        "review_voided",
        "interest_decided",
        "consensus_opened",
        "consensus_shut",
        "review_reopened",
        "consensus_recorded",
    ];
    assert_eq!(told.collect::<Vec<_>>(), expected);
}
