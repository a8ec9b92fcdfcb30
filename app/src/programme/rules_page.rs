//! The rules of the gates: how strong each is, where it comes from, and whether it is in use.

use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, Link, PageHead, Table, Tone};
use domain::gates::{Gate, Provenance, RuleId, RuleKind, RuleParameter, Severity};
use leptos::prelude::*;

/// One rule.
pub struct RuleLine {
    /// Which one.
    pub id: RuleId,
    /// Its gate; none for a rule of every gate.
    pub gate: Option<Gate>,
    /// How strong it is.
    pub severity: Severity,
    /// Computed or judged.
    pub kind: RuleKind,
    /// What it asks.
    pub label: String,
    /// The number that it compares with.
    pub parameter: RuleParameter,
    /// The first source.
    pub provenance: Provenance,
    /// The sources in full.
    pub note: String,
}

/// The page.
#[component]
pub fn RulesPage(words: Words, rules: Vec<RuleLine>) -> AnyView {
    let used = rules.iter().filter(|rule| rule.id.needs().is_none()).count();
    let lead = words.with("programme-rules-lead", &[("count", rules.len().into()), ("used", used.into())]);
    let gates = [None].into_iter().chain(Gate::ALL.iter().copied().map(Some));
    let groups = gates
        .map(|gate| {
            let title = gate.map_or_else(|| words.t("rules-every-gate"), |gate| words.label(gate));
            let rows = rules.iter().filter(|rule| rule.gate == gate).map(|rule| view! { <RuleRow words rule /> }).collect::<Vec<_>>();
            view! { <RuleGroup words title rows=rows.into_any() /> }
        })
        .collect::<Vec<_>>();
    view! {
        <PageHead words title=words.t("programme-rules-title") lead crumbs=vec![Link::new(paths::programme(), words.t("nav-programme"))] />
        {groups}
    }
    .into_any()
}

#[component]
fn RuleGroup(words: Words, title: String, rows: AnyView) -> impl IntoView {
    view! {
        <section class="stack">
            <h2>{title.clone()}</h2>
            <Table label=title>
                <thead>
                    <tr>
                        <th scope="col">{words.t("rules-rule")}</th>
                        <th scope="col">{words.t("rules-severity")}</th>
                        <th scope="col">{words.t("rules-source")}</th>
                        <th scope="col">{words.t("rules-use")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </section>
    }
}

#[component]
fn RuleRow<'a>(words: Words, rule: &'a RuleLine) -> impl IntoView + use<> {
    let use_words = match rule.id.needs() {
        None => words.label(rule.kind),
        Some(later) => words.with("rules-waits", &[("later", words.label(later).into())]),
    };
    let number = number(words, &rule.parameter).map(|number| {
        view! { <span class="below quiet small">{words.with("rules-number", &[("number", number.into())])}</span> }
    });
    view! {
        <tr id=rule.id.code()>
            <th scope="row">{format!("{} {}", rule.id, rule.label)}{number}</th>
            <td data-name=words.t("rules-severity")><Badge tone=Tone::of_severity(rule.severity) label=words.label(rule.severity) /></td>
            <td data-name=words.t("rules-source")>{source(words, rule)}</td>
            <td data-name=words.t("rules-use")>{use_words}</td>
        </tr>
    }
}

/// The number that the rule compares with, in its unit; none for a rule that compares with something else.
fn number(words: Words, parameter: &RuleParameter) -> Option<String> {
    let count = |count: u32| words.number(i64::from(count));
    let months = |from: u32, to: u32| words.with("rules-months", &[("from", from.into()), ("to", to.into())]);
    match parameter {
        RuleParameter::Amount(amount) => Some(words.money(*amount)),
        RuleParameter::Share(share) => Some(words.percent(*share)),
        RuleParameter::Months(months) => Some(words.with("rules-month-count", &[("count", (*months).into())])),
        RuleParameter::MonthsBetween(from, to) => Some(months(*from, *to)),
        RuleParameter::Years(years) => Some(words.with("rules-years", &[("count", (*years).into())])),
        RuleParameter::Count(number) => Some(count(*number)),
        RuleParameter::ShareOrHours(share, hours) => {
            Some(words.with("rules-share-or-hours", &[("share", words.percent(*share).into()), ("hours", (*hours).into())]))
        }
        RuleParameter::Thresholds(total, heavy, others) => Some(format!("{} / {} / {}", count(*total), count(*heavy), count(*others))),
        RuleParameter::Nothing | RuleParameter::Levels | RuleParameter::Word(_) | RuleParameter::Required(_) => None,
    }
}

/// Where the rule comes from; the policy note with a link to the section.
fn source(words: Words, rule: &RuleLine) -> AnyView {
    match rule.provenance {
        Provenance::Assumption => words.t("rules-assumption").into_any(),
        Provenance::Seed => match section(&rule.note) {
            Some(number) => {
                let href = format!("{}#s{number}", paths::policy());
                view! { <a href=href>{words.with("rules-section", &[("number", number.into())])}</a> }.into_any()
            }
            None => words.label(rule.provenance).into_any(),
        },
        Provenance::Law | Provenance::Practice => words.label(rule.provenance).into_any(),
    }
}

/// The first section that the note on the source names, such as 9 in `SEED 9a; number ASSUMPTION`.
fn section(note: &str) -> Option<String> {
    let (_, behind) = note.split_once("SEED ")?;
    let number: String = behind.chars().take_while(char::is_ascii_digit).collect();
    (!number.is_empty()).then_some(number)
}
