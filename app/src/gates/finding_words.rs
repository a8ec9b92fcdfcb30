//! What a rule found, in a sentence: the fact and what is needed.

use crate::language::{Labelled, Words};
use chrono::NaiveDate;
use domain::gates::{Finding, InstrumentNamed, LevelShortfall, RuleResult, Verdict};
use domain::{Eur, Share};

/// The sentence about a result.
pub fn finding(words: Words, result: &RuleResult) -> String {
    match result.verdict {
        Verdict::NotYetInUse => match result.rule.needs() {
            Some(later) => words.with("finding-not-yet-in-use", &[("what", words.label(later).into())]),
            None => words.label(result.verdict),
        },
        Verdict::NotApplicable => words.t("finding-not-applicable"),
        Verdict::Awaiting if result.finding == Finding::Nothing => words.t("finding-awaiting"),
        Verdict::Met | Verdict::Unmet | Verdict::Awaiting => fact(words, &result.finding),
    }
}

fn fact(words: Words, finding: &Finding) -> String {
    let percent = |share: Share| words.percent(share);
    let share = |is: &Option<Share>, need: Share, key: &str, none: &str| match is {
        Some(is) => words.with(key, &[("is", percent(*is).into()), ("need", percent(need).into())]),
        None => words.with(none, &[("need", percent(need).into())]),
    };
    match finding {
        Finding::Nothing => words.t("finding-nothing"),
        Finding::MissingFields(fields) if fields.is_empty() => words.t("finding-complete"),
        Finding::MissingFields(fields) => words.with("finding-missing-fields", &[("fields", labels(words, fields).into())]),
        Finding::DifferenceOf { total, names } => difference(words, *total, names),
        Finding::Amount { is, limit } => words.with("finding-amount", &[("is", words.money(*is).into()), ("limit", words.money(*limit).into())]),
        Finding::MatchRatio { is: Some(is), need } => {
            words.with("finding-match", &[("is", words.ratio(*is).into()), ("need", words.ratio(*need).into())])
        }
        Finding::MatchRatio { is: None, .. } => words.t("finding-match-none"),
        Finding::Areas { active, waiting, applications } => areas(words, *active, waiting, *applications),
        Finding::ResultIs(Some(result)) => words.with("finding-result", &[("result", words.label(*result).into())]),
        Finding::ResultIs(None) => words.t("finding-result-none"),
        Finding::LeadAndContact { lead, contact } => {
            let name = |name: &Option<String>| name.clone().unwrap_or_else(|| words.t("finding-nobody"));
            words.with("finding-lead-and-contact", &[("lead", name(lead).into()), ("contact", name(contact).into())])
        }
        Finding::Organisations { all, companies, knowledge } => {
            words.with("finding-organisations", &[("all", (*all).into()), ("companies", (*companies).into()), ("knowledge", (*knowledge).into())])
        }
        Finding::Months { is, from, to } => months(words, *is, *from, *to),
        Finding::CashShare { is, need } => share(is, *need, "finding-cash-share", "finding-cash-share-none"),
        Finding::CompanyCash(cash) => words.with("finding-company-cash", &[("is", words.money(*cash).into())]),
        Finding::OwnShare { is, need } => share(is, *need, "finding-own-share", "finding-own-share-none"),
        Finding::Count(count) => words.with("finding-count", &[("count", (*count).into())]),
        Finding::DateBy { is, by } => {
            let day = |day: &Option<_>| day.map_or_else(|| words.t("finding-no-date"), |day| words.date(day));
            words.with("finding-date", &[("is", day(is).into()), ("by", day(by).into())])
        }
        Finding::PossibleDuplicates(others) => {
            let others: Vec<_> = others.iter().map(|other| format!("{} ({})", other.title, other.code)).collect();
            list(words, &others, "finding-duplicates-none", "finding-duplicates", "projects")
        }
        Finding::LevelsBelow(shortfalls) => {
            let told: Vec<_> = shortfalls.iter().map(|one| shortfall(words, *one)).collect();
            list(words, &told, "finding-levels-met", "finding-levels", "levels")
        }
        Finding::Judged { by, reason } => words.with("finding-judged", &[("by", by.clone().into()), ("reason", reason.clone().into())]),
        Finding::BusinessCase { missing, version_on, max_age, is_recent, is_approved_by_all, level } => {
            let mut parts = vec![case_version(words, *version_on, *max_age, *is_recent)];
            parts.extend((!missing.is_empty()).then(|| words.with("finding-case-missing", &[("parts", labels(words, missing).into())])));
            parts.push(words.t(if *is_approved_by_all { "finding-case-approved" } else { "finding-case-not-approved" }));
            parts.extend(level.map(|level| words.with("finding-case-level", &[("level", level.number().into())])));
            parts.join(" ")
        }
        Finding::PartnersWithoutRisk { of, names, need } if names.is_empty() => {
            words.with("finding-risk-met", &[("of", (*of).into()), ("need", percent(*need).into())])
        }
        Finding::PartnersWithoutRisk { of, names, need } => words.with(
            "finding-risk",
            &[("of", (*of).into()), ("count", names.len().into()), ("names", names.join(", ").into()), ("need", percent(*need).into())],
        ),
        Finding::LargestCostShare { name, is, limit } => {
            words.with("finding-largest", &[("name", name.clone().into()), ("is", percent(*is).into()), ("limit", percent(*limit).into())])
        }
        Finding::ActiveSmes { names, need } if names.is_empty() => words.with("finding-smes-none", &[("need", percent(*need).into())]),
        Finding::ActiveSmes { names, need } => words.with("finding-smes", &[("names", names.join(", ").into()), ("need", percent(*need).into())]),
        Finding::Application { applied_on, works_start_on } => {
            let day = |day: &Option<_>| day.map_or_else(|| words.t("finding-no-date"), |day| words.date(day));
            words.with("finding-application", &[("applied", day(applied_on).into()), ("works", day(works_start_on).into())])
        }
        Finding::Accession(Some(accession)) => words.with("finding-accession", &[("accession", words.label(*accession).into())]),
        Finding::Accession(None) => words.t("finding-accession-none"),
        Finding::Instruments(lacking) => {
            let named = |one: &InstrumentNamed| format!("{} ({})", words.label(one.kind), one.counterparty);
            list(words, &lacking.iter().map(named).collect::<Vec<_>>(), "finding-instruments-complete", "finding-instruments", "instruments")
        }
        Finding::Readiness { trl, need, has_proof_of_concept } => {
            let trl = trl.map_or_else(|| words.t("finding-nothing-yet"), |trl| trl.to_string());
            let proof = words.t(if *has_proof_of_concept { "finding-proof" } else { "finding-proof-none" });
            words.with("finding-readiness", &[("trl", trl.into()), ("need", (*need).into()), ("proof", proof.into())])
        }
        Finding::Reviews { counted, need, is_agreed } => {
            let agreed = words.t(if *is_agreed { "finding-panel-agreed" } else { "finding-panel-open" });
            words.with("finding-reviews", &[("counted", (*counted).into()), ("need", (*need).into()), ("agreed", agreed.into())])
        }
        Finding::PanelScore { total: None, .. } => words.t("finding-panel-open"),
        Finding::PanelScore { total: Some(total), need, below } => {
            let told = words.with("finding-panel", &[("total", words.points(*total).into()), ("need", words.points(*need).into())]);
            if below.is_empty() {
                told
            } else {
                format!("{told} {}", words.with("finding-panel-below", &[("criteria", labels(words, below).into())]))
            }
        }
        Finding::Lessons { count, has_public_summary } => {
            let summary = words.t(if *has_public_summary { "finding-summary" } else { "finding-summary-none" });
            words.with("finding-lessons", &[("count", (*count).into()), ("summary", summary.into())])
        }
        Finding::MarketProofs(proofs) => {
            let told: Vec<_> = proofs.iter().map(|proof| words.label(*proof)).collect();
            list(words, &told, "finding-proofs-none", "finding-proofs", "proofs")
        }
        Finding::EndReport(Some(state)) => words.with("finding-end-report", &[("state", words.label(*state).to_lowercase().into())]),
        Finding::EndReport(None) => words.t("finding-end-report-none"),
        Finding::PhaseReports { asked, approved, open } => {
            words.with("finding-reports", &[("asked", (*asked).into()), ("approved", (*approved).into()), ("open", (*open).into())])
        }
        Finding::Delivered { is: Some(is), need } => {
            words.with("finding-delivered", &[("accepted", is.accepted.into()), ("promised", is.promised.into()), ("need", percent(*need).into())])
        }
        Finding::Delivered { is: None, .. } => words.t("finding-delivered-none"),
        Finding::Agreement(Some(agreement)) => {
            let key = if agreement.is_signed_by_all { "finding-agreement" } else { "finding-agreement-unsigned" };
            words.with(key, &[("name", agreement.name.clone().into())])
        }
        Finding::Agreement(None) => words.t("finding-agreement-none"),
        Finding::JudgedOn { by, reason, document } => {
            let judged = words.with("finding-judged", &[("by", by.clone().into()), ("reason", reason.clone().into())]);
            let document = match document {
                Some(name) => words.with("finding-judged-on", &[("name", name.clone().into())]),
                None => words.t("finding-judged-on-none"),
            };
            format!("{judged} {document}")
        }
    }
}

