//! What the scores of a draft come to, in words: the same on the server and in the browser.

use crate::island::{Island, Shown};
use crate::island_words::{fill, island_words};
use domain::people::Language;
use domain::reviews::{Criteria, Criterion, Points, Scores, Weighing, score_field};
use serde_tuple::{Deserialize_tuple, Serialize_tuple};
use std::collections::BTreeMap;

island_words! {
    /// The words of the total.
    TotalWords {
        so_far = "workbench-so-far" ("scored" "all" "points" "of"),
        passes = "review-passes" (),
        below = "review-below" ("what"),
        total_of = "review-total-of" ("least"),
    }
}

/// Everything that the total needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize_tuple, Deserialize_tuple)]
pub struct TotalSheet {
    /// What each criterion weighs and asks, in their order.
    weighings: Vec<(u32, u32)>,
    /// The least that the total has to be.
    least: Points,
    /// What the criteria are called, in their order.
    names: Vec<String>,
    /// The reader's language.
    language: Language,
    /// The words.
    words: TotalWords,
}

/// The place of how far it is.
pub(super) const SO_FAR: &str = "so-far";

/// The place of what stays below its threshold.
pub(super) const THRESHOLDS: &str = "thresholds";

impl Island for TotalSheet {
    const NAME: &'static str = "total";

    fn shown(&self, typed: &dyn Fn(&str) -> Option<String>) -> Vec<Shown> {
        let mut scores = Scores::new();
        for &criterion in Criterion::ALL {
            if let Some(score) = typed(&score_field(criterion)).and_then(|score| score.parse().ok()) {
                scores.insert(criterion, score);
            }
        }
        let (so_far, thresholds) = self.told(&scores);
        vec![Shown::text(SO_FAR, &so_far), Shown::text(THRESHOLDS, &thresholds)]
    }
}

impl TotalSheet {
    /// The total of a round with these criteria. Names come in the order of the criteria.
    pub fn new(criteria: &Criteria, names: Vec<String>, language: Language, words: TotalWords) -> Self {
        let weighing = |criterion: &Criterion| (criteria.of(*criterion).weight, criteria.of(*criterion).threshold);
        Self { weighings: Criterion::ALL.iter().map(weighing).collect(), least: criteria.least_total(), names, language, words }
    }

    fn criteria(&self) -> Option<Criteria> {
        let mut weighings = BTreeMap::new();
        for (criterion, (weight, threshold)) in Criterion::ALL.iter().zip(&self.weighings) {
            weighings.insert(*criterion, Weighing { weight: *weight, threshold: *threshold });
        }
        Criteria::new(weighings, self.least).ok()
    }

    /// How far it is, and what stays below its threshold; the second is empty where there is nothing to say yet.
    pub fn told(&self, scores: &Scores) -> (String, String) {
        let Some(so_far) = self.criteria().map(|criteria| criteria.so_far(scores)) else { return Default::default() };
        let counted = [
            ("scored", so_far.scored.to_string()),
            ("all", self.names.len().to_string()),
            ("points", so_far.total.written(self.language)),
            ("of", so_far.of.to_string()),
        ];
        let counted: Vec<(&str, &str)> = counted.iter().map(|(place, text)| (*place, text.as_str())).collect();
        let least = self.least.written(self.language);
        let total = so_far.is_total_below.then(|| fill(&self.words.total_of, &[("least", &least)]));
        let named = Criterion::ALL.iter().zip(&self.names).filter(|(criterion, _)| so_far.below.contains(criterion));
        let below: Vec<String> = total.into_iter().chain(named.map(|(_, name)| name.clone())).collect();
        let verdict = match (below.is_empty(), so_far.is_passed) {
            (false, _) => fill(&self.words.below, &[("what", &below.join(", "))]),
            (true, true) => self.words.passes.clone(),
            (true, false) => String::new(),
        };
        (fill(&self.words.so_far, &counted), verdict)
    }
}
