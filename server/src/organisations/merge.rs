//! Merging organisations in the database: proposed, confirmed by somebody else, taken back, undone.

use super::moved::Moved;
use super::store::tell_apart;
use crate::dossier::{programme_total, totals};
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::{State, new_id};
use crate::store::database::Write;
use crate::store::events::Event;
use crate::store::versioned;
use crate::ties::again::{Of, look_again};
use ::entity::{earlier_partner, organisation, organisation_merge, partner, person, project};
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::ids::{MergeId, OrganisationId, PartnerId, ProjectId};
use domain::partners::{MergeState, PartnerRole};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use std::collections::BTreeSet;

type Editor = Permit<act::EditOrganisations>;

/// How far a merge is.
pub(super) fn state_of(row: &organisation_merge::Model) -> MergeState {
    MergeState { proposed_by: row.proposed_by, is_confirmed: row.confirmed_at.is_some(), is_over: row.ended_at.is_some() }
}

/// The merge of an organisation that is not over, whichever of the two it is. One query.
pub(super) async fn of(connection: &impl ConnectionTrait, id: OrganisationId) -> Result<Vec<organisation_merge::Model>, DbErr> {
    let either = Condition::any().add(organisation_merge::Column::OrganisationId.eq(id)).add(organisation_merge::Column::IntoId.eq(id));
    let open = organisation_merge::Entity::find().filter(either).filter(organisation_merge::Column::EndedAt.is_null());
    open.order_by_asc(organisation_merge::Column::ProposedAt).all(connection).await
}

/// A merge.
pub(super) async fn one(connection: &impl ConnectionTrait, id: MergeId) -> Result<organisation_merge::Model, AppError> {
    organisation_merge::Entity::find_by_id(id).one(connection).await?.ok_or(AppError::NotFound)
}

/// What a merge moves, and the projects in which both have a place, which stand in its way.
pub(super) struct Moves {
    /// The places that move, each with its project.
    pub(super) places: Vec<(PartnerId, PartnerRole, project::Model)>,
    /// How many people move.
    pub(super) people: usize,
    /// Projects in which both take part.
    pub(super) both: Vec<project::Model>,
}

/// What moves from the one to the other. Three queries.
pub(super) async fn moves(connection: &impl ConnectionTrait, (from, into): (OrganisationId, OrganisationId)) -> Result<Moves, DbErr> {
    let places = partner::Entity::find().filter(partner::Column::OrganisationId.is_in([from, into])).all(connection).await?;
    let ids = project::Column::Id.is_in(places.iter().map(|place| place.project_id));
    let projects = project::Entity::find().filter(ids).order_by_asc(project::Column::TitleKey).all(connection).await?;
    let people = person::Entity::find().filter(person::Column::OrganisationId.eq(from)).all(connection).await?.len();
    let place = |project: &project::Model, of: OrganisationId| places.iter().find(|one| one.project_id == project.id && one.organisation_id == of);
    let both = projects.iter().filter(|project| place(project, from).is_some() && place(project, into).is_some()).cloned().collect();
    let moving = projects.iter().filter_map(|project| place(project, from).map(|place| (place.id, place.role, project.clone()))).collect();
    Ok(Moves { places: moving, people, both })
}

/// The two organisations as they stand, neither merged before.
async fn pair(
    connection: &impl ConnectionTrait,
    from: OrganisationId,
    into: OrganisationId,
) -> Result<(organisation::Model, organisation::Model), AppError> {
    let found = async |id| organisation::Entity::find_by_id(id).one(connection).await?.ok_or(AppError::NotFound);
    let (from, into) = (found(from).await?, found(into).await?);
    if from.id == into.id || from.merged_into.is_some() || into.merged_into.is_some() { Err(AppError::Conflict) } else { Ok((from, into)) }
}

