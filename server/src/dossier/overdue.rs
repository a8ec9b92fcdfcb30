//! Reports that are so late that no gate can be asked for and nothing is paid. What is due moves with the days on which a project was on hold.

use crate::state::days::day_of;
use ::entity::{project_hold, report};
use chrono::NaiveDate;
use domain::ids::ProjectId;
use domain::reports::{Hold, Lateness, ReportState, days_past, due_with_holds};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use std::collections::{BTreeMap, BTreeSet};

/// The states in which partners still owe a report.
pub fn owed() -> Vec<ReportState> {
    ReportState::ALL.iter().copied().filter(|state| state.is_owed()).collect()
}

/// The days on which projects were on hold, by project. One query.
pub async fn holds(connection: &impl ConnectionTrait, projects: BTreeSet<ProjectId>) -> Result<BTreeMap<ProjectId, Vec<Hold>>, DbErr> {
    let mut by: BTreeMap<ProjectId, Vec<Hold>> = BTreeMap::new();
    if projects.is_empty() {
        return Ok(by);
    }
    let rows = project_hold::Entity::find().filter(project_hold::Column::ProjectId.is_in(projects));
    for row in rows.order_by_asc(project_hold::Column::FromAt).all(connection).await? {
        by.entry(row.project_id).or_default().push(Hold { from: day_of(row.from_at), until: row.until_at.map(day_of) });
    }
    Ok(by)
}

/// How a report stands in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The last day on which it is in time, moved by holds.
    pub due: NaiveDate,
    /// Days since; below zero before it.
    pub days_past: i64,
}

/// How a report stands in time.
pub fn standing(row: &report::Model, holds: &[Hold], today: NaiveDate) -> Standing {
    let due = due_with_holds(row.term_on, row.opens_on, holds, today);
    Standing { due, days_past: days_past(due, holds, today) }
}

/// The earliest day on which a report of each project was due that is too late by now. At most two queries.
async fn late(connection: &impl ConnectionTrait, which: Condition, today: NaiveDate) -> Result<BTreeMap<ProjectId, NaiveDate>, DbErr> {
    use report::Column as Of;
    let late = report::Entity::find().filter(which).filter(Of::State.is_in(owed())).filter(Of::TermOn.lt(today));
    let rows = late.order_by_asc(Of::TermOn).order_by_asc(Of::Id).all(connection).await?;
    let holds = holds(connection, rows.iter().map(|row| row.project_id).collect()).await?;
    let mut found = BTreeMap::new();
    for row in &rows {
        let standing = standing(row, holds.get(&row.project_id).map_or(&[], Vec::as_slice), today);
        if Lateness::of(standing.days_past) == Lateness::Blocks {
            found.entry(row.project_id).or_insert(standing.due);
        }
    }
    Ok(found)
}

/// Since when a report of this project has been too late, if one is.
pub async fn of_project(connection: &impl ConnectionTrait, id: ProjectId, today: NaiveDate) -> Result<Option<NaiveDate>, DbErr> {
    Ok(late(connection, Condition::all().add(report::Column::ProjectId.eq(id)), today).await?.remove(&id))
}

/// The same for every project that has one.
pub async fn of_all(connection: &impl ConnectionTrait, today: NaiveDate) -> Result<BTreeMap<ProjectId, NaiveDate>, DbErr> {
    late(connection, Condition::all(), today).await
}
