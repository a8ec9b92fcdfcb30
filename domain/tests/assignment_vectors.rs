//! Two hundred assignments that an integer solver worked out, in `vectors/assignment.json`: the same cost comes out here.

use domain::reviews::{AssignmentProblem, ExpertRole, Profile, Seated, arrange, assign};
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    costs: Vec<Vec<Option<u32>>>,
    needs: Vec<u32>,
    room: Vec<u32>,
    spread: u32,
    cost: u64,
    missing: u32,
}

#[test]
fn the_cost_is_that_of_an_exact_solver_without_a_conflict_and_within_the_room() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("vectors/assignment.json")).expect("vectors");
    assert_eq!(cases.len(), 200);
    for (number, case) in cases.into_iter().enumerate() {
        let wanted = AssignmentProblem { costs: case.costs, needs: case.needs, room: case.room, spread: case.spread };
        let found = assign(&wanted);
        assert_eq!((found.cost, found.missing.iter().sum::<u32>()), (case.cost, case.missing), "case {number}");
        assert!(found.pairs.iter().all(|(project, expert)| wanted.costs[*project][*expert].is_some()), "case {number} has a conflict");
        for (expert, room) in wanted.room.iter().enumerate() {
            let load = found.pairs.iter().filter(|pair| pair.1 == expert).count();
            assert!(load <= *room as usize, "case {number}: {load} reviews for {room}");
        }
        for (project, needs) in wanted.needs.iter().enumerate() {
            let reviews = found.pairs.iter().filter(|pair| pair.0 == project).count();
            assert_eq!(reviews + found.missing[project] as usize, *needs as usize, "case {number}, project {project}");
        }
    }
}

/// A number that follows from another, for a large case that is the same every time.
const fn next(seed: u64) -> u64 {
    seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407)
}

#[test]
fn three_hundred_proposals_and_sixty_experts_are_assigned_in_less_than_two_seconds() {
    let mut seed = 2010;
    let mut draw = |below: u64| {
        seed = next(seed);
        u32::try_from((seed >> 33) % below).unwrap_or(0)
    };
    let mut row = || (0..60).map(|_| if draw(10) == 0 { None } else { Some(draw(100)) }).collect::<Vec<_>>();
    let costs = (0..300).map(|_| row()).collect();
    let wanted = AssignmentProblem { costs, needs: vec![3; 300], room: vec![16; 60], spread: 2 };
    let expert = |number: usize| Profile {
        sub_areas: Vec::new(),
        application_areas: Vec::new(),
        role: if number.is_multiple_of(4) { ExpertRole::Industry } else { ExpertRole::Science },
        judges_business_case: number.is_multiple_of(3),
        organisation: None,
        is_from_outside: !number.is_multiple_of(5),
    };
    let experts: Vec<Profile> = (0..60).map(expert).collect();
    let begun = std::time::Instant::now();
    let found = arrange(&wanted, &experts, &vec![Seated::default(); 300], 2);
    let took = begun.elapsed();
    println!("300 proposals and 60 experts: {} ms", took.as_millis());
    assert_eq!((found.assignment.pairs.len(), found.assignment.missing.iter().sum::<u32>()), (900, 0));
    assert!(found.assignment.pairs.iter().all(|(project, expert)| wanted.costs[*project][*expert].is_some()));
    assert_eq!(found.too_often, [], "nobody reads more than two projects with the same other");
    // Unoptimised code takes eight times as long, and other tests run beside it.
    let limit = if cfg!(debug_assertions) { 10 } else { 2 };
    assert!(took.as_secs() < limit, "{took:?}");
}
