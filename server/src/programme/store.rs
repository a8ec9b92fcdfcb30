//! What is known of a facility, in the database.

use crate::frame::answer::Unsaved;
use crate::frame::meanwhile::{last_about, version_of};
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::store::events::Event;
use ::entity::{facility, history};
use domain::access::{Permit, act};
use domain::audit::{Edited, HistoryEvent};
use domain::changed::{Value, differences};
use domain::programme::NewFacilityStatus;
use domain::projects::FacilityStatus;
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ConnectionTrait, DbErr, EntityTrait};

/// The last event about the facility; its number is the version of the row.
pub(super) async fn last_event(connection: &impl ConnectionTrait, code: &str) -> Result<Option<history::Model>, DbErr> {
    last_about(connection, &format!("facility {code}"), "facility_changed").await
}

/// A facility.
///
/// # Errors
/// 404 when there is none with this code.
pub(super) async fn find(connection: &impl ConnectionTrait, code: &str) -> Result<facility::Model, AppError> {
    facility::Entity::find_by_id(code).one(connection).await?.ok_or(AppError::NotFound)
}

/// Keeps what became known of a facility.
///
/// # Errors
/// 409 when somebody changed it since this version was read, or whatever the database says.
pub(super) async fn save(
    state: &State,
    permit: &Permit<act::ManageReference>,
    submission: &Submission,
    code: &str,
    new: &NewFacilityStatus,
) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let before = find(&write, code).await?;
    if version_of(last_event(&write, &before.code).await?.as_ref()) != submission.version {
        return Err(AppError::Conflict.into());
    }
    let row = facility::ActiveModel {
        code: Unchanged(before.code.clone()),
        status: Set(new.status),
        status_source: Set(new.source.clone()),
        ..Default::default()
    };
    facility::Entity::update(row).validate()?.exec_without_returning(&write).await?;
    let told = |status: FacilityStatus, source: &str| vec![("status", Value::code(Some(status.code()))), ("source", Value::text(source))];
    let changes = differences("facility", None, &told(before.status, &before.status_source), &told(new.status, &new.source));
    let happened = HistoryEvent::FacilityChanged { facility: before.code, name: before.name_nl, edited: Edited::without_reason(changes) };
    write.finish([Event::by(permit.person(), permit.person_name(), happened)]).await?;
    Ok(state.refresh_reference().await?)
}
