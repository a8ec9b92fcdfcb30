//! Office files: archives whose directory tells what they are, how large they become, and what they carry.

use super::{ENTRIES_AT_MOST, FileRefusal, FileType, RATIO_AT_MOST, UNPACKED_AT_MOST};

/// One part of an archive, as its directory tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// How large it is in the archive.
    pub packed: u64,
    /// How large it says to become.
    pub unpacked: u64,
    /// It is locked with a password.
    pub is_locked: bool,
}

/// What the end of an archive says of its directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Directory {
    /// How many parts.
    pub entries: usize,
}

/// Bytes that a directory has at most.
const DIRECTORY_AT_MOST: u32 = 16 * 1024 * 1024;

/// Reads the end of an archive before anybody reads its directory, which is as large as it says.
///
/// # Errors
/// Why it is not taken.
pub fn directory(tail: &[u8]) -> Result<Directory, FileRefusal> {
    let mark = b"PK\x05\x06";
    let at = tail.windows(4).rposition(|window| window == mark).ok_or(FileRefusal::Broken)?;
    let short = |from: usize| tail.get(at + from..at + from + 2).map(|two| u16::from_le_bytes([two[0], two[1]])).ok_or(FileRefusal::Broken);
    let (entries, comment) = (short(10)?, short(20)?);
    let size = u32::from(short(12)?) | (u32::from(short(14)?) << 16);
    if usize::from(entries) > ENTRIES_AT_MOST || size > DIRECTORY_AT_MOST {
        return Err(FileRefusal::Bomb);
    }
    if at + 22 + usize::from(comment) != tail.len() {
        return Err(FileRefusal::TwoInOne);
    }
    Ok(Directory { entries: usize::from(entries) })
}

/// So many bytes become more than they are without being asked about their ratio.
const FREE: u64 = 10 * 1024 * 1024;
/// Endings of programs that have no place in an office file.
const PROGRAMS: [&str; 12] = [".exe", ".dll", ".js", ".vbs", ".jar", ".bat", ".cmd", ".ps1", ".scr", ".com", ".msi", ".class"];

/// Looks at the directory of an archive of so many bytes.
///
/// # Errors
/// Why it is not taken.
pub fn check_archive(entries: &[Entry], size: u64) -> Result<(), FileRefusal> {
    if entries.is_empty() {
        return Err(FileRefusal::Broken);
    }
    if entries.len() > ENTRIES_AT_MOST {
        return Err(FileRefusal::Bomb);
    }
    let sum = |of: fn(&Entry) -> u64| entries.iter().fold(0_u64, |sum, entry| sum.saturating_add(of(entry)));
    let (packed, unpacked) = (sum(|entry| entry.packed), sum(|entry| entry.unpacked));
    // Parts that overlap say more together than there is.
    if packed > size || unpacked > UNPACKED_AT_MOST || unpacked > FREE.saturating_add(size.saturating_mul(RATIO_AT_MOST)) {
        return Err(FileRefusal::Bomb);
    }
    let mut names: Vec<String> = entries.iter().map(|entry| entry.name.to_lowercase()).collect();
    names.sort();
    if names.windows(2).any(|two| two[0] == two[1]) {
        return Err(FileRefusal::Broken);
    }
    entries.iter().try_for_each(check_entry)
}

fn check_entry(entry: &Entry) -> Result<(), FileRefusal> {
    let name = entry.name.to_lowercase();
    if entry.is_locked {
        return Err(FileRefusal::Locked);
    }
    if name.starts_with('/') || name.contains('\\') || name.contains(':') || name.contains('\0') || name.split('/').any(|part| part == "..") {
        return Err(FileRefusal::Traversal);
    }
    let last = name.rsplit('/').next().unwrap_or_default();
    if last.starts_with("vbaproject") || last.starts_with("vbadata") || name.starts_with("basic/") || name.starts_with("scripts/") {
        return Err(FileRefusal::Macros);
    }
    if PROGRAMS.iter().any(|ending| last.ends_with(ending)) {
        return Err(FileRefusal::Program);
    }
    if name.contains("/activex/") || last.starts_with("oleobject") || name.contains("/externallinks/") {
        return Err(FileRefusal::Embedded);
    }
    Ok(())
}

