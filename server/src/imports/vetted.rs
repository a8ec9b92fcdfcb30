//! A reader that lets through nothing but UTF-8 text within the size limit, a buffer at a time.

use super::FileProblem;
use std::io::{self, Read};

/// Passes bytes on after looking at them. Its errors carry a [`FileProblem`].
#[derive(Debug)]
pub(super) struct Vetted<R> {
    inner: R,
    limit: u64,
    seen: u64,
    line: u64,
    rest: Vec<u8>,
}

impl<R: Read> Vetted<R> {
    /// Looks at everything that comes from `inner`, up to `limit` bytes.
    pub(super) fn new(inner: R, limit: u64) -> Self {
        Self { inner, limit, seen: 0, line: 1, rest: Vec::new() }
    }

    fn vet(&mut self, chunk: &[u8]) -> Result<(), FileProblem> {
        let before = self.seen;
        self.seen += chunk.len() as u64;
        if self.seen > self.limit {
            return Err(FileProblem::TooLarge { size: None, limit: self.limit });
        }
        if before == 0 && (chunk.starts_with(&[0xff, 0xfe]) || chunk.starts_with(&[0xfe, 0xff])) {
            return Err(FileProblem::NotUtf8 { byte: 1, line: 1 });
        }
        if let Some(at) = chunk.iter().position(|byte| matches!(byte, 0..=8 | 14..=31)) {
            return Err(FileProblem::NotText { byte: before + at as u64 + 1 });
        }
        let start = before - self.rest.len() as u64;
        self.rest.extend_from_slice(chunk);
        let valid = match std::str::from_utf8(&self.rest) {
            Ok(text) => text.len(),
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Err(error) => {
                let line = self.line + newlines(&self.rest[..error.valid_up_to()]);
                return Err(FileProblem::NotUtf8 { byte: start + error.valid_up_to() as u64 + 1, line });
            }
        };
        self.line += newlines(&self.rest[..valid]);
        self.rest.drain(..valid);
        Ok(())
    }
}

impl<R: Read> Read for Vetted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(buffer)?;
        if length == 0 && !self.rest.is_empty() {
            return Err(io::Error::other(FileProblem::NotUtf8 { byte: self.seen - self.rest.len() as u64 + 1, line: self.line }));
        }
        self.vet(&buffer[..length]).map_err(io::Error::other)?;
        Ok(length)
    }
}

fn newlines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}
