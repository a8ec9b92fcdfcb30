//! A file that arrived, on its way to its place: looked into beside the requests, scanned, and stored under its hash. In that order, so that
//! nothing is stored that is refused.

use super::read;
use crate::files::clamd::Scan;
use crate::files::inspect::{Inspected, NotKept, hashed, inspect};
use crate::files::parts::Part;
use crate::files::vault::pieces;
use crate::frame::respond::AppError;
use crate::state::State;
use domain::documents::{FileRefusal, ScanState, check_room};
use domain::ids::ProjectId;
use std::io;
use tokio::fs::File;

/// A file that is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) inspected: Inspected,
    pub(super) scan: ScanState,
}

/// The refusal for a disk that does not take or give a file. The person can come back; the log says what it was.
pub(super) fn not_stored(error: &io::Error) -> FileRefusal {
    tracing::error!(%error, "a file could not be stored");
    FileRefusal::NotStored
}

/// Looks into a file, has it scanned and stores it.
///
/// # Errors
/// The inner one is why it is not taken.
pub(super) async fn store(
    state: &State,
    project: ProjectId,
    part: Part,
    (name, is_photo): (&str, bool),
) -> Result<Result<Kept, FileRefusal>, AppError> {
    let (path, name) = (part.path().to_owned(), name.to_owned());
    let looked = tokio::task::spawn_blocking(move || inspect(&path, &name, is_photo)).await;
    let inspected = match looked.map_err(|error| AppError::Internal(error.to_string()))? {
        Ok(inspected) => inspected,
        Err(NotKept::Refused(refusal)) => return Ok(Err(refusal)),
        Err(NotKept::Disk(error)) => return Ok(Err(not_stored(&error))),
    };
    // Looked at again in the write; here so that nothing is stored for a project that is full.
    if let Err(refusal) = check_room(read::used(&state.database.read, project).await?, inspected.size) {
        return Ok(Err(refusal));
    }
    let scan = match &state.files.scanner {
        None => ScanState::Off,
        Some(scanner) => {
            let file = match File::open(part.path()).await {
                Ok(file) => file,
                Err(error) => return Ok(Err(not_stored(&error))),
            };
            match scanner.scan(pieces(file, inspected.size)).await {
                Scan::Clean => ScanState::Clean,
                Scan::Silent => ScanState::Waiting,
                Scan::Found(name) => return Ok(Err(FileRefusal::Virus(name))),
            }
        }
    };
    if let Err(error) = state.files.vault.keep(part.path(), &inspected.sha256).await {
        return Ok(Err(not_stored(&error)));
    }
    part.taken();
    Ok(Ok(Kept { inspected, scan }))
}

/// The hash of a file that arrived in pieces.
///
/// # Errors
/// It cannot be read.
pub(super) async fn hash(part: &Part) -> Result<String, AppError> {
    let path = part.path().to_owned();
    let read = tokio::task::spawn_blocking(move || hashed(&mut std::fs::File::open(path)?)).await;
    let failed = |error: String| AppError::Internal(error);
    Ok(read.map_err(|error| failed(error.to_string()))?.map_err(|error| failed(error.to_string()))?.1)
}