/// Proposes that two organisations are one.
///
/// # Errors
/// Lost when one of them was merged or is about to be. Refused with the titles of projects in which both take part.
pub(super) async fn propose(
    state: &State,
    permit: &Editor,
    submission: &Submission,
    (from, into): (OrganisationId, OrganisationId),
    reason: String,
) -> Result<(), Unsaved<Vec<String>>> {
    let write = submission.begin(state).await?;
    let (from, into) = pair(&write, from, into).await?;
    let open = [of(&write, from.id).await?, of(&write, into.id).await?].concat();
    if open.iter().any(|row| row.confirmed_at.is_none()) {
        return Err(AppError::Conflict.into());
    }
    free(&write, (from.id, into.id)).await?;
    let row = organisation_merge::Model {
        id: MergeId(new_id()),
        organisation_id: from.id,
        into_id: into.id,
        reason: reason.clone(),
        proposed_by: permit.person(),
        proposed_at: write.now(),
        confirmed_by: None,
        confirmed_at: None,
        moved: String::new(),
        ended_by: None,
        ended_at: None,
        is_demo: from.is_demo && into.is_demo,
        version: 1,
    };
    organisation_merge::Entity::insert(row.into_active_model()).exec_without_returning(&write).await?;
    let proposed = HistoryEvent::MergeProposed { organisation: from.id, name: from.name, into: into.name, reason };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), proposed)]).await?)
}

/// Refuses where both have a place in the same project.
async fn free(write: &Write, of: (OrganisationId, OrganisationId)) -> Result<(), Unsaved<Vec<String>>> {
    let both: Vec<String> = moves(write, of).await?.both.into_iter().map(|project| project.title).collect();
    if both.is_empty() { Ok(()) } else { Err(Unsaved::refused(both)) }
}

/// Merges what somebody else proposed: places and people move, and what ties experts is looked up again.
///
/// # Errors
/// Lost when it is over, was confirmed, or was proposed by the same person. Refused with the titles of projects in which both take part.
pub(super) async fn confirm(state: &State, permit: &Editor, submission: &Submission, id: MergeId) -> Result<(), Unsaved<Vec<String>>> {
    let write = submission.begin(state).await?;
    let row = one(&write, id).await?;
    if row.version != submission.version || !state_of(&row).may_confirm(permit.person()) {
        return Err(AppError::Conflict.into());
    }
    let (from, into) = pair(&write, row.organisation_id, row.into_id).await?;
    free(&write, (from.id, into.id)).await?;
    let places = partner::Entity::find().filter(partner::Column::OrganisationId.eq(from.id)).all(&write).await?;
    let people = person::Entity::find().filter(person::Column::OrganisationId.eq(from.id)).all(&write).await?;
    let left = earlier_partner::Entity::find().filter(earlier_partner::Column::OrganisationId.is_in([from.id, into.id])).all(&write).await?;
    let is_of_both = |project: ProjectId| left.iter().filter(|row| row.project_id == project).count() > 1;
    let left = left.iter().filter(|row| row.organisation_id == from.id && !is_of_both(row.project_id)).map(|row| row.project_id);
    let moved = Moved {
        places: places.iter().map(|place| place.id).collect(),
        people: people.iter().map(|person| person.id).collect(),
        left: left.collect(),
    };
    carry(&write, &moved, (from.id, into.id)).await?;
    let change = organisation_merge::ActiveModel {
        id: Set(id),
        confirmed_by: Set(Some(permit.person())),
        confirmed_at: Set(Some(write.now())),
        moved: Set(versioned::write(&moved)?),
        version: Set(row.version + 1),
        ..Default::default()
    };
    organisation_merge::Entity::update(change).validate()?.exec_without_returning(&write).await?;
    stands(&write, (&from, Some(into.id))).await?;
    let projects = places.iter().map(|place| place.project_id).collect();
    let merged = HistoryEvent::OrganisationsMerged { organisation: from.id, name: from.name, into: into.name, reason: row.reason };
    let names = [from.search_name, into.search_name];
    Ok(ends(state, write, (projects, names), Event::by(permit.person(), permit.person_name(), merged)).await?)
}

/// Moves these places, people and projects that were left.
async fn carry(write: &Write, moved: &Moved, (from, into): (OrganisationId, OrganisationId)) -> Result<(), DbErr> {
    let place = partner::ActiveModel { organisation_id: Set(into), ..Default::default() };
    let places = partner::Entity::update_many().set(place).filter(partner::Column::Id.is_in(moved.places.iter().copied()));
    places.filter(partner::Column::OrganisationId.eq(from)).exec(write).await?;
    let works_at = person::ActiveModel { organisation_id: Set(Some(into)), ..Default::default() };
    let people = person::Entity::update_many().set(works_at).filter(person::Column::Id.is_in(moved.people.iter().copied()));
    people.filter(person::Column::OrganisationId.eq(from)).exec(write).await?;
    let left = earlier_partner::ActiveModel { organisation_id: Set(into), ..Default::default() };
    let projects = earlier_partner::Entity::update_many().set(left).filter(earlier_partner::Column::ProjectId.is_in(moved.left.iter().copied()));
    projects.filter(earlier_partner::Column::OrganisationId.eq(from)).exec(write).await.map(|_| ())
}

