//! From when a second factor is required, and how everybody stands.

use crate::frame::answer::Unsaved;
use crate::frame::in_force;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::store::events::Event;
use ::entity::{factor_rule, passkey, person, person_role, totp_factor};
use app::factors::FactorLine;
use chrono::NaiveDate;
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::people::{FactorRule, FactorRuleForm, Language, needs_factor};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;

/// The rule and its version.
pub(super) async fn read(connection: &impl ConnectionTrait) -> Result<(FactorRule, i64), DbErr> {
    let row = factor_rule::Entity::find_by_id(1).one(connection).await?;
    Ok(row.map_or((FactorRule::default(), 0), |row| (FactorRule { from: row.required_from }, row.version)))
}

/// Changes the rule.
///
/// # Errors
/// A day that is wrong; 409 when somebody changed it since this version was read.
pub(super) async fn change(
    state: &State,
    (permit, submission): (&Permit<act::ManageFactors>, &Submission),
    (typed, language): (&FactorRuleForm, Language),
) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let (before, version) = read(&write).await?;
    if version != submission.version {
        return Err(AppError::Conflict.into());
    }
    let rule = typed.check((state.clock.today(), before), language)?;
    if rule == before {
        return Ok(());
    }
    let row = factor_rule::ActiveModel { id: Set(1), required_from: Set(rule.from), version: Set(version + 1) };
    factor_rule::Entity::update(row).validate()?.exec_without_returning(&write).await?;
    let changed = HistoryEvent::FactorRuleChanged { from: rule.from, before: before.from };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), changed)]).await?)
}

/// Everybody whose role of today needs a factor once the rule holds, and everybody who has one, by name. Four queries.
pub(super) async fn everybody(connection: &impl ConnectionTrait, today: NaiveDate) -> Result<Vec<FactorLine>, DbErr> {
    let people = person::Entity::find().filter(person::Column::Active.eq(true)).order_by_asc(person::Column::Name).order_by_asc(person::Column::Id);
    let people = people.all(connection).await?;
    let mut roles: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in person_role::Entity::find().filter(in_force::on(today)).order_by_asc(person_role::Column::Role).all(connection).await? {
        roles.entry(row.person_id).or_default().push(row.role);
    }
    let apps: Vec<_> = totp_factor::Entity::find().all(connection).await?.into_iter().map(|row| row.person_id).collect();
    let passkeys: Vec<_> = passkey::Entity::find().all(connection).await?.into_iter().map(|row| row.person_id).collect();
    let line = |row: person::Model| FactorLine {
        roles: roles.get(&row.id).cloned().unwrap_or_default(),
        app: apps.contains(&row.id),
        passkeys: passkeys.iter().filter(|person| **person == row.id).count(),
        id: row.id,
        name: row.name,
    };
    let concerns = |line: &FactorLine| line.app || line.passkeys > 0 || line.roles.iter().copied().any(needs_factor);
    Ok(people.into_iter().map(line).filter(concerns).collect())
}
