//! One file becomes projects: one transaction, one event in the history.

use super::{ImportError, Imported, ProjectList, Run, import_list};
use crate::dossier::programme_total;
use crate::state::new_id;
use crate::store::database::Database;
use crate::store::events::{Event, record};
use chrono::{DateTime, Utc};
use domain::access::{Permit, act};
use domain::ids::ImportId;
use serde_json::json;
use std::path::Path;

/// Who imports.
#[derive(Debug, Clone, Copy)]
pub enum Importer<'a> {
    /// A person with a permit.
    Person(&'a Permit<act::ImportProjects>),
    /// Whoever runs the command line.
    Operator,
}

impl Importer<'_> {
    fn event(self) -> Event {
        match self {
            Self::Person(permit) => Event::by(permit.person(), permit.person_name(), "projects_imported"),
            Self::Operator => Event::by_operator("projects_imported"),
        }
    }
}

/// Writes every new row of the file, or nothing.
///
/// # Errors
/// [`ImportError`]; nothing was written then.
pub async fn import_file(
    database: &Database,
    importer: Importer<'_>,
    import: ImportId,
    path: &Path,
    now: DateTime<Utc>,
) -> Result<Imported, ImportError> {
    let by = match importer {
        Importer::Person(permit) => Some(permit.person()),
        Importer::Operator => None,
    };
    let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let run = Run { import, file_name, by, at: now };
    let tx = database.write_tx().await?;
    let imported = import_list(&tx, ProjectList::open(path)?, &run, new_id).await?;
    programme_total::sum_again(&tx).await?;
    let facts = json!({ "file": run.file_name, "rows": imported.rows, "projects": imported.projects, "organisations": imported.organisations });
    record(&tx, importer.event().about("import", import).with(facts), now).await?;
    tx.commit().await?;
    Ok(imported)
}
