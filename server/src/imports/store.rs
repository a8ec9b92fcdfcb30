//! Writing a list as projects, a few hundred rows at a time, each in a turn of its own: nobody who saves something waits for the whole list.

use super::fingerprint::fingerprint;
use super::rows::{self, Origin};
use super::{FileProblem, ProjectList};
use crate::frame::respond::AppError;
use crate::state::{State, new_id};
use crate::store::database::Write;
use ::entity::{financing_row, import, legacy_row, organisation, partner, project};
use chrono::{DateTime, Utc};
use domain::ids::{ImportId, OrganisationId, PartnerId, PersonId, ProjectId};
use domain::imports::{Checked, LegacyProject, normalised};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QuerySelect};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter};
use std::collections::{HashMap, HashSet};
use std::io::Read;

/// Rows in one statement: below SQLite's limit of 32,766 values for the widest table.
const CHUNK: usize = 400;

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

/// What an import wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Imported {
    /// The import.
    pub import: ImportId,
    /// Rows in the file.
    pub rows: u32,
    /// New projects.
    pub projects: u32,
    /// New organisations.
    pub organisations: u32,
    /// Rows that repeat an earlier row of this file or of an earlier import.
    pub repeated: u32,
}

/// Why nothing was imported.
#[derive(Debug)]
pub enum ImportError {
    /// The file as a whole is refused.
    File(FileProblem),
    /// Every row was imported before, or cannot be.
    NothingNew {
        /// Rows in the file.
        rows: u32,
    },
    /// This very import was written before, by a second click or another reader.
    AlreadyDone,
    /// Anything else.
    Failed(AppError),
}

impl From<FileProblem> for ImportError {
    fn from(problem: FileProblem) -> Self {
        Self::File(problem)
    }
}

impl From<AppError> for ImportError {
    fn from(error: AppError) -> Self {
        Self::Failed(error)
    }
}

