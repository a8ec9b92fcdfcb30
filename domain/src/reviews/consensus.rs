//! What the panel agrees on: a score and a text for each criterion, entered and not averaged, and the advice to the steering group.

use super::{Criteria, Criterion, Score, Scores, Verdict};
use crate::problem::{Problem, ProblemKind};
use crate::text_enum;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

text_enum! {
    /// What the panel advises the steering group, which may deviate with a reason.
    pub enum Advice {
        /// Fund it.
        Fund = "fund",
        /// Fund it if there is money left after those above it.
        FundIfMoney = "fund_if_money",
        /// Do not fund it.
        DoNotFund = "do_not_fund",
    }
}

/// Whether an agreed score lies more than half a point from the mean of the reviews. Counted exactly, without a division.
pub fn departs(agreed: Score, given: &[Score]) -> bool {
    let count = u32::try_from(given.len()).unwrap_or(u32::MAX);
    let sum: u32 = given.iter().map(|score| u32::from(score.halves())).sum();
    (u32::from(agreed.halves()) * count).abs_diff(sum) > count
}

/// What the chair types for one criterion.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AgreementForm {
    /// The score.
    pub score: String,
    /// What the panel says.
    pub text: String,
    /// Why it lies far from the mean of the reviews.
    pub reason: String,
    /// What the minority says, where the panel does not agree.
    pub minority: String,
}

/// What the chair types. Its fields are named `score.FIT`, `text.FIT`, `reason.FIT`, `minority.FIT`, `advice` and `reasons`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ConsensusForm {
    /// For each criterion.
    pub agreements: BTreeMap<Criterion, AgreementForm>,
    /// The advice.
    pub advice: String,
    /// The reasons for the advice.
    pub reasons: String,
}

/// What was agreed on one criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAgreement {
    /// The score.
    pub score: Score,
    /// What the panel says.
    pub text: String,
    /// Why the score lies far from the mean; empty when it does not.
    pub reason: String,
    /// The view of the minority; empty when there is none.
    pub minority: String,
}

/// What was agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewConsensus {
    /// For every criterion.
    pub agreements: BTreeMap<Criterion, NewAgreement>,
    /// The advice.
    pub advice: Advice,
    /// The reasons for the advice.
    pub reasons: String,
}

impl NewConsensus {
    /// The agreed scores.
    pub fn scores(&self) -> Scores {
        self.agreements.iter().map(|(criterion, agreed)| (*criterion, agreed.score)).collect()
    }

    /// What the agreed scores come to.
    pub fn verdict(&self, criteria: &Criteria) -> Verdict {
        criteria.verdict(&self.scores())
    }
}

impl ConsensusForm {
    /// Characters that a text has at least.
    pub const TEXT_AT_LEAST: usize = 20;
    /// Characters that a text has at most.
    pub const TEXT_AT_MOST: usize = 10_000;

    /// The form with one field as it was typed; none for a name that it does not know.
    pub fn with(mut self, field: &str, typed: &str) -> Option<Self> {
        let typed = typed.to_owned();
        match field {
            "advice" => self.advice = typed,
            "reasons" => self.reasons = typed,
            _ => {
                let (part, code) = field.split_once('.')?;
                let agreement = self.agreements.entry(code.parse().ok()?).or_default();
                *match part {
                    "score" => &mut agreement.score,
                    "text" => &mut agreement.text,
                    "reason" => &mut agreement.reason,
                    "minority" => &mut agreement.minority,
                    _ => return None,
                } = typed;
            }
        }
        Some(self)
    }

    /// The fields with what stands in them.
    pub fn fields(&self) -> Vec<(String, String)> {
        let of = |criterion: &Criterion| {
            let one = self.agreements.get(criterion).cloned().unwrap_or_default();
            let parts = [("score", one.score), ("text", one.text), ("reason", one.reason), ("minority", one.minority)];
            parts.map(|(part, typed)| (format!("{part}.{criterion}"), typed))
        };
        let rest = [("advice".to_owned(), self.advice.clone()), ("reasons".to_owned(), self.reasons.clone())];
        Criterion::ALL.iter().flat_map(of).chain(rest).collect()
    }

    /// What the panel agreed on, beside the scores that the reviews gave.
    ///
    /// # Errors
    /// Everything that must be mended.
    pub fn check(&self, given: &[Scores]) -> Result<NewConsensus, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut agreements = BTreeMap::new();
        for &criterion in Criterion::ALL {
            let typed = self.agreements.get(&criterion).cloned().unwrap_or_default();
            let scores: Vec<Score> = given.iter().filter_map(|review| review.get(&criterion).copied()).collect();
            let score = typed.score.trim().parse::<Score>().ok();
            if score.is_none() {
                let kind = if typed.score.trim().is_empty() { ProblemKind::Missing } else { ProblemKind::NotOnTheList };
                problems.push(Problem::new(format!("score.{criterion}"), kind));
            }
            let text = text(&mut problems, format!("text.{criterion}"), &typed.text, true);
            let needs_reason = score.is_some_and(|score| departs(score, &scores));
            let reason = self::text(&mut problems, format!("reason.{criterion}"), &typed.reason, needs_reason);
            let minority = self::text(&mut problems, format!("minority.{criterion}"), &typed.minority, false);
            if let Some(score) = score {
                agreements.insert(criterion, NewAgreement { score, text, reason, minority });
            }
        }
        let advice = self.advice.trim().parse::<Advice>().ok();
        if advice.is_none() {
            let kind = if self.advice.trim().is_empty() { ProblemKind::Missing } else { ProblemKind::NotOnTheList };
            problems.push(Problem::new("advice", kind));
        }
        let reasons = text(&mut problems, "reasons".to_owned(), &self.reasons, true);
        match advice {
            Some(advice) if problems.is_empty() => Ok(NewConsensus { agreements, advice, reasons }),
            Some(_) | None => Err(problems),
        }
    }
}

