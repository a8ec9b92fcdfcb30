//! The history in the database, newest day first, a page at a time. A page is whole days, or a part of a day on which a lot happened: where a page
//! ends says nothing of the order in which nameless deeds stand among the others.

use crate::state::days::day_of;
use ::entity::{history, project};
use chrono::{DateTime, Days, NaiveDate, TimeZone, Utc};
use chrono_tz::Europe::Amsterdam;
use domain::audit::{HistoryAction, Told};
use domain::ids::ProjectId;
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect, Select};
use std::collections::HashMap;

/// How many events a page shows, when they are of several days.
const PER_PAGE: usize = 50;

/// Where a page begins: before this day, after so many events of the day before it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Start {
    /// The day; none for the newest.
    pub before: Option<NaiveDate>,
    /// Events of the day that were shown.
    pub skip: u64,
}

/// A page of events, and where the next one begins.
pub struct Events {
    /// Newest day first; of each day the nameless ones last.
    pub rows: Vec<history::Model>,
    /// Where older events are.
    pub older: Option<Start>,
}

/// How exactly an event is told, from whether it names who did it.
fn told(row: &history::Model) -> Told {
    row.action.parse().map_or(Told::ByTime, |action: HistoryAction| action.told(row.actor_id.is_some() && !row.actor_name.is_empty()))
}

/// How exactly it is told when an event happened.
pub(super) fn is_by_day(row: &history::Model) -> bool {
    told(row) == Told::ByDay
}

/// The day of an event.
pub(super) fn day(row: &history::Model) -> NaiveDate {
    day_of(row.at)
}

/// The moment a day begins.
fn begins(day: NaiveDate) -> Option<DateTime<Utc>> {
    Amsterdam.from_local_datetime(&day.and_time(chrono::NaiveTime::MIN)).earliest().map(|at| at.with_timezone(&Utc))
}

fn of(project: Option<ProjectId>, before: Option<NaiveDate>) -> Select<history::Entity> {
    let narrowed = Condition::all()
        .add_option(project.map(|project| history::Column::ProjectId.eq(project)))
        .add_option(before.and_then(begins).map(|end| history::Column::At.lt(end)));
    history::Entity::find().filter(narrowed)
}

/// A page of events, of one project or of everything; past the end the oldest day. At most four queries.
pub async fn page(connection: &impl ConnectionTrait, project: Option<ProjectId>, from: Start) -> Result<Events, DbErr> {
    let most = PER_PAGE as u64 + 1;
    let newest = of(project, from.before).order_by_desc(history::Column::At).order_by_desc(history::Column::Seq);
    let mut rows = newest.limit(most).all(connection).await?;
    let Some(first) = rows.first().map(day) else { return oldest(connection, project, from).await };
    if rows.len() <= PER_PAGE && from.skip == 0 {
        rows.sort_by_key(|row| (std::cmp::Reverse(day(row)), is_by_day(row)));
        return Ok(Events { rows, older: None });
    }
    let last = rows.last().map_or(first, day);
    if last < first && from.skip == 0 {
        rows.retain(|row| day(row) > last);
        rows.sort_by_key(|row| (std::cmp::Reverse(day(row)), is_by_day(row)));
        return Ok(Events { rows, older: Some(Start { before: last.checked_add_days(Days::new(1)), skip: 0 }) });
    }
    part(connection, project, first, from.skip).await
}

/// Past the end: the oldest day. At most three queries.
async fn oldest(connection: &impl ConnectionTrait, project: Option<ProjectId>, from: Start) -> Result<Events, DbErr> {
    let all = of(project, None).order_by_asc(history::Column::At).order_by_asc(history::Column::Seq).limit(1);
    match all.one(connection).await? {
        Some(row) if from.before.is_some() => part(connection, project, day(&row), 0).await,
        Some(_) | None => Ok(Events { rows: Vec::new(), older: None }),
    }
}

/// A part of one day. At most two queries.
async fn part(connection: &impl ConnectionTrait, project: Option<ProjectId>, day: NaiveDate, skip: u64) -> Result<Events, DbErr> {
    let next = day.checked_add_days(Days::new(1));
    let about_reviews = HistoryAction::ALL.iter().filter(|action| action.told(false) == Told::ByDay).map(|action| action.code());
    let nameless = Condition::any().add(history::Column::ActorName.eq("")).add(history::Column::ActorId.is_null());
    let by_day = Condition::all().add(history::Column::Action.is_in(about_reviews)).add(nameless);
    let last = SimpleExpr::Case(Box::new(Expr::case(by_day, Expr::val(1)).finally(Expr::val(0))));
    let mut of_day = of(project, next);
    if let Some(start) = begins(day) {
        of_day = of_day.filter(history::Column::At.gte(start));
    }
    let of_day = of_day.order_by(last, Order::Asc).order_by_desc(history::Column::At).order_by_desc(history::Column::Seq);
    let mut rows = of_day.offset(skip).limit(PER_PAGE as u64 + 1).all(connection).await?;
    let older = if rows.len() > PER_PAGE { Start { before: next, skip: skip + PER_PAGE as u64 } } else { Start { before: Some(day), skip: 0 } };
    let is_more = rows.len() > PER_PAGE || of(project, Some(day)).limit(1).one(connection).await?.is_some();
    rows.truncate(PER_PAGE);
    Ok(Events { rows, older: is_more.then_some(older) })
}

/// What the projects of these events are called. One query.
pub async fn titles(connection: &impl ConnectionTrait, rows: &[history::Model]) -> Result<HashMap<ProjectId, String>, DbErr> {
    let ids: Vec<ProjectId> = rows.iter().filter_map(|row| row.project_id).collect();
    let projects = project::Entity::find().filter(project::Column::Id.is_in(ids)).all(connection).await?;
    Ok(projects.into_iter().map(|project| (project.id, project.title)).collect())
}
