//! Who may do what with a report, and who has it: each rule as it passes and as it fails.

use super::*;
use crate::ids::{OrganisationId, PersonId};
use crate::people::Language;
use crate::problem::ProblemKind;
use ReportRefusal as R;
use ReportState as S;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use uuid::Uuid;

const LEAD: OrganisationId = OrganisationId(Uuid::from_u128(1));
const OTHER: OrganisationId = OrganisationId(Uuid::from_u128(2));
const STRANGER: OrganisationId = OrganisationId(Uuid::from_u128(3));
const WRITER: PersonId = PersonId(Uuid::from_u128(7));
const MANAGER: PersonId = PersonId(Uuid::from_u128(8));

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn part(organisation: OrganisationId, is_in: bool) -> PartFacts {
    PartFacts {
        organisation,
        name: if organisation == LEAD { "Dinkeldal" } else { "Regge" }.to_owned(),
        leads: organisation == LEAD,
        is_in,
        sections: ReportSection::of_form(true),
        missing: Vec::new(),
        remarked: BTreeSet::new(),
        unanswered: BTreeSet::new(),
    }
}

fn report(state: S, lead_in: bool, other_in: bool) -> ReportFacts {
    ReportFacts {
        state,
        opens_on: day("2026-09-24"),
        is_opened: false,
        parts: vec![part(LEAD, lead_in), part(OTHER, other_in)],
        authors: BTreeSet::from([WRITER]),
    }
}

fn remarked(mut facts: ReportFacts, section: ReportSection) -> ReportFacts {
    facts.parts[1].remarked.insert(section);
    facts
}

const OWN: Asked = Asked { own: Some(OTHER), part: OTHER };

#[test]
fn a_partner_writes_the_own_part_and_no_other() {
    let facts = report(S::Open, false, false);
    assert_eq!(may_write(&facts, OWN, ReportSection::Activities), Ok(S::Draft));
    for asked in [Asked { own: Some(LEAD), part: OTHER }, Asked { own: None, part: OTHER }, Asked { own: Some(STRANGER), part: STRANGER }] {
        assert_eq!(may_write(&facts, asked, ReportSection::Activities), Err(R::NotOwnPart));
        assert_eq!(may_hand_in(&facts, asked), Err(R::NotOwnPart));
        assert_eq!(may_take_back(&facts, asked), Err(R::NotOwnPart));
        assert_eq!(may_answer(&facts, asked), Err(R::NotOwnPart));
    }
}

#[test]
fn nobody_writes_before_it_opens_after_it_was_handed_in_or_a_section_that_is_not_there() {
    assert_eq!(may_write(&report(S::Scheduled, false, false), OWN, ReportSection::Activities), Err(R::NotOpen(day("2026-09-24"))));
    assert_eq!(may_write(&report(S::Draft, false, false), OWN, ReportSection::Publicity), Err(R::NoSuchSection), "the short form");
    assert_eq!(may_write(&report(S::Draft, false, true), OWN, ReportSection::Activities), Err(R::PartIsIn));
    assert_eq!(may_write(&report(S::PartsIn, true, true), OWN, ReportSection::Activities), Err(R::PartIsIn));
    for state in [S::Submitted, S::Resubmitted, S::Approved] {
        assert_eq!(may_write(&report(state, true, true), OWN, ReportSection::Activities), Err(R::NotNow(state)), "{state}");
    }
}

#[test]
fn what_came_back_is_written_where_there_was_a_remark_and_nowhere_else() {
    let facts = remarked(report(S::Returned, true, false), ReportSection::Results);
    assert_eq!(may_write(&facts, OWN, ReportSection::Results), Ok(S::Returned));
    assert_eq!(may_write(&facts, OWN, ReportSection::Lessons), Err(R::SectionAccepted));
    let lead = Asked { own: Some(LEAD), part: LEAD };
    assert_eq!(may_write(&facts, lead, ReportSection::Results), Err(R::SectionAccepted));
    assert_eq!(may_take_back(&facts, lead), Err(R::SectionAccepted));
    assert_eq!(may_answer(&facts, OWN), Ok(()));
    assert_eq!(may_answer(&facts, lead), Err(R::PartIsIn));
    assert_eq!(may_answer(&report(S::Submitted, true, true), OWN), Err(R::NotNow(S::Submitted)));
}

