//! A typed decision against everything at once: what is wrong with the form, and what would be refused once that is mended. Whoever decides
//! hears both in one go.

use super::decide::decide;
use super::{DecisionFacts, DecisionForm, DecisionRefusal, GateError, NewDecision, Proposed};
use crate::gates::Outcome;
use crate::people::Language;
use crate::problem::Problem;
use chrono::NaiveDate;

/// Why what was typed is no decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotDecided {
    /// What is wrong with the form.
    pub problems: Vec<Problem>,
    /// Why the decision may not be taken, as far as could be read.
    pub refusals: Vec<DecisionRefusal>,
}

impl DecisionForm {
    /// The decision that was typed, the reason where it corrects the one `before`, and what follows from it.
    ///
    /// # Errors
    /// Everything that stands in its way.
    pub fn decide(
        &self,
        facts: &DecisionFacts,
        language: Language,
        today: NaiveDate,
        before: Option<&NewDecision>,
    ) -> Result<(NewDecision, String, Proposed), NotDecided> {
        let (new, mut problems) = self.read(language, facts.gate, today, before);
        let reason = if before.is_some() { self.correction_reason(&mut problems) } else { String::new() };
        // An outcome that could not be read says nothing about the outcome.
        let is_chosen = self.field("outcome").parse::<Outcome>().is_ok();
        let is_known = |refusal: &DecisionRefusal| match refusal {
            DecisionRefusal::NotAtThisGate(_) => problems.is_empty(),
            DecisionRefusal::OutcomeChanged { .. } => is_chosen,
            DecisionRefusal::NoSnapshot
            | DecisionRefusal::SnapshotUnfrozen(_)
            | DecisionRefusal::SnapshotStale(_)
            | DecisionRefusal::WrongStatus(_)
            | DecisionRefusal::GateSkipped { .. }
            | DecisionRefusal::AlreadyDecided(_)
            | DecisionRefusal::HardUnmet(_)
            | DecisionRefusal::DeviationMissing(_)
            | DecisionRefusal::JudgementAwaiting(_)
            | DecisionRefusal::AdviceReasonMissing(_)
            | DecisionRefusal::NothingToDeviateFrom(_)
            | DecisionRefusal::AboveRequest { .. }
            | DecisionRefusal::AboveCeiling { .. }
            | DecisionRefusal::ChangedSince
            | DecisionRefusal::SteeringGroupDecides
            | DecisionRefusal::ChairOrSecretaryRecords
            | DecisionRefusal::AboveMandate { .. }
            | DecisionRefusal::OwnProject => true,
        };
        match decide(facts, &new) {
            Ok(proposed) if problems.is_empty() => Ok((new, reason, proposed)),
            Ok(_) => Err(NotDecided { problems, refusals: Vec::new() }),
            Err(GateError::Refused(refusals)) => {
                let refusals = refusals.into_iter().filter(|one| is_known(one)).collect();
                Err(NotDecided { problems, refusals })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{GO, about, decision, form};
    use super::*;
    use crate::gates::builder::{a_project_at, day};
    use crate::gates::{Facts, Gate};
    use crate::problem::ProblemKind;

    fn without_own_cash() -> Facts {
        a_project_at(Gate::G1)
            .with_row("Regge Mechatronica", 1_000_000, 500_000, 0, 500_000)
            .with_row("Bornerveld Sensoriek", 800_000, 400_000, 0, 400_000)
            .facts()
    }

    fn told(facts: &DecisionFacts, form: &DecisionForm) -> Result<NewDecision, NotDecided> {
        form.decide(facts, Language::Nl, day(2026, 11, 23), None).map(|(new, ..)| new)
    }

    #[test]
    fn what_is_wrong_with_the_form_and_what_the_rules_refuse_are_told_together() {
        let facts = about(&without_own_cash());
        let typed = form("go", &[GO, &[("rationale", "Goed plan."), ("next_gate_on", "")]].concat());
        let refused = told(&facts, &typed).expect_err("two kinds of reason");
        let fields: Vec<_> = refused.problems.iter().map(|one| (one.field.as_str(), one.kind)).collect();
        assert_eq!(fields, [("rationale", ProblemKind::TooShort(100)), ("next_gate_on", ProblemKind::Missing)]);
        let whole = decide(&facts, &decision("go", GO, Gate::G1)).expect_err("no own cash");
        assert_eq!(GateError::Refused(refused.refusals), whole, "as many refusals as the form without mistakes gets");
    }

    #[test]
    fn a_form_without_an_outcome_says_nothing_about_one() {
        let mut facts = about(&without_own_cash());
        facts.corrects = Some(Outcome::Go);
        let refused = told(&facts, &form("", &[])).expect_err("nothing was chosen");
        assert_eq!(refused.refusals, []);
        let refused = told(&facts, &form("graduated", &[])).expect_err("not at this gate");
        let fields: Vec<_> = refused.problems.iter().map(|one| one.field.as_str()).collect();
        assert!(fields.contains(&"outcome"), "{fields:?}");
        assert!(!refused.refusals.contains(&DecisionRefusal::NotAtThisGate(Outcome::Graduated)), "said once, at the field");
    }

    #[test]
    fn a_correction_without_a_reason_hears_that_with_the_rest() {
        let mut facts = about(&without_own_cash());
        facts.corrects = Some(Outcome::Go);
        let before = decision("go", GO, Gate::G1);
        let refused = form("go", GO).decide(&facts, Language::Nl, day(2026, 11, 23), Some(&before)).expect_err("no reason and no own cash");
        assert_eq!(refused.problems.iter().map(|one| one.field.as_str()).collect::<Vec<_>>(), [DecisionForm::CORRECTION_REASON]);
        assert!(!refused.refusals.is_empty(), "the rules speak in the same answer");
    }

    #[test]
    fn a_form_that_is_right_is_the_decision() {
        let facts = about(&a_project_at(Gate::G1).facts());
        assert_eq!(told(&facts, &form("go", GO)), Ok(decision("go", GO, Gate::G1)));
    }
}