/// Where an organisation stands from now on.
async fn stands(write: &Write, (row, merged_into): (&organisation::Model, Option<OrganisationId>)) -> Result<(), DbErr> {
    let change = organisation::ActiveModel { id: Set(row.id), merged_into: Set(merged_into), version: Set(row.version + 1), ..Default::default() };
    organisation::Entity::update(change).validate()?.exec_without_returning(write).await.map(|_| ())
}

/// Brings what the lists keep up to date, looks up what ties experts, and makes it last.
async fn ends(state: &State, write: Write, (projects, names): (BTreeSet<ProjectId>, [String; 2]), event: Event) -> Result<(), DbErr> {
    for project in projects {
        totals::refresh(&write, project).await?;
    }
    for name in names {
        tell_apart(&write, &name).await?;
    }
    programme_total::sum_again(&write).await?;
    let ties = look_again(&write, &state.base_url, Of::Everybody).await?;
    write.finish(std::iter::once(event).chain(ties).collect::<Vec<_>>()).await
}

/// Takes a proposal back.
///
/// # Errors
/// Lost when it is over or was confirmed.
pub(super) async fn withdraw(state: &State, permit: &Editor, submission: &Submission, id: MergeId) -> Result<(), Unsaved<Vec<String>>> {
    let write = submission.begin(state).await?;
    let row = one(&write, id).await?;
    if row.version != submission.version || !state_of(&row).may_withdraw() {
        return Err(AppError::Conflict.into());
    }
    over(&write, permit, &row).await?;
    let (from, into) = pair(&write, row.organisation_id, row.into_id).await?;
    let withdrawn = HistoryEvent::MergeWithdrawn { organisation: from.id, name: from.name, into: into.name };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), withdrawn)]).await?)
}

async fn over(write: &Write, permit: &Editor, row: &organisation_merge::Model) -> Result<(), DbErr> {
    let change = organisation_merge::ActiveModel {
        id: Set(row.id),
        ended_by: Set(Some(permit.person())),
        ended_at: Set(Some(write.now())),
        version: Set(row.version + 1),
        ..Default::default()
    };
    organisation_merge::Entity::update(change).validate()?.exec_without_returning(write).await.map(|_| ())
}

/// Parts two organisations that were merged: what moved and is still there moves back. What came since stays.
///
/// # Errors
/// Lost when it was undone before, or the other one was merged itself.
pub(super) async fn undo(state: &State, permit: &Editor, submission: &Submission, id: MergeId) -> Result<(), Unsaved<Vec<String>>> {
    let write = submission.begin(state).await?;
    let row = one(&write, id).await?;
    if row.version != submission.version || !state_of(&row).may_undo() {
        return Err(AppError::Conflict.into());
    }
    let found = async |id| organisation::Entity::find_by_id(id).one(&write).await?.ok_or(AppError::NotFound);
    let (from, into) = (found(row.organisation_id).await?, found(row.into_id).await?);
    if into.merged_into.is_some() {
        return Err(AppError::Conflict.into());
    }
    let moved: Moved = versioned::read(&row.moved, row.id)?;
    let places = partner::Entity::find().filter(partner::Column::Id.is_in(moved.places.iter().copied())).all(&write).await?;
    carry(&write, &moved, (into.id, from.id)).await?;
    over(&write, permit, &row).await?;
    stands(&write, (&from, None)).await?;
    let projects = places.iter().map(|place| place.project_id).collect();
    let parted = HistoryEvent::OrganisationsParted { organisation: from.id, name: from.name, into: into.name };
    let names = [from.search_name, into.search_name];
    Ok(ends(state, write, (projects, names), Event::by(permit.person(), permit.person_name(), parted)).await?)
}
