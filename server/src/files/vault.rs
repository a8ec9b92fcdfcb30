//! Where files are kept: by the hash of what is in them, never by a name that somebody gave. A folder, or an S3-compatible store.

use axum::body::Bytes;
use futures::stream::{self, BoxStream};
use futures::{StreamExt, TryStreamExt};
use object_store::path::Path as Key;
use object_store::{GetOptions, GetRange, ObjectStore, ObjectStoreExt, WriteMultipart};
use std::io::{self, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::fs::{self, File};
use tokio::io::{AsyncReadExt, AsyncSeekExt};

/// The place.
#[derive(Debug, Clone)]
pub enum Vault {
    /// A folder.
    Folder(PathBuf),
    /// A store.
    Remote(Arc<dyn ObjectStore>),
}

/// Pieces of a file.
pub type Pieces = BoxStream<'static, io::Result<Bytes>>;

/// How much is read at a time.
const PIECE: usize = 64 * 1024;
/// How many parts are on their way to a store at once.
const AT_ONCE: usize = 2;

/// The name under which a file is kept: the hash, below its first two digits.
fn place(sha256: &str) -> String {
    format!("{}/{sha256}", sha256.get(..2).unwrap_or("00"))
}

fn other(error: object_store::Error) -> io::Error {
    match error {
        object_store::Error::NotFound { .. } => io::Error::new(io::ErrorKind::NotFound, error),
        other => io::Error::other(other),
    }
}

impl Vault {
    /// Keeps a file that arrived whole. It is on the disk when this returns, and under its own name at once or not at all.
    ///
    /// # Errors
    /// The place cannot be written to; nothing is kept then.
    pub async fn keep(&self, arrived: &Path, sha256: &str) -> io::Result<()> {
        match self {
            Self::Folder(folder) => keep_in(&folder.join(place(sha256)), arrived).await,
            Self::Remote(store) => send(store, arrived, &Key::from(place(sha256))).await,
        }
    }

    /// Reads a part of a file, or all of it.
    ///
    /// # Errors
    /// It is not there, or cannot be read.
    pub async fn read(&self, sha256: &str, part: Range<u64>) -> io::Result<Pieces> {
        match self {
            Self::Folder(folder) => {
                let mut file = File::open(folder.join(place(sha256))).await?;
                file.seek(SeekFrom::Start(part.start)).await?;
                Ok(pieces(file, part.end.saturating_sub(part.start)))
            }
            Self::Remote(store) => {
                let options = GetOptions { range: Some(GetRange::Bounded(part)), ..GetOptions::default() };
                let found = store.get_opts(&Key::from(place(sha256)), options).await.map_err(other)?;
                Ok(found.into_stream().map_err(other).boxed())
            }
        }
    }
}

/// The pieces of a file from where it stands.
pub fn pieces(file: File, left: u64) -> Pieces {
    let next = async |(mut file, left): (File, u64)| {
        let most = usize::try_from(left).unwrap_or(PIECE).min(PIECE);
        if most == 0 {
            return Ok(None);
        }
        let mut piece = vec![0; most];
        let read = file.read(&mut piece).await?;
        piece.truncate(read);
        let left = if read == 0 { return Err(io::ErrorKind::UnexpectedEof.into()) } else { left - read as u64 };
        Ok(Some((Bytes::from(piece), (file, left))))
    };
    stream::try_unfold((file, left), next).boxed()
}

async fn keep_in(place: &Path, arrived: &Path) -> io::Result<()> {
    let folder = place.parent().unwrap_or(place);
    fs::create_dir_all(folder).await?;
    let synced = async |path: &Path| File::open(path).await?.sync_all().await;
    synced(arrived).await?;
    if let Err(error) = fs::rename(arrived, place).await {
        // Another disk: copied beside its place first.
        if error.kind() != io::ErrorKind::CrossesDevices {
            return Err(error);
        }
        let beside = place.with_extension("part");
        let copied = async {
            fs::copy(arrived, &beside).await?;
            synced(&beside).await?;
            fs::rename(&beside, place).await
        };
        if let Err(error) = copied.await {
            let _ = fs::remove_file(&beside).await;
            return Err(error);
        }
        fs::remove_file(arrived).await?;
    }
    synced(folder).await
}

async fn send(store: &Arc<dyn ObjectStore>, arrived: &Path, key: &Key) -> io::Result<()> {
    let file = File::open(arrived).await?;
    let size = file.metadata().await?.len();
    let mut write = WriteMultipart::new(store.put_multipart(key).await.map_err(other)?);
    let mut all = pieces(file, size);
    let sent = async {
        while let Some(piece) = all.try_next().await? {
            write.wait_for_capacity(AT_ONCE).await.map_err(other)?;
            write.put(piece);
        }
        Ok(())
    };
    match sent.await {
        Ok(()) => write.finish().await.map_err(other)?,
        Err(error) => {
            let _ = write.abort().await;
            return Err(error);
        }
    };
    fs::remove_file(arrived).await
}
