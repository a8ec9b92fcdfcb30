//! What a correction changes of a decision, field by field. The check page, the page of the correction and the history show the same.

use super::{NewCondition, NewDecision};
use crate::Eur;
use crate::changed::{Changed, Fields, Value, differences};
use crate::financing::{InstrumentKind, PublicSource};
use crate::gates::{RuleId, carried};

/// The single fields of a decision. Their names are stored with the history.
fn fields(decision: &NewDecision) -> Fields {
    let money = |amount: Eur| if amount == Eur::ZERO { Value::Nothing } else { Value::Money(amount) };
    vec![
        ("outcome", Value::code(Some(decision.outcome.code()))),
        ("rationale", Value::text(&decision.rationale)),
        ("public_summary", Value::text(&decision.public_summary)),
        ("effective_on", Value::Day(decision.effective_on)),
        ("next_gate_on", Value::day(decision.next_gate_on)),
        ("approved_public", money(if decision.outcome.commits() { decision.committed() } else { Eur::ZERO })),
        ("advice_reason", Value::text(&decision.advice_reason)),
        ("awaited", Value::text(&decision.awaited)),
        ("resume_on", Value::day(decision.resume_on)),
        ("points", Value::text(&decision.points.join("\n"))),
        ("reasons", Value::codes(decision.reasons.iter().map(|reason| reason.code()))),
        ("released_amount", money(decision.released)),
        ("unavoidable", money(decision.unavoidable)),
        ("avoided_public", money(decision.avoided_public)),
        ("avoided_own", money(decision.avoided_own)),
        ("after_care", Value::text(&decision.after_care)),
        ("legal_basis", Value::text(&decision.legal_basis)),
        ("award_reference", Value::text(&decision.award_reference)),
    ]
}

fn condition(one: &NewCondition) -> Fields {
    vec![
        ("text", Value::text(&one.text)),
        ("owner", Value::text(&one.owner)),
        ("due_on", Value::Day(one.due_on)),
        ("timing", Value::code(Some(one.timing.code()))),
        ("evidence", Value::text(&one.evidence)),
        ("verifier", Value::text(&one.verifier)),
    ]
}

/// What differs between a decision and its correction.
pub fn changes(before: &NewDecision, after: &NewDecision) -> Vec<Changed> {
    let mut changed = differences("decision", None, &fields(before), &fields(after));
    changed.extend(amounts(before, after));
    changed.extend(deviations(before, after));
    let from = carried(&before.conditions, &after.conditions);
    for (new, at) in after.conditions.iter().zip(&from) {
        let (name, old) = match at {
            Some(at) => (&before.conditions[*at].text, condition(&before.conditions[*at])),
            None => (&new.text, Fields::new()),
        };
        changed.extend(differences("condition", Some(name), &old, &condition(new)));
    }
    let gone = before.conditions.iter().enumerate().filter(|(at, _)| !from.contains(&Some(*at)));
    changed.extend(gone.flat_map(|(_, old)| differences("condition", Some(&old.text), &condition(old), &Fields::new())));
    changed
}

fn amounts(before: &NewDecision, after: &NewDecision) -> Vec<Changed> {
    let sum = |decision: &NewDecision, source: PublicSource, instrument: InstrumentKind| {
        let own = decision.amounts.iter().filter(|one| one.source == source && one.instrument == instrument);
        own.map(|one| one.amount).sum::<Eur>()
    };
    let value = |amount: Eur| if amount == Eur::ZERO { Value::Nothing } else { Value::Money(amount) };
    let pairs = PublicSource::ALL.iter().flat_map(|source| InstrumentKind::ALL.iter().map(|instrument| (*source, *instrument)));
    pairs
        .map(|(source, instrument)| Changed {
            of: None,
            field: format!("amount.{source}.{instrument}"),
            old: value(sum(before, source, instrument)),
            new: value(sum(after, source, instrument)),
        })
        .filter(|changed| changed.old != changed.new)
        .collect()
}

fn deviations(before: &NewDecision, after: &NewDecision) -> Vec<Changed> {
    let rules: std::collections::BTreeSet<RuleId> = before.deviations.keys().chain(after.deviations.keys()).copied().collect();
    let reason = |decision: &NewDecision, rule: &RuleId| Value::text(decision.deviations.get(rule).map_or("", String::as_str));
    let changed = |rule: &RuleId| Changed { of: None, field: format!("deviation.{rule}"), old: reason(before, rule), new: reason(after, rule) };
    rules.iter().map(changed).filter(|changed| changed.old != changed.new).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{CONDITION, GO, decision};
    use super::*;
    use crate::gates::Gate;
    use crate::gates::builder::day;

    fn told(changed: &[Changed]) -> Vec<(Option<&str>, &str)> {
        changed.iter().map(|one| (one.of.as_deref(), one.field.as_str())).collect()
    }

    #[test]
    fn a_correction_tells_every_field_that_differs_and_nothing_else() {
        let before = decision("conditional_go", &[GO, CONDITION].concat(), Gate::G1);
        assert_eq!(changes(&before, &before), []);
        let mut after = before.clone();
        after.public_summary = "Iets anders.".to_owned();
        after.conditions[0].due_on = day(2027, 3, 1);
        after.amounts[0].amount = Eur::euros(1);
        let name = before.conditions[0].text.as_str();
        let expected = [
            (None, "decision.public_summary"),
            (None, "decision.approved_public"),
            (None, "amount.province.grant"),
            (Some(name), "condition.due_on"),
        ];
        assert_eq!(told(&changes(&before, &after)), expected);
    }

    #[test]
    fn a_condition_that_came_or_went_is_told_with_all_its_parts() {
        let before = decision("conditional_go", &[GO, CONDITION].concat(), Gate::G1);
        let mut after = before.clone();
        after.conditions.clear();
        let name = Some(before.conditions[0].text.as_str());
        let parts = ["text", "owner", "due_on", "timing", "evidence", "verifier"].map(|part| (name, format!("condition.{part}")));
        let parts: Vec<_> = parts.iter().map(|(name, part)| (*name, part.as_str())).collect();
        assert_eq!(told(&changes(&before, &after)), parts);
        assert_eq!(told(&changes(&after, &before)), parts);
    }
}
