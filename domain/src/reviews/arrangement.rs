//! A proposal of who reads what in a round: the exact assignment, with panels in balance and not the same people together everywhere.

use super::{Assignment, Hint, Profile, Wanted, assign, hints};

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
/// Pairs of a project and an expert that all assignments together look at, so that a large round takes no longer than a breath.
const EFFORT: usize = 400_000;

/// The proposal. `together` is the highest number of projects that the same two experts read.
pub fn arrange(wanted: &Wanted, experts: &[Profile], seated: &[Seated], together: usize) -> Arrangement {
    let mut asked = wanted.clone();
    let first = assign(&asked);
    for (project, lacking) in lacks(&first, experts, seated).iter().enumerate() {
        for (expert, profile) in experts.iter().enumerate() {
            let brings = lacking.iter().any(|hint| mends(*hint, profile));
            if let Some(cost) = asked.costs[project][expert].as_mut().filter(|_| brings) {
                *cost = cost.saturating_sub(BALANCE);
            }
        }
    }
    let mut best = if asked.costs == wanted.costs { first } else { assign(&asked) };
    let (mut given_up, mut left) = (Vec::new(), EFFORT / (wanted.needs.len() * wanted.room.len()).max(1));
    while left > 0 {
        let pairs = often(&best, seated, experts.len(), together).into_iter().filter(|pair| !given_up.contains(pair));
        let Some(pair) = pairs.min() else { break };
        match apart(&asked, &best, pair, &mut left) {
            Some((without, next)) => (asked, best) = (without, next),
            None => given_up.push(pair),
        }
    }
    let cost = cost_of(wanted, &best);
    Arrangement {
        lacks: lacks(&best, experts, seated),
        too_often: often(&best, seated, experts.len(), together),
        assignment: Assignment { cost, ..best },
    }
}

/// What the pairs cost under the costs that were asked, the spread of the work included.
fn cost_of(wanted: &Wanted, found: &Assignment) -> u64 {
    let mut count = vec![0_u64; wanted.room.len()];
    let mut cost = 0;
    for (project, expert) in &found.pairs {
        cost += u64::from(wanted.costs[*project][*expert].unwrap_or(0)) + count[*expert] * u64::from(wanted.spread);
        count[*expert] += 1;
    }
    cost
}

const fn mends(hint: Hint, profile: &Profile) -> bool {
    match hint {
        Hint::NoIndustry => matches!(profile.role, super::ExpertRole::Industry),
        Hint::NobodyFromOutside => profile.is_from_outside,
        Hint::NobodyForBusinessCase => profile.judges_business_case,
        Hint::OneOrganisation => false,
    }
}

/// Everybody on the panel of a project.
fn panel<'a>(found: &'a Assignment, seated: &'a [Seated], project: usize) -> impl Iterator<Item = usize> + 'a {
    let proposed = found.pairs.iter().filter(move |(of, _)| *of == project).map(|(_, expert)| *expert);
    seated.get(project).into_iter().flat_map(|one| one.experts.iter().copied()).chain(proposed)
}

fn lacks(found: &Assignment, experts: &[Profile], seated: &[Seated]) -> Vec<Vec<Hint>> {
    let of = |project| {
        let sits: Vec<Profile> = panel(found, seated, project).filter_map(|expert| experts.get(expert).cloned()).collect();
        if sits.is_empty() { Vec::new() } else { hints(&sits) }
    };
    (0..found.missing.len()).map(of).collect()
}

/// The pairs of experts who read more than `together` projects together.
fn often(found: &Assignment, seated: &[Seated], experts: usize, together: usize) -> Vec<(usize, usize)> {
    let mut count = vec![0_usize; experts * experts];
    for project in 0..found.missing.len() {
        let mut sits: Vec<usize> = panel(found, seated, project).filter(|expert| *expert < experts).collect();
        sits.sort_unstable();
        for (at, one) in sits.iter().enumerate() {
            for other in &sits[at + 1..] {
                count[one * experts + other] += 1;
            }
        }
    }
    let pairs = (0..experts).flat_map(|one| (one + 1..experts).map(move |other| (one, other)));
    pairs.filter(|(one, other)| count[one * experts + other] > together).collect()
}

/// The cheapest way to take one of the two out of one project that both would read, as long as no project loses a review by it.
fn apart(asked: &Wanted, now: &Assignment, (one, other): (usize, usize), left: &mut usize) -> Option<(Wanted, Assignment)> {
    let reads = |expert: usize, project: usize| now.pairs.contains(&(project, expert));
    let shared = (0..asked.needs.len()).filter(|project| reads(one, *project) || reads(other, *project));
    let ways = shared.flat_map(|project| [one, other].into_iter().filter(move |expert| reads(*expert, project)).map(move |expert| (project, expert)));
    let without = |(project, expert): (usize, usize)| {
        *left = left.checked_sub(1)?;
        let mut asked = asked.clone();
        asked.costs[project][expert] = None;
        let found = assign(&asked);
        (found.missing == now.missing).then_some((asked, found))
    };
    ways.filter_map(without).min_by_key(|(_, found)| found.cost)
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
        let mut wanted = Wanted { costs: all_at(5, 1, 3), needs: vec![2], room: vec![1; 3], spread: 1 };
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
        let wanted = Wanted { costs, needs: vec![2, 2], room: vec![2; 4], spread: 1 };
        let seated = vec![Seated::default(); 2];
        let free = arrange(&wanted, &experts, &seated, 2);
        assert_eq!(free.assignment.pairs, assign(&wanted).pairs);
        let limited = arrange(&wanted, &experts, &seated, 1);
        assert_eq!(limited.too_often, []);
        assert_eq!(limited.assignment.missing, [0, 0]);
        assert!(limited.assignment.cost > free.assignment.cost);
    }

    #[test]
    fn a_review_is_worth_more_than_keeping_two_apart() {
        let experts = vec![an_expert(ExpertRole::Industry); 2];
        let wanted = Wanted { costs: all_at(0, 2, 2), needs: vec![2, 2], room: vec![2; 2], spread: 1 };
        let found = arrange(&wanted, &experts, &[Seated::default(), Seated::default()], 1);
        assert_eq!((found.assignment.missing, found.too_often), (vec![0, 0], vec![(0, 1)]));
    }

    #[test]
    fn who_sits_there_already_counts_for_balance_and_for_sitting_together() {
        let experts = [an_expert(ExpertRole::Industry), an_expert(ExpertRole::Science), an_expert(ExpertRole::Science)];
        let wanted = Wanted { costs: all_at(5, 2, 3), needs: vec![0, 1], room: vec![1; 3], spread: 1 };
        let seated = [Seated { experts: vec![0, 1] }, Seated { experts: vec![0] }];
        let found = arrange(&wanted, &experts, &seated, 1);
        assert_eq!(found.lacks[0], []);
        assert!(found.too_often.is_empty(), "{found:?}");
    }
}