fn labels<T: Labelled>(words: Words, members: &[T]) -> String {
    members.iter().map(|member| words.label(*member)).collect::<Vec<_>>().join(", ")
}

fn list(words: Words, members: &[String], none: &str, some: &str, variable: &str) -> String {
    if members.is_empty() { words.t(none) } else { words.with(some, &[(variable, members.join("; ").into())]) }
}

pub(super) fn difference(words: Words, total: Eur, names: &[String]) -> String {
    if total == Eur::ZERO && names.is_empty() {
        return words.t("finding-balanced");
    }
    let total = words.with("finding-difference", &[("total", words.money(total).into())]);
    if names.is_empty() { total } else { format!("{total} {}", words.with("finding-difference-rows", &[("names", names.join(", ").into())])) }
}

fn areas(words: Words, active: u32, waiting: &[String], applications: u32) -> String {
    let told = words.with("finding-areas", &[("active", active.into()), ("applications", applications.into())]);
    if waiting.is_empty() { told } else { format!("{told} {}", words.with("finding-areas-waiting", &[("codes", waiting.join(", ").into())])) }
}

/// How old the business case is: the fault where there is one.
fn case_version(words: Words, version_on: Option<NaiveDate>, max_age: u32, is_recent: Option<bool>) -> String {
    let Some(day) = version_on else { return words.with("finding-case-undated", &[("months", max_age.into())]) };
    let key = match is_recent {
        Some(false) => "finding-case-version",
        Some(true) => "finding-case-recent",
        None => "finding-case-dated",
    };
    words.with(key, &[("version", words.date(day).into()), ("months", max_age.into())])
}

