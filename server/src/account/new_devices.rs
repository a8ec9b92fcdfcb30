//! Tells people that their account was opened in a browser that was not known, a moment after it happened.

use crate::mail::{Notification, Recipient, Said, queue};
use crate::state::State;
use ::entity::{known_device, person};
use app::account::device_words;
use app::language::Words;
use domain::ids::PersonId;
use domain::mail::MailKind;
use domain::people::Language;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;

/// How many are told in one go.
const AT_ONCE: u64 = 50;

/// Tells what is to be told. Tells how many.
pub async fn round(state: &State) -> Result<usize, DbErr> {
    let untold = || known_device::Entity::find().filter(known_device::Column::IsTold.eq(false));
    let waiting = untold().order_by_asc(known_device::Column::FirstAt).order_by_asc(known_device::Column::TokenHash).limit(AT_ONCE);
    if waiting.clone().one(&state.database.read).await?.is_none() {
        return Ok(0);
    }
    let write = state.begin().await?;
    let rows = waiting.all(&write).await?;
    let owners = person::Entity::find().filter(person::Column::Id.is_in(rows.iter().map(|row| row.person_id))).all(&write).await?;
    let languages: BTreeMap<PersonId, Language> = owners.into_iter().map(|owner| (owner.id, owner.language)).collect();
    let letters = rows.iter().map(|row| {
        let words = Words::new(languages.get(&row.person_id).copied().unwrap_or(Language::Nl));
        Notification {
            kind: MailKind::NewDevice,
            to: Recipient::Person(row.person_id),
            title: device_words(words, &row.user_agent),
            until: None,
            said: Said { note: words.date_time(row.first_at), ..Said::default() },
            path: app::paths::account(),
            expires_at: None,
        }
    });
    queue(&write, &state.base_url, letters.collect(), write.now()).await?;
    let of_row = |row: &known_device::Model| {
        Condition::all().add(known_device::Column::PersonId.eq(row.person_id)).add(known_device::Column::TokenHash.eq(&row.token_hash))
    };
    let told = rows.iter().map(of_row).fold(Condition::any(), Condition::add);
    let is_told = known_device::ActiveModel { is_told: Set(true), ..Default::default() };
    known_device::Entity::update_many().set(is_told).filter(told).exec(&write).await?;
    write.finish([]).await?;
    Ok(rows.len())
}
