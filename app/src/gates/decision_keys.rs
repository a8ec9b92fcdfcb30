//! What a decision comes down to: how much, from when, until when, who signed, and how far its conditions are.

use super::DecisionView;
use crate::language::Words;
use crate::ui::{Key, Tone};
use domain::gates::{DecisionState, NewDecision, Outcome, TermsCount};

/// The facts on top of the page of a decision; only what its outcome has.
pub(super) fn keys(words: Words, view: &DecisionView) -> Vec<Key> {
    let decision = &view.decision;
    let mut keys: Vec<Key> = amount(words, decision).into_iter().collect();
    let effective = Key::new(words.t("decision-effective-on"), words.date(decision.effective_on));
    keys.push(if view.state == DecisionState::Proposed { effective.noted(words.t("key-once-signed")) } else { effective });
    keys.extend(decision.next_gate_on.map(|day| Key::new(words.t("key-next-gate"), words.date(day))));
    keys.extend(decision.resume_on.map(|day| Key::new(words.t("decision-resume-on"), words.date(day))));
    keys.push(signed(words, view));
    keys.extend(terms(words, view));
    keys
}

/// The money that the decision gives, or that it frees.
fn amount(words: Words, decision: &NewDecision) -> Option<Key> {
    match decision.outcome {
        Outcome::Go | Outcome::ConditionalGo => {
            let sources: Vec<_> = decision.amounts.iter().map(|one| words.label(one.source)).collect();
            let key = Key::new(words.t("decision-amounts"), words.money(decision.committed()));
            Some(if sources.is_empty() { key } else { key.noted(sources.join(", ")) })
        }
        Outcome::NoGo => {
            let key = Key::new(words.t("decision-released-amount"), words.money(decision.released));
            Some(key.noted(words.with("key-avoided", &[("amount", words.money(decision.avoided_public).into())])))
        }
        Outcome::Hold | Outcome::Recycle | Outcome::Graduated | Outcome::ClosedCompleted => None,
    }
}

fn signed(words: Words, view: &DecisionView) -> Key {
    let names: Vec<_> = view.signatures.iter().map(|one| one.by.clone()).collect();
    let names = names.join(", ");
    let term = words.t("key-signed");
    match (view.state, view.signatures.last()) {
        (DecisionState::Signed | DecisionState::Superseded, Some(last)) => Key::new(term, words.day_of(last.at)).noted(names),
        (DecisionState::Void, _) => Key::new(term, words.label(view.state)),
        (DecisionState::Proposed | DecisionState::Signed | DecisionState::Superseded, _) => {
            let count = [("count", view.signatures.len().into())];
            Key::new(term, words.with("key-signatures", &count)).noted(names)
        }
    }
}

fn terms(words: Words, view: &DecisionView) -> Option<Key> {
    let count = TermsCount::of(view.conditions.iter().map(|one| (one.met.is_some(), one.condition.due_on)), view.today);
    if count.all == 0 {
        return None;
    }
    let key = Key::new(words.t("key-terms"), words.with("key-terms-met", &[("met", count.met.into()), ("all", count.all.into())]));
    Some(if count.late == 0 { key } else { Key { tone: Tone::Bad, ..key.noted(words.with("key-terms-late", &[("count", count.late.into())])) } })
}