fn months(words: Words, is: Option<u32>, from: u32, to: u32) -> String {
    let limits = if from == 0 {
        words.with("finding-months-at-most", &[("to", to.into())])
    } else {
        words.with("finding-months-between", &[("from", from.into()), ("to", to.into())])
    };
    let is = is.map_or_else(|| words.t("finding-months-none"), |is| words.with("finding-months", &[("is", is.into())]));
    format!("{is} {limits}")
}

fn shortfall(words: Words, one: LevelShortfall) -> String {
    let is = one.is.map_or_else(|| words.t("finding-nothing-yet"), |level| level.number().to_string());
    words.with("finding-level", &[("condition", words.label(one.condition).into()), ("is", is.into()), ("need", one.need.number().into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::gates::BusinessCasePart;
    use domain::people::Language;

    #[test]
    fn a_business_case_that_is_too_old_says_so_with_its_day_and_one_that_is_not_does_not() {
        let told = |language, version_on, is_recent| {
            let missing = Vec::<BusinessCasePart>::new();
            let finding = Finding::BusinessCase { missing, version_on, max_age: 6, is_recent, is_approved_by_all: true, level: None };
            fact(Words::new(language), &finding)
        };
        let day = NaiveDate::from_ymd_opt(2026, 5, 8);
        let rows = [
            (day, Some(false), "De versie van 8 mei 2026 is ouder dan 6 maanden.", "The version of 8 May 2026 is more than 6 months old."),
            (day, Some(true), "De versie is van 8 mei 2026, niet ouder dan 6 maanden.", "The version is of 8 May 2026, no more than 6 months old."),
            (
                day,
                None,
                "De versie is van 8 mei 2026; hoogstens 6 maanden oud is nodig.",
                "The version is of 8 May 2026; it may be at most 6 months old.",
            ),
            (
                None,
                None,
                "De versie heeft nog geen datum; hoogstens 6 maanden oud is nodig.",
                "The version has no date yet; it may be at most 6 months old.",
            ),
        ];
        for (version_on, is_recent, dutch, english) in rows {
            assert_eq!(told(Language::Nl, version_on, is_recent), format!("{dutch} Goedgekeurd door alle partners."));
            assert_eq!(told(Language::En, version_on, is_recent), format!("{english} Approved by all partners."));
        }
    }
}
