//! What a frozen dossier of a demo project holds beside its facts.

use super::calendar::{Visit, hour};
use super::plan::Plan;
use super::rows::Rows;
use crate::dossier::frozen::Texts;
use crate::dossier::frozen_more::More;

/// What else was typed and judged by the day that the gate was asked for.
pub(super) fn more(plan: &Plan<'_>, visit: &Visit, rows: &Rows) -> Result<More, sea_orm::DbErr> {
    let frozen_at = hour(visit.asked_on, 9);
    let tags: Vec<_> = rows.tags.iter().filter(|row| row.project_id == plan.id).collect();
    let evidence = rows.evidence.iter().filter(|row| row.project_id == plan.id && row.added_at <= frozen_at);
    let opinions = rows.assessments.iter().filter(|row| row.project_id == plan.id && row.gate == visit.gate);
    More::of(rows.dossiers.iter().find(|row| row.project_id == plan.id), &tags, evidence, opinions)
}

/// What the partners wrote.
pub(super) fn texts(plan: &Plan<'_>) -> Texts {
    Texts {
        number: plan.number,
        title: plan.row.title.clone(),
        public_summary: plan.story.public_summary.clone(),
        aim: plan.story.aim.clone(),
        product_market_combination: plan.story.product_market_combination.clone(),
    }
}
