//! What stood in a field, in words: a code by the name that the page gives it, a ticked box as yes.

use super::Names;
use super::fields::About;
use crate::history::{coded, named};
use crate::language::Words;
use domain::claims::{CostCategory, CostError, CostMeans, VerdictKind};
use domain::financing::{InstrumentKind, PublicSource};
use domain::gates::{ConditionTiming, Gate, StopReason};
use domain::in_kind::InKindMethod;
use domain::mail::MailChoice;
use domain::people::{EndsWhen, Language, Role, SteeringSeat};
use domain::projects::Phase;
use domain::reports::{LogKind, ReportAsk};
use domain::reviews::{Advice, InterestKind, Measure, Score};

/// The value to read; none for an id, which tells a person nothing.
pub(super) fn value(words: Words, names: &Names, about: About, field: &str, typed: &str) -> Option<String> {
    if is_id(typed) {
        return None;
    }
    let part = field.rsplit('.').next().unwrap_or_default();
    let list = field.split('.').next().unwrap_or_default();
    let told = match (about, part) {
        (About::Stop, "reason") | (About::Decision, "reasons") => named::<StopReason>(words, typed),
        (About::Decision, "timing") => named::<ConditionTiming>(words, typed),
        (About::Decision, "source") => named::<PublicSource>(words, typed),
        (About::Decision, "instrument") | (About::Instrument, "kind") => named::<InstrumentKind>(words, typed),
        (About::InKind | About::Costs, "method") => named::<InKindMethod>(words, typed),
        (About::Costs, "category") => named::<CostCategory>(words, typed),
        (About::Costs, "means" | "pasted_means") => named::<CostMeans>(words, typed),
        (About::CostVerdicts, "kind") => named::<VerdictKind>(words, typed),
        (About::CostVerdicts, "error") => named::<CostError>(words, typed),
        (About::Logbook, "kind") => named::<LogKind>(words, typed),
        (About::Report, "asks") => named::<ReportAsk>(words, typed),
        (About::InKind, "phase") => named::<Phase>(words, typed),
        (About::Panel, "advice") => named::<Advice>(words, typed),
        (About::Panel | About::Interest, "measure") => named::<Measure>(words, typed),
        (About::Interest, "kinds") => named::<InterestKind>(words, typed),
        (About::Interest, "has_interest") => words.known(&format!("interest-{typed}")).unwrap_or_else(|| typed.to_owned()),
        (About::Review | About::Panel, _) if list == "score" => typed.parse::<Score>().map_or_else(|_| typed.to_owned(), |score| words.score(score)),
        (About::Import, "take") => row_of_import(words, typed).unwrap_or_else(|| typed.to_owned()),
        (About::Round, "gate") => named::<Gate>(words, typed),
        (About::Mail, "choice") => named::<MailChoice>(words, typed),
        (About::Access, "role") => named::<Role>(words, typed),
        (About::Access, "seat") => named::<SteeringSeat>(words, typed),
        (About::Access, "when") => named::<EndsWhen>(words, typed),
        (About::Expert | About::Access, "language") => named::<Language>(words, typed),
        (About::Dossier, "trl") => words.known(&format!("trl-{typed}")).unwrap_or_else(|| typed.to_owned()),
        (About::Judgement, _) if list == "met" => coded(words, names, "judgement.met", typed),
        (About::Project, _) => coded(words, names, &format!("project.{field}"), typed),
        (About::Dossier, _) => coded(words, names, &format!("record.{field}"), typed),
        (About::Partner, _) => coded(words, names, &format!("partner.{field}"), typed),
        (About::Instrument, _) => coded(words, names, &format!("instrument.{field}"), typed),
        (About::Organisation, _) => coded(words, names, &format!("organisation.{field}"), typed),
        (About::Facility, _) => coded(words, names, &format!("facility.{field}"), typed),
        (About::Expert, _) => coded(words, names, &format!("expert.{field}"), typed),
        (About::Decision, _) => coded(words, names, &format!("decision.{field}"), typed),
        _ => typed.to_owned(),
    };
    Some(match told.as_str() {
        "yes" | "on" | "true" => words.t("kept-yes"),
        "no" | "false" => words.t("kept-no"),
        _ => told,
    })
}

/// "rij 12" for a change that was chosen, such as `12:3`.
fn row_of_import(words: Words, typed: &str) -> Option<String> {
    let (row, _) = typed.split_once(':')?;
    Some(words.with("import-report-row", &[("row", row.parse::<i64>().ok()?.into())]))
}

fn is_id(typed: &str) -> bool {
    let parts: Vec<&str> = typed.split('-').collect();
    parts.iter().map(|part| part.len()).eq([8, 4, 4, 4, 12]) && parts.concat().chars().all(|digit| digit.is_ascii_hexdigit())
}
