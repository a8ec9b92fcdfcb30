//! Five hundred rounds that numpy and statsmodels worked out, in `vectors/reviews.json`: the same means, variances, normalised column,
//! bands and places come out here.

#![expect(clippy::float_arithmetic, reason = "compares with numbers that were computed elsewhere")]

use chrono::{TimeZone, Utc};
use domain::Share;
use domain::reviews::{Band, Criteria, Criterion, Entry, Given, Points, Score, Scores, Weighing, bands, mean_and_deviation, normalised, places};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Round {
    reviews: Vec<(usize, usize, [u8; 5])>,
    mean: Vec<f64>,
    variance: Vec<f64>,
    normalised: Option<Vec<f64>>,
    bands: Vec<(usize, usize)>,
    agreed: Vec<[u8; 5]>,
    sme_percent: Vec<i64>,
    complete_day: Vec<u32>,
    places: Vec<usize>,
}

fn rounds() -> Vec<Round> {
    let rounds: Vec<Round> = serde_json::from_str(include_str!("vectors/reviews.json")).expect("vectors");
    assert_eq!(rounds.len(), 500);
    rounds
}

fn criteria() -> Criteria {
    let rows = [(25, 70), (20, 50), (25, 70), (15, 50), (15, 50)].map(|(weight, threshold)| Weighing { weight, threshold });
    Criteria::new(Criterion::ALL.iter().copied().zip(rows).collect(), Points::whole(70)).expect("criteria")
}

fn scores(halves: [u8; 5]) -> Scores {
    Criterion::ALL.iter().copied().zip(halves.map(|one| Score::of_halves(one).expect("a score"))).collect()
}

fn given(round: &Round) -> Vec<Given> {
    let criteria = criteria();
    let given = |(reviewer, project, halves): &(usize, usize, [u8; 5])| Given {
        reviewer: *reviewer,
        project: *project,
        total: criteria.total(&scores(*halves)),
    };
    round.reviews.iter().map(given).collect()
}

fn assert_near(ours: f64, theirs: f64, what: &str) {
    assert!((ours - theirs).abs() < 1e-6, "{what}: {ours} here, {theirs} there");
}

#[test]
fn means_and_variances_are_those_of_numpy() {
    for (number, round) in rounds().iter().enumerate() {
        let mut of_project: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
        for one in given(round) {
            of_project.entry(one.project).or_default().push(f64::from(one.total.0) / 10.0);
        }
        assert_eq!(of_project.len(), round.mean.len());
        for (project, totals) in of_project {
            let (mean, deviation) = mean_and_deviation(&totals);
            assert_near(mean, round.mean[project], &format!("mean of project {project} in round {number}"));
            assert_near(deviation.powi(2), round.variance[project], &format!("variance of project {project} in round {number}"));
        }
    }
}

#[test]
fn the_normalised_column_is_that_of_numpy_and_is_there_in_the_same_rounds() {
    let mut columns = 0;
    for (number, round) in rounds().iter().enumerate() {
        let ours = normalised(&given(round));
        assert_eq!(ours.is_some(), round.normalised.is_some(), "round {number}");
        for ((project, ours), theirs) in ours.into_iter().flatten().zip(round.normalised.iter().flatten()) {
            assert_near(ours, *theirs, &format!("project {project} in round {number}"));
            columns += 1;
        }
    }
    assert!(columns > 500, "{columns} numbers were compared");
}

#[test]
fn the_bands_are_those_of_an_ordinary_least_squares_fit() {
    let mut narrowed = 0;
    for (number, round) in rounds().iter().enumerate() {
        let ours: Vec<_> = bands(&given(round)).into_values().collect();
        let theirs: Vec<_> = round.bands.iter().map(|(best, worst)| Band { best: *best, worst: *worst }).collect();
        assert_eq!(ours, theirs, "round {number}");
        narrowed += theirs.iter().filter(|band| band.worst - band.best + 1 < theirs.len()).count();
    }
    assert!(narrowed > 500, "{narrowed} bands say something");
}

#[test]
fn the_places_follow_the_rule_for_ties() {
    let criteria = criteria();
    let mut ties = 0;
    for (number, round) in rounds().iter().enumerate() {
        let entries = (0..round.agreed.len()).map(|at| Entry {
            scores: scores(round.agreed[at]),
            sme_share: Some(Share::basis_points(round.sme_percent[at] * 100)),
            complete_at: Utc.with_ymd_and_hms(2026, 11, round.complete_day[at], 12, 0, 0).single().expect("a time"),
        });
        let entries: Vec<_> = entries.collect();
        assert_eq!(places(&criteria, &entries), round.places, "round {number}");
        let totals: Vec<_> = entries.iter().map(|entry| criteria.total(&entry.scores)).collect();
        ties += totals.iter().enumerate().filter(|(at, total)| totals[..*at].contains(total)).count();
    }
    assert!(ties > 20, "{ties} totals were equal");
}
