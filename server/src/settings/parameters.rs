//! Changes of parameters, in the database. The last one of a parameter is its value, and each begins a version of the rules.

use crate::frame::answer::Unsaved;
use crate::frame::meanwhile::{last_about, version_of};
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::reference::Reference;
use crate::state::State;
use crate::store::events::Event;
use ::entity::{history, parameter_change, parameter_confirmation};
use domain::access::{Permit, act};
use domain::audit::{Edited, HistoryEvent};
use domain::changed::{Value, differences};
use domain::people::Language;
use domain::settings::{Parameter, ParameterForm, ParameterKey, ParameterUnit, ParameterValues};
use domain::{Eur, gates::RuleSet};
use sea_orm::{ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

/// A parameter by its code.
///
/// # Errors
/// 404 when there is none.
pub(super) fn find(reference: &Reference, code: &str) -> Result<Parameter, AppError> {
    let key: ParameterKey = code.parse().map_err(|_| AppError::NotFound)?;
    reference.parameters.iter().find(|parameter| parameter.key == key).cloned().ok_or(AppError::NotFound)
}

/// The changes of a parameter, newest first.
pub(super) async fn changes(connection: &impl ConnectionTrait, key: ParameterKey) -> Result<Vec<parameter_change::Model>, DbErr> {
    let rows = parameter_change::Entity::find().filter(parameter_change::Column::Parameter.eq(key));
    rows.order_by_desc(parameter_change::Column::Id).all(connection).await
}

/// The event that changed it last; its number is the version.
pub(super) async fn last_event(connection: &impl ConnectionTrait, key: ParameterKey) -> Result<Option<history::Model>, DbErr> {
    last_about(connection, &format!("parameter {key}"), "parameter_changed").await
}

/// What the parameters are now, inside a write: not as this server remembers them.
async fn current(connection: &impl ConnectionTrait, reference: &Reference) -> Result<(ParameterValues, u32), DbErr> {
    let rows = parameter_change::Entity::find().order_by_asc(parameter_change::Column::Id).all(connection).await?;
    let version = rows.iter().map(|row| u32::try_from(row.rule_set_version).unwrap_or_default()).max().unwrap_or(RuleSet::FIRST);
    let values = ParameterValues::of(&reference.parameters);
    Ok((rows.iter().fold(values, |values, row| values.with(row.parameter, row.value)), version))
}

/// What stands in a parameter, for the history.
fn told(unit: ParameterUnit, value: i64) -> Value {
    match unit {
        ParameterUnit::Euros => Value::Money(Eur::euros(value)),
        ParameterUnit::Percent | ParameterUnit::Months | ParameterUnit::Count => Value::Number(value),
    }
}

/// Keeps another value. The rules have it from then on; what was frozen or decided keeps what it said.
///
/// # Errors
/// What is wrong with it; 409 when somebody changed the parameter since this version was read; or whatever the database says.
pub(super) async fn change(
    state: &State,
    permit: &Permit<act::ManageSettings>,
    submission: &Submission,
    parameter: &Parameter,
    (typed, language): (&ParameterForm, Language),
) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    if version_of(last_event(&write, parameter.key).await?.as_ref()) != submission.version {
        return Err(AppError::Conflict.into());
    }
    let (values, version) = current(&write, &state.reference()).await?;
    let new = typed.check(parameter, &values, language)?;
    let before = values.get(parameter.key);
    let rule_set = version + 1;
    let row = parameter_change::ActiveModel {
        id: NotSet,
        parameter: Set(parameter.key),
        value: Set(new.value),
        value_before: Set(before),
        reason: Set(new.reason.clone()),
        reference: Set(new.reference.clone()),
        rule_set_version: Set(i32::try_from(rule_set).unwrap_or(i32::MAX)),
        changed_by: Set(permit.person_name().to_owned()),
        changed_at: Set(write.now()),
    };
    parameter_change::Entity::insert(row).exec_without_returning(&write).await?;
    let field = parameter.key.code();
    let changes = differences("parameter", None, &vec![(field, told(parameter.unit, before))], &vec![(field, told(parameter.unit, new.value))]);
    let happened = HistoryEvent::ParameterChanged {
        parameter: parameter.key,
        reason: new.reason,
        steering_decision: new.reference,
        rule_set,
        edited: Edited::without_reason(changes),
    };
    write.finish([Event::by(permit.person(), permit.person_name(), happened)]).await?;
    Ok(state.refresh_reference().await?)
}

/// Who confirmed a parameter last, and at which value.
pub(super) async fn confirmation(connection: &impl ConnectionTrait, key: ParameterKey) -> Result<Option<parameter_confirmation::Model>, DbErr> {
    parameter_confirmation::Entity::find_by_id(key).one(connection).await
}

/// Keeps that somebody confirmed a parameter of payments as it is now.
///
/// # Errors
/// 404 for a parameter that counts as checked by itself; 409 when somebody changed it since this version was read.
pub(super) async fn confirm(
    state: &State,
    permit: &Permit<act::ManageSettings>,
    submission: &Submission,
    parameter: &Parameter,
) -> Result<(), Unsaved> {
    if !parameter.key.is_to_be_checked() {
        return Err(AppError::NotFound.into());
    }
    let write = submission.begin(state).await?;
    if version_of(last_event(&write, parameter.key).await?.as_ref()) != submission.version {
        return Err(AppError::Conflict.into());
    }
    let value = current(&write, &state.reference()).await?.0.get(parameter.key);
    let before = confirmation(&write, parameter.key).await?;
    let (name, at) = (permit.person_name().to_owned(), write.now());
    let row =
        parameter_confirmation::ActiveModel { parameter: Set(parameter.key), value: Set(value), confirmed_by: Set(name), confirmed_at: Set(at) };
    if before.is_some() {
        parameter_confirmation::Entity::update(row).validate()?.exec_without_returning(&write).await?;
    } else {
        parameter_confirmation::Entity::insert(row).exec_without_returning(&write).await?;
    }
    let confirmed = HistoryEvent::ParameterConfirmed { parameter: parameter.key, value };
    write.finish([Event::by(permit.person(), permit.person_name(), confirmed)]).await?;
    Ok(state.refresh_reference().await?)
}
