//! Lost factors: asked for by an administrator, confirmed by a second person, or reset by the operator of the machine.

use super::change::{has_any, take_all};
use super::proof::tell_owner;
use crate::frame::answer::Unsaved;
use crate::frame::names;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::mail::{Notification, Recipient, Said, queue};
use crate::people::store::{by_email, with_role};
use crate::state::days::day_of;
use crate::state::{State, new_id};
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{factor_reset, person};
use app::factors::ResetLine;
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::ids::{FactorResetId, PersonId};
use domain::mail::MailKind;
use domain::people::{NewFactorReset, ResetState, Role};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use std::collections::BTreeSet;

/// How far a request is.
pub(super) fn state_of(row: &factor_reset::Model) -> ResetState {
    ResetState { of: row.person_id, asked_by: row.asked_by, is_over: row.ended_at.is_some(), ends_at: row.asked_at + ResetState::LASTS }
}

/// The requests that wait now, oldest first.
pub(super) async fn waiting(connection: &impl ConnectionTrait, state: &State) -> Result<Vec<factor_reset::Model>, DbErr> {
    let rows = factor_reset::Entity::find().filter(factor_reset::Column::EndedAt.is_null()).order_by_asc(factor_reset::Column::AskedAt);
    let rows = rows.all(connection).await?;
    Ok(rows.into_iter().filter(|row| state_of(row).is_open(state.clock.now())).collect())
}

/// The same as somebody reads them.
pub(super) async fn open(state: &State, reader: PersonId) -> Result<Vec<ResetLine>, DbErr> {
    let read = &state.database.read;
    let rows = waiting(read, state).await?;
    let ids: BTreeSet<PersonId> = rows.iter().flat_map(|row| [row.person_id, row.asked_by]).collect();
    let people = person::Entity::find().filter(person::Column::Id.is_in(ids)).all(read).await?;
    let name = |id: PersonId| people.iter().find(|one| one.id == id).map(|one| one.name.clone()).unwrap_or_default();
    let now = state.clock.now();
    let line = |row: factor_reset::Model| {
        let how_far = state_of(&row);
        ResetLine {
            id: row.id,
            name: name(row.person_id),
            asked_by: name(row.asked_by),
            asked_at: row.asked_at,
            ends_at: how_far.ends_at,
            may_confirm: how_far.may_confirm(reader, now),
            may_withdraw: row.asked_by == reader,
            reason: row.reason,
            key: state.form_key(reader),
        }
    };
    Ok(rows.into_iter().map(line).collect())
}

/// Asks a second person.
///
/// # Errors
/// 409 when the person has no factor any more, or a request waits already.
pub(super) async fn ask(state: &State, (permit, submission): (&Permit<act::ManageFactors>, &Submission), new: NewFactorReset) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let waits = waiting(&write, state).await?.iter().any(|row| row.person_id == new.person);
    if waits || !has_any(&write, new.person).await? {
        return Err(AppError::Conflict.into());
    }
    let name = names::name(&write, new.person).await?.unwrap_or_default();
    let row = factor_reset::Model {
        id: FactorResetId(new_id()),
        person_id: new.person,
        reason: new.reason.clone(),
        asked_by: permit.person(),
        asked_at: write.now(),
        confirmed_by: None,
        ended_at: None,
    };
    factor_reset::Entity::insert(row.into_active_model()).exec_without_returning(&write).await?;
    tell_second_people(state, &write, (permit.person(), &new), &name).await?;
    let asked = HistoryEvent::FactorResetAsked { person: new.person, name, reason: new.reason };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), asked)]).await?)
}

