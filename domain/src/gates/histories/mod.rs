//! Random histories by random people: at every point each gate that waits can be decided, every task can be done by who has it, and what
//! waits for a person is a task of somebody. A seed that fails is printed and gives the same history again.

pub(crate) mod dice;
mod people;
mod steps;
mod world;

use super::tasks::{self, Due, Task};
use super::{AtGate, Outcome, SignStep, Signer, may_withdraw, sign, stop_waits};
use crate::access::act;
use crate::gates::decide;
use crate::projects::Status;
use dice::Dice;
use steps::Step;
use world::World;

const HISTORIES: u64 = 5_000;
const STEPS: usize = 60;

/// What the gate asks of everybody, by their place in the cast.
fn at_the_gate(world: &World, at: &AtGate) -> Vec<(usize, Due)> {
    let of = |(who, one): (usize, &people::Somebody)| Some((who, tasks::at_gate(at, world.next_gate_on, (&one.actor, one.standing), world.today)?));
    world.people.iter().enumerate().filter_map(of).collect()
}

/// A gate that waits is decided by somebody, and who has the task can do it.
fn gate_is_decided_by_somebody(world: &World) {
    let at = world.at_gate();
    let all = at_the_gate(world, &at);
    let has = |task: Task| all.iter().any(|(_, due)| due.task == task);
    for (who, one) in world.people.iter().enumerate() {
        let can = at.gate.is_some_and(|gate| {
            let nothing_else = steps::says(Outcome::Recycle, world.today, &mut Dice::new(1));
            decide(&steps::facts(world, who, gate, None), &nothing_else).is_ok() && one.actor.may(act::DecideGate, one.standing)
        });
        let asked = all.iter().any(|(person, due)| *person == who && due.task == Task::Decide);
        assert_eq!(asked, can, "{} is asked to decide exactly when it is possible", one.actor.name);
    }
    if at.waits_for_decision() {
        assert!(has(Task::Decide), "somebody decides");
    }
    if at.recorded.is_some() {
        assert!(world.place.awaits_decision() && all.is_empty(), "what is recorded waits for its signature and for nothing else");
    }
    if world.place.status == Status::OnHold {
        assert!(at.release().is_err() && world.hold_until.is_none_or(|until| until > world.today), "a hold stands until its day");
        assert!(world.people.iter().any(|one| at.may_put_on_agenda(&one.actor, one.standing)), "a hold can end earlier");
    }
    if world.place.awaits_decision() && at.is_held {
        assert!(at.release().is_err(), "nobody alone undoes what two people signed");
    }
    let writes = world.people.iter().any(|one| one.standing.leads && at.may_prepare(&one.actor, one.standing));
    let asks = world.place.is_writable() && world.place.status != Status::AwaitingStart;
    assert_eq!(writes, asks, "the lead partner asks for the gate");
    let open = (0..world.decisions.len()).filter_map(|at| steps::open_condition(world, at));
    let is_kept = open.into_iter().any(|open| open.state == super::DecisionState::Signed);
    assert!(world.place.status != Status::AwaitingStart || is_kept, "a phase that waits has a condition that keeps it");
    if world.place.status == Status::Draft {
        assert!(has(Task::Finish), "a draft is finished by somebody");
    }
    assert!(!world.place.is_final() || all.is_empty(), "nothing is asked at the gate of a project that has ended");
}

/// What was recorded and not signed is signed or taken back by somebody, and each who is asked to can.
fn decisions_are_signed_by_somebody(world: &World) {
    let waits: Vec<_> = (0..world.decisions.len()).filter(|at| !world.decisions[*at].is_signed && !world.decisions[*at].is_void).collect();
    let gates = waits.iter().filter(|at| world.decisions[**at].corrects.is_none());
    assert!(gates.count() <= 1, "one decision waits at a time");
    for at in waits {
        let decision = world.proposed(at);
        let asked: Vec<_> = world.people.iter().filter_map(|one| Some((one, tasks::at_decision(&decision, (&one.actor, one.standing))?))).collect();
        assert!(!asked.is_empty(), "somebody signs or takes back {decision:?}");
        for (one, task) in asked {
            match task {
                Task::Sign => assert!(
                    matches!(sign(&decision, Signer::of(&one.actor)), Ok(SignStep::Complete(_) | SignStep::Corrected)),
                    "{} signs {decision:?}",
                    one.actor.name
                ),
                _ => assert!(may_withdraw(&decision, &one.actor, one.standing), "{} takes back {decision:?}", one.actor.name),
            }
        }
        assert!(world.people.iter().any(|one| may_withdraw(&decision, &one.actor, one.standing)), "what is recorded can be undone");
        let twins = |other: &usize| world.decisions[*other].corrects == world.decisions[at].corrects && !world.decisions[*other].is_void;
        assert!(decision.is_correction.then(|| (0..world.decisions.len()).filter(twins).count()).is_none_or(|count| count == 1));
    }
    assert!(world.decisions.iter().all(|one| !(one.is_signed && one.is_void)), "what is void was never signed");
}

