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
            <td>
                <Badge tone label=words.label(result.verdict) />
                <p class="quiet small">{fact}</p>
            </td>
            <td>{words.label(result.severity)}</td>
            <td>
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
            let source = line.source.split(';').next().unwrap_or_default().trim().replace("SEED", &words.t("rule-paragraph"));
            format!("{source}{own_number}")
        }
    }
}
