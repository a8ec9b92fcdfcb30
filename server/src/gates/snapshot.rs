//! What a frozen dossier holds, and reading it back.

use super::facts::Survey;
use crate::reference::Reference;
use ::entity::project;
use domain::gates::{Facts, RuleResult, evaluate};
use serde::{Deserialize, Serialize};

/// The content of a frozen dossier; the hash is over its text.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Content {
    /// The facts on the day.
    pub facts: Facts,
    /// What the rules said on the day.
    pub results: Vec<RuleResult>,
    /// What the partners wrote.
    #[serde(default)]
    pub texts: Texts,
}

/// What the partners wrote, word by word.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Texts {
    /// The number of the project.
    pub number: i64,
    /// The title.
    pub title: String,
    /// The summary for the public.
    pub public_summary: String,
    /// The aim.
    pub aim: String,
    /// The product and its market.
    pub product_market_combination: String,
}

impl Texts {
    /// What they write now.
    pub fn of(project: &project::Model) -> Self {
        Self {
            number: project.number,
            title: project.title.clone(),
            public_summary: project.public_summary.clone(),
            aim: project.aim.clone(),
            product_market_combination: project.product_market_combination.clone(),
        }
    }
}

impl Content {
    /// The dossier as it is now.
    pub fn of(reference: &Reference, project: &project::Model, facts: Facts) -> Self {
        let results = evaluate(&reference.rules, &facts);
        Self { facts, results, texts: Texts::of(project) }
    }

    /// Reads a content; none when it is of another shape.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// What is decided on: what the partners brought in stays as it was frozen; what others judge of it, and the programme's money, is as it
/// stands now.
pub fn decided_on(survey: &Survey) -> Facts {
    let frozen = survey.snapshot.as_ref().filter(|snapshot| !snapshot.is_released).and_then(|snapshot| Content::read(&snapshot.content));
    let now = survey.facts.clone();
    match frozen {
        Some(content) => Facts { judgements: now.judgements, levels: now.levels, programme: now.programme, reviews: now.reviews, ..content.facts },
        None => now,
    }
}

/// Whether partners and money still are what was frozen. A content of another shape says nothing, and does not stand in the way.
pub fn is_current(content: &str, now: &Facts) -> bool {
    let Some(Content { facts, .. }) = Content::read(content) else { return true };
    let partners = |facts: &Facts| {
        let mut partners: Vec<_> = facts.partners.iter().map(|partner| (partner.id, partner.role)).collect();
        partners.sort();
        partners
    };
    let is_same = |facts: &Facts, other: &Facts| facts.partners.iter().all(|one| facts.money().row(one.id) == other.money().row(one.id));
    partners(&facts) == partners(now) && is_same(&facts, now)
}
