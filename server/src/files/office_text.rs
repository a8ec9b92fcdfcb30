//! The words of an office file: what stands in the texts of its main part.

use super::text::TEXT_AT_MOST;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;
use zip::ZipArchive;

/// Bytes of a part that are read at most.
const PART_AT_MOST: u64 = 32 * 1024 * 1024;

/// The text of a part. What is cut off by the bound counts as the end.
pub(super) fn read(path: &Path, part: &str) -> Option<String> {
    let mut archive = ZipArchive::new(BufReader::new(File::open(path).ok()?)).ok()?;
    let part = BufReader::new(archive.by_name(part).ok()?.take(PART_AT_MOST));
    let mut reader = Reader::from_reader(part);
    let (mut text, mut buffer) = (String::new(), Vec::new());
    while text.len() < 4 * TEXT_AT_MOST {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Text(words)) => text.push_str(&words.xml10_content()),
            Ok(Event::GeneralRef(reference)) => {
                if let Ok(Some(letter)) = reference.resolve_char_ref() {
                    text.push(letter);
                } else if let Some(letter) = quick_xml::escape::resolve_predefined_entity(&reference.xml10_content()) {
                    text.push_str(letter);
                }
            }
            // A paragraph, a cell or a tab ends here.
            Ok(Event::End(end)) if matches!(end.local_name().as_ref(), "p" | "tc" | "h") => text.push('\n'),
            Ok(Event::Empty(tag)) if matches!(tag.local_name().as_ref(), "tab" | "br" | "s") => text.push(' '),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
        buffer.clear();
    }
    Some(text)
}
