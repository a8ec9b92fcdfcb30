//! The programme's own sentences in messages, in the database.

use crate::frame::answer::Unsaved;
use crate::frame::meanwhile::{last_about, version_of};
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::store::events::Event;
use ::entity::{history, mail_text};
use domain::access::{Permit, act};
use domain::audit::{Edited, HistoryEvent};
use domain::changed::{Fields, Value, differences};
use domain::mail::MailKind;
use domain::people::Language;
use domain::settings::{MailTextForm, OwnText};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};

/// Which message, in which language.
pub(super) type Which = (MailKind, Language);

/// The own sentences of a message, as they stand in their form.
pub(super) async fn written(connection: &impl ConnectionTrait, which: Which) -> Result<MailTextForm, DbErr> {
    let row = mail_text::Entity::find_by_id(which).one(connection).await?;
    Ok(row.map(|row| MailTextForm { opening: row.opening, closing: row.closing }).unwrap_or_default())
}

/// The event that changed them last; its number is the version.
pub(super) async fn last_event(connection: &impl ConnectionTrait, (kind, language): Which) -> Result<Option<history::Model>, DbErr> {
    last_about(connection, &format!("mail_text {kind} {language}"), "mail_text_changed").await
}

/// Keeps the sentences; empty ones give the original back.
///
/// # Errors
/// 409 when somebody changed them since this version was read, or whatever the database says.
pub(super) async fn save(
    state: &State,
    permit: &Permit<act::ManageSettings>,
    submission: &Submission,
    which: Which,
    new: OwnText,
) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    if version_of(last_event(&write, which).await?.as_ref()) != submission.version {
        return Err(AppError::Conflict.into());
    }
    let before = written(&write, which).await?;
    let told = |opening: &str, closing: &str| -> Fields { vec![("opening", Value::text(opening)), ("closing", Value::text(closing))] };
    let changes = differences("mail_text", None, &told(&before.opening, &before.closing), &told(&new.opening, &new.closing));
    if changes.is_empty() {
        return Ok(());
    }
    let (kind, language) = which;
    let OwnText { opening, closing } = new;
    if opening.is_empty() && closing.is_empty() {
        mail_text::Entity::delete_by_id(which).exec(&write).await?;
    } else {
        use mail_text::Column as Of;
        let row = mail_text::Model { kind, language, opening, closing }.into_active_model();
        let in_its_place = OnConflict::columns([Of::Kind, Of::Language]).update_columns([Of::Opening, Of::Closing]).to_owned();
        mail_text::Entity::insert(row).on_conflict(in_its_place).exec_without_returning(&write).await?;
    }
    let happened = HistoryEvent::MailTextChanged { text: format!("{kind} {language}"), edited: Edited::without_reason(changes) };
    write.finish([Event::by(permit.person(), permit.person_name(), happened)]).await?;
    Ok(state.refresh_reference().await?)
}