impl From<DbErr> for ImportError {
    fn from(error: DbErr) -> Self {
        Self::Failed(error.into())
    }
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

/// The fingerprints of every row that was imported before.
pub async fn imported_before<C: ConnectionTrait>(database: &C) -> Result<HashSet<String>, DbErr> {
    let select = legacy_row::Entity::find().select_only().column(legacy_row::Column::Fingerprint);
    let all: Vec<String> = select.into_tuple().all(database).await?;
    Ok(all.into_iter().collect())
}

/// Takes back a run that brought nothing.
pub(super) async fn forget(state: &State, import: ImportId) -> Result<(), DbErr> {
    let write = state.begin().await?;
    let unfinished = import::Entity::delete_many().filter(import::Column::Id.eq(import)).filter(import::Column::Rows.eq(0));
    unfinished.filter(import::Column::Imported.eq(0)).exec(&write).await?;
    write.finish([]).await
}

/// Writes the next rows that are new, with their organisations, their money and their source, in a turn of their own, so that others write in
/// between. Tells whether there were any.
///
/// # Errors
/// [`ImportError`]; these rows are not written then.
pub(super) async fn write_some<R: Read>(state: &State, list: &mut ProjectList<R>, run: &Run, outcome: &mut Imported) -> Result<bool, ImportError> {
    let chunk = next_chunk(list, run.import, outcome)?;
    if chunk.is_empty() {
        return Ok(false);
    }
    let before = chunk.len();
    let write = state.begin().await?;
    let mut number = last_number(&write).await?;
    let new = without_imported(&write, chunk).await?;
    let mut known = known_organisations(&write, &new).await?;
    let mut tables = Tables::default();
    for (legacy, origin) in new {
        number += 1;
        tables.add(&legacy, origin, number, &mut known, run.at);
    }
    outcome.repeated += count(before - tables.projects.len());
    outcome.projects += count(tables.projects.len());
    outcome.organisations += count(tables.organisations.len());
    tables.insert(&write).await?;
    let so_far = import::ActiveModel { id: Set(run.import), imported: Set(outcome.projects.into()), ..Default::default() };
    import::Entity::update(so_far).validate()?.exec_without_returning(&write).await?;
    write.finish([]).await?;
    Ok(true)
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
    let totals = import::ActiveModel { rows: Set(outcome.rows.into()), imported: Set(outcome.projects.into()), ..Default::default() };
    let unfinished = import::Entity::update_many().set(totals).filter(import::Column::Id.eq(outcome.import)).filter(import::Column::Rows.eq(0));
    if unfinished.exec(write).await?.rows_affected == 0 { Err(ImportError::AlreadyDone) } else { Ok(()) }
}

async fn last_number<C: ConnectionTrait>(tx: &C) -> Result<i64, DbErr> {
    let last: Option<Option<i64>> =
        project::Entity::find().select_only().column_as(project::Column::Number.max(), "last").into_tuple().one(tx).await?;
    Ok(last.flatten().unwrap_or(0))
}

/// The organisations that these rows name and that are there, by their normalised names.
async fn known_organisations<C: ConnectionTrait>(tx: &C, rows: &[(LegacyProject, Origin)]) -> Result<HashMap<String, OrganisationId>, DbErr> {
    let names: HashSet<String> = rows.iter().filter_map(|(legacy, _)| legacy.beneficiary.as_deref()).map(normalised).collect();
    let columns = [organisation::Column::SearchName, organisation::Column::Id];
    let named = organisation::Entity::find().select_only().columns(columns).filter(organisation::Column::SearchName.is_in(names));
    Ok(named.into_tuple::<(String, OrganisationId)>().all(tx).await?.into_iter().collect())
}

/// The next importable rows; empty after the last row.
fn next_chunk<R: Read>(list: &mut ProjectList<R>, import: ImportId, outcome: &mut Imported) -> Result<Vec<(LegacyProject, Origin)>, FileProblem> {
    let mut chunk = Vec::with_capacity(CHUNK);
    while chunk.len() < CHUNK {
        let Some(Checked { row, project, problems }) = list.next_row()? else { break };
        outcome.rows = row;
        let Some(project) = project else {
            outcome.repeated += u32::from(problems.iter().any(|problem| problem.code == domain::imports::ProblemCode::Duplicate));
            continue;
        };
        let problems = serde_json::to_string(&problems).map_err(|error| FileProblem::Unreadable(error.to_string()))?;
        let fingerprint = fingerprint(&project);
        chunk.push((project, Origin { import, row, fingerprint, source: list.source(), problems }));
    }
    Ok(chunk)
}

async fn without_imported<C: ConnectionTrait>(tx: &C, mut chunk: Vec<(LegacyProject, Origin)>) -> Result<Vec<(LegacyProject, Origin)>, DbErr> {
    let asked = chunk.iter().map(|(_, origin)| origin.fingerprint.as_str());
    let select = legacy_row::Entity::find().select_only().column(legacy_row::Column::Fingerprint);
    let there: Vec<String> = select.filter(legacy_row::Column::Fingerprint.is_in(asked)).into_tuple().all(tx).await?;
    let there: HashSet<String> = there.into_iter().collect();
    chunk.retain(|(_, origin)| !there.contains(&origin.fingerprint));
    Ok(chunk)
}

/// The rows of one chunk, table by table in the order in which they refer to each other.
#[derive(Default)]
struct Tables {
    organisations: Vec<organisation::ActiveModel>,
    projects: Vec<project::ActiveModel>,
    partners: Vec<partner::ActiveModel>,
    money: Vec<financing_row::ActiveModel>,
    origins: Vec<legacy_row::ActiveModel>,
}

impl Tables {
    fn add(&mut self, legacy: &LegacyProject, origin: Origin, number: i64, known: &mut HashMap<String, OrganisationId>, at: DateTime<Utc>) {
        let lead = legacy.beneficiary.as_deref().map(|name| {
            *known.entry(normalised(name)).or_insert_with(|| {
                let id = OrganisationId(new_id());
                self.organisations.push(rows::organisation(id, name, at).into_active_model());
                id
            })
        });
        let id = ProjectId(new_id());
        self.projects.push(rows::project(id, number, legacy, lead, at).into_active_model());
        if let Some(lead) = lead {
            let partner = PartnerId(new_id());
            self.partners.push(rows::lead_partner(partner, id, lead).into_active_model());
            self.money.push(rows::financing(id, partner, legacy).into_active_model());
        }
        self.origins.push(origin.of(id).into_active_model());
    }

    async fn insert<C: ConnectionTrait>(self, tx: &C) -> Result<(), DbErr> {
        insert_all::<organisation::Entity, _, _>(tx, self.organisations).await?;
        insert_all::<project::Entity, _, _>(tx, self.projects).await?;
        insert_all::<partner::Entity, _, _>(tx, self.partners).await?;
        insert_all::<financing_row::Entity, _, _>(tx, self.money).await?;
        insert_all::<legacy_row::Entity, _, _>(tx, self.origins).await
    }
}

async fn insert_all<E, A, C>(tx: &C, rows: Vec<A>) -> Result<(), DbErr>
where
    E: EntityTrait,
    A: ActiveModelTrait<Entity = E>,
    C: ConnectionTrait,
{
    if rows.is_empty() { Ok(()) } else { E::insert_many(rows).exec_without_returning(tx).await.map(|_| ()) }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
