//! The gate page in one look: the verdict, business case, money and advice, what is still open and for whom, the conditions, and beside it what
//! can be done now.

use super::gate_side::GateSide;
use super::looks::Looks;
use super::open_rules::OpenRules;
use super::phase_run::PhaseRunSection;
use super::verdict::VerdictLine;
use super::{GateView, LevelLine, ProjectRoute};
use crate::language::Words;
use crate::paths;
use crate::ui::{ConditionMatrix, ConditionRow, Link, Notice, NoticeView, PageHead, StatusBadge, Tone};
use domain::gates::Gate;
use domain::ids::ProjectId;
use leptos::prelude::*;

/// The page.
#[component]
pub fn GatePage(words: Words, view: GateView) -> AnyView {
    let (project, gate) = (view.top.project, view.gate);
    let crumbs = vec![Link::new(paths::portfolio(), words.t("nav-portfolio")), Link::new(paths::project(project), view.top.title.clone())];
    let (levels, at_level, status) = (view.levels.clone(), view.at_level, view.top.status);
    let (verdict, route, looks, run) = (view.verdict.clone(), view.route.clone(), view.looks.clone(), view.run.clone());
    let given_back = view.given_back.clone().map(|(number, (at, reason))| NoticeView {
        tone: Tone::Warn,
        title: words.with("gate-given-back", &[("number", number.into()), ("when", words.date_time(at).into())]),
        text: Some(reason),
    });
    view! {
        <PageHead words title=words.t(&format!("gate-title-{}", gate.code().to_lowercase())) crumbs>
            <StatusBadge words status />
        </PageHead>
        {given_back.map(|view| view! { <Notice notice=view /> })}
        <VerdictLine words gate view=verdict />
        <ProjectRoute words view=route />
        <Looks words project gate view=looks />
        <PhaseRunSection words project gate run />
        <div class="two">
            <div class="stack stack--loose">
                <OpenRules words view=view.clone() />
                <Conditions words project gate levels at_level />
            </div>
            <GateSide words view />
        </div>
    }
    .into_any()
}

#[component]
fn Conditions(words: Words, project: ProjectId, gate: Gate, levels: Vec<LevelLine>, at_level: u32) -> impl IntoView {
    let all = levels.len();
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
            <h2 class="counted" id="gate-conditions">
                {words.t("gate-conditions-title")}" "<b>{words.with("gate-at-level", &[("count", at_level.into()), ("all", all.into())])}</b>
            </h2>
            <ConditionMatrix words rows />
        </section>
    }
}
