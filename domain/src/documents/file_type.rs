//! Which file it is, told from its bytes: an allow-list, and a name for what is refused.

use super::FileRefusal;
use crate::text_enum;

text_enum! {
    /// The files that are taken.
    pub enum FileType {
        /// PDF.
        Pdf = "pdf",
        /// Word.
        Docx = "docx",
        /// Excel.
        Xlsx = "xlsx",
        /// PowerPoint.
        Pptx = "pptx",
        /// Text of LibreOffice.
        Odt = "odt",
        /// Sheets of LibreOffice.
        Ods = "ods",
        /// PNG.
        Png = "png",
        /// JPEG.
        Jpeg = "jpeg",
        /// WEBP.
        Webp = "webp",
        /// Rows with separators.
        Csv = "csv",
        /// Plain text.
        Text = "text",
    }
}

impl FileType {
    /// How it is served.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Text => "text/plain; charset=utf-8",
        }
    }

    /// The endings that its name may have; the first is the one that it gets.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Docx => &["docx"],
            Self::Xlsx => &["xlsx"],
            Self::Pptx => &["pptx"],
            Self::Odt => &["odt"],
            Self::Ods => &["ods"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Webp => &["webp"],
            Self::Csv => &["csv"],
            Self::Text => &["txt"],
        }
    }

    /// The ending that its name gets.
    pub const fn ending(self) -> &'static str {
        self.endings()[0]
    }

    /// Whether it is a picture, which pages can show.
    pub const fn is_picture(self) -> bool {
        match self {
            Self::Png | Self::Jpeg | Self::Webp => true,
            Self::Pdf | Self::Docx | Self::Xlsx | Self::Pptx | Self::Odt | Self::Ods | Self::Csv | Self::Text => false,
        }
    }

    /// Whether its text can be read and kept to search in.
    pub const fn has_text(self) -> bool {
        match self {
            Self::Pdf | Self::Docx | Self::Odt | Self::Csv | Self::Text => true,
            Self::Xlsx | Self::Pptx | Self::Ods | Self::Png | Self::Jpeg | Self::Webp => false,
        }
    }
}

/// What the beginning of a file tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstLook {
    /// A PDF; the rest of it is still to be looked at.
    Pdf,
    /// A picture, whose size its header tells.
    Picture(FileType),
    /// An archive, whose directory tells what it is.
    Archive,
    /// Text, if the rest of it is.
    Text,
}

/// What is known of beginnings that are refused: the bytes, where they stand, and why.
const REFUSED: [(&[u8], FileRefusal); 14] = [
    (b"MZ", FileRefusal::Program),
    (b"\x7fELF", FileRefusal::Program),
    (b"#!", FileRefusal::Program),
    (b"\xca\xfe\xba\xbe", FileRefusal::Program),
    (b"\xfe\xed\xfa", FileRefusal::Program),
    (b"\xcf\xfa\xed\xfe", FileRefusal::Program),
    (b"\0asm", FileRefusal::Program),
    (b"@echo", FileRefusal::Program),
    (b"@ECHO", FileRefusal::Program),
    // Office files of before 2007, which carry macros in a way of their own.
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileRefusal::NotOnTheList),
    (b"Rar!", FileRefusal::NotOnTheList),
    (b"7z\xbc\xaf", FileRefusal::NotOnTheList),
    (b"\x1f\x8b", FileRefusal::NotOnTheList),
    (b"{\\rtf", FileRefusal::NotOnTheList),
];

/// Looks at the beginning of a file.
///
/// # Errors
/// Why it is not taken.
pub fn first_look(head: &[u8]) -> Result<FirstLook, FileRefusal> {
    if head.is_empty() {
        return Err(FileRefusal::Empty);
    }
    if head.starts_with(b"%PDF-") {
        return Ok(FirstLook::Pdf);
    }
    if head.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(FirstLook::Picture(FileType::Png));
    }
    if head.starts_with(b"\xff\xd8\xff") {
        return Ok(FirstLook::Picture(FileType::Jpeg));
    }
    if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        return Ok(FirstLook::Picture(FileType::Webp));
    }
    if head.starts_with(b"PK\x03\x04") {
        return Ok(FirstLook::Archive);
    }
    if let Some((_, refusal)) = REFUSED.iter().find(|(begin, _)| head.starts_with(begin)) {
        return Err(refusal.clone());
    }
    if contains(&head[..head.len().min(1024)], b"%PDF-") {
        return Err(FileRefusal::TwoInOne);
    }
    let bare = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    if bare.starts_with(b"<") {
        return Err(FileRefusal::ActivePage);
    }
    let mut check = TextCheck::default();
    check.take(head);
    if check.looks_like_text() { Ok(FirstLook::Text) } else { Err(FileRefusal::NotOnTheList) }
}

