//! What the scores of a draft come to, in words: the same on the server and in the browser.

use crate::island_words::{fill, island_words};
use domain::people::Language;
use domain::reviews::{Criteria, Criterion, Scores};
use serde::{Deserialize, Serialize};

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TotalSheet {
    /// What is weighed and asked.
    pub criteria: Criteria,
    /// The scores of the draft.
    pub scores: Scores,
    /// What the criteria are called, in their order.
    pub names: Vec<String>,
    /// The reader's language.
    pub language: Language,
    /// The words.
    pub words: TotalWords,
}

impl TotalSheet {
    /// How far it is, and what stays below its threshold; the second is empty where there is nothing to say yet.
    pub fn told(&self, scores: &Scores) -> (String, String) {
        let so_far = self.criteria.so_far(scores);
        let counted = [
            ("scored", so_far.scored.to_string()),
            ("all", self.names.len().to_string()),
            ("points", so_far.total.written(self.language)),
            ("of", so_far.of.to_string()),
        ];
        let counted: Vec<(&str, &str)> = counted.iter().map(|(place, text)| (*place, text.as_str())).collect();
        let least = self.criteria.least_total().written(self.language);
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
