//! The rules that only a person can judge, and the form in which one does: met or not, and why.

use super::RuleId;
use crate::problem::{Problem, ProblemKind};
use crate::reason::{REASON_AT_LEAST, REASON_AT_MOST};

/// Whether a named person's judgement decides the rule. The rules about the levels of the conditions are not among them.
pub const fn is_judged(rule: RuleId) -> bool {
    matches!(rule, RuleId::All07 | RuleId::G0R15 | RuleId::G1R17 | RuleId::G2R12)
}

/// A judgement as it was typed. Its fields are named `met.ALL-07` and `reason.ALL-07`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JudgementForm {
    /// `yes` or `no`; empty when nothing was judged.
    pub met: String,
    /// Why.
    pub reason: String,
}

/// A judgement that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewJudgement {
    /// The rule.
    pub rule: RuleId,
    /// Met or not.
    pub is_met: bool,
    /// Why.
    pub reason: String,
}

impl JudgementForm {
    /// Checks the judgement on one rule. A form that was left empty judges nothing.
    ///
    /// # Errors
    /// Everything that must be mended.
    pub fn check(&self, rule: RuleId) -> Result<Option<NewJudgement>, Vec<Problem>> {
        let reason = self.reason.trim();
        let length = u32::try_from(reason.chars().count()).unwrap_or(u32::MAX);
        if self.met.is_empty() && length == 0 {
            return Ok(None);
        }
        let mut problems = Vec::new();
        let is_met = match self.met.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            other => {
                let kind = if other.is_empty() { ProblemKind::Missing } else { ProblemKind::NotOnTheList };
                problems.push(Problem::new(format!("met.{rule}"), kind));
                None
            }
        };
        let wrong = match length {
            0 => Some(ProblemKind::Missing),
            1..REASON_AT_LEAST => Some(ProblemKind::TooShort(REASON_AT_LEAST)),
            REASON_AT_LEAST..=REASON_AT_MOST => None,
            _ => Some(ProblemKind::TooLong(REASON_AT_MOST)),
        };
        problems.extend(wrong.map(|kind| Problem::new(format!("reason.{rule}"), kind)));
        match is_met {
            Some(is_met) if problems.is_empty() => Ok(Some(NewJudgement { rule, is_met, reason: reason.to_owned() })),
            _ => Err(problems),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: RuleId = RuleId::All07;

    fn typed(met: &str, reason: &str) -> JudgementForm {
        JudgementForm { met: met.to_owned(), reason: reason.to_owned() }
    }

    #[test]
    fn a_judgement_is_a_yes_or_no_with_a_reason_of_a_sentence() {
        let reason = "De stopvraag is besproken op 3 november.";
        assert_eq!(typed("", " ").check(RULE), Ok(None));
        assert_eq!(typed("no", reason).check(RULE), Ok(Some(NewJudgement { rule: RULE, is_met: false, reason: reason.to_owned() })));
        assert_eq!(typed("", reason).check(RULE), Err(vec![Problem::new("met.ALL-07", ProblemKind::Missing)]));
        assert_eq!(typed("maybe", reason).check(RULE), Err(vec![Problem::new("met.ALL-07", ProblemKind::NotOnTheList)]));
        assert_eq!(typed("yes", "te kort").check(RULE), Err(vec![Problem::new("reason.ALL-07", ProblemKind::TooShort(20))]));
        assert_eq!(typed("yes", "").check(RULE), Err(vec![Problem::new("reason.ALL-07", ProblemKind::Missing)]));
    }

    #[test]
    fn each_gate_has_the_question_of_stopping_and_its_own() {
        let judged = RuleId::ALL.iter().copied().filter(|rule| is_judged(*rule)).collect::<Vec<_>>();
        assert_eq!(judged, [RuleId::All07, RuleId::G0R15, RuleId::G1R17, RuleId::G2R12]);
    }
}
