//! The conditions at the next gate on the page of a project.

use crate::language::Words;
use crate::paths;
use crate::ui::{ConditionMatrix, ConditionRow};
use domain::gates::Gate;
use domain::ids::ProjectId;
use leptos::prelude::*;

/// The conditions of a project at its next gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionLevelsView {
    /// The project.
    pub project: ProjectId,
    /// The gate.
    pub gate: Gate,
    /// The eight.
    pub rows: Vec<ConditionRow>,
}

/// The section.
#[component]
pub fn ProjectConditions(words: Words, view: ConditionLevelsView) -> AnyView {
    let ConditionLevelsView { project, gate, rows } = view;
    view! {
        <section class="stack" aria-labelledby="conditions">
            <div class="head__row">
                <h2 id="conditions">{words.with("project-conditions", &[("gate", words.label(gate).into())])}</h2>
                <a href=paths::conditions(project, gate)>{words.t("project-open-conditions")}</a>
            </div>
            <ConditionMatrix words rows />
        </section>
    }
    .into_any()
}
