//! Writing a list as projects, a few hundred rows at a time, each in a turn of its own: nobody who saves something waits for the whole list.

use super::pairs::{About, Pairs};
use super::rows::{self, Origin};
use super::{FileProblem, ProjectList, Run};
use crate::frame::respond::AppError;
use crate::state::{State, new_id};
use ::entity::{financing_row, import, legacy_row, organisation, partner, project};
use chrono::{DateTime, Utc};
use domain::ids::{ImportId, OrganisationId, PartnerId, ProjectId};
use domain::imports::{Checked, LegacyProject, ProblemCode};
use domain::names::normalised;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QuerySelect};
use sea_orm::{ColumnTrait, QueryFilter};
use std::collections::{HashMap, HashSet};
use std::io::Read;

/// Rows in one statement: below SQLite's limit of 32,766 values for the widest table.
const CHUNK: usize = 400;

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
    /// Known projects of which a change was taken over.
    pub changed: u32,
    /// Rows that repeat an earlier row of this file or of an earlier import.
    pub repeated: u32,
    /// Rows that change a known project and were left.
    pub left: u32,
    /// Rows that add up others.
    pub sums: u32,
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

/// Writes the next rows that are new, with their organisations, their money and their source, in a turn of their own, so that others write in
/// between. Tells whether there were any.
///
/// # Errors
/// [`ImportError`]; these rows are not written then.
pub(super) async fn write_some<R: Read>(
    state: &State,
    (list, pairs): (&mut ProjectList<R>, &Pairs),
    run: &Run,
    outcome: &mut Imported,
) -> Result<bool, ImportError> {
    let chunk = next_chunk((list, pairs), run.import, outcome)?;
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

async fn last_number<C: ConnectionTrait>(tx: &C) -> Result<i64, DbErr> {
    let last: Option<Option<i64>> =
        project::Entity::find().select_only().column_as(project::Column::Number.max(), "last").into_tuple().one(tx).await?;
    Ok(last.flatten().unwrap_or(0))
}

/// The organisations that these rows name and that are there, by their normalised names.
async fn known_organisations<C: ConnectionTrait>(tx: &C, rows: &[(LegacyProject, Origin)]) -> Result<HashMap<String, OrganisationId>, DbErr> {
    let names: HashSet<String> = rows.iter().map(|(legacy, _)| normalised(legacy.beneficiary.as_deref().unwrap_or(rows::NOBODY))).collect();
    let columns = [organisation::Column::SearchName, organisation::Column::Id, organisation::Column::MergedInto];
    let named = organisation::Entity::find().select_only().columns(columns).filter(organisation::Column::SearchName.is_in(names));
    let named: Vec<(String, OrganisationId, Option<OrganisationId>)> = named.into_tuple().all(tx).await?;
    // One that stands goes before one that was merged, which leads to the one that stayed.
    let (stand, merged): (Vec<_>, Vec<_>) = named.into_iter().partition(|(_, _, merged_into)| merged_into.is_none());
    let all = merged.into_iter().chain(stand);
    Ok(all.map(|(name, id, merged_into)| (name, merged_into.unwrap_or(id))).collect())
}

/// The next importable rows; empty after the last row.
fn next_chunk<R: Read>(
    (list, pairs): (&mut ProjectList<R>, &Pairs),
    import: ImportId,
    outcome: &mut Imported,
) -> Result<Vec<(LegacyProject, Origin)>, FileProblem> {
    let mut chunk = Vec::with_capacity(CHUNK);
    while chunk.len() < CHUNK {
        let Some(Checked { row, project, problems }) = list.next_row()? else { break };
        outcome.rows = row;
        let Some(project) = project else {
            let has = |code| u32::from(problems.iter().any(|problem| problem.code == code));
            outcome.repeated += has(ProblemCode::Duplicate);
            outcome.sums += has(ProblemCode::SumRow);
            continue;
        };
        match pairs.about(row) {
            About::New => {
                let origin = Origin::new((import, row), &project, &problems, list.source())?;
                chunk.push((project, origin));
            }
            About::Known(_) => outcome.repeated += 1,
            About::Changes(_) => outcome.left += 1,
        }
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
        let name = legacy.beneficiary.as_deref().unwrap_or(rows::NOBODY);
        let lead = *known.entry(normalised(name)).or_insert_with(|| {
            let id = OrganisationId(new_id());
            self.organisations.push(rows::organisation(id, name, at).into_active_model());
            id
        });
        let id = ProjectId(new_id());
        self.projects.push(rows::project(id, number, legacy, lead, at).into_active_model());
        let partner = PartnerId(new_id());
        self.partners.push(rows::lead_partner(partner, id, lead).into_active_model());
        self.money.push(rows::financing(id, partner, legacy).into_active_model());
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
