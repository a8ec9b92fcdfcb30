//! Signals and gaps in words: the facts beside a score, with names and figures.

use crate::language::Words;
use domain::conditions::{Gap, Signal};

/// One signal as a sentence.
pub(super) fn signal_words(words: Words, signal: &Signal) -> String {
    match signal {
        Signal::RegionalKnowledge { names } => named(words, names, "signal-regional-knowledge-none", "signal-regional-knowledge"),
        Signal::Facilities(count) => words.with("signal-facilities", &[("count", (*count).into())]),
        Signal::ActiveSubAreas(count) => words.with("signal-sub-areas", &[("count", (*count).into())]),
        Signal::ProductMarketCombination(is_named) => words.t(if *is_named { "signal-combination" } else { "signal-combination-none" }),
        Signal::ResultIs(Some(result)) => words.with("signal-result", &[("result", words.label(*result).into())]),
        Signal::ResultIs(None) => words.t("signal-result-none"),
        Signal::BusinessCaseParts { complete, of } => words.with("signal-case-parts", &[("complete", (*complete).into()), ("of", (*of).into())]),
        Signal::BusinessCaseAge(Some(days)) => words.with("signal-case-age", &[("days", (*days).into())]),
        Signal::BusinessCaseAge(None) => words.t("signal-case-age-none"),
        Signal::BusinessCaseApproved(is_approved) => words.t(if *is_approved { "signal-case-approved" } else { "signal-case-approved-none" }),
        Signal::ActiveSmes { names } => named(words, names, "signal-smes-none", "signal-smes"),
        Signal::SmeCostShare(Some(share)) => words.with("signal-sme-share", &[("share", words.percent(*share).into())]),
        Signal::SmeCostShare(None) => words.t("signal-no-costs"),
        Signal::PartnerRisk { name, is } => words.with("signal-risk", &[("name", name.clone().into()), ("share", words.percent(*is).into())]),
        Signal::PartnersAtZero { names, .. } if names.is_empty() => words.t("signal-at-zero-none"),
        Signal::PartnersAtZero { of, names } => {
            let count = names.len();
            words.with("signal-at-zero", &[("count", count.into()), ("of", (*of).into()), ("names", names.join(", ").into())])
        }
        Signal::RiskRange { lowest, highest } => {
            words.with("signal-risk-range", &[("lowest", words.percent(*lowest).into()), ("highest", words.percent(*highest).into())])
        }
        Signal::LargestCostShare { name, is } => {
            words.with("signal-largest-share", &[("name", name.clone().into()), ("share", words.percent(*is).into())])
        }
        Signal::CashShare(Some(share)) => words.with("signal-cash", &[("share", words.percent(*share).into())]),
        Signal::CashShare(None) => words.t("signal-cash-none"),
        Signal::CoreBusiness { name, is } => words.with(core_business(*is), &[("name", name.clone().into())]),
        Signal::Accession(Some(accession)) => words.with("signal-accession", &[("accession", words.label(*accession).into())]),
        Signal::Accession(None) => words.t("signal-accession-none"),
        Signal::LargeOutsiders { names } => named(words, names, "signal-outsiders-none", "signal-outsiders"),
        Signal::LeadNamed(Some(name)) => words.with("signal-lead", &[("name", name.clone().into())]),
        Signal::LeadNamed(None) => words.t("signal-lead-none"),
    }
}

const fn core_business(answer: Option<bool>) -> &'static str {
    match answer {
        Some(true) => "signal-core-yes",
        Some(false) => "signal-core-no",
        None => "signal-core-unknown",
    }
}

fn named(words: Words, names: &[String], none: &'static str, some: &'static str) -> String {
    if names.is_empty() {
        return words.t(none);
    }
    words.with(some, &[("count", names.len().into()), ("names", names.join(", ").into())])
}

/// What stands between a condition and its level: the level, and the signals that speak against it.
pub fn gap_words(words: Words, gap: &Gap) -> String {
    let need = gap.need.number();
    let level = match gap.is {
        None => Some(words.with("gap-not-assessed", &[("need", need.into())])),
        Some(is) if is < gap.need => Some(words.with("gap-below", &[("is", is.number().into()), ("need", need.into())])),
        Some(_) => None,
    };
    level.into_iter().chain(gap.because.iter().map(|signal| signal_words(words, signal))).collect::<Vec<_>>().join(" ")
}
