//! Which expert reads which project: as many reviews as are wanted, never a pair that may not be, at the least cost.
//! Solved exactly as a flow of least cost: from each project, over the pairs that may be, to the experts with room.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What is asked of an assignment.
#[derive(Debug, Clone)]
pub struct AssignmentProblem {
    /// For each project and each expert what their pair costs, lower for who knows more of it; none where the pair may not be.
    pub costs: Vec<Vec<Option<u32>>>,
    /// Reviews that each project still needs.
    pub needs: Vec<u32>,
    /// Reviews that each expert still has room for.
    pub room: Vec<u32>,
    /// What each further review of the same expert costs more than the one before, so that the work is spread.
    pub spread: u32,
}

/// Who reads what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// Project and expert, by their place in the lists.
    pub pairs: Vec<(usize, usize)>,
    /// What the pairs cost, with the spread of the work.
    pub cost: u64,
    /// Reviews that nobody has room for, for each project.
    pub missing: Vec<u32>,
}

#[derive(Debug, Clone, Copy)]
struct Arc {
    to: usize,
    room: u32,
    cost: i64,
}

/// Arcs in pairs: each is followed by its way back.
#[derive(Default)]
struct Network {
    arcs: Vec<Arc>,
    from: Vec<Vec<usize>>,
    /// What keeps the cost of every arc with room at or above zero; those of a closed node are not looked at any more.
    potential: Vec<i64>,
}

impl Network {
    fn of_nodes(nodes: usize) -> Self {
        Self { arcs: Vec::new(), from: vec![Vec::new(); nodes], potential: vec![0; nodes] }
    }

    fn arc(&mut self, from: usize, to: usize, room: u32, cost: i64) -> usize {
        self.from[from].push(self.arcs.len());
        self.arcs.push(Arc { to, room, cost });
        self.from[to].push(self.arcs.len());
        self.arcs.push(Arc { to: from, room: 0, cost: -cost });
        self.arcs.len() - 2
    }

    fn reduced_cost(&self, from: usize, arc: Arc) -> i64 {
        arc.cost + self.potential[from] - self.potential[arc.to]
    }

    /// How far each node lies from the begin at reduced costs, without ways over `closed`. Nodes farther than the end are not looked at; none
    /// when the end cannot be reached.
    fn distances(&self, begin: usize, end: usize, closed: Option<usize>) -> Option<Vec<i64>> {
        let mut distance = vec![i64::MAX; self.from.len()];
        let mut queue = BinaryHeap::from([Reverse((0_i64, begin))]);
        distance[begin] = 0;
        while let Some(Reverse((far, node))) = queue.pop() {
            if node == end {
                return Some(distance);
            }
            if far > distance[node] || Some(node) == closed {
                continue;
            }
            for &arc in &self.from[node] {
                let arc = self.arcs[arc];
                let further = far + self.reduced_cost(node, arc);
                if arc.room > 0 && further < distance[arc.to] {
                    distance[arc.to] = further;
                    queue.push(Reverse((further, arc.to)));
                }
            }
        }
        None
    }

    /// Sends units along the cheapest ways, all that fit at that cost or only one, which keeps the whole at its least cost. False when there is no way.
    fn send(&mut self, begin: usize, end: usize, closed: Option<usize>, all: bool) -> bool {
        let Some(distance) = self.distances(begin, end, closed) else { return false };
        let to_end = distance[end];
        for (potential, distance) in self.potential.iter_mut().zip(&distance) {
            *potential += (*distance).min(to_end);
        }
        let mut seen = vec![false; self.from.len()];
        if let Some(closed) = closed {
            seen[closed] = true;
        }
        while self.send_one(begin, end, &mut seen) && all {}
        true
    }

    /// Sends one unit over arcs of reduced cost zero. What is seen and led nowhere is not tried again.
    fn send_one(&mut self, node: usize, end: usize, seen: &mut [bool]) -> bool {
        if node == end {
            return true;
        }
        seen[node] = true;
        for at in 0..self.from[node].len() {
            let number = self.from[node][at];
            let arc = self.arcs[number];
            if arc.room > 0 && !seen[arc.to] && self.reduced_cost(node, arc) == 0 && self.send_one(arc.to, end, seen) {
                self.arcs[number].room -= 1;
                self.arcs[number ^ 1].room += 1;
                seen[node] = false;
                return true;
            }
        }
        false
    }
}

