//! Why a gate cannot be asked for, decided or signed, in sentences.

use super::RuleNames;
use super::finding_words::{difference, finding};
use super::places::mender;
use crate::language::Words;
use domain::gates::{DecisionRefusal, FreezeRefusal, Gate, NotOnHold, ReleaseRefusal, RuleResult, SignRefusal, WithdrawRefusal};

fn gate_or_none(words: Words, gate: Option<Gate>) -> String {
    gate.map_or_else(|| words.t("no-gate"), |gate| words.label(gate))
}

/// Why the dossier cannot be frozen.
pub fn freeze_refusal(words: Words, refusal: &FreezeRefusal) -> String {
    match refusal {
        FreezeRefusal::WrongGate { asked, due } => {
            words.with("freeze-wrong-gate", &[("asked", words.label(*asked).into()), ("due", gate_or_none(words, *due).into())])
        }
        FreezeRefusal::WrongStatus(status) => words.with("freeze-wrong-status", &[("status", words.label(*status).into())]),
        FreezeRefusal::AlreadyRequested(gate) => words.with("freeze-already", &[("gate", words.label(*gate).into())]),
        FreezeRefusal::Incomplete(fields) => {
            let fields: Vec<_> = fields.iter().map(|field| words.label(*field)).collect();
            words.with("finding-missing-fields", &[("fields", fields.join(", ").into())])
        }
        FreezeRefusal::OutOfBalance { total, names } => difference(words, *total, names),
        FreezeRefusal::ReportLate(due) => words.with("freeze-report-late", &[("due", words.date(*due).into())]),
    }
}

/// Why the decision cannot be taken.
pub fn refusal(words: Words, names: &RuleNames, refusal: &DecisionRefusal) -> String {
    let about = |key: &str, result: &RuleResult| {
        let values =
            [("rule", names.of(result.rule).into()), ("finding", finding(words, result).into()), ("who", mender(words, &result.mend).into())];
        words.with(key, &values)
    };
    match refusal {
        DecisionRefusal::NoSnapshot => words.t("refusal-no-snapshot"),
        DecisionRefusal::SnapshotUnfrozen(number) => words.with("refusal-unfrozen", &[("number", (*number).into())]),
        DecisionRefusal::SnapshotStale(number) => words.with("refusal-stale", &[("number", (*number).into())]),
        DecisionRefusal::WrongStatus(status) => words.with("refusal-wrong-status", &[("status", words.label(*status).into())]),
        DecisionRefusal::GateSkipped { gate, due } => {
            words.with("refusal-gate-skipped", &[("gate", words.label(*gate).into()), ("due", gate_or_none(words, *due).into())])
        }
        DecisionRefusal::NotAtThisGate(outcome) => words.with("refusal-not-here", &[("outcome", words.label(*outcome).into())]),
        DecisionRefusal::OutcomeChanged { signed } => words.with("refusal-outcome-changed", &[("outcome", words.label(*signed).into())]),
        DecisionRefusal::AlreadyDecided(existing) => words.with(
            "refusal-already-decided",
            &[("by", existing.by.clone().into()), ("outcome", words.label(existing.outcome).into()), ("date", words.date(existing.on).into())],
        ),
        DecisionRefusal::HardUnmet(result) => about("refusal-hard", result),
        DecisionRefusal::DeviationMissing(result) => about("refusal-deviation-missing", result),
        DecisionRefusal::JudgementAwaiting(result) => about("refusal-judgement-awaiting", result),
        DecisionRefusal::AdviceReasonMissing(advice) => words.with("refusal-advice-reason", &[("advice", words.label(*advice).into())]),
        DecisionRefusal::NothingToDeviateFrom(rule) => words.with("refusal-no-deviation", &[("rule", names.of(*rule).into())]),
        DecisionRefusal::AboveRequest { is, requested } => {
            words.with("refusal-above-request", &[("is", words.money(*is).into()), ("requested", words.money(*requested).into())])
        }
        DecisionRefusal::AboveCeiling { is, left } => {
            words.with("refusal-above-ceiling", &[("is", words.money(*is).into()), ("left", words.money(*left).into())])
        }
        DecisionRefusal::ChangedSince => words.t("refusal-changed-since"),
        DecisionRefusal::SteeringGroupDecides => words.t("refusal-steering-group"),
        DecisionRefusal::ChairOrSecretaryRecords => words.t("refusal-chair-or-secretary"),
        DecisionRefusal::AboveMandate { is, mandate } => {
            words.with("refusal-above-mandate", &[("is", words.money(*is).into()), ("mandate", words.money(*mandate).into())])
        }
        DecisionRefusal::OwnProject => words.t("refusal-own-project"),
    }
}

