//! Files on their way in: one part file each, and beside it what is to become of it. A part that nobody went on with for a day is removed.

use axum::body::Bytes;
use futures::{Stream, StreamExt, TryStreamExt};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::fmt::Display;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use tokio::fs::{self, File, OpenOptions};
use tokio::io::AsyncWriteExt;

/// How long a part waits for the rest of it.
pub const PATIENCE: Duration = Duration::from_secs(24 * 60 * 60);

/// The folder of parts.
#[derive(Debug, Clone)]
pub struct Parts(PathBuf);

/// A part file that is removed when this is dropped, unless it was taken: also when the browser breaks off and nobody goes on with the request.
#[derive(Debug)]
pub struct Part {
    path: PathBuf,
    sha256: String,
    is_taken: bool,
}

impl Part {
    /// The hash of what arrived, when it was made while it did.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        std::fs::metadata(&self.path).is_ok_and(|about| about.len() == 0)
    }

    /// It has another place from now on.
    pub fn taken(mut self) {
        self.is_taken = true;
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.is_taken
            && let Err(error) = std::fs::remove_file(&self.path)
            && error.kind() != io::ErrorKind::NotFound
        {
            tracing::warn!(%error, "a part of a file could not be removed");
        }
    }
}

/// Why a file did not arrive.
#[derive(Debug)]
pub enum Cut<E> {
    /// It is larger than it may be.
    TooLarge,
    /// Whoever sends it broke off.
    Sender(E),
    /// The disk does not take it.
    Disk(io::Error),
}

impl Parts {
    /// In this folder.
    pub const fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    fn part(&self, id: &impl Display) -> PathBuf {
        self.0.join(format!("{id}.part"))
    }

    fn note(&self, id: &impl Display) -> PathBuf {
        self.0.join(format!("{id}.json"))
    }

    /// Takes a file in a piece at a time, and stops at the limit.
    ///
    /// # Errors
    /// [`Cut`]; nothing is kept then.
    pub async fn take<E>(&self, id: impl Display, pieces: impl Stream<Item = Result<Bytes, E>>, most: u64) -> Result<Part, Cut<E>> {
        fs::create_dir_all(&self.0).await.map_err(Cut::Disk)?;
        let mut part = Part { path: self.part(&id), sha256: String::new(), is_taken: false };
        let mut file = File::create(&part.path).await.map_err(Cut::Disk)?;
        let mut hash = Sha256::new();
        append(&mut file, pieces.inspect_ok(|piece| hash.update(piece)), most).await?;
        part.sha256 = hex(&hash.finalize());
        Ok(part)
    }

    /// Begins a file that comes in pieces, with what is to become of it.
    ///
    /// # Errors
    /// The disk does not take it.
    pub async fn begin(&self, id: impl Display, note: &impl Serialize) -> io::Result<()> {
        fs::create_dir_all(&self.0).await?;
        let text = serde_json::to_vec(note)?;
        let beside = self.0.join(format!("{id}.part.json"));
        fs::write(&beside, text).await?;
        File::create(self.part(&id)).await?;
        fs::rename(&beside, self.note(&id)).await
    }

    /// What is to become of a file that was begun; nothing when it is not there any more.
    pub async fn begun<N: DeserializeOwned>(&self, id: impl Display) -> Option<N> {
        serde_json::from_slice(&fs::read(self.note(&id)).await.ok()?).ok()
    }

    /// What is to become of all that were begun.
    pub async fn all_begun<N: DeserializeOwned>(&self) -> Vec<N> {
        let mut found = Vec::new();
        let Ok(mut entries) = fs::read_dir(&self.0).await else { return found };
        while let Ok(Some(entry)) = entries.next_entry().await {
            let path = entry.path();
            if path.extension().is_some_and(|ending| ending == "json")
                && let Ok(text) = fs::read(&path).await
                && let Ok(note) = serde_json::from_slice(&text)
            {
                found.push(note);
            }
        }
        found
    }

    /// How much of it arrived.
    ///
    /// # Errors
    /// It is not there.
    pub async fn arrived(&self, id: impl Display) -> io::Result<u64> {
        Ok(fs::metadata(self.part(&id)).await?.len())
    }

    /// Opens a part to go on with it, for one sender at a time; nothing while another one sends.
    ///
    /// # Errors
    /// It is not there.
    pub async fn go_on(&self, id: impl Display) -> io::Result<Option<File>> {
        let file = OpenOptions::new().append(true).open(self.part(&id)).await?;
        let file = file.into_std().await;
        match file.try_lock() {
            Ok(()) => Ok(Some(File::from_std(file))),
            Err(std::fs::TryLockError::WouldBlock) => Ok(None),
            Err(std::fs::TryLockError::Error(error)) => Err(error),
        }
    }

    /// A file that arrived whole, to be looked into.
    pub fn whole(&self, id: impl Display) -> Part {
        Part { path: self.part(&id), sha256: String::new(), is_taken: false }
    }

    /// Forgets what was to become of a file, and the file.
    ///
    /// # Errors
    /// The folder cannot be written to.
    pub async fn forget(&self, id: impl Display) -> io::Result<()> {
        for path in [self.note(&id), self.part(&id)] {
            match fs::remove_file(path).await {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                Ok(()) | Err(_) => {}
            }
        }
        Ok(())
    }

    /// Removes parts that nobody went on with for a day. Gives how many.
    ///
    /// # Errors
    /// The folder cannot be read or written to.
    pub async fn sweep(&self, now: SystemTime) -> io::Result<u32> {
        let Ok(mut entries) = fs::read_dir(&self.0).await else { return Ok(0) };
        let mut removed = 0;
        while let Some(entry) = entries.next_entry().await? {
            let is_note = entry.path().extension().is_some_and(|ending| ending == "json");
            // A note is as old as the part that it belongs to.
            let part = if is_note { entry.path().with_extension("part") } else { entry.path() };
            let modified = match fs::metadata(&part).await {
                Ok(about) => about.modified()?,
                Err(_) => entry.metadata().await?.modified()?,
            };
            if now.duration_since(modified).unwrap_or_default() > PATIENCE {
                fs::remove_file(entry.path()).await?;
                removed += 1;
            }
        }
        Ok(removed)
    }
}

/// Bytes as they are written.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes what comes, as long as it is no more than this, and has it on the disk.
///
/// # Errors
/// [`Cut`]; what arrived before stays.
pub async fn append<E>(file: &mut File, pieces: impl Stream<Item = Result<Bytes, E>>, most: u64) -> Result<u64, Cut<E>> {
    let mut pieces = std::pin::pin!(pieces);
    let mut size = 0_u64;
    let ended = loop {
        match pieces.next().await {
            None => break Ok(size),
            Some(Err(error)) => break Err(Cut::Sender(error)),
            Some(Ok(piece)) => {
                size += piece.len() as u64;
                if size > most {
                    break Err(Cut::TooLarge);
                }
                file.write_all(&piece).await.map_err(Cut::Disk)?;
            }
        }
    };
    file.flush().await.map_err(Cut::Disk)?;
    file.sync_data().await.map_err(Cut::Disk)?;
    ended
}
