//! The gate page: what still stands between now and a go, the conditions, the money, and beside it what can be done now.

use super::gate_side::GateSide;
use super::places::{mender, place};
use super::rules_page::source;
use super::{GateView, LevelLine, ProjectRoute, RuleLine, finding};
use crate::language::Words;
use crate::paths;
use crate::ui::{
    Badge, ConditionMatrix, ConditionRow, EmptyState, Link, MoneyBar, MoneyLegend, MoneyPart, PageHead, StatusBadge, Task, TaskList, Tone,
};
use domain::Eur;
use domain::gates::{Gate, Severity, Verdict};
use domain::ids::ProjectId;
use leptos::prelude::*;

/// The page.
#[component]
pub fn GatePage(words: Words, view: GateView) -> AnyView {
    let (project, gate) = (view.top.project, view.gate);
    let crumbs = vec![Link::new(paths::portfolio(), words.t("nav-portfolio")), Link::new(paths::project(project), view.top.title.clone())];
    let tasks = tasks(words, &view);
    let open = view.lines.iter().filter(|line| line.result.is_open()).count();
    let badge = (view.is_due && open > 0).then(|| view! { <Badge tone=Tone::Warn label=words.with("gate-open-count", &[("count", open.into())]) /> });
    let met: Vec<_> = view.lines.iter().filter(|line| line.result.verdict == Verdict::Met).cloned().collect();
    let (levels, money, lines) = (view.levels.clone(), view.money, view.lines.len());
    let status = view.top.status;
    let route = view.route.clone();
    view! {
        <PageHead words title=words.t(&format!("gate-title-{}", gate.code().to_lowercase())) crumbs>
            {badge}
            <StatusBadge words status />
        </PageHead>
        <ProjectRoute words view=route />
        <div class="two">
            <div class="stack stack--loose">
                <section class="stack" aria-labelledby="gate-open">
                    <h2 id="gate-open">{words.t(view.open_title())}</h2>
                    <Open words tasks is_decided=view.is_decided() />
                    <Met words met />
                    <p>
                        <a href=paths::gate_rules(project, gate)>{words.with("gate-all-rules", &[("count", lines.into())])}</a>
                    </p>
                </section>
                <Conditions words project gate levels />
                <Money words project gate money />
            </div>
            <GateSide words view />
        </div>
    }
    .into_any()
}

/// The open rules, the strongest first.
fn tasks(words: Words, view: &GateView) -> Vec<Task> {
    let task = |line: &RuleLine| {
        let result = &line.result;
        let is_theirs = if matches!(result.verdict, Verdict::Awaiting) { view.may.judge } else { view.may.edit || view.may.judge };
        Task {
            what: line.label.clone(),
            href: is_theirs.then(|| place(view.top.project, view.gate, result.place)),
            badge: Some((Tone::of_severity(result.severity), words.label(result.severity))),
            text: Some(finding(words, result)),
            source: Some(Link::new(paths::gate_rules(view.top.project, view.gate), source(words, line))),
            who: Some(mender(words, &result.mend)),
        }
    };
    let of = |severity: Severity| view.lines.iter().filter(move |line| line.result.is_open() && line.result.severity == severity);
    Severity::ALL.iter().flat_map(|severity| of(*severity).map(task)).collect()
}

#[component]
fn Open(words: Words, tasks: Vec<Task>, is_decided: bool) -> impl IntoView {
    if tasks.is_empty() {
        let text = words.t(if is_decided { "gate-nothing-was-open-text" } else { "gate-nothing-open-text" });
        view! { <EmptyState title=words.t("gate-nothing-open") text /> }.into_any()
    } else {
        view! { <TaskList tasks /> }.into_any()
    }
}

#[component]
fn Met(words: Words, met: Vec<RuleLine>) -> impl IntoView {
    let title = words.with("gate-met", &[("count", met.len().into())]);
    let items = met
        .into_iter()
        .map(|line| {
            let fact = finding(words, &line.result);
            view! { <li><b>{line.label}</b>" "<span class="quiet">{fact}</span></li> }
        })
        .collect::<Vec<_>>();
    (!items.is_empty()).then(|| view! { <details><summary>{title}</summary><ul class="stack stack--tight">{items}</ul></details> })
}

#[component]
fn Conditions(words: Words, project: ProjectId, gate: Gate, levels: Vec<LevelLine>) -> impl IntoView {
    let rows = levels
        .into_iter()
        .map(|line| ConditionRow {
            condition: line.condition,
            href: Some(format!("{}/{}", paths::conditions(project, gate), line.condition)),
            level: line.level,
            required: Some(line.required),
            support: words.with("condition-evidence", &[("count", line.evidence.into())]),
        })
        .collect::<Vec<_>>();
    view! {
        <section class="stack" aria-labelledby="gate-conditions">
            <h2 id="gate-conditions">{words.t("gate-conditions-title")}</h2>
            <ConditionMatrix words rows />
        </section>
    }
}

#[component]
fn Money(words: Words, project: ProjectId, gate: Gate, money: [Eur; 4]) -> impl IntoView {
    let kinds = [MoneyPart::Public, MoneyPart::Cash, MoneyPart::InKind, MoneyPart::Other];
    let parts: Vec<_> = kinds.into_iter().zip(money).collect();
    let legend = parts.iter().filter(|(_, amount)| *amount > Eur::ZERO).map(|(part, amount)| (*part, Some(*amount))).collect::<Vec<_>>();
    let total: Eur = money.iter().copied().sum();
    let phase = gate.money_phase();
    view! {
        <section class="stack" aria-labelledby="gate-money">
            <h2 id="gate-money">{words.with("gate-money-title", &[("phase", words.label(phase).to_lowercase().into())])}</h2>
            <MoneyBar words parts />
            <MoneyLegend words parts=legend />
            <p class="row">
                <span>{words.with("gate-money-total", &[("total", words.money(total).into())])}</span>
                <a href=paths::financing(project, phase)>{words.t("gate-money-open")}</a>
            </p>
        </section>
    }
}
