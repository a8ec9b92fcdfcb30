//! Interests: what an expert declares before the dossier opens, and what the chair decides about it.
//! Section 5.1 of the specification, after the code of NWO and ZonMw.

use crate::problem::{Problem, ProblemKind};
use crate::text_enum;
use serde::{Deserialize, Serialize};

/// Characters that the reason for declining a review has at most.
pub const DECLINE_AT_MOST: u32 = 500;

text_enum! {
    /// The kinds of interest.
    pub enum InterestKind {
        /// Shares, or paid advice.
        Financial = "financial",
        /// Employed there, now or within three years.
        Employment = "employment",
        /// Family or close friends.
        FamilyOrClose = "family_or_close",
        /// A joint publication or project within three years.
        Collaboration = "collaboration",
        /// A competitor.
        Competitor = "competitor",
        /// Had a part in the proposal.
        InvolvedInProposal = "involved_in_proposal",
        /// Something else.
        Other = "other",
    }
}

text_enum! {
    /// What is done about an interest. The expert proposes, the chair decides.
    pub enum Measure {
        /// Takes no part in advice, deliberation or ranking of this project. The measure when nothing else is decided.
        Recuse = "recuse",
        /// Takes part with a neutral observer beside the panel.
        Observer = "observer",
        /// Takes part: the interest is too far away to matter.
        Proceed = "proceed",
    }
}

/// How far the declaration of an expert for a project has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Declaration {
    /// Nothing was declared yet.
    Open,
    /// No interest was declared, and the data show none.
    Clear,
    /// There is an interest, and the chair has not decided.
    Waits,
    /// The chair decided.
    Decided(Measure),
}

impl Declaration {
    /// Where a declaration stands, from what was declared, what the data show and what the chair decided.
    pub const fn of(declared: Option<bool>, is_found: bool, decided: Option<Measure>) -> Self {
        match (declared, decided) {
            (None, _) => Self::Open,
            (Some(_), Some(measure)) => Self::Decided(measure),
            (Some(false), None) if !is_found => Self::Clear,
            (Some(_), None) => Self::Waits,
        }
    }

    /// Whether the dossier opens, and with it the review.
    pub const fn opens_dossier(self) -> bool {
        match self {
            Self::Clear | Self::Decided(Measure::Proceed | Measure::Observer) => true,
            Self::Open | Self::Waits | Self::Decided(Measure::Recuse) => false,
        }
    }
}

/// A declaration as typed. Its fields are named `has_interest`, `kinds`, `explanation` and `measure`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct InterestForm {
    /// `yes` or `no`.
    pub has_interest: String,
    /// The kinds.
    pub kinds: Vec<String>,
    /// What it is, in a sentence.
    pub explanation: String,
    /// What the expert proposes.
    pub measure: String,
}

/// A declaration that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewDeclaration {
    /// No interest.
    None,
    /// An interest, for the chair to decide on.
    Interest {
        /// The kinds.
        kinds: Vec<InterestKind>,
        /// What it is.
        explanation: String,
        /// What the expert proposes.
        proposed: Measure,
    },
}

impl InterestForm {
    /// Characters that an explanation has at least.
    pub const EXPLANATION_AT_LEAST: usize = 20;
    /// Characters that an explanation has at most.
    pub const EXPLANATION_AT_MOST: usize = 2_000;

