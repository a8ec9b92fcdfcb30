//! How a list is written: in which characters, and what parts its cells. Programs write "CSV" in their own ways; nobody is asked which.

use super::FileProblem;
use super::vetted::Vetted;
use csv::ReaderBuilder;
use domain::imports::Column;
use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::collections::BTreeSet;
use std::io::{self, Read};

/// How much of a list tells what parts its cells: headers, and whatever stands above them.
const BEGINNING: usize = 64 * 1024;
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// How a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Writing {
    encoding: &'static Encoding,
    /// What parts the cells.
    pub(super) separator: u8,
}

impl Default for Writing {
    fn default() -> Self {
        Self { encoding: UTF_8, separator: b',' }
    }
}

/// What was seen of a text while looking whether it is UTF-8.
#[derive(Debug, Default)]
struct Seen {
    rest: Vec<u8>,
    beginning: Vec<u8>,
    letters: u64,
    strange: u64,
}

impl Seen {
    fn take(&mut self, chunk: &[u8]) {
        let more = BEGINNING.saturating_sub(self.beginning.len()).min(chunk.len());
        self.beginning.extend_from_slice(&chunk[..more]);
        self.rest.extend_from_slice(chunk);
        loop {
            match std::str::from_utf8(&self.rest) {
                Ok(text) => {
                    self.letters += letters(text);
                    self.rest.clear();
                    return;
                }
                Err(error) => {
                    let valid = error.valid_up_to();
                    self.letters += std::str::from_utf8(&self.rest[..valid]).map(letters).unwrap_or_default();
                    let Some(length) = error.error_len() else {
                        self.rest.drain(..valid);
                        return;
                    };
                    self.strange += 1;
                    self.rest.drain(..valid + length);
                }
            }
        }
    }

    /// A text that holds nothing of UTF-8 but plain letters, and bytes that are none of it, is what Windows wrote; one that mixes both is
    /// UTF-8 that was damaged, or cut off inside a letter, and is refused with the place.
    fn encoding(&self) -> &'static Encoding {
        match self.beginning.as_slice() {
            [0xff, 0xfe, ..] => return UTF_16LE,
            [0xfe, 0xff, ..] => return UTF_16BE,
            _ => {}
        }
        let strange = self.strange + u64::from(self.rest.len() == 1);
        if strange > 0 && self.letters <= strange && self.rest.len() < 2 { WINDOWS_1252 } else { UTF_8 }
    }
}

/// How many letters are written with more than one byte.
fn letters(text: &str) -> u64 {
    text.bytes().filter(|byte| *byte >= 0xc2).count() as u64
}

impl Writing {
    /// Looks at a whole text, a buffer at a time.
    ///
    /// # Errors
    /// [`FileProblem::Unreadable`].
    pub(super) fn of(mut text: impl Read) -> Result<Self, FileProblem> {
        let (mut seen, mut buffer) = (Seen::default(), vec![0; BEGINNING]);
        loop {
            match text.read(&mut buffer) {
                Ok(0) => break,
                Ok(length) => seen.take(&buffer[..length]),
                Err(error) => return Err(FileProblem::Unreadable(error.to_string())),
            }
        }
        let encoding = seen.encoding();
        let (beginning, _) = encoding.decode_with_bom_removal(&seen.beginning);
        Ok(Self { encoding, separator: separator(&beginning) })
    }

    /// The text in UTF-8.
    pub(super) fn read<R: Read>(self, text: R, limit: u64) -> Text<R> {
        if self.encoding == UTF_8 {
            Text::Utf8(Box::new(Vetted::new(text, limit)))
        } else {
            let decoder = self.encoding.new_decoder_with_bom_removal();
            Text::Other(Box::new(Decoded { inner: text, decoder, limit, seen: 0, is_over: false, out: Vec::new(), at: 0 }))
        }
    }
}

/// The separator with which the most headers are found; a program may name it in a line of its own, as in `sep=;`.
fn separator(beginning: &str) -> u8 {
    let named = beginning.lines().next().and_then(|line| line.trim().strip_prefix("sep=")).and_then(|rest| rest.bytes().next());
    let found = |separator: &u8| {
        let mut csv = ReaderBuilder::new().delimiter(*separator).has_headers(false).flexible(true).from_reader(beginning.as_bytes());
        let records = csv.records().take(super::read::LINES_ABOVE).map_while(Result::ok);
        records.map(|record| columns(record.iter()).len()).max().unwrap_or_default()
    };
    let best = SEPARATORS.iter().rev().max_by_key(|separator| found(separator)).copied();
    named.filter(|named| SEPARATORS.contains(named)).or(best).unwrap_or(b',')
}

/// The columns that these cells name.
pub(super) fn columns<'a>(cells: impl Iterator<Item = &'a str>) -> BTreeSet<Column> {
    cells.filter_map(Column::of_header).collect()
}

/// A text on its way to UTF-8.
pub(super) enum Text<R> {
    Utf8(Box<Vetted<R>>),
    Other(Box<Decoded<R>>),
}

impl<R: Read> Read for Text<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Utf8(vetted) => vetted.read(buffer),
            Self::Other(decoded) => decoded.read(buffer),
        }
    }
}

/// Reads what is not UTF-8, within the size limit. Its errors carry a [`FileProblem`].
pub(super) struct Decoded<R> {
    inner: R,
    decoder: Decoder,
    limit: u64,
    seen: u64,
    is_over: bool,
    out: Vec<u8>,
    at: usize,
}

impl<R: Read> Decoded<R> {
    fn refill(&mut self) -> io::Result<()> {
        let mut raw = [0; 8 * 1024];
        let length = self.inner.read(&mut raw)?;
        self.is_over = length == 0;
        self.seen += length as u64;
        if self.seen > self.limit {
            return Err(io::Error::other(FileProblem::TooLarge { size: None, limit: self.limit }));
        }
        let mut text = String::with_capacity(self.decoder.max_utf8_buffer_length(length).unwrap_or(length * 3 + 16));
        let _ = self.decoder.decode_to_string(&raw[..length], &mut text, self.is_over);
        if text.bytes().any(|byte| matches!(byte, 0..=8 | 14..=31)) {
            return Err(io::Error::other(FileProblem::NotText { byte: self.seen - length as u64 + 1 }));
        }
        (self.out, self.at) = (text.into_bytes(), 0);
        Ok(())
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.at == self.out.len() && !self.is_over {
            self.refill()?;
        }
        let length = buffer.len().min(self.out.len() - self.at);
        buffer[..length].copy_from_slice(&self.out[self.at..self.at + length]);
        self.at += length;
        Ok(length)
    }
}