/// Which office file it is: by the list of its own types, or by the one word that a file of LibreOffice begins with.
///
/// # Errors
/// Why it is not taken.
pub fn office_type(content_types: Option<&str>, mimetype: Option<&str>) -> Result<FileType, FileRefusal> {
    if let Some(word) = mimetype.map(str::trim) {
        return [FileType::Odt, FileType::Ods].into_iter().find(|one| one.media_type() == word).ok_or(FileRefusal::NotOnTheList);
    }
    let types = content_types.ok_or(FileRefusal::NotOnTheList)?;
    if types.contains("macroEnabled") || types.contains("vbaProject") {
        return Err(FileRefusal::Macros);
    }
    let is_main = |one: &FileType| types.contains(&format!("{}.main+xml", one.media_type()));
    let found: Vec<FileType> = [FileType::Docx, FileType::Xlsx, FileType::Pptx].into_iter().filter(is_main).collect();
    match found[..] {
        [one] => Ok(one),
        [] => Err(FileRefusal::NotOnTheList),
        _ => Err(FileRefusal::TwoInOne),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, packed: u64, unpacked: u64) -> Entry {
        Entry { name: name.to_owned(), packed, unpacked, is_locked: false }
    }

    fn with(name: &str) -> Result<(), FileRefusal> {
        check_archive(&[entry("[Content_Types].xml", 300, 1_000), entry(name, 10, 20)], 400)
    }

    #[test]
    fn a_plain_office_file_is_taken() {
        assert_eq!(with("word/document.xml"), Ok(()));
        assert_eq!(with("ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"), Ok(()), "a chart carries its numbers");
    }

    #[test]
    fn what_an_office_file_may_not_carry_is_named() {
        let rows = [
            ("word/vbaProject.bin", FileRefusal::Macros),
            ("Basic/Standard/Module1.xml", FileRefusal::Macros),
            ("word/activeX/activeX1.xml", FileRefusal::Embedded),
            ("word/embeddings/oleObject1.bin", FileRefusal::Embedded),
            ("word/media/setup.EXE", FileRefusal::Program),
            ("../../etc/passwd", FileRefusal::Traversal),
            ("/etc/passwd", FileRefusal::Traversal),
            ("word\\..\\x.xml", FileRefusal::Traversal),
            ("C:evil.xml", FileRefusal::Traversal),
            ("[content_types].XML", FileRefusal::Broken),
        ];
        for (name, expected) in rows {
            assert_eq!(with(name), Err(expected), "{name}");
        }
        let locked = Entry { is_locked: true, ..entry("word/document.xml", 10, 20) };
        assert_eq!(check_archive(&[locked], 400), Err(FileRefusal::Locked));
        assert_eq!(check_archive(&[], 400), Err(FileRefusal::Broken));
    }

    #[test]
    fn what_says_to_become_far_larger_than_it_is_is_refused_and_ten_megabytes_are_free() {
        let one = |packed, unpacked, size| check_archive(&[entry("word/document.xml", packed, unpacked)], size);
        assert_eq!(one(1_000, FREE, 2_000), Ok(()));
        assert_eq!(one(1_000, FREE + 2_000 * RATIO_AT_MOST + 1, 2_000), Err(FileRefusal::Bomb));
        assert_eq!(one(3_000, 10, 2_000), Err(FileRefusal::Bomb), "parts that overlap");
        assert_eq!(one(1_000, UNPACKED_AT_MOST + 1, u64::MAX), Err(FileRefusal::Bomb));
        let many: Vec<Entry> = (0..=ENTRIES_AT_MOST).map(|at| entry(&format!("word/{at}.xml"), 0, 0)).collect();
        assert_eq!((check_archive(&many, 400), check_archive(&many[1..], 400)), (Err(FileRefusal::Bomb), Ok(())));
    }

    #[test]
    fn the_end_of_an_archive_says_how_much_there_is_to_read() {
        let end = |entries: u16, size: u32, rest: &[u8]| {
            [b"..PK\x05\x06\0\0\0\0".as_slice(), &entries.to_le_bytes(), &entries.to_le_bytes(), &size.to_le_bytes(), &[0; 4], &[0; 2], rest].concat()
        };
        assert_eq!(directory(&end(12, 800, b"")), Ok(Directory { entries: 12 }));
        assert_eq!(directory(&end(u16::MAX, 800, b"")), Err(FileRefusal::Bomb));
        assert_eq!(directory(&end(12, DIRECTORY_AT_MOST + 1, b"")), Err(FileRefusal::Bomb));
        assert_eq!(directory(&end(12, 800, b"%PDF")), Err(FileRefusal::TwoInOne));
        assert_eq!((directory(b"PK"), directory(b"PK\x05\x06\0")), (Err(FileRefusal::Broken), Err(FileRefusal::Broken)));
    }

    #[test]
    fn an_office_file_is_told_by_its_own_list() {
        let main = |one: FileType| format!("<Override PartName=\"/x.xml\" ContentType=\"{}.main+xml\"/>", one.media_type());
        for one in [FileType::Docx, FileType::Xlsx, FileType::Pptx] {
            assert_eq!(office_type(Some(&main(one)), None), Ok(one));
        }
        for one in [FileType::Odt, FileType::Ods] {
            assert_eq!(office_type(None, Some(one.media_type())), Ok(one));
        }
        let both = main(FileType::Docx) + &main(FileType::Xlsx);
        assert_eq!(office_type(Some(&both), None), Err(FileRefusal::TwoInOne));
        let macros = "application/vnd.ms-word.document.macroEnabled.main+xml";
        assert_eq!(office_type(Some(macros), None), Err(FileRefusal::Macros));
        assert_eq!(office_type(None, None), Err(FileRefusal::NotOnTheList));
        assert_eq!(office_type(Some("<Types/>"), None), Err(FileRefusal::NotOnTheList));
        assert_eq!(office_type(None, Some("application/epub+zip")), Err(FileRefusal::NotOnTheList));
    }
}