/// The assignment with the most reviews and, among those, the least cost, from which pairs can still be taken apart.
pub(super) struct Solved<'a> {
    wanted: &'a AssignmentProblem,
    network: Network,
    /// The arc of each project to each expert that may read it.
    pair_arcs: Vec<Vec<Option<usize>>>,
    source: usize,
}

impl<'a> Solved<'a> {
    pub(super) fn new(wanted: &'a AssignmentProblem) -> Self {
        let (projects, experts) = (wanted.needs.len(), wanted.room.len());
        let (source, sink) = (projects + experts, projects + experts + 1);
        let mut network = Network::of_nodes(projects + experts + 2);
        for (project, needs) in wanted.needs.iter().enumerate() {
            network.arc(source, project, *needs, 0);
        }
        let all: u32 = wanted.needs.iter().sum();
        for (expert, room) in wanted.room.iter().enumerate() {
            for review in 0..(*room).min(all) {
                network.arc(projects + expert, sink, 1, i64::from(review) * i64::from(wanted.spread));
            }
        }
        let mut pair_arc = |project, expert, cost: &Option<u32>| cost.map(|cost| network.arc(project, projects + expert, 1, i64::from(cost)));
        let row = |(project, row): (usize, &Vec<Option<u32>>)| row.iter().enumerate().map(|(expert, cost)| pair_arc(project, expert, cost)).collect();
        let pair_arcs = wanted.costs.iter().enumerate().map(row).collect();
        while network.send(source, sink, None, true) {}
        Self { wanted, network, pair_arcs, source }
    }

    fn is_made(&self, arc: usize) -> bool {
        self.network.arcs[arc ^ 1].room > 0
    }

    /// The arc of a pair that is made, with the nodes of both.
    fn made(&self, (project, expert): (usize, usize)) -> Option<(usize, usize, usize)> {
        let arc = self.pair_arcs[project][expert].filter(|arc| self.is_made(*arc))?;
        Some((arc, project, self.wanted.needs.len() + expert))
    }

    /// What it costs more when the expert does not read the project; none when a project would lose a review by it. No way around passes the
    /// source, so every project keeps as many reviews.
    pub(super) fn price_apart(&self, pair: (usize, usize)) -> Option<i64> {
        let (arc, project, expert) = self.made(pair)?;
        let far = self.network.distances(project, expert, Some(self.source))?[expert];
        Some(far - self.network.reduced_cost(project, self.network.arcs[arc]))
    }

    /// Takes the expert off the project for good, at the least cost.
    pub(super) fn take_apart(&mut self, pair: (usize, usize)) {
        if let Some((arc, project, expert)) = self.made(pair)
            && self.network.send(project, expert, Some(self.source), false)
        {
            self.network.arcs[arc ^ 1].room = 0;
        }
    }

    pub(super) fn assignment(&self) -> Assignment {
        let made = |row: &Vec<Option<usize>>| {
            let experts = row.iter().enumerate().filter(|(_, arc)| arc.is_some_and(|arc| self.is_made(arc)));
            experts.map(|(expert, _)| expert).collect::<Vec<_>>()
        };
        let panels: Vec<Vec<usize>> = self.pair_arcs.iter().map(made).collect();
        let missing = panels.iter().zip(&self.wanted.needs).map(|(panel, needs)| needs - panel.iter().fold(0, |sum, _| sum + 1)).collect();
        let pairs: Vec<(usize, usize)> =
            panels.iter().enumerate().flat_map(|(project, panel)| panel.iter().map(move |expert| (project, *expert))).collect();
        Assignment { cost: cost_of(self.wanted, &pairs), pairs, missing }
    }
}

/// What the pairs cost, the spread of the work included.
pub(super) fn cost_of(wanted: &AssignmentProblem, pairs: &[(usize, usize)]) -> u64 {
    let mut count = vec![0_u64; wanted.room.len()];
    let mut cost = 0;
    for (project, expert) in pairs {
        cost += u64::from(wanted.costs[*project][*expert].unwrap_or(0)) + count[*expert] * u64::from(wanted.spread);
        count[*expert] += 1;
    }
    cost
}

