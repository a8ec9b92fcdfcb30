//! Looks into a file that arrived: what it is, whether it is taken, and the hash of what is kept. Reads it piece by piece, and unpacks nothing but
//! the list of an office file.

use super::parts::hex;
use super::picture;
use domain::documents::{
    Entry, FileRefusal, FileType, FirstLook, PICTURE_AT_MOST, TextCheck, check_archive, check_picture, check_size, clean_name, directory, first_look,
    office_type, pdf_end_problem, pdf_problem,
};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use zip::ZipArchive;

/// A file that may be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspected {
    /// What it is.
    pub file_type: FileType,
    /// What it is called.
    pub name: String,
    /// How large it is.
    pub size: u64,
    /// The hash of what is kept.
    pub sha256: String,
}

/// Why it may not be kept.
#[derive(Debug)]
pub enum NotKept {
    /// It is refused.
    Refused(FileRefusal),
    /// It cannot be read or written.
    Disk(io::Error),
}

impl From<FileRefusal> for NotKept {
    fn from(refusal: FileRefusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<io::Error> for NotKept {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

/// How much of the beginning is looked at: the header of a photo lies behind its previews.
const HEAD: u64 = 1024 * 1024;
/// How much of the end is: an archive has its directory there.
const TAIL: u64 = 70 * 1024;
/// How much is read at a time.
const PIECE: usize = 64 * 1024;
/// How many bytes of a piece stand before the next one, for what lies across.
const OVERLAP: usize = 32;
/// How much of the list of an office file is read.
const LIST: u64 = 1024 * 1024;

/// Looks into the file at a place. A picture loses what it tells of place, time and device where it lies.
///
/// # Errors
/// [`NotKept`].
pub fn inspect(path: &Path, given_name: &str, is_photo: bool) -> Result<Inspected, NotKept> {
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    check_size(size)?;
    let head = part(&mut file, 0, HEAD)?;
    let file_type = match first_look(&head)? {
        FirstLook::Picture(file_type) => {
            if size > PICTURE_AT_MOST {
                return Err(FileRefusal::TooLarge(PICTURE_AT_MOST).into());
            }
            check_picture(file_type, &head)?;
            picture::strip(path, file_type)?;
            file_type
        }
        _ if is_photo => return Err(FileRefusal::NotAPicture.into()),
        FirstLook::Pdf => pdf(&mut file, &head, size)?,
        FirstLook::Archive => office(&mut file, size)?,
        FirstLook::Text => text(&mut file, given_name)?,
    };
    let mut file = File::open(path)?;
    let (size, sha256) = hashed(&mut file)?;
    Ok(Inspected { file_type, name: clean_name(given_name, file_type), size, sha256 })
}

/// The hash of a whole file.
///
/// # Errors
/// It cannot be read.
pub fn hashed(file: &mut File) -> io::Result<(u64, String)> {
    let (mut hash, mut size) = (Sha256::new(), 0);
    each_piece(file, |piece| {
        hash.update(piece);
        size += piece.len() as u64;
    })?;
    Ok((size, hex(&hash.finalize())))
}

fn part(file: &mut File, from: u64, most: u64) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(from))?;
    let mut read = Vec::new();
    file.take(most).read_to_end(&mut read)?;
    Ok(read)
}

fn each_piece(file: &mut File, mut take: impl FnMut(&[u8])) -> io::Result<()> {
    file.seek(SeekFrom::Start(0))?;
    let mut piece = vec![0; PIECE];
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(()),
            read => take(&piece[..read]),
        }
    }
}

fn pdf(file: &mut File, head: &[u8], size: u64) -> Result<FileType, NotKept> {
    let tail = part(file, size.saturating_sub(TAIL), TAIL)?;
    if let Some(refusal) = pdf_end_problem(head, &tail) {
        return Err(refusal.into());
    }
    let (mut window, mut found) = (Vec::new(), None);
    each_piece(file, |piece| {
        window.extend_from_slice(piece);
        found = found.take().or_else(|| pdf_problem(&window));
        window.drain(..window.len().saturating_sub(OVERLAP));
    })?;
    found.map_or(Ok(FileType::Pdf), |refusal| Err(refusal.into()))
}

fn text(file: &mut File, given_name: &str) -> Result<FileType, NotKept> {
    let mut check = TextCheck::default();
    each_piece(file, |piece| check.take(piece))?;
    Ok(check.finish(given_name)?)
}

fn office(file: &mut File, size: u64) -> Result<FileType, NotKept> {
    directory(&part(file, size.saturating_sub(TAIL), TAIL)?)?;
    let broken = |_| FileRefusal::Broken;
    file.seek(SeekFrom::Start(0))?;
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(broken)?;
    let mut entries = Vec::new();
    for at in 0..archive.len() {
        let one = archive.by_index_raw(at).map_err(broken)?;
        let name = one.name().map_err(broken)?.into_owned();
        entries.push(Entry { name, packed: one.compressed_size(), unpacked: one.size(), is_locked: one.encrypted() });
    }
    check_archive(&entries, size)?;
    let mut words = |name: &str| -> Option<String> {
        let mut text = String::new();
        archive.by_name(name).ok()?.take(LIST).read_to_string(&mut text).ok()?;
        Some(text)
    };
    Ok(office_type(words("[Content_Types].xml").as_deref(), words("mimetype").as_deref())?)
}
