//! A proposal of who reads what in a round: the exact assignment, with panels in balance and not the same people together everywhere.

use std::collections::BTreeMap;

use super::assignment::{Solved, cost_of};
use super::{Assignment, AssignmentProblem, Hint, Profile, assign, hints};

/// What a project before the panel has already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seated {
    /// Experts who were asked and have not said no, by their place in the list.
    pub experts: Vec<usize>,
}

/// A proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrangement {
    /// Who reads what, at what cost, and what nobody has room for.
    pub assignment: Assignment,
    /// What the panel of each project lacks, with those who sit there already.
    pub lacks: Vec<Vec<Hint>>,
    /// Experts who still sit together more often than was asked, because every other way leaves a project without a review.
    pub too_often: Vec<(usize, usize)>,
}

/// How much less a pair costs when the expert brings what the panel lacks: as much as a step in expertise.
const BALANCE: u32 = 15;
/// Pairs of a project and an expert that all ways around together look at, so that a large round takes no longer than a breath.
const EFFORT: usize = 18_000_000;

/// The proposal. `together` is the highest number of projects that the same two experts read.
pub fn arrange(wanted: &AssignmentProblem, experts: &[Profile], seated: &[Seated], together: usize) -> Arrangement {
    let mut asked = wanted.clone();
    for (project, lacking) in lacks(&panels(&assign(&asked), seated), experts).iter().enumerate() {
        for (expert, profile) in experts.iter().enumerate() {
            let brings = lacking.iter().any(|hint| mends(*hint, profile));
            if let Some(cost) = asked.costs[project][expert].as_mut().filter(|_| brings) {
                *cost = cost.saturating_sub(BALANCE);
            }
        }
    }
    let mut solved = Solved::new(&asked);
    let (mut given_up, mut left) = (Vec::new(), ways(wanted.needs.len(), wanted.room.len()));
    loop {
        let best = solved.assignment();
        let panels = panels(&best, seated);
        let too_often = often(&panels, together);
        let next = too_often.iter().find(|pair| !given_up.contains(*pair)).filter(|_| left > 0);
        let Some(pair) = next else {
            let cost = cost_of(wanted, &best.pairs);
            return Arrangement { lacks: lacks(&panels, experts), too_often, assignment: Assignment { cost, ..best } };
        };
        match apart(&solved, &panels, *pair, &mut left) {
            Some(parted) => solved.take_apart(parted),
            None => given_up.push(*pair),
        }
    }
}

/// Ways around that there is time for in a round of this size.
fn ways(projects: usize, experts: usize) -> usize {
    EFFORT / (projects * experts).max(1)
}

const fn mends(hint: Hint, profile: &Profile) -> bool {
    match hint {
        Hint::NoIndustry => matches!(profile.role, super::ExpertRole::Industry),
        Hint::NobodyFromOutside => profile.is_from_outside,
        Hint::NobodyForBusinessCase => profile.judges_business_case,
        Hint::OneOrganisation => false,
    }
}

/// Everybody on the panel of each project, in the order of the list.
fn panels(found: &Assignment, seated: &[Seated]) -> Vec<Vec<usize>> {
    let mut panels: Vec<Vec<usize>> = (0..found.missing.len()).map(|at| seated.get(at).map_or_else(Vec::new, |one| one.experts.clone())).collect();
    for (project, expert) in &found.pairs {
        panels[*project].push(*expert);
    }
    panels.iter_mut().for_each(|panel| panel.sort_unstable());
    panels
}

fn lacks(panels: &[Vec<usize>], experts: &[Profile]) -> Vec<Vec<Hint>> {
    let of = |panel: &Vec<usize>| {
        let sits: Vec<Profile> = panel.iter().filter_map(|expert| experts.get(*expert).cloned()).collect();
        if sits.is_empty() { Vec::new() } else { hints(&sits) }
    };
    panels.iter().map(of).collect()
}

/// The pairs of experts who read more than `together` projects together.
fn often(panels: &[Vec<usize>], together: usize) -> Vec<(usize, usize)> {
    let mut count = BTreeMap::new();
    for panel in panels {
        for (at, one) in panel.iter().enumerate() {
            for other in &panel[at + 1..] {
                *count.entry((*one, *other)).or_insert(0) += 1;
            }
        }
    }
    count.into_iter().filter(|(_, projects)| *projects > together).map(|(pair, _)| pair).collect()
}

