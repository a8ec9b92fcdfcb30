//! The text of a file, to search in: as much as fits, within bounds of time and memory. A file whose text cannot be read is kept all the same.

use super::office_text;
use domain::documents::FileType;
use lopdf::Document;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Characters that are kept of a text at most.
pub const TEXT_AT_MOST: usize = 400_000;
/// A PDF of more bytes is not read.
const PDF_AT_MOST: u64 = 40 * 1024 * 1024;
/// Pages of a PDF that are read at most.
const PAGES_AT_MOST: usize = 300;
/// Bytes that a page of a PDF may become.
const PAGE_AT_MOST: usize = 8 * 1024 * 1024;

/// Why there is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoText {
    /// There is nothing to read in such a file, or nothing is written in it.
    None,
    /// It could not be read within its bounds.
    Failed,
}

/// The text of a file.
///
/// # Errors
/// Why there is none.
pub fn text_of(path: &Path, file_type: FileType) -> Result<String, NoText> {
    let read = match file_type {
        FileType::Pdf => pdf(path)?,
        FileType::Docx => office_text::read(path, "word/document.xml").ok_or(NoText::Failed)?,
        FileType::Odt => office_text::read(path, "content.xml").ok_or(NoText::Failed)?,
        FileType::Csv | FileType::Text => plain(path).ok_or(NoText::Failed)?,
        FileType::Xlsx | FileType::Pptx | FileType::Ods | FileType::Png | FileType::Jpeg | FileType::Webp => return Err(NoText::None),
    };
    let words = read.split_whitespace().collect::<Vec<_>>().join(" ");
    let text: String = words.chars().filter(|c| !c.is_control()).take(TEXT_AT_MOST).collect();
    if text.is_empty() { Err(NoText::None) } else { Ok(text) }
}

fn plain(path: &Path) -> Option<String> {
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(4 * TEXT_AT_MOST as u64).read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// Page by page, so that one that cannot be read leaves the others.
fn pdf(path: &Path) -> Result<String, NoText> {
    let size = std::fs::metadata(path).map_err(|_| NoText::Failed)?.len();
    if size > PDF_AT_MOST {
        return Err(NoText::Failed);
    }
    let bytes = std::fs::read(path).map_err(|_| NoText::Failed)?;
    let document = Document::load_mem(&bytes).map_err(|_| NoText::Failed)?;
    let mut text = String::new();
    for number in document.get_pages().keys().take(PAGES_AT_MOST) {
        if let Ok(page) = document.extract_text_with_limit(&[*number], PAGE_AT_MOST) {
            text.push_str(&page);
            text.push('\n');
        }
        if text.len() > 4 * TEXT_AT_MOST {
            break;
        }
    }
    Ok(text)
}