/// Tells whoever may confirm it: the other administrators and the programme managers.
async fn tell_second_people(state: &State, write: &Write, (asker, new): (PersonId, &NewFactorReset), name: &str) -> Result<(), DbErr> {
    let mut people = BTreeSet::new();
    for role in [Role::Administrator, Role::ProgrammeManager] {
        people.extend(with_role(role, day_of(write.now())).all(write).await?.into_iter().map(|row| row.id));
    }
    let told = people.into_iter().filter(|id| *id != asker && *id != new.person).map(|id| Notification {
        kind: MailKind::FactorResetAsked,
        to: Recipient::Person(id),
        title: name.to_owned(),
        until: None,
        said: Said { note: new.reason.clone(), ..Said::default() },
        path: app::paths::factors(),
        expires_at: None,
    });
    queue(write, &state.base_url, told.collect(), write.now()).await
}

/// A request.
///
/// # Errors
/// 404 when it is not there.
pub(super) async fn find(connection: &impl ConnectionTrait, id: FactorResetId) -> Result<factor_reset::Model, AppError> {
    factor_reset::Entity::find_by_id(id).one(connection).await?.ok_or(AppError::NotFound)
}

async fn end(write: &Write, id: FactorResetId, confirmed_by: Option<PersonId>) -> Result<(), DbErr> {
    let ended = factor_reset::ActiveModel { id: Set(id), confirmed_by: Set(confirmed_by), ended_at: Set(Some(write.now())), ..Default::default() };
    factor_reset::Entity::update(ended).validate()?.exec_without_returning(write).await.map(|_| ())
}

/// Resets it, as the second person: every factor and recovery code is gone, every session of the person ends, and they are told.
///
/// # Errors
/// 403 for who asked and for whose factor it is; 409 when the request is over.
pub(super) async fn confirm(
    state: &State,
    (permit, submission): (&Permit<act::ConfirmFactorReset>, &Submission),
    id: FactorResetId,
) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let row = find(&write, id).await?;
    let how_far = state_of(&row);
    if !how_far.is_open(write.now()) {
        return Err(AppError::Conflict.into());
    }
    if !how_far.may_confirm(permit.person(), write.now()) {
        return Err(AppError::NotAllowed(domain::access::Action::ConfirmFactorReset).into());
    }
    let asked_by = names::name(&write, row.asked_by).await?;
    let name = names::name(&write, row.person_id).await?.unwrap_or_default();
    take_all(&write, row.person_id).await?;
    end(&write, id, Some(permit.person())).await?;
    tell_owner(state, &write, (row.person_id, MailKind::FactorReset), String::new()).await?;
    let reset = HistoryEvent::FactorReset { person: row.person_id, name, reason: Some(row.reason), asked_by };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), reset)]).await?)
}

/// Takes a request back, as who asked.
///
/// # Errors
/// 403 for anybody else; 409 when the request is over.
pub(super) async fn withdraw(
    state: &State,
    (permit, submission): (&Permit<act::ManageFactors>, &Submission),
    id: FactorResetId,
) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let row = find(&write, id).await?;
    if row.asked_by != permit.person() {
        return Err(AppError::NotAllowed(domain::access::Action::ManageFactors).into());
    }
    if !state_of(&row).is_open(write.now()) {
        return Err(AppError::Conflict.into());
    }
    end(&write, id, None).await?;
    let name = names::name(&write, row.person_id).await?.unwrap_or_default();
    let withdrawn = HistoryEvent::FactorResetWithdrawn { person: row.person_id, name };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), withdrawn)]).await?)
}

/// Resets it by the operator of the machine, who has no second person: that stands in the history. False when there is nobody with this
/// address, or nothing to reset.
pub async fn by_operator(state: &State, email: &str) -> Result<bool, DbErr> {
    let write = state.begin().await?;
    let Some(account) = by_email(&write, email).await? else { return Ok(false) };
    if !has_any(&write, account.id).await? {
        return Ok(false);
    }
    take_all(&write, account.id).await?;
    for row in waiting(&write, state).await?.iter().filter(|row| row.person_id == account.id) {
        end(&write, row.id, None).await?;
    }
    tell_owner(state, &write, (account.id, MailKind::FactorReset), String::new()).await?;
    let reset = HistoryEvent::FactorReset { person: account.id, name: account.name, reason: None, asked_by: None };
    write.finish([Event::by_operator(reset)]).await?;
    Ok(true)
}
