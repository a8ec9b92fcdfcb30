//! What the check of a decision form asks for, outcome by outcome.

use super::tests::{CONDITION, GO, WHY, check, decision, form, problems};
use super::{DecisionForm, NewAmount, NewDecision};
use crate::Eur;
use crate::financing::{InstrumentKind, PublicSource};
use crate::gates::builder::day;
use crate::gates::{ConditionTiming, Gate, RuleId};
use crate::people::Language;
use crate::problem::ProblemKind;

/// An outcome, a gate, and the problems of a form with nothing more.
type Asked<'a> = (&'a str, Gate, &'a [(&'a str, ProblemKind)]);

#[test]
fn an_empty_form_says_what_every_decision_needs() {
    let missing = ["outcome", "rationale", "public_summary", "effective_on"].map(|field| (field, ProblemKind::Missing));
    assert_eq!(check(&DecisionForm::default(), Gate::G1), problems(&missing));
}

#[test]
fn every_outcome_asks_for_its_own_fields() {
    let missing = ProblemKind::Missing;
    let rows: [Asked; 7] = [
        ("go", Gate::G1, &[("next_gate_on", missing)]),
        ("conditional_go", Gate::G1, &[("next_gate_on", missing), ("conditions.0.text", missing)]),
        ("hold", Gate::G1, &[("awaited", missing), ("resume_on", missing)]),
        ("recycle", Gate::G1, &[("points.0", missing), ("next_gate_on", missing)]),
        ("no_go", Gate::G1, &[("reasons", ProblemKind::NothingTicked)]),
        ("graduated", Gate::G3, &[("after_care", missing)]),
        ("closed_completed", Gate::G3, &[("after_care", missing)]),
    ];
    for (outcome, gate, expected) in rows {
        assert_eq!(check(&form(outcome, &[]), gate), problems(expected), "{outcome}");
    }
}

#[test]
fn an_outcome_belongs_to_its_gates() {
    for (outcome, gate) in [("go", Gate::G3), ("conditional_go", Gate::G3), ("graduated", Gate::G2), ("closed_completed", Gate::G0)] {
        let more = [GO, CONDITION, &[("after_care", "Jaarlijks gesprek.")]].concat();
        assert_eq!(check(&form(outcome, &more), gate), problems(&[("outcome", ProblemKind::NotOnTheList)]), "{outcome} at {gate}");
    }
}

#[test]
fn a_rationale_has_a_hundred_characters_at_least() {
    let told = |length: usize| check(&form("go", &[GO, &[("rationale", "é".repeat(length).as_str())]].concat()), Gate::G1).err();
    assert_eq!(told(100), None);
    assert_eq!(told(99), problems(&[("rationale", ProblemKind::TooShort(100))]).err());
}

#[test]
fn no_text_of_a_decision_is_longer_than_ten_thousand_characters() {
    let long = "é".repeat(10_001);
    let (fits, too_long) = (&long[.."é".len() * 10_000], ProblemKind::TooLong(10_000));
    assert!(check(&form("go", &[GO, &[("rationale", fits), ("deviation.G1-05", fits)]].concat()), Gate::G1).is_ok());
    let more = [GO, &[("rationale", long.as_str()), ("public_summary", &long), ("deviation.G1-05", &long), ("advice_reason", &long)]].concat();
    let expected = ["rationale", "public_summary", "deviation.G1-05", "advice_reason"].map(|field| (field, too_long));
    assert_eq!(check(&form("go", &more), Gate::G1), problems(&expected));
    let back = form("recycle", &[("points.0", "Zoek een klant."), ("points.1", &long), ("next_gate_on", "2027-06-01")]);
    assert_eq!(check(&back, Gate::G1), problems(&[("points.1", too_long)]));
}

#[test]
fn a_short_rationale_or_deviation_is_refused() {
    let more = [GO, &[("rationale", "Goed plan."), ("deviation.G1-06", "Mag wel."), ("deviation.G1-05", " "), ("deviation.X", WHY)]].concat();
    let short = ProblemKind::TooShort(100);
    let expected = [("rationale", short), ("deviation.G1-06", short), ("deviation.X", ProblemKind::NotOnTheList)];
    assert_eq!(check(&form("go", &more), Gate::G1), problems(&expected));
}

#[test]
fn a_hold_lasts_six_months_at_most() {
    let hold = |resume| check(&form("hold", &[("awaited", "De vergunning."), ("resume_on", resume)]), Gate::G1);
    assert_eq!(hold("2027-07-01").map(|one| one.resume_on), Ok(Some(day(2027, 7, 1))));
    assert_eq!(hold("2027-07-02"), problems(&[("resume_on", ProblemKind::DayAfter(day(2027, 7, 1)))]));
    assert_eq!(hold("2027-01-01"), problems(&[("resume_on", ProblemKind::NotAfter)]));
}

#[test]
fn a_condition_has_all_its_parts_and_another_verifier_than_its_owner() {
    let bare = [GO, &[("conditions.3.text", "Tekenen."), ("conditions.3.timing", "soon")]].concat();
    let missing = ProblemKind::Missing;
    let expected = [
        ("conditions.0.owner", missing),
        ("conditions.0.evidence", missing),
        ("conditions.0.verifier", missing),
        ("conditions.0.due_on", missing),
        ("conditions.0.timing", ProblemKind::NotOnTheList),
    ];
    assert_eq!(check(&form("conditional_go", &bare), Gate::G1), problems(&expected));
    let same = [GO, CONDITION, &[("conditions.0.verifier", "a. penvoerder "), ("conditions.0.due_on", "2026-11-22")]].concat();
    let expected = [("conditions.0.verifier", ProblemKind::OwnerVerifies), ("conditions.0.due_on", ProblemKind::InThePast)];
    assert_eq!(check(&form("conditional_go", &same), Gate::G1), problems(&expected));
}