/// A text that was typed; one that was begun is at least a sentence.
fn text(problems: &mut Vec<Problem>, field: String, typed: &str, is_needed: bool) -> String {
    let typed = typed.trim();
    let [least, most] = [ConsensusForm::TEXT_AT_LEAST, ConsensusForm::TEXT_AT_MOST];
    let limit = |characters: usize| u32::try_from(characters).unwrap_or(u32::MAX);
    let kind = match typed.chars().count() {
        0 => is_needed.then_some(ProblemKind::Missing),
        length if length < least => Some(ProblemKind::TooShort(limit(least))),
        length if length > most => Some(ProblemKind::TooLong(limit(most))),
        _ => None,
    };
    problems.extend(kind.map(|kind| Problem::new(field, kind)));
    typed.to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::criteria::tests::{efro_oost, halves};
    use super::*;

    const TEXT: &str = "De partners dragen samen het risico en noemen hun klanten.";

    fn score(halves: u8) -> Score {
        Score::of_halves(halves).expect("a score")
    }

    fn agreed(scores: [&str; 5]) -> ConsensusForm {
        let one = |score: &str| AgreementForm { score: score.to_owned(), text: TEXT.to_owned(), ..AgreementForm::default() };
        let agreements = Criterion::ALL.iter().copied().zip(scores.map(one)).collect();
        ConsensusForm { agreements, advice: "fund".to_owned(), reasons: TEXT.to_owned() }
    }

    #[test]
    fn a_score_departs_when_it_lies_more_than_half_a_point_from_the_mean() {
        // The mean of 3, 3.5 and 4 is 3.5.
        let given = [6, 7, 8].map(score);
        assert!([6, 7, 8].iter().all(|one| !departs(score(*one), &given)));
        assert!([5, 9].iter().all(|one| departs(score(*one), &given)));
        // The mean of 3, 3 and 3.5 is 3.17, from which 3.5 does not depart and 4 does.
        assert!(!departs(score(7), &[6, 6, 7].map(score)) && departs(score(8), &[6, 6, 7].map(score)));
    }

    #[test]
    fn the_panel_agrees_on_every_criterion_and_advises() {
        let consensus = agreed(["3.5", "3,5", "3.5", "3.5", "3.5"]).check(&[halves([7; 5]), halves([8; 5]), halves([6; 5])]).expect("a consensus");
        assert_eq!((consensus.advice, consensus.verdict(&efro_oost()).is_passed()), (Advice::Fund, true));
    }

    #[test]
    fn a_score_far_from_the_mean_needs_a_reason() {
        let given = [halves([7; 5]), halves([7; 5]), halves([7; 5])];
        let form = agreed(["4.5", "3.5", "3.5", "3.5", "3.5"]);
        assert_eq!(form.check(&given), Err(vec![Problem::new("reason.FIT", ProblemKind::Missing)]));
        let mut explained = form;
        explained.agreements.entry(Criterion::Fit).or_default().reason = "De experts kenden de brief van de koper nog niet.".to_owned();
        assert!(explained.check(&given).is_ok());
    }

    #[test]
    fn every_field_is_shown_under_the_name_it_is_read_by() {
        let names: Vec<String> = ConsensusForm::default().fields().into_iter().map(|(name, _)| name).collect();
        let typed = names.iter().try_fold(ConsensusForm::default(), |form, name| form.with(name, name)).expect("its own fields");
        assert_eq!(typed.fields(), names.iter().map(|name| (name.clone(), name.clone())).collect::<Vec<_>>());
        assert_eq!((names.len(), names[3].as_str(), typed.agreements[&Criterion::Fit].minority.as_str()), (22, "minority.FIT", "minority.FIT"));
        for strange in ["score.XYZ", "strange.FIT", "strange"] {
            assert_eq!(ConsensusForm::default().with(strange, "x"), None, "{strange}");
        }
    }

    #[test]
    fn a_text_of_the_panel_is_a_sentence_and_no_book() {
        let told = |length: usize| {
            let form = ConsensusForm { reasons: "é".repeat(length), ..agreed(["3.5"; 5]) };
            form.check(&[halves([7; 5])]).map_err(|problems| problems.into_iter().map(|one| one.kind).collect::<Vec<_>>()).err()
        };
        assert_eq!((told(0), told(19)), (Some(vec![ProblemKind::Missing]), Some(vec![ProblemKind::TooShort(20)])));
        assert_eq!((told(20), told(10_000), told(10_001)), (None, None, Some(vec![ProblemKind::TooLong(10_000)])));
    }

    #[test]
    fn nothing_is_left_open_and_no_score_lies_between_the_halves() {
        let given = [halves([7; 5])];
        let mut form = agreed(["3.4", "", "3.5", "3.5", "3.5"]);
        form.advice = "misschien".to_owned();
        form.reasons = "Kort.".to_owned();
        form.agreements.entry(Criterion::Quality).or_default().minority = "Nee.".to_owned();
        let told = vec![
            Problem::new("score.FIT", ProblemKind::NotOnTheList),
            Problem::new("score.INN", ProblemKind::Missing),
            Problem::new("minority.QUA", ProblemKind::TooShort(20)),
            Problem::new("advice", ProblemKind::NotOnTheList),
            Problem::new("reasons", ProblemKind::TooShort(20)),
        ];
        assert_eq!(form.check(&given), Err(told));
        assert_eq!(ConsensusForm::default().check(&given).map_err(|problems| problems.len()), Err(12));
    }
}
