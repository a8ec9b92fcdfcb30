//! The roles that people have: giving one, telling its end, and who the administrators are.

use super::invitations::{By, organisation_name, refused, title};
use super::store::{give, with_role};
use crate::frame::answer::Unsaved;
use crate::frame::in_force;
use crate::frame::respond::AppError;
use crate::mail::{Notification, Recipient, Said, queue};
use crate::state::State;
use crate::state::days::day_of;
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{person, person_role};
use chrono::NaiveDate;
use domain::audit::HistoryEvent;
use domain::ids::{PersonId, RoleId};
use domain::mail::MailKind;
use domain::people::{InvitedTo, Role, RoleInTime, RoleRefusal, may_go};
use domain::problem::{Problem, ProblemKind};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeSet;

/// A stored role with its days.
pub const fn in_time(row: &person_role::Model) -> RoleInTime {
    RoleInTime { role: row.role, seat: row.seat, first_day: row.first_day, last_day: row.last_day }
}

/// Every role of somebody that was not ended. One query.
pub(super) async fn held(connection: &impl ConnectionTrait, person: PersonId) -> Result<Vec<RoleInTime>, DbErr> {
    let rows = person_role::Entity::find().filter(person_role::Column::PersonId.eq(person)).filter(person_role::Column::EndedAt.is_null());
    Ok(rows.all(connection).await?.iter().map(in_time).collect())
}

/// Every role of these people, also those that are over, in the order in which they were given. One query.
pub async fn of_people(connection: &impl ConnectionTrait, people: impl IntoIterator<Item = PersonId>) -> Result<Vec<person_role::Model>, DbErr> {
    let rows = person_role::Entity::find().filter(person_role::Column::PersonId.is_in(people));
    rows.order_by_asc(person_role::Column::GivenAt).order_by_asc(person_role::Column::Id).all(connection).await
}

/// The roles of a person that begin after a day, soonest first. One query.
pub async fn ahead(connection: &impl ConnectionTrait, person: PersonId, day: NaiveDate) -> Result<Vec<(Role, NaiveDate)>, DbErr> {
    use person_role::Column as Of;
    let rows = person_role::Entity::find().filter(Of::PersonId.eq(person)).filter(Of::EndedAt.is_null()).filter(Of::FirstDay.gt(day));
    let rows = rows.order_by_asc(Of::FirstDay).all(connection).await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.role, row.first_day?))).collect())
}

/// Gives somebody with an account a role, and tells them.
///
/// # Errors
/// A problem with the role when the person may not have it.
pub async fn give_role((state, write): (&State, &Write), by: &By, account: &person::Model, to: InvitedTo) -> Result<Vec<Event>, Unsaved> {
    if let Some(refusal) = refused(write, by.person, account, to).await? {
        return Err(vec![Problem::new("role", ProblemKind::RoleRefused(refusal))].into());
    }
    give(write, account.id, to.role, (by.person, write.now())).await?;
    let organisation = organisation_name(write, to).await?;
    let letter = Notification {
        said: Said::default(),
        kind: MailKind::RoleGiven,
        to: Recipient::Person(account.id),
        title: title(account.language, to, organisation.as_deref(), None),
        until: None,
        path: app::paths::my_work(),
        expires_at: None,
    };
    queue(write, &state.base_url, vec![letter], write.now()).await?;
    Ok(vec![by.did(given(account, to.role))])
}

pub(super) fn given(account: &person::Model, role: RoleInTime) -> HistoryEvent {
    let RoleInTime { role: access_role, seat, first_day, last_day } = role;
    HistoryEvent::RoleGiven { person: account.id, name: account.name.clone(), access_role, seat, first_day, last_day }
}

/// Ends a role now, or after its last day.
///
/// # Errors
/// 404 when the person does not have it. Lost when it was ended meanwhile. A problem with the role when it is that of the last administrator.
pub async fn end_role(write: &Write, by: &By, (account, id): (&person::Model, RoleId), last_day: Option<NaiveDate>) -> Result<Vec<Event>, Unsaved> {
    let row = person_role::Entity::find_by_id(id).filter(person_role::Column::PersonId.eq(account.id)).one(write).await?;
    let row = row.ok_or(AppError::NotFound)?;
    if row.ended_at.is_some() {
        return Err(AppError::Conflict.into());
    }
    if row.role == Role::Administrator
        && let Err(refusal) = may_go(others_who_stay(write, account.id).await?)
    {
        return Err(vec![Problem::new("when", ProblemKind::RoleRefused(refusal))].into());
    }
    let now = write.now();
    let change = match last_day {
        // Told anew, because the day is another one.
        Some(day) => person_role::ActiveModel { id: Set(id), last_day: Set(Some(day)), told_at: Set(None), ..Default::default() },
        None => person_role::ActiveModel { id: Set(id), ended_at: Set(Some(now)), ..Default::default() },
    };
    person_role::Entity::update(change).validate()?.exec(write).await?;
    let ended = HistoryEvent::RoleEnded { person: account.id, name: account.name.clone(), access_role: row.role, seat: row.seat, last_day };
    Ok(vec![by.did(ended)])
}

/// How many other administrators there are whose role counts and has no last day. One query.
pub(super) async fn others_who_stay(write: &Write, except: PersonId) -> Result<usize, DbErr> {
    let others = with_role(Role::Administrator, day_of(write.now())).filter(person_role::Column::LastDay.is_null());
    let others = others.filter(person::Column::Id.ne(except)).all(write).await?;
    Ok(others.into_iter().map(|person| person.id).collect::<BTreeSet<_>>().len())
}

/// Whether the access of somebody may be ended by this person.
pub(super) async fn may_end(write: &Write, by: &By, account: &person::Model) -> Result<Result<(), RoleRefusal>, DbErr> {
    if by.person == Some(account.id) {
        return Ok(Err(RoleRefusal::OwnAccess));
    }
    let roles = person_role::Entity::find().filter(person_role::Column::PersonId.eq(account.id)).filter(in_force::on(day_of(write.now())));
    let is_administrator = roles.all(write).await?.iter().any(|row| row.role == Role::Administrator);
    Ok(if is_administrator { may_go(others_who_stay(write, account.id).await?) } else { Ok(()) })
}