#[test]
fn a_part_is_handed_in_whole_and_once_and_the_last_one_makes_it_the_turn_of_the_lead() {
    assert_eq!(may_hand_in(&report(S::Draft, false, false), OWN), Ok(S::Draft));
    assert_eq!(may_hand_in(&report(S::Draft, true, false), OWN), Ok(S::PartsIn));
    assert_eq!(may_hand_in(&report(S::Draft, false, true), OWN), Err(R::PartIsIn));
    assert_eq!(may_hand_in(&report(S::Scheduled, false, false), OWN), Err(R::NotOpen(day("2026-09-24"))));
    let mut facts = report(S::Draft, false, false);
    facts.parts[1].missing = vec![ReportSection::Lessons, ReportSection::Declaration];
    assert_eq!(may_hand_in(&facts, OWN), Err(R::Incomplete(vec![ReportSection::Lessons, ReportSection::Declaration])));
}

#[test]
fn a_part_is_taken_back_until_the_whole_was_handed_in() {
    assert_eq!(may_take_back(&report(S::PartsIn, true, true), OWN), Ok(S::Draft));
    assert_eq!(may_take_back(&report(S::Draft, true, false), OWN), Err(R::PartNotIn));
    assert_eq!(may_take_back(&report(S::Submitted, true, true), OWN), Err(R::NotNow(S::Submitted)));
}

#[test]
fn the_whole_is_handed_in_without_a_part_only_with_a_reason_and_never_without_the_one_of_the_lead() {
    assert_eq!(may_submit(&report(S::PartsIn, true, true), false), Ok(S::Submitted));
    assert_eq!(may_submit(&report(S::Returned, true, true), false), Ok(S::Resubmitted));
    assert_eq!(may_submit(&report(S::Draft, true, false), false), Err(R::PartsMissing(vec!["Regge".to_owned()])));
    assert_eq!(may_submit(&report(S::Draft, true, false), true), Ok(S::Submitted));
    assert_eq!(may_submit(&report(S::Draft, false, true), true), Err(R::LeadPartMissing));
    assert_eq!(may_submit(&report(S::Open, false, false), true), Err(R::NotNow(S::Open)));
    assert_eq!(may_submit(&report(S::Submitted, true, true), false), Err(R::NotNow(S::Submitted)));
}

#[test]
fn the_whole_is_taken_back_until_the_programme_opened_it() {
    assert_eq!(may_withdraw(&report(S::Submitted, true, true)), Ok(S::PartsIn));
    assert_eq!(may_withdraw(&report(S::Submitted, true, false)), Ok(S::Draft), "a part is still to be written");
    assert_eq!(may_withdraw(&report(S::Resubmitted, true, true)), Ok(S::Returned));
    assert_eq!(may_withdraw(&ReportFacts { is_opened: true, ..report(S::Submitted, true, true) }), Err(R::Opened));
    assert_eq!(may_withdraw(&report(S::Approved, true, true)), Err(R::NotNow(S::Approved)));
}

#[test]
fn who_wrote_in_a_report_does_not_judge_it_and_opening_it_counts_once() {
    let facts = remarked(report(S::Submitted, true, true), ReportSection::Results);
    assert_eq!(may_approve(&report(S::Submitted, true, true), MANAGER), Ok(S::Approved));
    assert_eq!((may_return(&facts, MANAGER), may_remark(&facts, MANAGER)), (Ok(S::Returned), Ok(())));
    assert_eq!((may_approve(&facts, WRITER), may_return(&facts, WRITER)), (Err(R::OwnReport), Err(R::OwnReport)));
    assert_eq!(may_remark(&facts, WRITER), Err(R::OwnReport));
    assert_eq!((may_open(&facts, MANAGER), may_open(&facts, WRITER)), (true, false));
    assert!(!may_open(&ReportFacts { is_opened: true, ..facts }, MANAGER));
    assert!(!may_open(&report(S::Draft, true, true), MANAGER));
}

