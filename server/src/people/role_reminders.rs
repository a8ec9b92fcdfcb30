//! Telling somebody a week before that a role of theirs ends, and the administrators with them. Each end is told once.

use super::invitations::title;
use super::roles::in_time;
use super::store::with_role;
use crate::frame::respond::AppError;
use crate::mail::{Notification, Recipient, Said, queue};
use crate::state::State;
use crate::state::days::day_of;
use crate::store::database::Write;
use ::entity::{person, person_role};
use chrono::{NaiveDate, TimeDelta};
use domain::ids::PersonId;
use domain::mail::MailKind;
use domain::people::{InvitedTo, Role};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use tokio::sync::watch;

/// How often it is looked whether a role ends.
const LOOKS_EVERY: Duration = Duration::from_secs(60);
/// How many days before its last one it is told.
pub const BEFORE: i64 = 7;
/// How many roles are told of in one write.
const AT_ONCE: u64 = 50;

/// Tells at once and then every minute, until the other end of `stopped` is dropped.
pub async fn run(state: State, mut stopped: watch::Receiver<()>) {
    loop {
        if let Err(error) = tell(&state).await {
            tracing::warn!(%error, "who has a role could not be told that it ends");
        }
        tokio::select! {
            _ = stopped.changed() => return,
            () = tokio::time::sleep(LOOKS_EVERY) => {}
        }
    }
}

/// Roles that end within the week and of which nobody was told. One query.
async fn untold(connection: &impl ConnectionTrait, today: NaiveDate) -> Result<Vec<person_role::Model>, DbErr> {
    let soon = today.checked_add_signed(TimeDelta::days(BEFORE)).unwrap_or(today);
    let ends = Condition::all().add(person_role::Column::LastDay.gte(today)).add(person_role::Column::LastDay.lte(soon));
    let ends = ends.add(person_role::Column::ToldAt.is_null()).add(person_role::Column::EndedAt.is_null());
    person_role::Entity::find().filter(ends).order_by_asc(person_role::Column::LastDay).limit(AT_ONCE).all(connection).await
}

/// Tells of every end that was not told. Says of how many.
pub async fn tell(state: &State) -> Result<usize, AppError> {
    let mut count = 0;
    // Readers look, so that no turn to write is taken for nothing.
    while !untold(&state.database.read, state.clock.today()).await?.is_empty() {
        let write = state.begin().await?;
        let rows = untold(&write, day_of(write.now())).await?;
        told(state, &write, &rows).await?;
        write.finish([]).await?;
        count += rows.len();
    }
    Ok(count)
}

async fn told(state: &State, write: &Write, rows: &[person_role::Model]) -> Result<(), DbErr> {
    let mark = person_role::ActiveModel { told_at: Set(Some(write.now())), ..Default::default() };
    let ids = rows.iter().map(|row| row.id);
    person_role::Entity::update_many().set(mark).filter(person_role::Column::Id.is_in(ids)).exec(write).await?;
    let administrators = with_role(Role::Administrator, day_of(write.now())).all(write).await?;
    let people = person::Entity::find().filter(person::Column::Id.is_in(rows.iter().map(|row| row.person_id))).all(write).await?;
    let people: BTreeMap<PersonId, person::Model> = people.into_iter().chain(administrators.clone()).map(|row| (row.id, row)).collect();
    let mut letters = Vec::new();
    for row in rows {
        let Some(whose) = people.get(&row.person_id) else { continue };
        let readers: BTreeSet<PersonId> = administrators.iter().map(|one| one.id).chain([row.person_id]).collect();
        for reader in readers.iter().filter_map(|id| people.get(id)) {
            let role = title(reader.language, InvitedTo { role: in_time(row), organisation: None }, None, None);
            letters.push(Notification {
                said: Said::default(),
                kind: MailKind::RoleEnding,
                to: Recipient::Person(reader.id),
                title: format!("{}, {role}", whose.name),
                until: row.last_day,
                path: if reader.id == row.person_id { app::paths::my_work() } else { app::paths::person(whose.id) },
                expires_at: None,
            });
        }
    }
    queue(write, &state.base_url, letters, write.now()).await
}