/// Whether bytes stand in others.
pub(super) fn contains(all: &[u8], part: &[u8]) -> bool {
    all.windows(part.len()).any(|window| window == part)
}

/// Reads a text piece by piece, and says what it is in the end.
#[derive(Debug, Clone, Default)]
pub struct TextCheck {
    is_binary: bool,
    is_active: bool,
    /// The last bytes in small letters, for what stands across two pieces.
    last: Vec<u8>,
    /// Bytes of a character that the next piece completes.
    open: Vec<u8>,
}

/// What makes a browser run something when it takes a text for a page.
const ACTIVE: [&[u8]; 7] = [b"<script", b"<html", b"<svg", b"<!doctype", b"<iframe", b"<?php", b"<body"];
/// How many bytes of a piece the next one has to know.
const OVERLAP: usize = 16;

impl TextCheck {
    /// The next piece.
    pub fn take(&mut self, piece: &[u8]) {
        let is_control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t' | 0x0c);
        self.is_binary |= piece.iter().any(is_control);
        let mut all = std::mem::take(&mut self.open);
        all.extend_from_slice(piece);
        if let Err(error) = std::str::from_utf8(&all) {
            match error.error_len() {
                Some(_) => self.is_binary = true,
                None => self.open = all[error.valid_up_to()..].to_vec(),
            }
        }
        let mut seen = std::mem::take(&mut self.last);
        seen.extend(piece.iter().map(u8::to_ascii_lowercase));
        self.is_active |= ACTIVE.iter().any(|mark| contains(&seen, mark));
        self.last = seen[seen.len().saturating_sub(OVERLAP)..].to_vec();
    }

    const fn looks_like_text(&self) -> bool {
        !self.is_binary
    }

    /// What it is, by its name where a text can be either.
    ///
    /// # Errors
    /// Why it is not taken.
    pub fn finish(self, given_name: &str) -> Result<FileType, FileRefusal> {
        if self.is_binary || !self.open.is_empty() {
            return Err(FileRefusal::NotOnTheList);
        }
        if self.is_active {
            return Err(FileRefusal::ActivePage);
        }
        let ending = given_name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        Ok(if ending == "csv" { FileType::Csv } else { FileType::Text })
    }
}

/// What is wrong with a piece of a PDF; pieces overlap by 32 bytes. Scripts and programs that run when it is opened, and files inside it. What a
/// PDF packs away is for the virus scanner to find.
pub fn pdf_problem(piece: &[u8]) -> Option<FileRefusal> {
    const MARKS: [(&[u8], FileRefusal); 6] = [
        (b"/JavaScript", FileRefusal::PdfScript),
        (b"/JS ", FileRefusal::PdfScript),
        (b"/JS(", FileRefusal::PdfScript),
        (b"/Launch", FileRefusal::PdfScript),
        (b"/RichMedia", FileRefusal::PdfScript),
        (b"/EmbeddedFile", FileRefusal::Embedded),
    ];
    MARKS.iter().find(|(mark, _)| contains(piece, mark)).map(|(_, refusal)| refusal.clone())
}

/// What is wrong with the two ends of a PDF, each of some kilobytes: it is another file as well, or stops half-way.
pub fn pdf_end_problem(head: &[u8], tail: &[u8]) -> Option<FileRefusal> {
    let mut check = TextCheck::default();
    check.take(&head[..head.len().min(2048)]);
    if check.is_active || contains(tail, b"PK\x05\x06") {
        return Some(FileRefusal::TwoInOne);
    }
    (!contains(tail, b"%%EOF")).then_some(FileRefusal::Broken)
}