    /// Checks the declaration. An interest has a kind and an explanation; without a proposal the expert takes no part.
    ///
    /// # Errors
    /// Everything that must be mended.
    pub fn check(&self) -> Result<NewDeclaration, Vec<Problem>> {
        match self.has_interest.as_str() {
            "no" => return Ok(NewDeclaration::None),
            "yes" => {}
            "" => return Err(vec![Problem::new("has_interest", ProblemKind::Missing)]),
            _ => return Err(vec![Problem::new("has_interest", ProblemKind::NotOnTheList)]),
        }
        let mut problems = Vec::new();
        let mut kinds: Vec<InterestKind> = self.kinds.iter().filter_map(|kind| kind.parse().ok()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        if self.kinds.iter().any(|kind| kind.parse::<InterestKind>().is_err()) {
            problems.push(Problem::new("kinds", ProblemKind::NotOnTheList));
        } else if kinds.is_empty() {
            problems.push(Problem::new("kinds", ProblemKind::NothingTicked));
        }
        let explanation = self.explanation.trim().to_owned();
        let limit = |characters: usize| u32::try_from(characters).unwrap_or(u32::MAX);
        let wrong = match explanation.chars().count() {
            0 => Some(ProblemKind::Missing),
            length if length < Self::EXPLANATION_AT_LEAST => Some(ProblemKind::TooShort(limit(Self::EXPLANATION_AT_LEAST))),
            length if length > Self::EXPLANATION_AT_MOST => Some(ProblemKind::TooLong(limit(Self::EXPLANATION_AT_MOST))),
            _ => None,
        };
        problems.extend(wrong.map(|kind| Problem::new("explanation", kind)));
        let proposed = if self.measure.is_empty() { Some(Measure::Recuse) } else { self.measure.parse().ok() };
        match proposed {
            Some(proposed) if problems.is_empty() => Ok(NewDeclaration::Interest { kinds, explanation, proposed }),
            Some(_) => Err(problems),
            None => {
                problems.push(Problem::new("measure", ProblemKind::NotOnTheList));
                Err(problems)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dossier_opens_after_a_clear_declaration_or_the_chairs_decision() {
        let opens = |declared, is_found, decided| Declaration::of(declared, is_found, decided).opens_dossier();
        assert!(opens(Some(false), false, None));
        assert!(opens(Some(true), false, Some(Measure::Proceed)) && opens(Some(false), true, Some(Measure::Observer)));
        assert!(!opens(None, false, None), "nothing was declared");
        assert!(!opens(None, false, Some(Measure::Proceed)), "nobody decides for who has not declared");
        assert!(!opens(Some(true), false, None) && !opens(Some(false), true, None), "the chair has not decided");
        assert!(!opens(Some(true), false, Some(Measure::Recuse)));
    }

    #[test]
    fn an_interest_has_a_kind_and_an_explanation() {
        let form = |has: &str, kinds: &[&str], explanation: &str, measure: &str| InterestForm {
            has_interest: has.to_owned(),
            kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
            explanation: explanation.to_owned(),
            measure: measure.to_owned(),
        };
        let why = "Ik adviseerde de penvoerder in 2024 over een octrooi.";
        assert_eq!(form("no", &[], "", "").check(), Ok(NewDeclaration::None));
        let told = NewDeclaration::Interest { kinds: vec![InterestKind::Financial], explanation: why.to_owned(), proposed: Measure::Recuse };
        assert_eq!(form("yes", &["financial", "financial"], why, "").check(), Ok(told));
        assert_eq!(form("", &[], "", "").check(), Err(vec![Problem::new("has_interest", ProblemKind::Missing)]));
        let of_length = |length: usize| form("yes", &["financial"], &"é".repeat(length), "").check().err().map(|problems| problems[0].kind);
        assert_eq!((of_length(19), of_length(20)), (Some(ProblemKind::TooShort(20)), None));
        assert_eq!((of_length(2_000), of_length(2_001)), (None, Some(ProblemKind::TooLong(2_000))));
        let missing = vec![Problem::new("kinds", ProblemKind::NothingTicked), Problem::new("explanation", ProblemKind::Missing)];
        assert_eq!(form("yes", &[], "", "recuse").check(), Err(missing));
        let wrong = vec![
            Problem::new("kinds", ProblemKind::NotOnTheList),
            Problem::new("explanation", ProblemKind::TooShort(20)),
            Problem::new("measure", ProblemKind::NotOnTheList),
        ];
        assert_eq!(form("yes", &["vaag"], "Kort.", "niets").check(), Err(wrong));
    }
}
