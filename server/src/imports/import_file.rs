//! One file becomes projects, with one event in the history.

use super::{ImportError, Imported, ProjectList, Run, store};
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::store::events::Event;
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::ids::ImportId;
use std::fs::File;
use std::path::Path;

/// Who imports.
#[derive(Debug, Clone, Copy)]
pub enum Importer<'a> {
    /// A person with a permit, who said yes to what the file brings.
    Person(&'a Permit<act::ImportProjects>, &'a Submission),
    /// Whoever runs the command line.
    Operator,
}

impl Importer<'_> {
    fn event(self, happened: HistoryEvent) -> Event {
        match self {
            Self::Person(permit, _) => Event::by(permit.person(), permit.person_name(), happened),
            Self::Operator => Event::by_operator(happened),
        }
    }
}

/// Writes every new row of the file. The whole file is read once before anything is written; where it breaks off all the same, what came in stays,
/// and doing it again brings the rest.
///
/// # Errors
/// [`ImportError`].
pub async fn import_file(state: &State, importer: Importer<'_>, import: ImportId, path: &Path) -> Result<Imported, ImportError> {
    let by = match importer {
        Importer::Person(permit, _) => Some(permit.person()),
        Importer::Operator => None,
    };
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut list = checked(path).await?;
    let run = Run { import, file_name: file.clone(), by, at: state.clock.now() };
    store::begin(state, &run).await?;
    let mut imported = Imported { import, rows: 0, projects: 0, organisations: 0, repeated: 0 };
    while store::write_some(state, &mut list, &run, &mut imported).await? {}
    imported.projects = store::brought(&state.database.read, import).await?;
    if imported.projects == 0 {
        store::forget(state, import).await?;
        return Err(ImportError::NothingNew { rows: imported.rows });
    }
    let write = match importer {
        Importer::Person(_, submission) => submission.begin(state).await?,
        Importer::Operator => state.begin().await?,
    };
    store::end(&write, &imported).await?;
    let (rows, projects, organisations) = (imported.rows, imported.projects, imported.organisations);
    let happened = HistoryEvent::ProjectsImported { import, file, rows, projects, organisations };
    write.finish([importer.event(happened)]).await?;
    Ok(imported)
}

/// The list, once all of it was found to be readable.
async fn checked(path: &Path) -> Result<ProjectList<File>, ImportError> {
    let path = path.to_owned();
    let read = tokio::task::spawn_blocking(move || {
        ProjectList::open(&path)?.dry_run()?;
        ProjectList::open(&path)
    });
    let list = read.await.map_err(|error| AppError::Internal(error.to_string()))?;
    Ok(list?)
}
