//! What the scores of a round can bear: how far a reviewer's severity moves a project, and how sure its place is.
//! Shown beside the agreed scores, never in their place. The numbers are checked against values computed elsewhere, in `tests/`.

#![expect(clippy::float_arithmetic, reason = "means and standard errors of scores; no money is counted here")]

use super::Points;
use nalgebra::{Cholesky, DMatrix, DVector};
use statrs::distribution::{ContinuousCDF, StudentsT};
use std::collections::{BTreeMap, BTreeSet};

/// The total that a reviewer gave a project. Both are named by their place in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// Who gave it.
    pub reviewer: usize,
    /// What it was given to.
    pub project: usize,
    /// How much.
    pub total: Points,
}

impl Given {
    fn points(self) -> f64 {
        f64::from(self.total.0) / 10.0
    }
}

/// Projects that a reviewer scored at least, before their severity can be told from that of the projects.
const ENOUGH: usize = 5;
/// How sure a difference between two projects is before it counts, on either side.
const ONE_SIDED: f64 = 0.95;
/// Points below which two numbers are the same.
const NOTHING: f64 = 1e-9;

/// Mean and standard deviation of a sample; a sample of one does not deviate.
pub fn mean_and_deviation(all: &[f64]) -> (f64, f64) {
    let count = |length: usize| f64::from(u32::try_from(length).unwrap_or(u32::MAX));
    if all.is_empty() {
        return (0.0, 0.0);
    }
    let mean = all.iter().sum::<f64>() / count(all.len());
    let squares: f64 = all.iter().map(|one| (one - mean).powi(2)).sum();
    (mean, if all.len() < 2 { 0.0 } else { (squares / count(all.len() - 1)).sqrt() })
}

fn grouped(given: &[Given], key: fn(&Given) -> usize) -> BTreeMap<usize, Vec<Given>> {
    let mut groups: BTreeMap<usize, Vec<Given>> = BTreeMap::new();
    for one in given {
        groups.entry(key(one)).or_default().push(*one);
    }
    groups
}

/// The mean of each project after every reviewer's severity and spread were taken out, on the scale of the round. Nothing unless each
/// reviewer scored five projects or more and the projects had different reviewers: with the same reviewers it would change no order.
pub fn normalised(given: &[Given]) -> Option<BTreeMap<usize, f64>> {
    let (by_reviewer, by_project) = (grouped(given, |one| one.reviewer), grouped(given, |one| one.project));
    let panels: BTreeSet<BTreeSet<usize>> = by_project.values().map(|all| all.iter().map(|one| one.reviewer).collect()).collect();
    if panels.len() < 2 || by_reviewer.values().any(|all| all.len() < ENOUGH) {
        return None;
    }
    let points = |all: &[Given]| all.iter().map(|one| one.points()).collect::<Vec<_>>();
    let of_reviewer: BTreeMap<usize, (f64, f64)> = by_reviewer.iter().map(|(reviewer, all)| (*reviewer, mean_and_deviation(&points(all)))).collect();
    let (round_mean, round_deviation) = mean_and_deviation(&points(given));
    let standard = |one: &Given| {
        let (mean, deviation) = of_reviewer.get(&one.reviewer).copied().unwrap_or_default();
        let difference = one.points() - mean;
        if deviation > NOTHING { difference / deviation } else { difference }
    };
    let mean_of = |all: &Vec<Given>| mean_and_deviation(&all.iter().map(standard).collect::<Vec<_>>()).0;
    Some(by_project.iter().map(|(project, all)| (*project, round_mean + round_deviation * mean_of(all))).collect())
}

/// The same in points, to one decimal, never below zero.
pub fn normalised_points(given: &[Given]) -> Option<BTreeMap<usize, Points>> {
    let points = |value: f64| format!("{:.0}", (value * 10.0).max(0.0)).parse().map_or(Points::default(), Points);
    Some(normalised(given)?.into_iter().map(|(project, value)| (project, points(value))).collect())
}

/// The places that a project may have, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// The best.
    pub best: usize,
    /// The worst.
    pub worst: usize,
}

