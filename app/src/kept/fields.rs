//! Which form was sent to a path, and what its fields are called there.

use crate::conditions::{level_label as level_of_condition, opinion_field};
use crate::experts::field_label as expert_field;
use crate::financing::{financing_label, instrument_label};
use crate::forecasts::forecast_label;
use crate::language::Words;
use crate::panels::{level_label, panel_field};
use crate::people::invitation_label;
use crate::projects::reason_label;
use crate::reviews::{interest_field, review_field};
use crate::rounds::field_label as round_field;
use domain::financing::InstrumentRecord;
use domain::gates::DecisionForm;
use domain::projects::REASON_FIELD;

/// The forms of Poort, as far as they name their fields alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    Project,
    Dossier,
    Partner,
    Financing,
    Instrument,
    InKind,
    Document,
    Forecast,
    Condition,
    AllConditions,
    Judgement,
    Change,
    Stop,
    Decision,
    Met,
    Undo,
    Answer,
    Round,
    Scenario,
    Levels,
    Panel,
    Expert,
    Organisation,
    Review,
    Interest,
    Mail,
    Facility,
    Import,
    Settings,
    Account,
    Payments,
    Access,
    Logbook,
    Costs,
    CostVerdicts,
    ReportJudge,
    Report,
    Other,
}

impl About {
    /// The form that a path takes.
    pub(super) fn of(path: &str) -> Self {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let parts: Vec<&str> = path.split('/').skip(1).collect();
        match parts.as_slice() {
            ["projects", "new"] | ["projects", _, "edit"] => Self::Project,
            ["projects", _, "dossier"] => Self::Dossier,
            ["people", ..] | ["projects", _, "people"] => Self::Access,
            ["projects", _, "partners", ..] => Self::Partner,
            ["projects", _, "financing", ..] => Self::Financing,
            ["projects", _, "instruments", ..] => Self::Instrument,
            ["projects", _, "documents", ..] => Self::Document,
            ["projects", _, "in-kind", ..] => Self::InKind,
            ["projects", _, "forecast"] => Self::Forecast,
            ["projects", _, "conditions", _, "levels", ..] => Self::AllConditions,
            ["projects", _, "conditions", ..] => Self::Condition,
            ["projects", _, "changes", _, "withdraw" | "take-back"] => Self::Undo,
            ["projects", _, "changes", ..] => Self::Change,
            ["projects", _, "logbook", ..] => Self::Logbook,
            ["projects", _, "reports", _, "judge" | "return" | "reopen"] => Self::ReportJudge,
            ["projects", _, "reports", _, "costs", _, "judge"] | ["projects", _, "reports", _, "costs", _, _, _, "correct"] => Self::CostVerdicts,
            ["projects", _, "reports", _, "costs", ..] => Self::Costs,
            ["projects", _, "reports", ..] => Self::Report,
            ["projects", _, "stop", "withdraw"] => Self::Undo,
            ["projects", _, "stop", ..] => Self::Stop,
            ["projects", _, "gates", _, "judgements"] => Self::Judgement,
            ["projects", _, "gates", _, "decision", ..] | ["projects", _, "decisions", _, "correct", ..] => Self::Decision,
            ["projects", _, "gates", _, "reviews"] => Self::Answer,
            ["projects", _, "decisions", _, "conditions", ..] => Self::Met,
            ["projects", _, "gates" | "decisions", ..] => Self::Undo,
            ["rounds", _, "proposals", _, "take-out"] => Self::Undo,
            ["rounds", _, "proposals", _, "levels"] => Self::Levels,
            ["rounds", _, "proposals", _, "consensus"] | ["rounds", _, "reviews", _, "measure" | "reopen"] => Self::Panel,
            ["rounds", _, "fits"] => Self::Scenario,
            ["rounds", ..] => Self::Round,
            ["experts" | "profile", ..] => Self::Expert,
            ["organisations", _, "account", ..] | ["payments", "account", ..] => Self::Account,
            ["payments", "batches", _, "withdraw"] => Self::Undo,
            ["payments"] => Self::Payments,
            ["organisations", _, "merge", ..] => Self::Undo,
            ["organisations", ..] => Self::Organisation,
            ["reviews", _, "interests" | "decline"] => Self::Interest,
            ["reviews", ..] => Self::Review,
            ["preferences"] => Self::Mail,
            ["programme", "facilities", _] => Self::Facility,
            ["import", _] => Self::Import,
            ["settings", ..] => Self::Settings,
            _ => Self::Other,
        }
    }
}

