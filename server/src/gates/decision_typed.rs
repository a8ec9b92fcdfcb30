//! A recorded decision back in the words of its form, for a correction.

use app::language::Words;
use domain::gates::{AmountForm, ConditionForm, DecisionForm, NewDecision};

/// A signed decision as a form.
pub(super) fn typed(words: Words, decision: &NewDecision) -> DecisionForm {
    let mut form = DecisionForm {
        deviations: decision.deviations.iter().map(|(rule, reason)| (rule.code().to_owned(), reason.clone())).collect(),
        amounts: decision
            .amounts
            .iter()
            .map(|one| AmountForm { source: one.source.to_string(), instrument: one.instrument.to_string(), amount: words.figure(one.amount) })
            .collect(),
        conditions: decision
            .conditions
            .iter()
            .map(|one| ConditionForm {
                text: one.text.clone(),
                owner: one.owner.clone(),
                due_on: words.date(one.due_on),
                timing: one.timing.to_string(),
                evidence: one.evidence.clone(),
                verifier: one.verifier.clone(),
            })
            .collect(),
        points: decision.points.clone(),
        reasons: decision.reasons.iter().map(ToString::to_string).collect(),
        ..DecisionForm::default()
    };
    let date = |day: Option<_>| day.map(|day| words.date(day)).unwrap_or_default();
    let fields = [
        ("outcome", decision.outcome.to_string()),
        ("rationale", decision.rationale.clone()),
        ("public_summary", decision.public_summary.clone()),
        ("advice_reason", decision.advice_reason.clone()),
        ("effective_on", words.date(decision.effective_on)),
        ("next_gate_on", date(decision.next_gate_on)),
        ("resume_on", date(decision.resume_on)),
        ("awaited", decision.awaited.clone()),
        ("released_amount", words.figure(decision.released)),
        ("unavoidable", words.figure(decision.unavoidable)),
        ("avoided_public", words.figure(decision.avoided_public)),
        ("avoided_own", words.figure(decision.avoided_own)),
        ("after_care", decision.after_care.clone()),
        ("legal_basis", decision.legal_basis.clone()),
        ("award_reference", decision.award_reference.clone()),
    ];
    form.fields.extend(fields.map(|(name, value)| (name.to_owned(), value)));
    form
}
