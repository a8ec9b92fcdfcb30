//! One file becomes projects, with one event in the history.

use super::changes::{self, Take};
use super::pairs::{About, Pairs};
use super::rows::Origin;
use super::{FileProblem, ImportError, Imported, ProjectList, Run, runs, store};
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::store::events::Event;
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::ids::{ImportId, ProjectId};
use domain::imports::Trace;
use std::fs::File;
use std::path::Path;

/// Who imports.
#[derive(Debug, Clone, Copy)]
pub enum Importer<'a> {
    /// A person with a permit, who said yes to what the file brings, and to these changes of known projects.
    Person(&'a Permit<act::ImportProjects>, &'a Submission, &'a [Take]),
    /// Whoever runs the command line.
    Operator,
}

impl Importer<'_> {
    fn event(self, happened: HistoryEvent) -> Event {
        match self {
            Self::Person(permit, ..) => Event::by(permit.person(), permit.person_name(), happened),
            Self::Operator => Event::by_operator(happened),
        }
    }
}

/// Writes every new row of the file, and the changes that were taken. The whole file is read once before anything is written; where it breaks
/// off all the same, what came in stays, and doing it again brings the rest.
///
/// # Errors
/// [`ImportError`].
pub async fn import_file(state: &State, importer: Importer<'_>, import: ImportId, path: &Path) -> Result<Imported, ImportError> {
    let by = match importer {
        Importer::Person(permit, ..) => Some(permit.person()),
        Importer::Operator => None,
    };
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let known = runs::known(&state.database.read, import).await?;
    let (mut list, pairs) = checked(path, known).await?;
    let run = Run { import, file_name: file.clone(), by, at: state.clock.now() };
    runs::begin(state, &run).await?;
    let mut imported = Imported { import, rows: 0, projects: 0, organisations: 0, changed: 0, repeated: 0, left: 0, sums: 0 };
    while store::write_some(state, (&mut list, &pairs), &run, &mut imported).await? {}
    imported.projects = runs::brought(&state.database.read, import).await?;
    if let Importer::Person(_, _, takes) = importer
        && !takes.is_empty()
    {
        imported.changed = take((state, import), importer, (path, &pairs, &file), takes).await?;
        imported.left = imported.left.saturating_sub(imported.changed);
    }
    if imported.projects == 0 && imported.changed == 0 {
        runs::forget(state, import).await?;
        return Err(ImportError::NothingNew { rows: imported.rows });
    }
    let write = match importer {
        Importer::Person(_, submission, _) => submission.begin(state).await?,
        Importer::Operator => state.begin().await?,
    };
    runs::end(&write, &imported).await?;
    let (rows, projects, organisations) = (imported.rows, imported.projects, imported.organisations);
    let happened = HistoryEvent::ProjectsImported { import, file, rows, projects, organisations };
    write.finish([importer.event(happened)]).await?;
    Ok(imported)
}

/// Reads the file once more and takes over the changes that were chosen. Tells how many.
async fn take(
    (state, import): (&State, ImportId),
    importer: Importer<'_>,
    (path, pairs, file): (&Path, &Pairs, &str),
    takes: &[Take],
) -> Result<u32, ImportError> {
    let mut list = ProjectList::open(path)?;
    let mut changed = 0;
    while let Some(checked) = list.next_row()? {
        let (About::Changes(project), Some(now)) = (pairs.about(checked.row), &checked.project) else { continue };
        let Some(wanted) = takes.iter().find(|take| take.row == checked.row) else { continue };
        let origin = Origin::new((import, checked.row), now, &checked.problems, list.source())?;
        let taken = changes::take(state, |happened| importer.event(happened), (project, wanted.version), (now, origin, file)).await?;
        changed += u32::from(taken);
    }
    Ok(changed)
}

/// The list, once all of it was found to be readable, and which of its rows are about known projects.
async fn checked(path: &Path, known: Vec<(ProjectId, Trace)>) -> Result<(ProjectList<File>, Pairs), ImportError> {
    let path = path.to_owned();
    let read = tokio::task::spawn_blocking(move || {
        ProjectList::open(&path)?.dry_run()?;
        let pairs = Pairs::find(&path, &known)?;
        Ok::<_, FileProblem>((ProjectList::open(&path)?, pairs))
    });
    Ok(read.await.map_err(|error| AppError::Internal(error.to_string()))??)
}