/// In how many of a hundred rounds chance alone would not make a difference that counts between two projects.
pub const CERTAIN_PERCENT: u32 = 90;

/// Whether there are more totals than unknowns, so that chance can be told from the projects; where it cannot, every band is open.
pub fn tells_chance(given: &[Given]) -> bool {
    let projects: Vec<usize> = grouped(given, |one| one.project).into_keys().collect();
    Model::of(given, &projects).is_some()
}

/// The band of each project: below those that are surely better and above those that are surely worse. A total is taken to be that of the
/// project plus the severity of the reviewer plus chance; a difference counts where chance alone would make it in one of ten rounds.
pub fn bands(given: &[Given]) -> BTreeMap<usize, Band> {
    let projects: Vec<usize> = grouped(given, |one| one.project).into_keys().collect();
    let model = Model::of(given, &projects);
    let is_better = |one: usize, other: usize| model.as_ref().is_some_and(|model| model.is_surely_better(one, other));
    let band = |(at, project): (usize, &usize)| {
        let better = (0..projects.len()).filter(|other| is_better(*other, at)).count();
        let worse = (0..projects.len()).filter(|other| is_better(at, *other)).count();
        (*project, Band { best: 1 + better, worst: projects.len() - worse })
    };
    projects.iter().enumerate().map(band).collect()
}

/// Totals split into projects and reviewers by least squares.
struct Model {
    effects: DVector<f64>,
    covariance: DMatrix<f64>,
    group: Vec<usize>,
    least_ratio: f64,
}

impl Model {
    /// None where there are no more totals than unknowns, so that chance cannot be told.
    fn of(given: &[Given], projects: &[usize]) -> Option<Self> {
        let reviewers: Vec<usize> = grouped(given, |one| one.reviewer).into_keys().collect();
        let place = |all: &[usize], one: usize| all.binary_search(&one).unwrap_or(0);
        let pairs: Vec<(usize, usize, f64)> =
            given.iter().map(|one| (place(projects, one.project), projects.len() + place(&reviewers, one.reviewer), one.points())).collect();
        let group = connected(projects.len() + reviewers.len(), &pairs);
        // The severity of one reviewer of each group is the measure of the others.
        let mut measured = BTreeSet::new();
        let mut unknowns = projects.len();
        let mut column = vec![None; group.len()];
        for (node, of) in group.iter().enumerate() {
            if node < projects.len() {
                column[node] = Some(node);
            } else if !measured.insert(of) {
                column[node] = Some(unknowns);
                unknowns += 1;
            }
        }
        let freedom = pairs.len().checked_sub(unknowns)?;
        let freedom = f64::from(u32::try_from(freedom).ok()?);
        let mut squares = DMatrix::<f64>::zeros(unknowns, unknowns);
        let mut sums = DVector::<f64>::zeros(unknowns);
        for (project, reviewer, points) in &pairs {
            let columns: Vec<usize> = [column[*project], column[*reviewer]].into_iter().flatten().collect();
            for &one in &columns {
                sums[one] += points;
                for &other in &columns {
                    squares[(one, other)] += 1.0;
                }
            }
        }
        let inverse = Cholesky::new(squares)?.inverse();
        let effects = &inverse * sums;
        let of = |node: usize| column[node].map_or(0.0, |column| effects[column]);
        let rest: f64 = pairs.iter().map(|(project, reviewer, points)| (points - of(*project) - of(*reviewer)).powi(2)).sum();
        let least_ratio = StudentsT::new(0.0, 1.0, freedom).ok()?.inverse_cdf(ONE_SIDED);
        Some(Self { covariance: inverse * (rest / freedom), effects, group, least_ratio })
    }

    /// Projects that no chain of reviewers connects cannot be compared.
    fn is_surely_better(&self, one: usize, other: usize) -> bool {
        let difference = self.effects[one] - self.effects[other];
        let variance = self.covariance[(one, one)] + self.covariance[(other, other)] - 2.0 * self.covariance[(one, other)];
        self.group[one] == self.group[other] && difference > NOTHING && difference > self.least_ratio * variance.max(0.0).sqrt()
    }
}

