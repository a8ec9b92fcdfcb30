//! Which expert reads which project: as many reviews as are wanted, never a pair that may not be, at the least cost.
//! Solved exactly as a flow of least cost: from each project, over the pairs that may be, to the experts with room.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What is asked of an assignment.
#[derive(Debug, Clone)]
pub struct Wanted {
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
}

impl Network {
    fn of_nodes(nodes: usize) -> Self {
        Self { arcs: Vec::new(), from: vec![Vec::new(); nodes] }
    }

    fn arc(&mut self, from: usize, to: usize, room: u32, cost: i64) {
        self.from[from].push(self.arcs.len());
        self.arcs.push(Arc { to, room, cost });
        self.from[to].push(self.arcs.len());
        self.arcs.push(Arc { to: from, room: 0, cost: -cost });
    }

    /// Sends one unit after the other along the cheapest way that is left, which keeps the whole at its least cost.
    fn fill(&mut self, source: usize, sink: usize) -> u64 {
        let mut potential = vec![0_i64; self.from.len()];
        let mut total = 0;
        while let Some((distance, came_by)) = self.cheapest(source, sink, &potential) {
            let to_sink = distance[sink];
            for (node, potential) in potential.iter_mut().enumerate() {
                *potential += distance[node].min(to_sink);
            }
            let mut node = sink;
            while node != source {
                let arc = came_by[node];
                self.arcs[arc].room -= 1;
                self.arcs[arc ^ 1].room += 1;
                total += self.arcs[arc].cost;
                node = self.arcs[arc ^ 1].to;
            }
        }
        u64::try_from(total).unwrap_or(0)
    }

    /// Distances under the potentials, which keep every arc at or above zero, and the arc by which each node was reached. Nodes farther
    /// than the sink are not looked at.
    fn cheapest(&self, source: usize, sink: usize, potential: &[i64]) -> Option<(Vec<i64>, Vec<usize>)> {
        let mut distance = vec![i64::MAX; self.from.len()];
        let mut came_by = vec![usize::MAX; self.from.len()];
        let mut queue = BinaryHeap::from([Reverse((0_i64, source))]);
        distance[source] = 0;
        while let Some(Reverse((far, node))) = queue.pop() {
            if node == sink {
                return Some((distance, came_by));
            }
            if far > distance[node] {
                continue;
            }
            for &arc in &self.from[node] {
                let Arc { to, room, cost } = self.arcs[arc];
                let further = far + cost + potential[node] - potential[to];
                if room > 0 && further < distance[to] {
                    (distance[to], came_by[to]) = (further, arc);
                    queue.push(Reverse((further, to)));
                }
            }
        }
        None
    }
}

/// The assignment with the most reviews and, among those, the least cost.
pub fn assign(wanted: &Wanted) -> Assignment {
    let (projects, experts) = (wanted.needs.len(), wanted.room.len());
    let (source, sink) = (projects + experts, projects + experts + 1);
    let mut network = Network::of_nodes(projects + experts + 2);
    for (project, needs) in wanted.needs.iter().enumerate() {
        network.arc(source, project, *needs, 0);
        for (expert, cost) in wanted.costs[project].iter().enumerate() {
            if let Some(cost) = cost {
                network.arc(project, projects + expert, 1, i64::from(*cost));
            }
        }
    }
    let all: u32 = wanted.needs.iter().sum();
    for (expert, room) in wanted.room.iter().enumerate() {
        for review in 0..(*room).min(all) {
            network.arc(projects + expert, sink, 1, i64::from(review) * i64::from(wanted.spread));
        }
    }
    let cost = network.fill(source, sink);
    let mut pairs = Vec::new();
    for project in 0..projects {
        let forward = network.from[project].iter().filter(|arc| *arc % 2 == 0).map(|arc| network.arcs[*arc]);
        pairs.extend(forward.filter(|arc| arc.room == 0).map(|arc| (project, arc.to - projects)));
    }
    let given = |project| pairs.iter().filter(|(of, _)| *of == project).fold(0, |sum, _| sum + 1);
    let missing = wanted.needs.iter().enumerate().map(|(project, needs)| needs - given(project)).collect();
    Assignment { pairs, cost, missing }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(costs: &[&[Option<u32>]], needs: u32, room: u32, spread: u32) -> Wanted {
        let experts = costs.first().map_or(0, |row| row.len());
        Wanted { costs: costs.iter().map(|row| row.to_vec()).collect(), needs: vec![needs; costs.len()], room: vec![room; experts], spread }
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
}