/// The assignment with the most reviews and, among those, the least cost.
pub fn assign(wanted: &AssignmentProblem) -> Assignment {
    Solved::new(wanted).assignment()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(costs: &[&[Option<u32>]], needs: u32, room: u32, spread: u32) -> AssignmentProblem {
        let experts = costs.first().map_or(0, |row| row.len());
        AssignmentProblem {
            costs: costs.iter().map(|row| row.to_vec()).collect(),
            needs: vec![needs; costs.len()],
            room: vec![room; experts],
            spread,
        }
    }

    #[test]
    fn each_project_gets_who_knows_most_of_it() {
        let found = assign(&wanted(&[&[Some(1), Some(9)], &[Some(9), Some(1)]], 1, 2, 0));
        assert_eq!((found.pairs, found.cost, found.missing), (vec![(0, 0), (1, 1)], 2, vec![0, 0]));
    }

    #[test]
    fn a_pair_that_may_not_be_is_never_made_even_when_a_review_is_missing() {
        let found = assign(&wanted(&[&[None, Some(5)], &[None, Some(1)]], 1, 1, 0));
        assert_eq!((found.pairs, found.missing), (vec![(1, 1)], vec![1, 0]));
        let nobody = assign(&wanted(&[&[None, None]], 3, 9, 1));
        assert_eq!((nobody.pairs, nobody.cost, nobody.missing), (Vec::new(), 0, vec![3]));
    }

    #[test]
    fn an_earlier_choice_gives_way_when_that_is_cheaper_for_all() {
        // The first project would take the first expert, whom the second project cannot do without.
        let found = assign(&wanted(&[&[Some(1), Some(2)], &[Some(1), None]], 1, 1, 0));
        assert_eq!((found.pairs, found.cost), (vec![(0, 1), (1, 0)], 3));
    }

    #[test]
    fn nobody_reads_more_than_there_is_room_for_and_nobody_reads_a_project_twice() {
        let found = assign(&wanted(&[&[Some(1), Some(4)], &[Some(1), Some(4)], &[Some(1), Some(4)]], 2, 2, 0));
        assert_eq!(found.missing.iter().sum::<u32>(), 2);
        for expert in 0..2 {
            assert!(found.pairs.iter().filter(|pair| pair.1 == expert).count() <= 2);
        }
        let mut once = found.pairs.clone();
        once.dedup();
        assert_eq!(once, found.pairs);
    }

    #[test]
    fn the_work_is_spread_where_experts_know_as_much() {
        let rows: [&[Option<u32>]; 4] = [&[Some(1), Some(1)]; 4];
        let load = |spread| assign(&wanted(&rows, 1, 4, spread)).pairs.iter().filter(|pair| pair.1 == 0).count();
        assert_eq!(load(1), 2);
    }

    #[test]
    fn a_pair_taken_apart_costs_what_a_new_solution_without_it_costs() {
        // Costs that follow from the places, so that many pairs compete.
        let of = |project: usize, expert: usize| Some(u32::try_from((project * 7 + expert * 11 + project * expert * 5) % 17).expect("small"));
        let costs = (0..6).map(|project| (0..5).map(|expert| of(project, expert)).collect()).collect();
        let wanted = AssignmentProblem { costs, needs: vec![2; 6], room: vec![3; 5], spread: 2 };
        let whole = assign(&wanted);
        for pair in whole.pairs.clone() {
            let mut without = wanted.clone();
            without.costs[pair.0][pair.1] = None;
            let anew = assign(&without);
            let mut solved = Solved::new(&wanted);
            let price = solved.price_apart(pair).expect("there is room elsewhere");
            solved.take_apart(pair);
            let parted = solved.assignment();
            assert_eq!((parted.cost, &parted.missing), (anew.cost, &anew.missing), "{pair:?}");
            assert_eq!(i64::try_from(parted.cost - whole.cost), Ok(price), "{pair:?}");
            assert!(!parted.pairs.contains(&pair));
            assert_eq!(solved.price_apart(pair), None, "it stays apart");
        }
        let short = AssignmentProblem { costs: vec![vec![Some(1)], vec![Some(2)]], needs: vec![1, 1], room: vec![1], spread: 0 };
        assert_eq!(Solved::new(&short).price_apart((0, 0)), None, "the other project would gain what this one loses");
        let alone = AssignmentProblem { costs: vec![vec![Some(1)]], needs: vec![1], room: vec![1], spread: 0 };
        assert_eq!(Solved::new(&alone).price_apart((0, 0)), None, "a project would lose its review");
    }
}
