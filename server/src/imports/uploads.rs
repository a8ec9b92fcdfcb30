//! Files that wait for a yes: one folder an import, inside the data folder. A file that nobody answered is removed after a day.

use super::FileProblem;
use super::SIZE_LIMIT;
use axum::extract::multipart::{Field, MultipartError};
use domain::ids::ImportId;
use http_body_util::LengthLimitError;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use tokio::fs;
use tokio::io::AsyncWriteExt;

/// How long a file waits.
pub(super) const PATIENCE: Duration = Duration::from_secs(24 * 60 * 60);

/// Why a file was not kept.
#[derive(Debug)]
pub enum UploadError {
    /// It is refused, and the person can do something about it.
    File(FileProblem),
    /// The browser stopped half-way, or sent something else than a form.
    Form(MultipartError),
    /// The data folder cannot be written to.
    Disk(std::io::Error),
}

impl From<MultipartError> for UploadError {
    fn from(error: MultipartError) -> Self {
        if is_past_the_limit(&error) {
            return Self::File(FileProblem::TooLarge { size: None, limit: SIZE_LIMIT });
        }
        Self::Form(error)
    }
}

/// Whether the request ran into its limit before the file ran into ours: how much arrives at once is up to the network.
fn is_past_the_limit(error: &MultipartError) -> bool {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(one) = cause {
        if one.is::<LengthLimitError>() {
            return true;
        }
        cause = one.source();
    }
    false
}

impl From<std::io::Error> for UploadError {
    fn from(error: std::io::Error) -> Self {
        Self::Disk(error)
    }
}

/// Keeps a file as it comes in, a piece at a time, and stops at the limit.
///
/// # Errors
/// [`UploadError`]; nothing is kept then.
pub async fn keep(data_dir: &Path, import: ImportId, mut field: Field<'_>) -> Result<Kept, UploadError> {
    let folder = folder(data_dir, import);
    fs::create_dir_all(&folder).await?;
    let path = folder.join(file_name(field.file_name().unwrap_or_default()));
    let kept = Kept { folder: Some(folder), path };
    write(&kept.path, &mut field).await?;
    Ok(kept)
}

/// A file that came in. Unless somebody says that it waits, it is removed when this is dropped: also when the browser breaks off half-way and
/// nobody goes on with the request.
#[derive(Debug)]
pub struct Kept {
    folder: Option<PathBuf>,
    /// Where it is.
    pub path: PathBuf,
}

impl Kept {
    /// The file waits for an answer from now on.
    pub fn waits(mut self) {
        self.folder = None;
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        if let Some(folder) = self.folder.take()
            && let Err(error) = std::fs::remove_dir_all(&folder)
        {
            tracing::warn!(%error, "a file that is not kept could not be removed");
        }
    }
}

async fn write(path: &Path, field: &mut Field<'_>) -> Result<(), UploadError> {
    let mut file = fs::File::create(path).await?;
    let mut size = 0;
    while let Some(piece) = field.chunk().await? {
        size += piece.len() as u64;
        if size > SIZE_LIMIT {
            return Err(UploadError::File(FileProblem::TooLarge { size: None, limit: SIZE_LIMIT }));
        }
        file.write_all(&piece).await?;
    }
    Ok(file.flush().await?)
}

/// The file that waits for an answer; nothing when it was imported, refused or removed.
pub async fn waiting(data_dir: &Path, import: ImportId) -> Option<PathBuf> {
    let mut entries = fs::read_dir(folder(data_dir, import)).await.ok()?;
    entries.next_entry().await.ok().flatten().map(|entry| entry.path())
}

/// Removes the file of an import that was answered; a second answer at the same moment finds it gone.
///
/// # Errors
/// When the data folder cannot be written to.
pub async fn remove(data_dir: &Path, import: ImportId) -> std::io::Result<()> {
    match fs::remove_dir_all(folder(data_dir, import)).await {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

/// Removes files that nobody answered for a day.
///
/// # Errors
/// When the data folder cannot be read or written to.
pub async fn remove_forgotten(data_dir: &Path, now: SystemTime) -> std::io::Result<()> {
    let Ok(mut entries) = fs::read_dir(data_dir.join("imports")).await else { return Ok(()) };
    while let Some(entry) = entries.next_entry().await? {
        let age = now.duration_since(entry.metadata().await?.modified()?).unwrap_or_default();
        if age > PATIENCE {
            fs::remove_dir_all(entry.path()).await?;
        }
    }
    Ok(())
}

fn folder(data_dir: &Path, import: ImportId) -> PathBuf {
    data_dir.join("imports").join(import.to_string())
}

/// The name that the person knows, without anything that means something to a file system.
fn file_name(given: &str) -> String {
    let name: String = given.chars().filter(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ')).take(100).collect();
    let name = name.trim_matches(['.', ' ']);
    if name.is_empty() { "lijst.csv".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_cannot_lead_out_of_its_folder() {
        let rows = [
            ("lijst 2010.csv", "lijst 2010.csv"),
            ("../../etc/passwd", "etcpasswd"),
            ("..", "lijst.csv"),
            ("", "lijst.csv"),
            ("C:\\tmp\\a.csv", "Ctmpa.csv"),
        ];
        for (given, expected) in rows {
            assert_eq!(file_name(given), expected, "{given}");
        }
    }
}
