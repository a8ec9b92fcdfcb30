//! Runs of an import: begun, gone on with, ended; and what earlier runs brought.

use super::read::of_source;
use super::{ImportError, Imported};
use crate::state::State;
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{import, legacy_row};
use chrono::{DateTime, Utc};
use domain::audit::HistoryEvent;
use domain::ids::{ImportId, PersonId, ProjectId};
use domain::imports::Trace;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait};
use sea_orm::{QueryFilter, QueryOrder, QuerySelect};

/// Source rows that are read at once.
const READ: u64 = 1_000;

/// Who imports what, and when.
#[derive(Debug, Clone)]
pub struct Run {
    /// The new import.
    pub import: ImportId,
    /// The name of the file, without its folders.
    pub file_name: String,
    /// The person; nobody on the command line.
    pub by: Option<PersonId>,
    /// The moment.
    pub at: DateTime<Utc>,
}

/// Begins the run, or goes on with one that was broken off.
///
/// # Errors
/// [`ImportError::AlreadyDone`], or whatever the database says.
pub(super) async fn begin(state: &State, run: &Run) -> Result<(), ImportError> {
    let write = state.begin().await?;
    match import::Entity::find_by_id(run.import).one(&write).await? {
        Some(before) if before.rows > 0 => return Err(ImportError::AlreadyDone),
        Some(_) => return Ok(()),
        None => {}
    }
    let row = import::Model {
        id: run.import,
        file_name: run.file_name.clone(),
        format: "efro-nl".to_owned(),
        rows: 0,
        imported: 0,
        changed: 0,
        imported_by: run.by,
        imported_at: run.at,
    };
    import::Entity::insert(row.into_active_model()).exec_without_returning(&write).await?;
    Ok(write.finish([]).await?)
}

/// A run that was begun; it has rows once it is done.
pub(super) async fn run(connection: &impl ConnectionTrait, import: ImportId) -> Result<Option<import::Model>, DbErr> {
    import::Entity::find_by_id(import).one(connection).await
}

/// Every project that another run brought, with what it is known by again. What this very run brought before it was broken off is not known
/// yet: it is finished first.
pub(super) async fn known(connection: &impl ConnectionTrait, run: ImportId) -> Result<Vec<(ProjectId, Trace)>, DbErr> {
    let (mut known, mut last) = (Vec::new(), None);
    loop {
        let next = legacy_row::Entity::find().select_only().columns([legacy_row::Column::ProjectId, legacy_row::Column::Source]);
        let next = next.filter(legacy_row::Column::ImportId.ne(run));
        let next = next.filter(Condition::all().add_option(last.map(|last: ProjectId| legacy_row::Column::ProjectId.gt(last))));
        let rows: Vec<(ProjectId, String)> = next.order_by_asc(legacy_row::Column::ProjectId).limit(READ).into_tuple().all(connection).await?;
        let Some((project, _)) = rows.last() else { return Ok(known) };
        last = Some(*project);
        known.extend(rows.iter().filter_map(|(project, source)| Some((*project, Trace::of(&of_source(source)?)))));
    }
}

/// Ends the runs that were broken off and that nobody finished: what they brought stands in the history from now on.
pub(super) async fn settle(state: &State, begun_before: DateTime<Utc>) -> Result<(), DbErr> {
    let unfinished = import::Entity::find().filter(import::Column::Rows.eq(0)).filter(import::Column::ImportedAt.lt(begun_before));
    for run in unfinished.all(&state.database.read).await? {
        let projects = brought(&state.database.read, run.id).await?;
        if projects == 0 {
            forget(state, run.id).await?;
            continue;
        }
        let write = state.begin().await?;
        let none = Imported { import: run.id, rows: projects, projects, organisations: 0, changed: 0, repeated: 0, left: 0, sums: 0 };
        if end(&write, &none).await.is_ok() {
            let happened = HistoryEvent::ProjectsImported { import: run.id, file: run.file_name, rows: projects, projects, organisations: 0 };
            write.finish([Event::by_operator(happened)]).await?;
        }
    }
    Ok(())
}

/// The run of the command line with this file that was broken off, to go on with.
pub(crate) async fn broken_off(connection: &impl ConnectionTrait, file: &str) -> Result<Option<ImportId>, DbErr> {
    let unfinished = import::Entity::find().filter(import::Column::Rows.eq(0)).filter(import::Column::ImportedBy.is_null());
    Ok(unfinished.filter(import::Column::FileName.eq(file)).one(connection).await?.map(|run| run.id))
}

/// Takes back a run that brought nothing.
pub(super) async fn forget(state: &State, import: ImportId) -> Result<(), DbErr> {
    let write = state.begin().await?;
    let unfinished = import::Entity::delete_many().filter(import::Column::Id.eq(import)).filter(import::Column::Rows.eq(0));
    unfinished.filter(import::Column::Imported.eq(0)).exec(&write).await?;
    write.finish([]).await
}

/// How many projects a run brought so far.
pub(super) async fn brought(connection: &impl ConnectionTrait, import: ImportId) -> Result<u32, DbErr> {
    let of_run = legacy_row::Entity::find().filter(legacy_row::Column::ImportId.eq(import));
    Ok(u32::try_from(of_run.count(connection).await?).unwrap_or(u32::MAX))
}

/// Keeps how many rows the file has and how many projects came of it: the run is done.
///
/// # Errors
/// [`ImportError::AlreadyDone`] when another reader of the same run was first, or whatever the database says.
pub(super) async fn end(write: &Write, outcome: &Imported) -> Result<(), ImportError> {
    let totals = import::ActiveModel {
        rows: Set(outcome.rows.into()),
        imported: Set(outcome.projects.into()),
        changed: Set(outcome.changed.into()),
        ..Default::default()
    };
    let unfinished = import::Entity::update_many().set(totals).filter(import::Column::Id.eq(outcome.import)).filter(import::Column::Rows.eq(0));
    if unfinished.exec(write).await?.rows_affected == 0 { Err(ImportError::AlreadyDone) } else { Ok(()) }
}