/// The field of the form in which a refusal can be mended; none where no field does it.
pub fn refusal_field(refusal: &DecisionRefusal) -> Option<String> {
    match refusal {
        DecisionRefusal::DeviationMissing(result) => Some(format!("deviation.{}", result.rule.code())),
        DecisionRefusal::AdviceReasonMissing(_) => Some("advice_reason".to_owned()),
        DecisionRefusal::AboveRequest { .. } | DecisionRefusal::AboveCeiling { .. } => Some("amounts.0.amount".to_owned()),
        DecisionRefusal::NotAtThisGate(_) | DecisionRefusal::OutcomeChanged { .. } => Some("outcome".to_owned()),
        DecisionRefusal::NoSnapshot
        | DecisionRefusal::SnapshotUnfrozen(_)
        | DecisionRefusal::SnapshotStale(_)
        | DecisionRefusal::WrongStatus(_)
        | DecisionRefusal::GateSkipped { .. }
        | DecisionRefusal::AlreadyDecided(_)
        | DecisionRefusal::HardUnmet(_)
        | DecisionRefusal::JudgementAwaiting(_)
        | DecisionRefusal::NothingToDeviateFrom(_)
        | DecisionRefusal::ChangedSince
        | DecisionRefusal::SteeringGroupDecides
        | DecisionRefusal::ChairOrSecretaryRecords
        | DecisionRefusal::AboveMandate { .. }
        | DecisionRefusal::OwnProject => None,
    }
}

/// Why the signature does not count.
pub fn sign_refusal(words: Words, refusal: &SignRefusal) -> String {
    match refusal {
        SignRefusal::AlreadySigned => words.t("sign-already"),
        SignRefusal::Superseded => words.t("sign-superseded"),
        SignRefusal::Void => words.t("sign-void"),
        SignRefusal::SamePerson => words.t("sign-same-person"),
        SignRefusal::NotASigner(seats) if seats.is_empty() => words.t("sign-not-a-signer"),
        SignRefusal::NotASigner(seats) => {
            let seats: Vec<_> = seats.iter().map(|seat| words.label(*seat)).collect();
            words.with("sign-needs", &[("seats", seats.join(", ").into())])
        }
    }
}

/// Who decides at a gate, in the words of a sentence.
pub(super) fn deciders(words: Words, gate: Gate) -> String {
    match gate {
        Gate::G0 => words.t("deciders-intake"),
        Gate::G1 | Gate::G2 | Gate::G3 => words.t("deciders-later"),
    }
}

/// Why the dossier is not given back, and who can end that.
pub fn release_refusal(words: Words, refusal: ReleaseRefusal) -> String {
    match refusal {
        ReleaseRefusal::NothingFrozen(status) => words.with("release-nothing", &[("status", words.label(status).into())]),
        ReleaseRefusal::LiesWithDeciders(gate) => words.with("release-lies", &[("who", deciders(words, gate).into())]),
        ReleaseRefusal::Held(gate) => words.with("release-held", &[("who", deciders(words, gate).into())]),
    }
}

/// Why the project is not put on the agenda.
pub fn not_on_hold(words: Words, refusal: NotOnHold) -> String {
    words.with("agenda-not-held", &[("status", words.label(refusal.0).into())])
}

/// Why the decision is not taken back.
pub fn withdraw_refusal(words: Words, gate: Gate, refusal: &WithdrawRefusal) -> String {
    match refusal {
        WithdrawRefusal::Signed => words.t("undo-signed"),
        WithdrawRefusal::Void => words.t("undo-void"),
        WithdrawRefusal::NotADecider(_) => words.with("undo-not-a-decider", &[("who", deciders(words, gate).into())]),
    }
}
