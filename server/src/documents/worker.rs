//! What is done beside the requests: versions that wait for the virus scanner are scanned, texts are read to search in, and parts of files that
//! nobody went on with are removed.

use super::{read, store};
use crate::files::clamd::Scan;
use crate::files::text::{NoText, text_of};
use crate::frame::respond::AppError;
use crate::state::{State, new_id};
use ::entity::document_version;
use domain::documents::ScanState;
use futures::TryStreamExt;
use std::path::PathBuf;
use std::time::Duration;
use tokio::fs::File;
use tokio::io::AsyncWriteExt;
use tokio::sync::watch;

/// How often it is looked whether something waits.
const LOOKS_EVERY: Duration = Duration::from_secs(20);
/// How many versions are taken at once.
const AT_ONCE: u64 = 20;
/// How long a text may take to be read.
const READS_WITHIN: Duration = Duration::from_secs(60);

/// Works at once and then every few seconds, until the other end of `stopped` is dropped.
pub async fn run(state: State, mut stopped: watch::Receiver<()>) {
    loop {
        if let Err(error) = work(&state).await {
            tracing::warn!(%error, "documents that wait could not be looked after");
        }
        tokio::select! {
            _ = stopped.changed() => return,
            () = tokio::time::sleep(LOOKS_EVERY) => {}
        }
    }
}

/// One round.
///
/// # Errors
/// The database failed.
pub async fn work(state: &State) -> Result<(), AppError> {
    if let Err(error) = state.files.parts.sweep(state.clock.now().into()).await {
        tracing::warn!(%error, "parts of files could not be removed");
    }
    for row in read::unscanned(&state.database.read, AT_ONCE).await? {
        scan(state, &row).await?;
    }
    for row in read::unread(&state.database.read, AT_ONCE).await? {
        keep_text(state, &row).await?;
    }
    Ok(())
}

async fn scan(state: &State, row: &document_version::Model) -> Result<(), AppError> {
    let Some(scanner) = &state.files.scanner else {
        return store::scanned(state, row, ScanState::Off, None).await;
    };
    let Ok(pieces) = state.files.vault.read(&row.sha256, 0..u64::try_from(row.size).unwrap_or(0)).await else {
        tracing::error!(version = %row.id, "a version cannot be read, and is not scanned");
        return Ok(());
    };
    match scanner.scan(pieces).await {
        Scan::Clean => store::scanned(state, row, ScanState::Clean, None).await,
        Scan::Found(name) => store::scanned(state, row, ScanState::Found, Some(name)).await,
        Scan::Silent => Ok(()),
    }
}

/// Reads the text of a version from a copy that goes again: the place where it is kept may be elsewhere.
async fn keep_text(state: &State, row: &document_version::Model) -> Result<(), AppError> {
    let copy = state.data_dir.join("uploads").join(format!("{}.part", new_id()));
    let read = match copied(state, row, copy.clone()).await {
        Ok(()) => {
            let (path, file_type) = (copy.clone(), row.file_type);
            let reading = tokio::task::spawn_blocking(move || text_of(&path, file_type));
            // Who takes too long, or cannot go on, leaves the file without a text.
            tokio::time::timeout(READS_WITHIN, reading).await.ok().and_then(Result::ok).unwrap_or(Err(NoText::Failed))
        }
        Err(error) => {
            tracing::warn!(%error, version = %row.id, "a version cannot be read for its text");
            Err(NoText::Failed)
        }
    };
    let _ = tokio::fs::remove_file(&copy).await;
    store::read_text(state, row, read).await
}

async fn copied(state: &State, row: &document_version::Model, copy: PathBuf) -> std::io::Result<()> {
    if let Some(folder) = copy.parent() {
        tokio::fs::create_dir_all(folder).await?;
    }
    let mut pieces = state.files.vault.read(&row.sha256, 0..u64::try_from(row.size).unwrap_or(0)).await?;
    let mut file = File::create(&copy).await?;
    while let Some(piece) = pieces.try_next().await? {
        file.write_all(&piece).await?;
    }
    file.flush().await
}
