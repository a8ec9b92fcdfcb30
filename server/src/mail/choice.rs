//! When each person wants mail, in the database.

use crate::frame::answer::Unsaved;
use crate::frame::meanwhile::{last_about, version_of};
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::store::events::Event;
use ::entity::{history, mail_choice, outbox, person};
use chrono::{DateTime, Utc};
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::ids::PersonId;
use domain::mail::{MailChoice, MailKind};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use std::collections::{BTreeMap, BTreeSet};

/// What a person chose; mail at once until they choose.
pub(crate) async fn of(connection: &impl ConnectionTrait, person: PersonId) -> Result<MailChoice, DbErr> {
    let row = mail_choice::Entity::find_by_id(person).one(connection).await?;
    Ok(row.map_or(MailChoice::AtOnce, |row| row.choice))
}

/// What each of these people chose; who has not chosen is left out.
pub(super) async fn of_all(connection: &impl ConnectionTrait, people: BTreeSet<PersonId>) -> Result<BTreeMap<PersonId, MailChoice>, DbErr> {
    let rows = mail_choice::Entity::find().filter(mail_choice::Column::PersonId.is_in(people)).all(connection).await?;
    Ok(rows.into_iter().map(|row| (row.person_id, row.choice)).collect())
}

/// The address to which a person gets mail.
pub(super) async fn address(connection: &impl ConnectionTrait, person: PersonId) -> Result<Option<String>, DbErr> {
    Ok(person::Entity::find_by_id(person).one(connection).await?.map(|account| account.email))
}

/// The event that told the choice last; its number is the version of the choice.
pub(super) async fn last_event(connection: &impl ConnectionTrait, person: PersonId) -> Result<Option<history::Model>, DbErr> {
    last_about(connection, &format!("person {person}"), "mail_choice_changed").await
}

/// Keeps what a person chose. What waits for them follows the new choice.
///
/// # Errors
/// 409 when the person chose otherwise, in another window, since this version was read; or whatever the database says.
pub(super) async fn choose(state: &State, permit: &Permit<act::ChooseMail>, submission: &Submission, choice: MailChoice) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let person = permit.person();
    let before = of(&write, person).await?;
    if before == choice {
        return Ok(());
    }
    if version_of(last_event(&write, person).await?.as_ref()) != submission.version {
        return Err(AppError::Conflict.into());
    }
    let row = mail_choice::ActiveModel { person_id: Set(person), choice: Set(choice) };
    let in_its_place = OnConflict::column(mail_choice::Column::PersonId).update_column(mail_choice::Column::Choice).to_owned();
    mail_choice::Entity::insert(row).on_conflict(in_its_place).exec_without_returning(&write).await?;
    follow(&write, person, choice, write.now()).await?;
    let happened = HistoryEvent::MailChoiceChanged { person, choice, before };
    Ok(write.finish([Event::by(person, permit.person_name(), happened)]).await?)
}

/// Who wants no more mail gets none of what waits; who wants it at once does not wait for the morning.
async fn follow(transaction: &impl ConnectionTrait, person: PersonId, choice: MailChoice, now: DateTime<Utc>) -> Result<(), DbErr> {
    let about_account = MailKind::ALL.iter().copied().filter(|kind| kind.is_about_account());
    let theirs = super::outbox::waiting().add(outbox::Column::PersonId.eq(person)).add(outbox::Column::IsSecret.eq(false));
    let theirs = theirs.add(outbox::Column::Kind.is_not_in(about_account));
    match choice {
        MailChoice::Never => outbox::Entity::delete_many().filter(theirs).exec(transaction).await.map(|_| ()),
        MailChoice::AtOnce => {
            let at_once = outbox::Entity::update_many().col_expr(outbox::Column::InDigest, Expr::value(false));
            let at_once = at_once.col_expr(outbox::Column::DueAt, Expr::value(now));
            at_once.filter(theirs.add(outbox::Column::InDigest.eq(true))).exec(transaction).await.map(|_| ())
        }
        MailChoice::Daily => Ok(()),
    }
}
