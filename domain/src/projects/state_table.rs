//! The state machine against a table written by hand, and the page `docs/generated/states.md` that people read.

use super::{Phase, Place, Status, Transition, TransitionRefused, next};
use crate::gates::{Gate, Outcome};
use Gate::{G0, G1, G2, G3};
use Outcome::{ClosedCompleted, ConditionalGo, Go, Graduated, Hold, NoGo, Recycle};
use Phase::{Innovation, Intake, MarketEntry, Start};
use Status::{Active, AwaitingStart, DecisionPending, Draft, GateRequested, Legacy, OnHold, Recycled, Refused, Stopped, UnderReview};
use Transition::{AcceptToReview, BeginPhase, CloseReview, ConfirmStop, PutOnAgenda, RequestGate, SendBack, Signed, SignedBeforeStart, Withdraw};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// From these phases and statuses, these steps lead to this place; without a phase it stays where it is.
type Row = (&'static [Phase], &'static [Status], Vec<Transition>, Option<Phase>, Status);

const PHASES: &[Phase] = &[Start, Innovation, MarketEntry];
const OPEN: &[Phase] = &[Intake, Start, Innovation, MarketEntry];
const FROZEN: &[Status] = &[GateRequested, UnderReview, DecisionPending];

/// Gates that a project can come to in a phase; at intake also the two where a cluster may enter directly.
const COMES_TO: [(Phase, &[Gate]); 4] = [(Intake, &[G0, G1, G2]), (Start, &[G1]), (Innovation, &[G2]), (MarketEntry, &[G3])];

fn table() -> Vec<Row> {
    let mut rows: Vec<Row> = vec![
        (&[Intake], &[Draft], vec![Withdraw], None, Stopped),
        (&[Intake], &[Draft, Recycled], vec![RequestGate(G0), RequestGate(G1), RequestGate(G2)], None, GateRequested),
        (&[Start], &[Active, Recycled, Legacy], vec![RequestGate(G1)], None, GateRequested),
        (&[Innovation], &[Active, Recycled, Legacy], vec![RequestGate(G2)], None, GateRequested),
        (&[MarketEntry], &[Active, Recycled, Legacy], vec![RequestGate(G3)], None, GateRequested),
        (&[Intake, Start], &[GateRequested], vec![AcceptToReview(G1)], None, UnderReview),
        (&[Intake, Innovation], &[GateRequested], vec![AcceptToReview(G2)], None, UnderReview),
        (&[MarketEntry], &[GateRequested], vec![AcceptToReview(G3)], None, UnderReview),
        (OPEN, &[UnderReview], vec![CloseReview], None, DecisionPending),
        (OPEN, &[GateRequested, OnHold], vec![PutOnAgenda], None, DecisionPending),
        (&[Intake], FROZEN, vec![SendBack], None, Draft),
        (PHASES, FROZEN, vec![SendBack], None, Active),
        (PHASES, &[Active, Legacy], vec![ConfirmStop], None, Stopped),
        (OPEN, &[Recycled, OnHold, GateRequested, UnderReview, DecisionPending], vec![ConfirmStop], None, Stopped),
        (&[Intake], FROZEN, vec![Signed(G0, Go), Signed(G0, ConditionalGo)], Some(Start), Active),
        (&[Intake, Start], FROZEN, vec![Signed(G1, Go), Signed(G1, ConditionalGo)], Some(Innovation), Active),
        (&[Intake, Innovation], FROZEN, vec![Signed(G2, Go), Signed(G2, ConditionalGo)], Some(MarketEntry), Active),
        (&[Intake], FROZEN, vec![SignedBeforeStart(G0)], Some(Start), AwaitingStart),
        (&[Intake, Start], FROZEN, vec![SignedBeforeStart(G1)], Some(Innovation), AwaitingStart),
        (&[Intake, Innovation], FROZEN, vec![SignedBeforeStart(G2)], Some(MarketEntry), AwaitingStart),
        (PHASES, &[AwaitingStart], vec![BeginPhase], None, Active),
        (PHASES, &[AwaitingStart], vec![ConfirmStop], None, Stopped),
        (&[MarketEntry], FROZEN, vec![Signed(G3, Graduated)], None, Status::Graduated),
        (&[MarketEntry], FROZEN, vec![Signed(G3, ClosedCompleted)], None, Status::ClosedCompleted),
        (&[Intake], FROZEN, vec![Signed(G0, NoGo), Signed(G1, NoGo), Signed(G2, NoGo)], None, Refused),
        (&[Start], FROZEN, vec![Signed(G1, NoGo)], None, Stopped),
        (&[Innovation], FROZEN, vec![Signed(G2, NoGo)], None, Stopped),
        (&[MarketEntry], FROZEN, vec![Signed(G3, NoGo)], None, Stopped),
    ];
    for (phases, gates) in [(&[Intake], COMES_TO[0].1), (&[Start], COMES_TO[1].1), (&[Innovation], COMES_TO[2].1), (&[MarketEntry], COMES_TO[3].1)] {
        rows.push((phases, FROZEN, gates.iter().map(|&gate| Signed(gate, Hold)).collect(), None, OnHold));
        rows.push((phases, FROZEN, gates.iter().map(|&gate| Signed(gate, Recycle)).collect(), None, Recycled));
    }
    rows
}

