//! The programme bureau, in the database.

use crate::frame::answer::Unsaved;
use crate::frame::meanwhile::{last_about, version_of};
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::store::events::Event;
use ::entity::{bureau, history};
use domain::access::{Permit, act};
use domain::audit::{Edited, HistoryEvent};
use domain::changed::{Fields, Value, differences};
use domain::settings::Bureau;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};

/// The bureau, once it is filled in.
pub(super) async fn find(connection: &impl ConnectionTrait) -> Result<Option<Bureau>, DbErr> {
    let row = bureau::Entity::find_by_id(1).one(connection).await?;
    Ok(row.map(|bureau::Model { name, phone, email, address, .. }| Bureau { name, phone, email, address }))
}

/// The event that changed it last; its number is the version.
pub(super) async fn last_event(connection: &impl ConnectionTrait) -> Result<Option<history::Model>, DbErr> {
    last_about(connection, "", "bureau_changed").await
}

/// Keeps the bureau; every page and every message names it from then on.
///
/// # Errors
/// 409 when somebody changed it since this version was read, or whatever the database says.
pub(super) async fn save(state: &State, permit: &Permit<act::ManageSettings>, submission: &Submission, new: Bureau) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    if version_of(last_event(&write).await?.as_ref()) != submission.version {
        return Err(AppError::Conflict.into());
    }
    let before = find(&write).await?;
    let told = |bureau: &Bureau| -> Fields {
        let Bureau { name, phone, email, address } = bureau;
        vec![("name", Value::text(name)), ("phone", Value::text(phone)), ("email", Value::text(email)), ("address", Value::text(address))]
    };
    let changes = differences("bureau", None, &before.as_ref().map(told).unwrap_or_default(), &told(&new));
    if changes.is_empty() {
        return Ok(());
    }
    put(&write, new, false).await?;
    let happened = HistoryEvent::BureauChanged { edited: Edited::without_reason(changes) };
    write.finish([Event::by(permit.person(), permit.person_name(), happened)]).await?;
    Ok(state.refresh_reference().await?)
}

/// Puts the bureau in the place of the one that was there.
async fn put(connection: &impl ConnectionTrait, new: Bureau, is_demo: bool) -> Result<(), DbErr> {
    use bureau::Column as Of;
    let Bureau { name, phone, email, address } = new;
    let row = bureau::Model { id: 1, name, phone, email, address, is_demo }.into_active_model();
    let in_its_place = OnConflict::column(Of::Id).update_columns([Of::Name, Of::Phone, Of::Email, Of::Address, Of::IsDemo]).to_owned();
    bureau::Entity::insert(row).on_conflict(in_its_place).exec_without_returning(connection).await.map(|_| ())
}