#[test]
fn a_report_is_judged_while_the_programme_has_it_and_given_back_with_a_remark() {
    for state in [S::Open, S::Draft, S::PartsIn, S::Returned, S::Approved] {
        assert_eq!(may_approve(&report(state, true, true), MANAGER), Err(R::NotNow(state)), "{state}");
        assert_eq!(may_remark(&report(state, true, true), MANAGER), Err(R::NotNow(state)), "{state}");
    }
    assert_eq!(may_return(&report(S::Resubmitted, true, true), MANAGER), Err(R::NothingRemarked));
}

#[test]
fn the_day_of_a_report_that_is_given_back_comes_after_today_and_is_a_working_day() {
    let check = |text: &str| ReturnForm { due_on: text.to_owned() }.check(day("2026-11-19"), Language::Nl);
    let refused = |text: &str| check(text).expect_err("refused").into_iter().map(|one| one.kind).collect::<Vec<_>>();
    assert_eq!(check("5-12-2026"), Ok(ReturnTo { due_on: day("2026-12-07") }), "a Saturday");
    assert_eq!(check("20-11-2026"), Ok(ReturnTo { due_on: day("2026-11-20") }));
    assert_eq!(refused("19-11-2026"), [ProblemKind::DayBefore(day("2026-11-20"))]);
    assert_eq!(refused("20-2-2027"), [ProblemKind::DayAfter(day("2027-02-19"))]);
    assert_eq!(refused(" "), [ProblemKind::Missing]);
}

#[test]
fn one_side_has_it_at_a_time_and_nobody_before_it_opens_or_after_it_is_approved() {
    let rows = [
        (report(S::Scheduled, false, false), ReportHolder::Nobody),
        (report(S::Open, false, false), ReportHolder::Partners),
        (report(S::Draft, true, false), ReportHolder::Partners),
        (report(S::PartsIn, true, true), ReportHolder::Lead),
        (report(S::Submitted, true, true), ReportHolder::Programme),
        (report(S::Returned, true, false), ReportHolder::Partners),
        (report(S::Returned, true, true), ReportHolder::Lead),
        (report(S::Resubmitted, true, true), ReportHolder::Programme),
        (report(S::Approved, true, true), ReportHolder::Nobody),
    ];
    for (facts, expected) in rows {
        assert_eq!(holder(&facts), expected, "{:?}", facts.state);
    }
    assert_eq!(programme_term(day("2026-05-18")), day("2026-06-16"));
}

#[test]
fn a_part_that_was_never_in_is_open_after_the_report_came_back_and_so_is_what_is_missing_in_one_that_was() {
    let returned = report(S::Returned, true, false);
    assert_eq!(may_write(&returned, OWN, ReportSection::Activities), Ok(S::Returned), "nobody remarked on a part that nobody read");
    let mut with_remark = remarked(returned, ReportSection::Results);
    with_remark.parts[1].missing = vec![ReportSection::Results, ReportSection::Lessons];
    for section in [ReportSection::Results, ReportSection::Lessons] {
        assert_eq!(may_write(&with_remark, OWN, section), Ok(S::Returned), "{section}");
    }
    assert_eq!(may_write(&with_remark, OWN, ReportSection::Activities), Err(R::SectionAccepted));
}

#[test]
fn a_part_with_a_remark_that_nobody_answered_is_not_handed_in_again() {
    let mut facts = remarked(report(S::Returned, true, false), ReportSection::Results);
    facts.parts[1].unanswered.insert(ReportSection::Results);
    assert_eq!(may_hand_in(&facts, OWN), Err(R::Unanswered(vec![ReportSection::Results])));
    facts.parts[1].unanswered.clear();
    assert!(may_hand_in(&facts, OWN).is_ok());
}

#[test]
fn a_report_with_a_remark_of_now_is_given_back_and_not_approved() {
    let facts = remarked(report(S::Submitted, true, true), ReportSection::Results);
    assert_eq!(may_approve(&facts, MANAGER), Err(R::RemarksOpen));
    assert!(may_return(&facts, MANAGER).is_ok() && may_unremark(&facts, MANAGER).is_ok());
    assert!(may_unremark(&remarked(report(S::Returned, true, false), ReportSection::Results), MANAGER).is_err(), "its partner has it");
    assert!(may_approve(&report(S::Submitted, true, true), MANAGER).is_ok());
}
