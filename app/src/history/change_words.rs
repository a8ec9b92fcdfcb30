//! What an event changed, in words: the field, what stood there, and what stands there now.

use crate::financing::{financing_label, instrument_label};
use crate::language::{Labelled, Words};
use domain::changed::{Changed, Value};
use domain::financing::{InstrumentKind, InstrumentRecord, PublicSource};
use domain::gates::{Accession, BusinessCasePart, ConditionTiming, MarketProof, Outcome, StopReason};
use domain::partners::{OrganisationType, PartnerRole, Region, Sector, SizeClass};
use domain::people::Language;
use domain::projects::{Activity, FacilityStatus, Phase, ProjectKind, ResultType};
use domain::reviews::ExpertRole;
use domain::settings::ParameterKey;
use std::str::FromStr;

/// Code and name of the members of the lists that stand in the reference data.
pub type Names = [(String, String)];

/// One change, to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeLine {
    /// What changed.
    pub field: String,
    /// What stood there.
    pub old: String,
    /// What stands there.
    pub new: String,
    /// Whether it is words that somebody wrote, which may be long.
    pub is_text: bool,
}

/// A change in words.
pub fn change_line(words: Words, names: &Names, changed: &Changed) -> ChangeLine {
    let field = changed_field(words, &changed.field);
    let field = match &changed.of {
        Some(of) => words.with("change-of", &[("field", field.into()), ("of", of.clone().into())]),
        None => field,
    };
    let told = |value| changed_value(words, names, &changed.field, value);
    let is_text = [&changed.old, &changed.new].into_iter().any(|value| matches!(value, Value::Text(_)));
    ChangeLine { field, old: told(&changed.old), new: told(&changed.new), is_text }
}

/// What a field such as `project.title` is called; one that left its form keeps its stored name.
pub fn changed_field(words: Words, name: &str) -> String {
    let (part, field) = name.split_once('.').unwrap_or(("", name));
    let known = |key: String| words.known(&key).unwrap_or_else(|| field.to_owned());
    match part {
        "project" => known(format!("project-field-{field}")),
        "record" => known(format!("dossier-field-{field}")),
        "lesson" => known(format!("lesson-field-{field}")),
        "partner" => known(format!("partner-field-{field}")),
        "judgement" => known(format!("judgement-{field}")),
        "organisation" => known(format!("organisation-field-{field}")),
        "facility" => known(format!("facility-field-{field}")),
        "bureau" => known(format!("bureau-field-{field}")),
        "parameter" => named::<ParameterKey>(words, field),
        "alias" => known(format!("alias-field-{field}")),
        "mail_text" => known(format!("mail-text-field-{field}")),
        "decision" => match field {
            "outcome" | "approved_public" => known(format!("event-fact-{field}")),
            _ => known(format!("decision-{}", field.replace('_', "-"))),
        },
        "condition" => known(format!("decision-conditions-{field}")),
        "deviation" => words.with("deviation-label", &[("rule", field.to_owned().into())]),
        "amount" => {
            let (source, instrument) = field.split_once('.').unwrap_or((field, ""));
            let about = [("source", named::<PublicSource>(words, source).into()), ("instrument", named::<InstrumentKind>(words, instrument).into())];
            words.with("change-amount", &about)
        }
        "expert" => known(format!("expert-field-{}", field.replace('_', "-"))),
        "money" => match field.split_once('.') {
            Some((phase, column)) => {
                let about = [("phase", named::<Phase>(words, phase).into()), ("field", financing_label(words, column).into())];
                words.with("change-in-phase", &about)
            }
            None => financing_label(words, field),
        },
        "total" if field == "public" => words.with("change-total", &[("field", words.t("financing-public").into())]),
        "total" => words.with("change-total", &[("field", financing_label(words, field).into())]),
        "instrument" => {
            let is_fixed = ["phase", "counterparty", "amount", "terms", "signed_on", "next_on", "ended_on", "government_buyer"].contains(&field);
            if is_fixed || field.parse::<InstrumentRecord>().is_ok() { instrument_label(words, field) } else { field.to_owned() }
        }
        _ => known(format!("event-fact-{field}")),
    }
}

/// What stands in a field.
pub fn changed_value(words: Words, names: &Names, field: &str, value: &Value) -> String {
    match value {
        Value::Nothing => words.t("change-nothing"),
        Value::Text(text) => text.clone(),
        Value::Money(amount) => words.money(*amount),
        Value::Day(day) => words.date(*day),
        Value::Number(level) if field == "record.trl" => words.known(&format!("trl-{level}")).unwrap_or_else(|| level.to_string()),
        Value::Number(number) => words.number(*number),
        Value::Codes(codes) => codes.iter().map(|code| coded(words, names, field, code)).collect::<Vec<_>>().join(", "),
    }
}

/// What a code is called in the field that holds it.
pub(crate) fn coded(words: Words, names: &Names, field: &str, code: &str) -> String {
    match field {
        "project.result_type" => named::<ResultType>(words, code),
        "project.kind" => named::<ProjectKind>(words, code),
        "project.activities" => named::<Activity>(words, code),
        "record.business_case_parts" => named::<BusinessCasePart>(words, code),
        "record.market_proofs" => named::<MarketProof>(words, code),
        "record.accession" => named::<Accession>(words, code),
        "record.business_case_approved" => words.t("dossier-approved-yes"),
        "partner.role" => named::<PartnerRole>(words, code),
        "partner.core_business" => words.known(&format!("partner-core-{code}")).unwrap_or_else(|| code.to_owned()),
        "instrument.phase" => named::<Phase>(words, code),
        "instrument.government_buyer" => words.t("instruments-government-buyer"),
        "decision.outcome" => named::<Outcome>(words, code),
        "decision.reasons" => named::<StopReason>(words, code),
        "condition.timing" => named::<ConditionTiming>(words, code),
        "organisation.organisation_type" => named::<OrganisationType>(words, code),
        "organisation.size" => named::<SizeClass>(words, code),
        "organisation.region" => named::<Region>(words, code),
        "organisation.sector" => named::<Sector>(words, code),
        "facility.status" => named::<FacilityStatus>(words, code),
        "expert.role" => named::<ExpertRole>(words, code),
        "expert.languages" => named::<Language>(words, code),
        "expert.judges_business_case" | "expert.is_from_outside" => words.known(&format!("expert-{code}")).unwrap_or_else(|| code.to_owned()),
        "judgement.met" => words.known(&format!("judgement-{code}")).unwrap_or_else(|| code.to_owned()),
        _ => names.iter().find(|(known, _)| known == code).map_or_else(|| code.to_owned(), |(_, name)| name.clone()),
    }
}

/// What a member of a closed list is called, or its code when it is none.
pub(crate) fn named<T: Labelled + FromStr>(words: Words, code: &str) -> String {
    code.parse::<T>().map_or_else(|_| code.to_owned(), |member| words.label(member))
}