/// The project that one of the two gives up at the least cost, as long as no project loses a review by it.
fn apart(solved: &Solved, panels: &[Vec<usize>], (one, other): (usize, usize), left: &mut usize) -> Option<(usize, usize)> {
    let shared = panels.iter().enumerate().filter(|(_, panel)| panel.contains(&one) && panel.contains(&other));
    let ways = shared.flat_map(|(project, _)| [(project, one), (project, other)]);
    let priced = ways.filter_map(|pair| {
        *left = left.checked_sub(1)?;
        Some((solved.price_apart(pair)?, pair))
    });
    priced.min_by_key(|(price, _)| *price).map(|(_, pair)| pair)
}

#[cfg(test)]
mod tests {
    use super::super::ExpertRole;
    use super::*;

    fn an_expert(role: ExpertRole) -> Profile {
        Profile { sub_areas: Vec::new(), application_areas: Vec::new(), role, judges_business_case: true, organisation: None, is_from_outside: true }
    }

    fn all_at(cost: u32, projects: usize, experts: usize) -> Vec<Vec<Option<u32>>> {
        vec![vec![Some(cost); experts]; projects]
    }

    #[test]
    fn the_panel_gets_somebody_from_industry_when_that_costs_no_more_than_a_step_in_expertise() {
        let experts = [an_expert(ExpertRole::Science), an_expert(ExpertRole::Science), an_expert(ExpertRole::Industry)];
        let mut wanted = AssignmentProblem { costs: all_at(5, 1, 3), needs: vec![2], room: vec![1; 3], spread: 1 };
        wanted.costs[0][2] = Some(15);
        let found = arrange(&wanted, &experts, &[Seated::default()], 9);
        assert!(found.assignment.pairs.contains(&(0, 2)));
        assert_eq!((found.lacks[0].as_slice(), found.assignment.cost), (&[][..], 20));
        wanted.costs[0][2] = Some(40);
        assert_eq!(arrange(&wanted, &experts, &[Seated::default()], 9).lacks[0], [Hint::NoIndustry], "a stranger to the project is not forced");
    }

    #[test]
    fn the_same_two_read_no_more_projects_together_than_was_asked() {
        let experts = vec![an_expert(ExpertRole::Industry); 4];
        let mut costs = all_at(10, 2, 4);
        for row in &mut costs {
            (row[0], row[1]) = (Some(0), Some(0));
        }
        let wanted = AssignmentProblem { costs, needs: vec![2, 2], room: vec![2; 4], spread: 1 };
        let seated = vec![Seated::default(); 2];
        let free = arrange(&wanted, &experts, &seated, 2);
        assert_eq!(free.assignment.pairs, assign(&wanted).pairs);
        let limited = arrange(&wanted, &experts, &seated, 1);
        assert_eq!(limited.too_often, []);
        assert_eq!(limited.assignment.missing, [0, 0]);
        assert!(limited.assignment.cost > free.assignment.cost);
    }

    #[test]
    fn the_larger_a_round_the_fewer_ways_around_are_tried() {
        for (projects, experts, tried) in [(0, 0, EFFORT), (1, 1, EFFORT), (10, 30, 60_000), (3_000, 3_000, 2), (5_000, 5_000, 0)] {
            assert_eq!(ways(projects, experts), tried, "{projects} projects, {experts} experts");
        }
    }

    #[test]
    fn a_review_is_worth_more_than_keeping_two_apart() {
        let experts = vec![an_expert(ExpertRole::Industry); 2];
        let wanted = AssignmentProblem { costs: all_at(0, 2, 2), needs: vec![2, 2], room: vec![2; 2], spread: 1 };
        let found = arrange(&wanted, &experts, &[Seated::default(), Seated::default()], 1);
        assert_eq!((found.assignment.missing, found.too_often), (vec![0, 0], vec![(0, 1)]));
    }

    #[test]
    fn who_sits_there_already_counts_for_balance_and_for_sitting_together() {
        let experts = [an_expert(ExpertRole::Industry), an_expert(ExpertRole::Science), an_expert(ExpertRole::Science)];
        let wanted = AssignmentProblem { costs: all_at(5, 2, 3), needs: vec![0, 1], room: vec![1; 3], spread: 1 };
        let seated = [Seated { experts: vec![0, 1] }, Seated { experts: vec![0] }];
        let found = arrange(&wanted, &experts, &seated, 1);
        assert_eq!(found.lacks[0], []);
        assert!(found.too_often.is_empty(), "{found:?}");
    }
}
