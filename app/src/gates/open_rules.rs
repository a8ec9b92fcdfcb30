//! The open rules of a gate by who can mend them, the strongest first, and behind disclosures where they come from and what is met.

use super::places::place;
use super::proposals::task_row;
use super::rules_page::source;
use super::verdict::{party_title, progress};
use super::{GateView, RuleLine, VerdictView, finding};
use crate::language::Words;
use crate::paths;
use crate::ui::{EmptyState, SummaryList, SummaryRow, Task, Tone};
use domain::gates::{DossierPart, Mender, MendingParty, Severity, Verdict};
use leptos::prelude::*;

/// The section.
#[component]
pub(super) fn OpenRules(words: Words, view: GateView) -> impl IntoView {
    let count = view.lines.len();
    let verdict = view.verdict.clone();
    let groups = verdict.tally.by.iter().map(|(party, count)| group(words, &view, *party, *count)).collect::<Vec<_>>();
    let list = if groups.is_empty() {
        let text = words.t(if view.is_decided() { "gate-nothing-was-open-text" } else { "gate-nothing-open-text" });
        view! { <EmptyState title=words.t("gate-nothing-open") text /> }.into_any()
    } else {
        view! { <p>{progress(words, &verdict)}</p><div class="menders">{groups}</div> }.into_any()
    };
    let met: Vec<_> = view.lines.iter().filter(|line| line.result.verdict == Verdict::Met).cloned().collect();
    let open: Vec<_> = view.lines.iter().filter(|line| line.result.is_open()).cloned().collect();
    view! {
        <section class="stack" aria-labelledby="gate-open">
            <h2 id="gate-open">{words.t(view.open_title())}</h2>
            {list}
            <Sources words open />
            <Met words met />
            <p>
                <a href=paths::gate_rules(view.top.project, view.gate)>{words.with("gate-all-rules", &[("count", count.into())])}</a>
            </p>
        </section>
    }
}

/// What one party can mend.
fn group(words: Words, view: &GateView, party: MendingParty, count: u32) -> impl IntoView + use<> {
    let id = format!("mends-{}", party.code());
    let is_theirs = |line: &&RuleLine| line.result.is_open() && MendingParty::of(&line.result) == party;
    let lines: Vec<_> = view.lines.iter().filter(is_theirs).collect();
    let strongest_first = Severity::ALL.iter().flat_map(|severity| lines.iter().filter(move |line| line.result.severity == *severity));
    let rows: Vec<_> = strongest_first.map(|line| task_row(words, &view.proposals, line.result.rule, task(words, view, line))).collect();
    let VerdictView { reader, .. } = view.verdict;
    view! {
        <section class="stack stack--tight" aria-labelledby=id.clone()>
            <h3 class="counted" id=id.clone()>{party_title(words, party, reader)}" "<b>{words.with("mends-rules", &[("count", count.into())])}</b></h3>
            <ul class="tasks">{rows}</ul>
        </section>
    }
}

fn task(words: Words, view: &GateView, line: &RuleLine) -> Task {
    let result = &line.result;
    let is_judged = matches!(result.verdict, Verdict::Awaiting) || result.place == DossierPart::Judgement;
    let may_mend = if is_judged { view.may.judge } else { view.may.edit || view.may.judge };
    Task {
        what: line.label.clone(),
        href: may_mend.then(|| place(view.top.project, view.gate, result.place)),
        badge: Some((Tone::of_severity(result.severity), words.label(result.severity))),
        text: Some(finding(words, result)),
        source: None,
        who: match &result.mend {
            Mender::Partner { name } => Some(words.with("mender", &[("who", name.clone().into())])),
            Mender::LeadPartner | Mender::ProgrammeManager | Mender::SteeringGroup | Mender::Administrator => None,
        },
    }
}

/// Where the open rules come from: there for who asks.
#[component]
fn Sources(words: Words, open: Vec<RuleLine>) -> impl IntoView {
    let rows: Vec<_> = open
        .iter()
        .map(|line| {
            let told = words.with("gate-source", &[("source", source(words, line).into()), ("rule", line.result.rule.code().into())]);
            SummaryRow::text(line.label.clone(), told)
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <details class="source"><summary>{words.t("gate-sources")}</summary><SummaryList rows /></details> })
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
    (!items.is_empty()).then(|| view! { <details class="source"><summary>{title}</summary><ul class="stack stack--tight">{items}</ul></details> })
}