/// A proposal to stop is confirmed by a second person, or taken back.
fn stops_are_confirmed_by_somebody(world: &World) {
    let Some(proposal) = world.proposal.filter(|one| !one.is_confirmed) else { return };
    let asked: Vec<_> =
        world.people.iter().filter(|one| tasks::at_stop(world.place, Some(proposal.by), (&one.actor, one.standing)).is_some()).collect();
    assert_eq!(!asked.is_empty(), stop_waits(world.place), "somebody confirms while the project can stop");
    assert!(asked.iter().all(|one| one.actor.id != proposal.by), "nobody confirms alone");
    assert!(world.people.iter().any(|one| super::may_take_back(Some(proposal.by), &one.actor, one.standing)), "it can be taken back");
}

/// A condition that comes due is verified by somebody else than who sees to it.
fn conditions_are_verified_by_somebody(world: &World) {
    for at in 0..world.decisions.len() {
        let Some(open) = steps::open_condition(world, at) else { continue };
        let task = |one: &people::Somebody| tasks::at_condition(&open, (&one.actor, one.standing), world.today).map(|due| due.task);
        let asked: Vec<_> = world.people.iter().filter(|one| task(one) == Some(Task::Verify)).collect();
        let owners: Vec<_> = world.people.iter().filter(|one| task(one) == Some(Task::SeeTo)).collect();
        assert!(asked.iter().all(|one| !open.owner.is(&one.actor)), "nobody verifies the own condition");
        assert!(owners.iter().all(|one| open.owner.is(&one.actor)), "nobody sees to the condition of another");
        let is_near = open.due_on <= tasks::ahead(world.today) || world.place.status == Status::AwaitingStart;
        let waits = open.state == super::DecisionState::Signed && !world.place.is_final() && is_near;
        assert_eq!(!asked.is_empty(), waits, "somebody verifies {open:?}");
    }
}

/// Nobody undoes alone what two people signed, nor what somebody else recorded.
fn nothing_is_undone_alone(before: &World, step: Step, after: &World) {
    let was = before.at_gate();
    let ends = matches!(step, Step::Sign | Step::Confirm);
    let lies_held = was.is_held && !before.place.is_writable() && !before.place.is_final();
    if lies_held && (after.place.is_writable() || after.place.is_final()) {
        assert!(ends, "a hold ends by a signature or a stop");
    }
    if was.recorded.is_some() && after.at_gate().recorded.is_none() {
        assert!(ends || step == Step::Withdraw, "a recorded decision ends by its signers or by a stop");
    }
    if before.place.phase != after.place.phase {
        assert_eq!(step, Step::Sign, "a phase begins when a decision is signed");
    }
}

/// One history; tells how many of its steps changed anything.
fn told(seed: u64) -> usize {
    let mut dice = Dice::new(seed);
    let mut world = steps::beginning(&mut dice);
    let mut changes = 0;
    for _ in 0..STEPS {
        let (who, step) = (dice.below(world.people.len()), steps::any(&mut dice));
        let before = world.clone();
        if steps::take(&mut world, who, step, &mut dice).is_none() {
            world = before;
            continue;
        }
        changes += 1;
        assert!(world.place.is_possible());
        nothing_is_undone_alone(&before, step, &world);
        gate_is_decided_by_somebody(&world);
        decisions_are_signed_by_somebody(&world);
        stops_are_confirmed_by_somebody(&world);
        conditions_are_verified_by_somebody(&world);
    }
    changes
}

#[test]
fn in_five_thousand_random_histories_nothing_is_stuck_and_every_task_can_be_done() {
    let mut changes = 0;
    for seed in 0..HISTORIES {
        match std::panic::catch_unwind(|| told(seed)) {
            Ok(steps) => changes += steps,
            Err(_) => panic!("the history of seed {seed} fails; see above"),
        }
    }
    println!("{HISTORIES} histories, {changes} steps");
    assert!(changes > 50_000, "the histories get somewhere: {changes} steps");
}
