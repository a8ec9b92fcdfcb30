//! Every rule of a gate: what it says of this project, how strong it is and where it comes from.

use super::{RuleLine, RulesView, finding};
use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, Link, PageHead, Table, Tone};
use domain::gates::{Provenance, Verdict};
use leptos::prelude::*;

/// The page.
#[component]
pub fn RulesPage(words: Words, view: RulesView) -> AnyView {
    let crumbs = vec![
        Link::new(paths::portfolio(), words.t("nav-portfolio")),
        Link::new(paths::project(view.top.project), view.top.title),
        Link::new(paths::gate(view.top.project, view.gate), words.label(view.gate)),
    ];
    let rows = view.lines.into_iter().map(|line| view! { <RuleRow words line /> }).collect::<Vec<_>>();
    let title = words.with("rules-title", &[("gate", words.label(view.gate).into())]);
    view! {
        <PageHead words title=title.clone() crumbs lead=words.t("rules-lead") />
        <Table label=title>
            <thead>
                <tr>
                    <th scope="col">{words.t("rule-column")}</th>
                    <th scope="col">{words.t("rule-verdict-column")}</th>
                    <th scope="col">{words.t("rule-severity-column")}</th>
                    <th scope="col">{words.t("rule-source-column")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_any()
}

#[component]
fn RuleRow(words: Words, line: RuleLine) -> impl IntoView {
    let result = &line.result;
    let tone = match result.verdict {
        Verdict::Met => Tone::Good,
        Verdict::Unmet | Verdict::Awaiting => Tone::of_severity(result.severity),
        Verdict::NotApplicable | Verdict::NotYetInUse => Tone::Neutral,
    };
    let fact = finding(words, result);
    let code = result.rule.code();
    view! {
        <tr>
            <th scope="row">
                {line.label.clone()} <br/>
                <span class="quiet small">{code}</span>
            </th>
            <td data-name=words.t("rule-verdict-column")>
                <Badge tone label=words.label(result.verdict) />
                <p class="quiet small">{fact}</p>
            </td>
            <td data-name=words.t("rule-severity-column")>{words.label(result.severity)}</td>
            <td data-name=words.t("rule-source-column")>
                {words.label(line.provenance)}
                <p class="quiet small">{source(words, &line)}</p>
            </td>
        </tr>
    }
}

/// The source in full, and for our own choices that they are not the note's.
pub(super) fn source(words: Words, line: &RuleLine) -> String {
    match line.provenance {
        Provenance::Assumption => words.t("rule-assumption"),
        Provenance::Seed | Provenance::Law | Provenance::Practice => {
            let own_number = if line.source.contains("ASSUMPTION") { format!("; {}", words.t("rule-assumption-number")) } else { String::new() };
            format!("{}{own_number}", named_source(words, line))
        }
    }
}

/// "Nota, paragraaf 9a", "Wet: GBER Art. 6", or only the kind of source where the rule names no more.
fn named_source(words: Words, line: &RuleLine) -> String {
    let first = line.source.split(';').next().unwrap_or_default().trim();
    let name = first.split_once(' ').map(|(_, name)| name.to_owned()).unwrap_or_default();
    let kind = words.label(line.provenance);
    if name.is_empty() {
        return kind;
    }
    match line.provenance {
        Provenance::Seed => words.with("rule-paragraph", &[("paragraph", name.into())]),
        Provenance::Law | Provenance::Practice | Provenance::Assumption => {
            words.with("rule-named-source", &[("kind", kind.into()), ("name", name.into())])
        }
    }
}