#[test]
fn a_condition_may_fall_due_today() {
    let today = [GO, CONDITION, &[("conditions.0.due_on", "2026-11-23")]].concat();
    assert_eq!(check(&form("conditional_go", &today), Gate::G1).map(|go| go.conditions[0].due_on), Ok(day(2026, 11, 23)));
}

#[test]
fn a_strange_name_and_a_row_that_was_only_offered_are_left_out() {
    assert_eq!(
        form("go", &[("strange", "x"), ("conditions.0.timing", "precedent"), ("amounts.0.source", "province"), ("points.0", " ")]),
        form("go", &[])
    );
}

#[test]
fn a_full_form_reads_into_a_decision() {
    let go = decision("conditional_go", &[GO, CONDITION, &[("deviation.G1-06", WHY)]].concat(), Gate::G1);
    let amount = NewAmount { source: PublicSource::Province, instrument: InstrumentKind::Grant, amount: Eur::euros(1_200_000) };
    assert_eq!((go.amounts.as_slice(), go.committed()), (&[amount][..], Eur::euros(1_200_000)));
    assert_eq!(go.conditions.iter().map(|one| (one.due_on, one.timing)).collect::<Vec<_>>(), [(day(2027, 2, 1), ConditionTiming::Precedent)]);
    assert_eq!(go.deviations.keys().copied().collect::<Vec<_>>(), [RuleId::G1R06]);
    let stored = serde_json::to_string(&go).expect("a decision is plain");
    assert_eq!(serde_json::from_str::<NewDecision>(&stored).expect("and reads back"), go);
    let recycle = decision("recycle", &[("points.10", "Tweede"), ("points.2", "Eerste"), ("next_gate_on", "2027-06-01")], Gate::G1);
    assert_eq!(recycle.points, ["Eerste", "Tweede"]);
    let no_go = decision("no_go", &[("reasons", "market"), ("reasons", "timing"), ("released_amount", "22.000")], Gate::G1);
    assert_eq!((no_go.reasons.len(), no_go.released), (2, Eur::euros(22_000)));
}

#[test]
fn what_was_typed_for_another_outcome_says_nothing_and_stands_in_no_way() {
    let more = [
        GO,
        CONDITION,
        &[("deviation.G1-06", "Mag wel."), ("legal_basis", "Regeling"), ("award_reference", "2026-1"), ("released_amount", "veel")],
        &[
            ("awaited", "De vergunning."),
            ("resume_on", "2027-03-01"),
            ("points.0", "Zoek een klant."),
            ("reasons", "market"),
            ("after_care", "Jaarlijks."),
        ],
    ]
    .concat();
    let hold = decision("hold", &more, Gate::G1);
    assert_eq!((hold.deviations.len(), hold.legal_basis.as_str(), hold.award_reference.as_str()), (0, "", ""));
    assert_eq!((hold.amounts.len(), hold.conditions.len(), hold.points.len(), hold.reasons.len(), hold.after_care.as_str()), (0, 0, 0, 0, ""));
    let recycle = decision("recycle", &more, Gate::G1);
    assert_eq!((recycle.awaited.as_str(), recycle.resume_on, recycle.released), ("", None, Eur::ZERO));
}

#[test]
fn a_correction_asks_a_reason_of_twenty_characters() {
    let before = decision("go", GO, Gate::G1);
    let told = |reason: &str| {
        let form = form("go", &[GO, &[("correction_reason", reason)]].concat());
        let checked = form.check_correction(Language::Nl, Gate::G1, day(2026, 11, 23), &before);
        checked.map(|(_, reason)| reason).map_err(|problems| problems.into_iter().map(|one| (one.field, one.kind)).collect::<Vec<_>>())
    };
    let refused = |kind| Err(vec![("correction_reason".to_owned(), kind)]);
    assert_eq!(told(" "), refused(ProblemKind::Missing));
    assert_eq!(told("Een tikfout."), refused(ProblemKind::TooShort(20)));
    assert_eq!(told(" Het bedrag was verkeerd getypt. "), Ok("Het bedrag was verkeerd getypt.".to_owned()));
}

#[test]
fn in_a_correction_a_date_that_has_passed_stands_when_it_stood_and_a_new_one_in_the_past_is_refused() {
    let before = decision("conditional_go", &[GO, CONDITION].concat(), Gate::G1);
    let later = day(2027, 6, 1);
    let told = |due_on: &str| {
        let typed = [GO, CONDITION, &[("conditions.0.due_on", due_on), ("correction_reason", "De naam was verkeerd getypt.")]].concat();
        form("conditional_go", &typed).check_correction(Language::Nl, Gate::G1, later, &before).map(|(new, _)| new.conditions[0].due_on)
    };
    assert_eq!(told("2027-02-01"), Ok(day(2027, 2, 1)));
    assert!(told("2027-02-02").is_err_and(|problems| problems[0].kind == ProblemKind::InThePast));
    assert_eq!(told("2027-07-01"), Ok(day(2027, 7, 1)));
}
