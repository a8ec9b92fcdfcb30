//! The conditions at the next gate on the page of a project.

use crate::dossier::access::Found;
use crate::dossier::levels::assessments;
use crate::frame::actor::SignedIn;
use crate::reference::Reference;
use crate::state::State;
use app::conditions::ConditionLevelsView;
use app::language::Words;
use app::projects::Section;
use app::ui::ConditionRow;
use domain::conditions::{Assessment, Condition, current_level};
use domain::gates::Gate;
use sea_orm::DbErr;

/// The conditions at the gate that a project's phase leads to, if there is one. At most one query.
///
/// # Errors
/// A level that is none.
pub async fn sections(state: &State, signed: &SignedIn, found: &Found) -> Result<Vec<Section>, DbErr> {
    let project = found.project.id;
    let Some(gate) = Gate::of(found.project.phase) else { return Ok(Vec::new()) };
    let assessments = assessments(&state.database.read, project, gate).await?;
    let rows = rows(signed.visit.words(), &state.reference(), gate, &assessments);
    Ok(vec![Section::Conditions(ConditionLevelsView { project, gate, rows })])
}

fn rows(words: Words, reference: &Reference, gate: Gate, assessments: &[Assessment]) -> Vec<ConditionRow> {
    let row = |condition: &Condition| {
        let condition = *condition;
        let evidence = assessments.iter().find(|one| one.condition == condition).map_or(0, |one| one.evidence_accepted);
        ConditionRow {
            condition,
            href: None,
            level: current_level(condition, assessments).map(|standing| standing.level.number()),
            required: Some(reference.rules.levels().required(condition, gate).number()),
            support: words.with("support-evidence", &[("count", i64::from(evidence).into())]),
        }
    };
    Condition::ALL.iter().map(row).collect()
}