fn places() -> Vec<Place> {
    Phase::ALL.iter().flat_map(|&phase| Status::ALL.iter().map(move |&status| Place { phase, status })).collect()
}

#[test]
fn every_step_from_every_place_does_what_the_table_says_and_nothing_else() {
    let mut expected = BTreeMap::new();
    for (phases, statuses, transitions, phase, status) in table() {
        for &from_phase in phases {
            for &from_status in statuses {
                for &transition in &transitions {
                    let from = Place { phase: from_phase, status: from_status };
                    let before = expected.insert((from, transition), Place { phase: phase.unwrap_or(from_phase), status });
                    assert_eq!(before, None, "{from:?} {transition} stands twice in the table");
                }
            }
        }
    }
    for from in places() {
        for transition in Transition::all() {
            let answer = expected.get(&(from, transition)).copied().ok_or(TransitionRefused { from, transition });
            assert_eq!(next(from, transition), answer, "{from:?} {transition}");
        }
    }
}

#[test]
fn the_phase_changes_only_by_a_signed_go() {
    for from in places() {
        for transition in Transition::all() {
            let moved = next(from, transition).is_ok_and(|to| to.phase != from.phase);
            let go = match transition {
                Signed(_, Go | ConditionalGo) | SignedBeforeStart(_) => true,
                Signed(_, Hold | Recycle | NoGo | Graduated | ClosedCompleted) => false,
                Withdraw | RequestGate(_) | AcceptToReview(_) | SendBack | CloseReview | PutOnAgenda | ConfirmStop | BeginPhase => false,
            };
            assert!(!moved || go, "{from:?} {transition}");
        }
    }
}

#[test]
fn every_possible_place_is_writable_frozen_held_or_final() {
    for place in places() {
        let kinds = [place.is_writable(), place.awaits_decision(), place.status == OnHold, place.is_final()];
        assert_eq!(kinds.iter().filter(|&&kind| kind).count(), 1, "{place:?}");
        let leaves = Transition::all().into_iter().any(|transition| next(place, transition).is_ok());
        assert_eq!(leaves, place.is_possible() && !place.is_final(), "{place:?}");
    }
}

#[test]
fn a_refused_step_says_which_and_from_where() {
    let refused = next(Place { phase: Intake, status: Status::Draft }, SendBack).map_err(|refused| refused.to_string());
    assert_eq!(refused, Err("no step send back from intake draft".to_owned()));
}

#[test]
fn the_state_diagram_is_the_one_on_the_page() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/generated/states.md");
    let page = page();
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/generated")).expect("docs/generated can be made");
        std::fs::write(path, &page).expect("docs/generated/states.md can be written");
    }
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), page, "run the tests with UPDATE_GENERATED=1 and read the difference");
}

/// A step without its gate, so that the diagram shows one arrow where the gates agree.
fn words(transition: Transition) -> String {
    match transition {
        RequestGate(_) => "request gate".to_owned(),
        AcceptToReview(_) => "accept to review".to_owned(),
        Signed(_, outcome) => format!("sign {outcome}"),
        SignedBeforeStart(_) => "sign conditional_go before its first conditions are met".to_owned(),
        Withdraw | SendBack | CloseReview | PutOnAgenda | ConfirmStop | BeginPhase => transition.to_string(),
    }
}

fn page() -> String {
    let mut arrows: BTreeMap<(Status, Status), BTreeSet<String>> = BTreeMap::new();
    let mut signatures = String::new();
    for from in places() {
        for transition in Transition::all() {
            let Ok(to) = next(from, transition) else { continue };
            arrows.entry((from.status, to.status)).or_default().insert(words(transition));
            if let (Signed(gate, outcome), DecisionPending) = (transition, from.status) {
                writeln!(signatures, "| {} | {gate} | {outcome} | {} | {} |", from.phase, to.phase, to.status).expect("text grows");
            }
        }
    }
    let mut page = String::from("# States of a project\n\nWritten by a test from `domain::projects::next`. A step that is not here is refused.\n\n");
    page.push_str("```mermaid\nstateDiagram-v2\n    [*] --> draft\n    [*] --> legacy\n");
    for ((from, to), steps) in arrows {
        let steps: Vec<String> = steps.into_iter().collect();
        writeln!(page, "    {from} --> {to}: {}", steps.join(", ")).expect("text grows");
    }
    for &status in Status::ALL.iter().filter(|&&status| Place { phase: Intake, status }.is_final()) {
        writeln!(page, "    {status} --> [*]").expect("text grows");
    }
    page.push_str("```\n\n## What a signed decision does\n\nG1 and G2 at intake are for projects that enter there.\n\n");
    page.push_str("| phase | gate | outcome | phase after | status after |\n|---|---|---|---|---|\n");
    page.push_str(&signatures);
    page
}
