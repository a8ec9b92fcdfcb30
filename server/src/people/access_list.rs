//! The list of who has access, and the signature of an administrator under it for each quarter.

use super::list::{Found, since};
use crate::frame::answer::Unsaved;
use crate::frame::names;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::security::tokens::sha256;
use crate::state::days::day_of;
use crate::state::{State, new_id};
use crate::store::events::Event;
use ::entity::access_review;
use chrono::NaiveDate;
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::ids::AccessReviewId;
use domain::people::Quarter;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use std::fmt::Write as _;

/// Everybody with access or a role that is still to come, of everybody.
pub fn on_list(everybody: Vec<Found>) -> Vec<Found> {
    everybody.into_iter().filter(|found| found.person.active && !found.roles.is_empty()).collect()
}

/// What is signed, as text: one line for each person and role, in an order that does not depend on names.
fn text(list: &[Found]) -> String {
    let mut lines = Vec::new();
    for found in list {
        for role in &found.roles {
            let mut line = String::new();
            let seat = role.seat.map(|seat| seat.to_string()).unwrap_or_default();
            let last = role.last_day.map(|day| day.to_string()).unwrap_or_default();
            let place = found.organisation.as_deref().unwrap_or_default();
            let _ = write!(line, "{}\t{}\t{place}\t{}\t{seat}\t{}\t{last}", found.person.id, found.person.email, role.role, since(role));
            lines.push(line);
        }
    }
    lines.sort();
    lines.join("\n")
}

/// The signatures, the last one first, each with the name of who signed.
pub async fn signatures(connection: &impl ConnectionTrait) -> Result<Vec<(access_review::Model, String)>, DbErr> {
    let rows = access_review::Entity::find().order_by_desc(access_review::Column::Quarter).all(connection).await?;
    let names = names::names(connection, rows.iter().map(|row| row.signed_by)).await?;
    Ok(rows.into_iter().map(|row| (row.clone(), names.get(&row.signed_by).cloned().unwrap_or_default())).collect())
}

/// Whether this quarter is still to be signed, and whether the one before was left out. `began_on` is the day of the first account.
pub fn to_sign(signed: &[(access_review::Model, String)], today: NaiveDate, began_on: Option<NaiveDate>) -> (bool, bool) {
    let has = |quarter: Quarter| signed.iter().any(|(row, _)| row.quarter == quarter.code());
    let now = Quarter::of(today);
    let was_due = began_on.is_some_and(|day| day < now.first_day());
    (!has(now), !has(now) && was_due && !has(now.before()))
}

/// Signs the list as it stands, for the quarter of today.
///
/// # Errors
/// Lost when it was signed for this quarter, or when the list is another one than was read.
pub async fn sign(state: &State, permit: &Permit<act::ManagePeople>, submission: &Submission, read: &str) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let today = day_of(write.now());
    let quarter = Quarter::of(today).code();
    let list = on_list(super::list::everybody(&write, today).await?);
    let signed = access_review::Entity::find().filter(access_review::Column::Quarter.eq(&quarter)).one(&write).await?;
    if signed.is_some() || digest(&list) != read {
        return Err(AppError::Conflict.into());
    }
    let id = AccessReviewId(new_id());
    let people = list.iter().fold(0_u64, |count, _| count + 1);
    let row = access_review::ActiveModel {
        id: Set(id),
        quarter: Set(quarter.clone()),
        people: Set(i64::try_from(people).unwrap_or(i64::MAX)),
        sha256: Set(digest(&list)),
        signed_by: Set(permit.person()),
        signed_at: Set(write.now()),
    };
    row.insert(&write).await?;
    let happened = HistoryEvent::AccessReviewed { access_review: id, quarter, people, sha256: digest(&list) };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), happened)]).await?)
}

/// The hash of a list.
pub fn digest(list: &[Found]) -> String {
    sha256(&text(list))
}
