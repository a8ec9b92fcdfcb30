//! Events in words.

use crate::language::{Labelled, Words};
use domain::Eur;
use domain::audit::HistoryAction;
use domain::conditions::{Condition, Opinion};
use domain::documents::{DocumentKind, Purpose};
use domain::financing::InstrumentKind;
use domain::gates::{Gate, Outcome, StopReason};
use domain::in_kind::InKindMethod;
use domain::partners::PartnerRole;
use domain::people::FactorKind;
use domain::people::{Role, SteeringSeat};
use domain::projects::Phase;
use domain::reports::{LogKind, ReportSection};
use domain::reviews::{Advice, Measure};
use std::str::FromStr;

/// What was done. A code that Poort does not know stays as it is stored: the history is shown whole.
pub fn action_words(words: Words, action: &str) -> String {
    action.parse::<HistoryAction>().map_or_else(|_| action.to_owned(), |action| words.label(action))
}

/// A fact of an event as term and value, for the facts that people understand without the record beside it.
pub(super) fn fact_words(words: Words, key: &str, value: &str) -> Option<(String, String)> {
    let value = match key {
        "gate" => coded::<Gate>(words, value),
        "condition" => coded::<Condition>(words, value),
        "opinion" => coded::<Opinion>(words, value),
        "outcome" => coded::<Outcome>(words, value),
        "phase" | "starts" => coded::<Phase>(words, value),
        "role" => coded::<PartnerRole>(words, value),
        "kind" => coded::<InstrumentKind>(words, value),
        "section" => coded::<ReportSection>(words, value),
        "log_kind" => coded::<LogKind>(words, value),
        "method" => coded::<InKindMethod>(words, value),
        "year" => value.to_owned(),
        "stop_reason" => coded::<StopReason>(words, value),
        // Who holds, sends back or stops approves nothing.
        "approved_public" if value == "0" => return None,
        "approved_public" => value.parse().map_or_else(|_| value.to_owned(), |cents| words.money(Eur(cents))),
        "released" => value.parse().map_or_else(|_| value.to_owned(), |cents| words.money(Eur(cents))),
        "payments_sum" => value.parse().map_or_else(|_| value.to_owned(), |cents| words.money(Eur(cents))),
        "payments" | "bank_reference" | "statement_name" => value.to_owned(),
        "lines_paid" | "lines_returned" | "lines_double" | "lines_unknown" => value.to_owned(),
        "document_kind" => coded::<DocumentKind>(words, value),
        "purpose" => coded::<Purpose>(words, value),
        "finding" => value.to_owned(),
        "cost_line" | "cost_lines" | "waiting" => value.to_owned(),
        "measure" => coded::<Measure>(words, value),
        "advice" => coded::<Advice>(words, value),
        "factor" => coded::<FactorKind>(words, value),
        "left" | "asked_by" => value.to_owned(),
        "from" | "until" => value.parse().map_or_else(|_| value.to_owned(), |day| words.date(day)),
        "into" | "level" | "reason" | "change_reason" | "title" | "name" | "organisation" | "counterparty" | "rules" | "number" => value.to_owned(),
        "access_role" => coded::<Role>(words, value),
        "seat" => coded::<SteeringSeat>(words, value),
        "first_day" | "last_day" => value.parse().map_or_else(|_| value.to_owned(), |day| words.date(day)),
        "handed_by" | "handed_to" | "text" | "quarter" | "people" => value.to_owned(),
        "steering_decision" | "administrators" | "rule_set" => value.to_owned(),
        "failed" | "refused" | "unknown_accounts" | "addresses" | "sessions" => value.to_owned(),
        _ => return None,
    };
    Some((words.t(&format!("event-fact-{key}")), value))
}

fn coded<T: Labelled + FromStr>(words: Words, code: &str) -> String {
    code.parse::<T>().map_or_else(|_| code.to_owned(), |member| words.label(member))
}
