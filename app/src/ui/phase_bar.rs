//! The route of a project: gates as diamonds, phases as bars between them. On a narrow screen it is a list.

use crate::language::Words;
pub use domain::gates::{GateState, PhaseState};
use leptos::prelude::*;

/// A gate on the route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateMark {
    /// What it is called.
    pub label: String,
    /// When, or what is going on there.
    pub note: String,
    /// Where it stands.
    pub state: GateState,
    /// Its page.
    pub href: Option<String>,
}

/// A phase on the route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseSpan {
    /// What it is called.
    pub label: String,
    /// Where it stands.
    pub state: PhaseState,
}

/// The route: the first gate, then each phase with the gate at its end.
#[component]
pub fn PhaseBar(words: Words, first: GateMark, rest: Vec<(PhaseSpan, GateMark)>) -> impl IntoView {
    let steps = rest.into_iter().map(|(phase, gate)| view! { <Span words phase /><Mark words gate /> }).collect::<Vec<_>>();
    view! { <ol class="route" aria-label=words.t("route")><Mark words gate=first />{steps}</ol> }
}

#[component]
fn Mark(words: Words, gate: GateMark) -> impl IntoView {
    let (state, spoken) = match gate.state {
        GateState::Passed => ("passed", words.t("gate-passed")),
        GateState::Next => ("next", words.t("gate-next")),
        GateState::Ahead => ("ahead", words.t("gate-ahead")),
    };
    let name = match gate.href {
        Some(href) => view! { <a href=href>{gate.label}</a> }.into_any(),
        None => view! { <span>{gate.label}</span> }.into_any(),
    };
    let current = (gate.state == GateState::Next).then_some("step");
    view! {
        <li class="route__gate" data-state=state aria-current=current>
            <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 2 22 12 12 22 2 12z" /></svg>
            {name}
            <span class="sr">{spoken}</span>
            <span class="quiet">{gate.note}</span>
        </li>
    }
}

#[component]
fn Span(words: Words, phase: PhaseSpan) -> impl IntoView {
    let (state, spoken, filled) = match phase.state {
        PhaseState::Done => ("done", words.t("phase-done"), 100),
        PhaseState::Now(percent) => ("now", words.t("phase-now"), percent.min(100)),
        PhaseState::Ended => ("ended", words.t("phase-ended"), 0),
        PhaseState::Ahead => ("ahead", words.t("phase-ahead"), 0),
    };
    view! {
        <li class="route__phase" data-state=state>
            <span>{phase.label}</span>
            <span class="sr">{spoken}</span>
            <svg class="route__bar" height="10" aria-hidden="true">
                <rect class="route__rail" width="100%" height="10" />
                <rect class="route__done" width=format!("{filled}%") height="10" />
            </svg>
        </li>
    }
}
