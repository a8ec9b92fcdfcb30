//! Scenarios of a round, and what was decided on its projects: read, and a new scenario written.

use crate::frame::answer::Unsaved;
use crate::frame::names::names;
use crate::frame::submission::Submission;
use crate::people::store::is_demo;
use crate::state::{State, new_id};
use crate::store::events::Event;
use ::entity::{decision, proposal, review_round, scenario, scenario_choice};
use domain::Eur;
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::gates::Outcome;
use domain::ids::{ProposalId, RoundId, ScenarioId, SnapshotId};
use domain::programme::NewScenario;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use std::collections::{BTreeMap, BTreeSet};

/// A scenario with who made it and what is in it.
pub(super) struct Kept {
    pub(super) row: scenario::Model,
    pub(super) by: String,
    pub(super) chosen: BTreeSet<ProposalId>,
}

/// The scenarios of a round, oldest first. Three queries.
pub(super) async fn of_round(connection: &impl ConnectionTrait, round: RoundId) -> Result<Vec<Kept>, DbErr> {
    let rows = scenario::Entity::find().filter(scenario::Column::RoundId.eq(round));
    let rows = rows.order_by_asc(scenario::Column::MadeAt).order_by_asc(scenario::Column::Id).all(connection).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let of_these = scenario_choice::Column::ScenarioId.is_in(rows.iter().map(|row| row.id));
    let choices = scenario_choice::Entity::find().filter(of_these).all(connection).await?;
    let names = names(connection, rows.iter().map(|row| row.made_by)).await?;
    let kept = |row: scenario::Model| Kept {
        by: names.get(&row.made_by).cloned().unwrap_or_default(),
        chosen: choices.iter().filter(|choice| choice.scenario_id == row.id).map(|choice| choice.proposal_id).collect(),
        row,
    };
    Ok(rows.into_iter().map(kept).collect())
}

/// What the last signed decision on each of these dossiers approved; zero where it was no go. A dossier on hold is still to be decided on. One query.
pub(super) async fn decided(connection: &impl ConnectionTrait, proposals: &[proposal::Model]) -> Result<BTreeMap<SnapshotId, Eur>, DbErr> {
    let of_these = decision::Entity::find().filter(decision::Column::ProjectId.is_in(proposals.iter().map(|row| row.project_id)));
    let signed = of_these.filter(decision::Column::SnapshotId.is_in(proposals.iter().map(|row| row.snapshot_id)));
    let signed = signed.filter(decision::Column::SignedAt.is_not_null());
    let rows = signed.filter(decision::Column::VoidAt.is_null()).all(connection).await?;
    let corrected: BTreeSet<_> = rows.iter().filter_map(|row| row.supersedes_id).collect();
    let last = rows.iter().filter(|row| !corrected.contains(&row.id));
    let approved = |row: &decision::Model| match row.outcome {
        Outcome::Go | Outcome::ConditionalGo => Some(row.approved_public),
        Outcome::Recycle | Outcome::NoGo | Outcome::Graduated | Outcome::ClosedCompleted => Some(Eur::ZERO),
        Outcome::Hold => None,
    };
    Ok(last.filter_map(|row| Some((row.snapshot_id?, approved(row)?))).collect())
}

/// Keeps a scenario of a round. It changes nothing else.
pub(super) async fn save(
    state: &State,
    permit: &Permit<act::WeighRequests>,
    submission: &Submission,
    (round, amount): (&review_round::Model, Eur),
    new: NewScenario,
) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let id = ScenarioId(new_id());
    let NewScenario { name, note, chosen } = new;
    let event = HistoryEvent::ScenarioSaved { scenario: id, round: round.name.clone(), name: name.clone(), projects: chosen.len(), amount };
    let (made_by, made_at, is_demo) = (permit.person(), write.now(), is_demo(&write, permit.person()).await?);
    let row = scenario::Model { id, round_id: round.id, name, note, made_by, made_at, is_demo };
    scenario::Entity::insert(row.into_active_model()).exec_without_returning(&write).await?;
    let choices = chosen.into_iter().map(|proposal_id| scenario_choice::Model { scenario_id: id, proposal_id }.into_active_model());
    scenario_choice::Entity::insert_many(choices).exec_without_returning(&write).await?;
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), event)]).await?)
}