/// What a field is called; none for one that its form does not have.
pub(super) fn label(words: Words, about: About, field: &str) -> Option<String> {
    if field == REASON_FIELD {
        return Some(reason_label(words));
    }
    let in_list = |list: &str| words.known(&format!("{list}-field-{field}"));
    match about {
        About::Project => in_list("project"),
        About::Dossier => in_list("dossier"),
        About::Partner => in_list("partner"),
        About::Organisation => in_list("organisation"),
        About::Facility => in_list("facility"),
        About::Scenario => in_list("scenario"),
        About::Document => in_list("document"),
        About::InKind => in_list("in-kind"),
        About::Forecast => Some(forecast_label(words, field)),
        About::Account => in_list("bank-account"),
        About::Payments => {
            if field == "line" {
                Some(words.t("payments-lines"))
            } else {
                in_list("payments")
            }
        }
        About::Change if !field.starts_with("rows.") => Some(crate::changes::change_field(words, field)),
        About::Financing | About::Change => {
            if matches!(field, "pasted" | "more") {
                return Some(words.t(&format!("financing-{field}")));
            }
            let (number, column) = field.strip_prefix("rows.")?.split_once('.')?;
            numbered(words, number, if column == "remove" { words.t("financing-remove") } else { financing_label(words, column) })
        }
        About::Instrument => is_of_instrument(field).then(|| instrument_label(words, field)),
        About::Condition => Some(opinion_field(words, field)),
        About::AllConditions => Some(level_of_condition(words, field)),
        About::Judgement => judged(words, field),
        About::Stop => Some(crate::stop::stop_field(words, field)),
        About::Decision => decided(words, field),
        About::Met => Some(words.t("condition-note")),
        About::Undo => Some(words.t("undo-reason")),
        About::Answer => Some(words.t("answer-field")),
        About::Round => {
            words.known(&format!("round-field-{}", field.replace('_', "-"))).or_else(|| field.contains('.').then(|| round_field(words, field)))
        }
        About::Levels => Some(level_label(words, field)),
        About::Panel => Some(panel_field(words, field)),
        About::Expert => words.known(&format!("expert-field-{}", field.replace('_', "-"))).map(|_| expert_field(words, field)),
        About::Review => Some(review_field(words, field)),
        About::Interest => Some(interest_field(words, field)),
        About::Mail => Some(words.t("preferences-title")),
        About::Import => Some(words.t("import-change-take")),
        About::Settings if field == "reason" => Some(reason_label(words)),
        About::Settings => ["bureau", "parameter", "alias", "mail-text"].iter().find_map(|list| words.known(&format!("{list}-field-{field}"))),
        About::Access => is_of_access(field).then(|| invitation_label(words, field)),
        About::Logbook => in_list("log"),
        About::Costs => Some(crate::claims::cost_label(words, field)),
        About::CostVerdicts => Some(crate::claims::verdict_label(words, field)),
        About::ReportJudge => Some(crate::reports::judge_label(words, field)),
        About::Report if field == "no_cost" => Some(words.t("report-no-cost")),
        About::Report => Some(crate::reports::report_field(words, field)),
        About::Other => None,
    }
}

/// "Bedrag (2)" for the second of several.
fn numbered(words: Words, number: &str, label: String) -> Option<String> {
    let number = number.parse::<u32>().ok()?.checked_add(1)?;
    Some(words.with("decision-row-label", &[("label", label.into()), ("number", number.into())]))
}

fn is_of_access(field: &str) -> bool {
    let role = ["role", "seat", "first_day", "last_day", "when"];
    role.contains(&field) || ["name", "email", "language", "organisation", "reason", "successor"].contains(&field)
}

fn is_of_instrument(field: &str) -> bool {
    let fixed = ["kind", "phase", "counterparty", "government_buyer", "amount", "terms", "signed_on", "next_on", "ended_on"];
    fixed.contains(&field) || field.parse::<InstrumentRecord>().is_ok()
}

fn judged(words: Words, field: &str) -> Option<String> {
    let (part, rule) = field.split_once('.')?;
    let key = if part == "met" { "judgement-met-of" } else { "judgement-reason-of" };
    Some(words.with(key, &[("rule", rule.to_owned().into())]))
}

/// A decision names its rules by their codes here: their names are with the gate.
fn decided(words: Words, field: &str) -> Option<String> {
    let mut parts = field.splitn(3, '.');
    match (parts.next()?, parts.next(), parts.next()) {
        ("deviation", Some(rule), _) => Some(words.with("deviation-label", &[("rule", rule.to_owned().into())])),
        ("points", Some(number), _) => numbered(words, number, words.t("decision-points")),
        (list @ ("amounts" | "conditions"), Some(number), Some(part)) => numbered(words, number, words.known(&format!("decision-{list}-{part}"))?),
        (single, None, _) if single == "reasons" || DecisionForm::FIELDS.contains(&single) => {
            words.known(&format!("decision-{}", single.replace('_', "-")))
        }
        _ => None,
    }
}
