//! What people typed and have not sent yet: kept while they type, one row for each form of an opened page, for whoever typed it and nobody else. It goes
//! when its form is handled (`store/form_key.rs`), when its owner throws it away, and after as many days as a form is known.

use crate::frame::respond::AppError;
use crate::state::State;
use crate::store::form_key::FormKey;
use ::entity::{submission, unsent};
use chrono::{DateTime, Utc};
use domain::access::{Permit, act};
use domain::ids::PersonId;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

/// How many opened pages of one form are kept for a person.
const OF_ONE_FORM: u64 = 5;
/// How many in all: the last ones.
pub const MOST: u64 = 50;

/// What an opened page sends of itself while somebody types.
#[derive(Debug, Clone)]
pub struct Typed {
    /// The opened page.
    pub window: Uuid,
    /// Which of its saves this is.
    pub turn: i64,
    /// The id in the key of its form.
    pub form: Uuid,
    /// Where the form is sent.
    pub place: String,
    /// The page that it stands on.
    pub page: String,
    /// The fields.
    pub content: String,
    /// An earlier page whose text this one took over, as it read it.
    pub from: Option<(Uuid, i64)>,
}

fn own(person: PersonId) -> Condition {
    Condition::all().add(unsent::Column::PersonId.eq(person))
}

/// Keeps what was typed, and tells when that was. A save that arrives late takes the place of nothing newer; what was sent meanwhile is not
/// kept again.
pub async fn keep(state: &State, permit: &Permit<act::SeeMyWork>, typed: Typed) -> Result<DateTime<Utc>, AppError> {
    let (person, write) = (permit.person(), state.begin().await?);
    let now = write.now();
    let handled = submission::Entity::find().filter(submission::Column::Key.eq(typed.form)).filter(submission::Column::PersonId.eq(person));
    if handled.limit(1).one(&write).await?.is_some() {
        return Ok(now);
    }
    let Typed { window, turn, form, place, page, content, from } = typed;
    let row = unsent::Model { id: window, person_id: person, form, place: place.clone(), page, content, turn, saved_at: now };
    match unsent::Entity::find_by_id((window, row.place.clone())).one(&write).await? {
        Some(known) if known.person_id != person => return Err(AppError::BadForm("an opened page of somebody else".to_owned())),
        Some(known) if known.turn >= turn || says_the_same(&known.content, &row.content) => {}
        Some(_) => {
            unsent::Entity::update(row.into_active_model().reset_all()).validate()?.exec_without_returning(&write).await?;
        }
        None if is_known_of_another(&write, &row, from).await? => {}
        None => {
            make_room(&write, &row).await?;
            unsent::Entity::insert(row.into_active_model()).exec_without_returning(&write).await?;
        }
    }
    if let Some((window, turn)) = from {
        let taken_over = own(person).add(unsent::Column::Id.eq(window)).add(unsent::Column::Place.eq(&place)).add(unsent::Column::Turn.eq(turn));
        unsent::Entity::delete_many().filter(taken_over).exec(&write).await?;
    }
    write.finish([]).await?;
    Ok(now)
}

/// Whether two forms say the same, whatever their keys and the version that they are about.
fn says_the_same(one: &str, other: &str) -> bool {
    let said = |content: &str| {
        let pairs = url::form_urlencoded::parse(content.as_bytes()).into_owned();
        pairs.filter(|(name, _)| name != "key" && name != "version").collect::<Vec<_>>()
    };
    said(one) == said(other)
}

/// Whether another opened page keeps the same text already: a page that went on with it, while the last save of this one was on its way.
async fn is_known_of_another(connection: &impl ConnectionTrait, row: &unsent::Model, from: Option<(Uuid, i64)>) -> Result<bool, DbErr> {
    let rows = newest(own(row.person_id).add(unsent::Column::Place.eq(&row.place))).all(connection).await?;
    Ok(rows.iter().any(|other| from.is_none_or(|(window, _)| window != other.id) && says_the_same(&other.content, &row.content)))
}

/// Makes room for one more: of its form, and of its owner.
async fn make_room(connection: &impl ConnectionTrait, row: &unsent::Model) -> Result<(), DbErr> {
    let of_form = own(row.person_id).add(unsent::Column::Place.eq(&row.place));
    for (which, most) in [(of_form, OF_ONE_FORM), (own(row.person_id), MOST)] {
        let oldest_kept = newest(which.clone()).offset(most - 2).limit(1).one(connection).await?;
        if let Some(oldest_kept) = oldest_kept {
            let older = which.add(unsent::Column::SavedAt.lt(oldest_kept.saved_at));
            unsent::Entity::delete_many().filter(older).exec(connection).await?;
        }
    }
    let old = unsent::Column::SavedAt.lt(row.saved_at - FormKey::LASTS);
    unsent::Entity::delete_many().filter(old).exec(connection).await.map(|_| ())
}

fn newest(which: Condition) -> Select<unsent::Entity> {
    unsent::Entity::find().filter(which).order_by_desc(unsent::Column::SavedAt).order_by_desc(unsent::Column::Id)
}

fn lasting(permit: &Permit<act::SeeMyWork>, now: DateTime<Utc>) -> Condition {
    own(permit.person()).add(unsent::Column::SavedAt.gte(now - FormKey::LASTS))
}

/// What the permit's person typed last into a form and has not sent.
pub async fn latest(
    connection: &impl ConnectionTrait,
    permit: &Permit<act::SeeMyWork>,
    place: &str,
    now: DateTime<Utc>,
) -> Result<Option<unsent::Model>, DbErr> {
    newest(lasting(permit, now).add(unsent::Column::Place.eq(place))).limit(1).one(connection).await
}

/// Everything that the permit's person has not sent, newest first.
pub async fn all(connection: &impl ConnectionTrait, permit: &Permit<act::SeeMyWork>, now: DateTime<Utc>) -> Result<Vec<unsent::Model>, DbErr> {
    newest(lasting(permit, now)).limit(MOST).all(connection).await
}

/// Throws away what a form of an opened page kept.
pub async fn forget(state: &State, permit: &Permit<act::SeeMyWork>, (window, place): (Uuid, &str)) -> Result<(), AppError> {
    let write = state.begin().await?;
    let typed = own(permit.person()).add(unsent::Column::Id.eq(window)).add(unsent::Column::Place.eq(place));
    unsent::Entity::delete_many().filter(typed).exec(&write).await?;
    Ok(write.finish([]).await?)
}
