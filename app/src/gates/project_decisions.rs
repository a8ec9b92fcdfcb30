//! What was decided about a project, on its page.

use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, Tone};
use chrono::NaiveDate;
use domain::gates::{DecisionState, Gate, Outcome};
use domain::ids::{DecisionId, ProjectId};
use leptos::prelude::*;

/// A decision in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionSummary {
    /// Its id.
    pub id: DecisionId,
    /// Which gate.
    pub gate: Gate,
    /// What was decided.
    pub outcome: Outcome,
    /// When.
    pub on: NaiveDate,
    /// How far it is.
    pub state: DecisionState,
    /// The public summary.
    pub summary: String,
}

/// What was decided about a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionsView {
    /// The project.
    pub project: ProjectId,
    /// Decisions that the reader may know of, latest first.
    pub decisions: Vec<DecisionSummary>,
}

/// The section.
#[component]
pub fn ProjectDecisions(words: Words, view: DecisionsView) -> AnyView {
    let DecisionsView { project, decisions } = view;
    let lines = decisions
        .iter()
        .map(|decision| {
            let state = match decision.state {
                DecisionState::Superseded => Some((Tone::Neutral, "decision-superseded")),
                DecisionState::Void => Some((Tone::Neutral, "decision-void")),
                DecisionState::Proposed => Some((Tone::Accent, "decision-unsigned")),
                DecisionState::Signed => None,
            };
            let name = words.with("decision-line", &[("gate", words.label(decision.gate).into()), ("outcome", words.label(decision.outcome).into())]);
            view! {
                <li>
                    <a class="tasks__what" href=paths::decision(project, decision.id)>{name}</a>
                    {state.map(|(tone, key)| view! { <Badge tone label=words.t(key) /> })}
                    <p>{words.date(decision.on)}</p>
                    <p>{decision.summary.clone()}</p>
                </li>
            }
        })
        .collect::<Vec<_>>();
    let list = if lines.is_empty() {
        view! { <p class="quiet">{words.t("project-no-decisions")}</p> }.into_any()
    } else {
        view! { <ul class="tasks">{lines}</ul> }.into_any()
    };
    view! {
        <section class="stack" aria-labelledby="decisions">
            <h2 id="decisions">{words.t("project-decisions")}</h2>
            {list}
        </section>
    }
    .into_any()
}
