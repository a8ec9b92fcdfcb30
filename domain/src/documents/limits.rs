//! How large files may be. ASSUMPTION: the programme says nothing; large enough for a scanned agreement or a film-like deliverable, small enough
//! for a server in a cupboard.

use super::FileRefusal;

/// Bytes that a file has at most: 250 MB.
pub const FILE_AT_MOST: u64 = 250 * 1024 * 1024;
/// Bytes that a picture has at most: 40 MB. It is read as a whole, to take place and device out of it.
pub const PICTURE_AT_MOST: u64 = 40 * 1024 * 1024;
/// Bytes that all files of a project have at most: 5 GB.
pub const PROJECT_AT_MOST: u64 = 5 * 1024 * 1024 * 1024;
/// Bytes that a form with files has at most.
pub const FORM_AT_MOST: u64 = 1024 * 1024 * 1024;
/// Files that a form brings at most.
pub const FILES_AT_ONCE: usize = 20;
/// Dots that a picture has at most.
pub const PIXELS_AT_MOST: u64 = 60_000_000;
/// Dots that a side of a picture has at most.
pub const SIDE_AT_MOST: u64 = 30_000;
/// Parts that an office file has at most.
pub const ENTRIES_AT_MOST: usize = 10_000;
/// Bytes that an office file unpacks to at most: 1 GB.
pub const UNPACKED_AT_MOST: u64 = 1024 * 1024 * 1024;
/// How many times its own size an office file unpacks to at most, beyond the first ten megabytes.
pub const RATIO_AT_MOST: u64 = 200;

/// Whether a file is neither empty nor too large.
///
/// # Errors
/// Which of both it is.
pub const fn check_size(size: u64) -> Result<(), FileRefusal> {
    match size {
        0 => Err(FileRefusal::Empty),
        1..=FILE_AT_MOST => Ok(()),
        _ => Err(FileRefusal::TooLarge(FILE_AT_MOST)),
    }
}

/// Whether a project that holds so many bytes has room for so many more.
///
/// # Errors
/// How much room is left.
pub const fn check_room(used: u64, size: u64) -> Result<(), FileRefusal> {
    let left = PROJECT_AT_MOST.saturating_sub(used);
    if size <= left { Ok(()) } else { Err(FileRefusal::NoRoom(left)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_something_in_it_and_not_too_much() {
        assert_eq!(check_size(0), Err(FileRefusal::Empty));
        assert_eq!((check_size(1), check_size(FILE_AT_MOST)), (Ok(()), Ok(())));
        assert_eq!(check_size(FILE_AT_MOST + 1), Err(FileRefusal::TooLarge(FILE_AT_MOST)));
    }

    #[test]
    fn a_project_takes_files_until_it_is_full() {
        assert_eq!(check_room(PROJECT_AT_MOST - 5, 5), Ok(()));
        assert_eq!(check_room(PROJECT_AT_MOST - 5, 6), Err(FileRefusal::NoRoom(5)));
        assert_eq!(check_room(PROJECT_AT_MOST + 9, 1), Err(FileRefusal::NoRoom(0)));
    }
}