/// For each node the lowest node that it is connected with.
fn connected(nodes: usize, pairs: &[(usize, usize, f64)]) -> Vec<usize> {
    let mut group: Vec<usize> = (0..nodes).collect();
    loop {
        let before = group.clone();
        for (one, other, _) in pairs {
            let least = group[*one].min(group[*other]);
            (group[*one], group[*other]) = (least, least);
        }
        if group == before {
            return group;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(all: &[(usize, usize, u32)]) -> Vec<Given> {
        all.iter().map(|(reviewer, project, points)| Given { reviewer: *reviewer, project: *project, total: Points::whole(*points) }).collect()
    }

    #[test]
    fn a_strict_reviewer_moves_no_project_once_severity_is_taken_out() {
        // The second reviewer gives ten points less for the same work; project 5 met that reviewer only.
        let mut all: Vec<_> = (0..5).map(|project| (0, project, 60 + 5 * u32::try_from(project).expect("small"))).collect();
        all.extend((1..6).map(|project| (1, project, 50 + 5 * u32::try_from(project).expect("small"))));
        let fair = normalised(&given(&all)).expect("a column");
        assert!(fair[&5] > fair[&4], "{fair:?}");
        let shown = normalised_points(&given(&all)).expect("a column");
        assert_eq!(shown.keys().collect::<Vec<_>>(), fair.keys().collect::<Vec<_>>());
        assert!(fair.iter().all(|(project, value)| (f64::from(shown[project].0) - value * 10.0).abs() <= 0.5), "{shown:?} of {fair:?}");
    }

    #[test]
    fn what_comes_to_less_than_nothing_is_shown_as_nothing() {
        let low = [(0, 0, 0), (0, 1, 100), (0, 2, 100), (0, 3, 100), (0, 4, 100), (1, 0, 0), (1, 1, 0), (1, 2, 0), (1, 3, 0), (1, 5, 1)];
        let (value, shown) = (normalised(&given(&low)).expect("a column"), normalised_points(&given(&low)).expect("a column"));
        assert!(value[&0] < 0.0, "{value:?}");
        assert_eq!(shown[&0], Points::default());
    }

    #[test]
    fn one_project_has_the_only_place() {
        let alone = given(&[(0, 0, 60), (1, 0, 80)]);
        assert_eq!(bands(&alone).into_values().collect::<Vec<_>>(), [Band { best: 1, worst: 1 }]);
    }

    #[test]
    fn there_is_no_column_for_few_projects_or_one_panel() {
        let few: Vec<_> = (0..4).flat_map(|project| [(0, project, 60), (1, project, 70)]).collect();
        assert_eq!(normalised(&given(&few)), None);
        let same: Vec<_> = (0..6).flat_map(|project| [(0, project, 60), (1, project, 70)]).collect();
        assert_eq!(normalised(&given(&same)), None);
    }

    #[test]
    fn a_clear_order_has_narrow_bands_and_a_blurred_one_has_wide_bands() {
        let noise = [0, 1, 2];
        let clear: Vec<_> = (0..3_usize)
            .flat_map(|project| noise.map(|reviewer| (reviewer, project, 90 - 20 * project as u32 + ((project + reviewer) % 2) as u32)))
            .collect();
        let band = |best, worst| Band { best, worst };
        assert_eq!(bands(&given(&clear)).into_values().collect::<Vec<_>>(), [band(1, 1), band(2, 2), band(3, 3)]);
        let blurred = given(&[(0, 0, 90), (1, 0, 60), (2, 0, 75), (0, 1, 60), (1, 1, 90), (2, 1, 74), (0, 2, 75), (1, 2, 70), (2, 2, 80)]);
        assert_eq!(bands(&blurred).into_values().collect::<Vec<_>>(), [band(1, 3); 3]);
    }

    #[test]
    fn what_cannot_be_compared_has_every_place() {
        let one_each = given(&[(0, 0, 90), (1, 1, 10)]);
        assert!(bands(&one_each).into_values().all(|band| band == Band { best: 1, worst: 2 }));
    }
}
