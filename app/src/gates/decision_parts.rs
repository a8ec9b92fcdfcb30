//! What a decision says below its key facts, and what it rests on.

use super::decision_page::list;
use super::{DecisionView, RuleNames, field_label};
use crate::language::Words;
use crate::paths;
use crate::ui::{SummaryList, SummaryRow};
use domain::gates::{NewDecision, Outcome};
use leptos::prelude::*;

/// Everything that the decision says in words: what belongs to its outcome first, then why.
#[component]
pub(super) fn Said(words: Words, names: RuleNames, decision: NewDecision) -> impl IntoView {
    let of_outcome = of_outcome(words, &names, &decision);
    let own = (!of_outcome.is_empty()).then(|| view! { <SummaryList rows=of_outcome /> });
    let text = |id: &'static str, key: &str, text: String| {
        (!text.is_empty()).then(|| {
            view! {
                <section class="stack stack--tight" aria-labelledby=id>
                    <h2 id=id>{words.t(key)}</h2>
                    <p class="prose">{text}</p>
                </section>
            }
        })
    };
    let amounts: Vec<_> = decision
        .amounts
        .iter()
        .map(|one| {
            let told = [
                ("amount", words.money(one.amount).into()),
                ("source", words.label(one.source).into()),
                ("instrument", words.label(one.instrument).into()),
            ];
            words.with("decision-amount", &told)
        })
        .collect();
    let money = (!amounts.is_empty()).then(|| {
        view! {
            <section class="stack stack--tight" aria-labelledby="decision-money">
                <h2 id="decision-money">{words.t("decision-amounts")}</h2>
                {list(amounts)}
            </section>
        }
    });
    view! {
        {own}
        {text("decision-why", "decision-rationale", decision.rationale.clone())}
        <Deviations words names decision=decision.clone() />
        {text("decision-advice", "decision-advice-reason", decision.advice_reason.clone())}
        {money}
        {text("decision-care", "decision-after-care", decision.after_care.clone())}
        {text("decision-public", "decision-public-summary", decision.public_summary)}
    }
}

/// What only this outcome has: what is awaited, what comes first, why it stops and what that leaves.
fn of_outcome(words: Words, names: &RuleNames, decision: &NewDecision) -> Vec<SummaryRow> {
    let label = |field: &str| field_label(words, names, field);
    let many = |field: &str, items: Vec<String>| (!items.is_empty()).then(|| SummaryRow { term: label(field), detail: list(items), change: None });
    let mut rows = Vec::new();
    rows.extend((!decision.awaited.is_empty()).then(|| SummaryRow::text(label("awaited"), decision.awaited.clone())));
    rows.extend(many("points", decision.points.clone()));
    rows.extend(many("reasons", decision.reasons.iter().map(|reason| words.label(*reason)).collect()));
    if decision.outcome == Outcome::NoGo {
        let left = [("unavoidable", decision.unavoidable), ("avoided_public", decision.avoided_public), ("avoided_own", decision.avoided_own)];
        rows.extend(left.map(|(field, amount)| SummaryRow::text(label(field), words.money(amount))));
    }
    rows
}

#[component]
fn Deviations(words: Words, names: RuleNames, decision: NewDecision) -> impl IntoView {
    let count = decision.deviations.len();
    let rows: Vec<_> = decision.deviations.into_iter().map(|(rule, reason)| SummaryRow::text(names.of(rule), reason)).collect();
    (count > 0).then(|| {
        view! {
            <section class="stack stack--tight" aria-labelledby="decision-deviated">
                <h2 class="counted" id="decision-deviated">{words.t("decision-deviations")}" "<b>{count}</b></h2>
                <SummaryList rows />
            </section>
        }
    })
}

/// The dossier, the rules, the grounds, and the decisions before and after.
#[component]
pub(super) fn Basis(words: Words, view: DecisionView) -> impl IntoView {
    let project = view.top.project;
    let link = |term: &str, href: String, label: String| SummaryRow {
        term: words.t(term),
        detail: view! { <a href=href>{label}</a> }.into_any(),
        change: None,
    };
    let text = |term: &str, text: &str| (!text.is_empty()).then(|| SummaryRow::text(words.t(term), text));
    let mut rows = Vec::new();
    rows.extend(view.dossier.as_ref().map(|(id, number, _)| {
        link("decision-dossier", paths::snapshot(project, *id), words.with("dossier-number", &[("number", (*number).into())]))
    }));
    rows.extend(text("decision-rule-set", &view.rule_set));
    rows.extend(text("decision-legal-basis", &view.decision.legal_basis));
    rows.extend(text("decision-award-reference", &view.decision.award_reference));
    let decision = |id| paths::decision(project, id);
    rows.extend(view.supersedes.map(|id| link("decision-supersedes", decision(id), words.t("decision-earlier"))));
    rows.extend(view.superseded_by.map(|id| link("decision-superseded-by", decision(id), words.t("decision-later"))));
    let hash = view.dossier.map(|(_, _, hash)| {
        view! {
            <details class="source">
                <summary>{words.t("dossier-hash")}</summary>
                <p><code class="small hash">{hash}</code></p>
            </details>
        }
    });
    (!rows.is_empty()).then(|| {
        view! {
            <section class="card" aria-labelledby="decision-basis">
                <h2 id="decision-basis">{words.t("decision-basis")}</h2>
                <SummaryList rows />
                {hash}
            </section>
        }
    })
}
