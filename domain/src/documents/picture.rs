//! Pictures: how large they are, read from their header without unpacking them.

use super::{FileRefusal, FileType, PIXELS_AT_MOST, SIDE_AT_MOST};

/// Width and height, as the header tells; none where it does not.
pub fn dimensions(file_type: FileType, head: &[u8]) -> Option<(u64, u64)> {
    match file_type {
        FileType::Png => {
            let of = |at: usize| head.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes).map(u64::from);
            (head.get(12..16)? == b"IHDR").then_some(())?;
            of(16).zip(of(20))
        }
        FileType::Jpeg => jpeg(head),
        FileType::Webp => webp(head),
        FileType::Pdf | FileType::Docx | FileType::Xlsx | FileType::Pptx | FileType::Odt | FileType::Ods | FileType::Csv | FileType::Text => None,
    }
}

fn big(head: &[u8], at: usize) -> Option<u64> {
    head.get(at..at + 2)?.try_into().ok().map(u16::from_be_bytes).map(u64::from)
}

fn small(head: &[u8], at: usize, bytes: usize) -> Option<u64> {
    let bytes = head.get(at..at + bytes)?;
    Some(bytes.iter().rev().fold(0_u64, |sum, byte| sum * 256 + u64::from(*byte)))
}

/// From segment to segment until the one that begins the picture.
fn jpeg(head: &[u8]) -> Option<(u64, u64)> {
    let mut at = 2;
    loop {
        while head.get(at..at + 2)? == [0xff, 0xff] {
            at += 1;
        }
        let [0xff, marker] = *head.get(at..at + 2)? else { return None };
        let is_frame = matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        if is_frame {
            return big(head, at + 7).zip(big(head, at + 5));
        }
        if marker == 0xda || marker == 0xd9 {
            return None;
        }
        at += 2 + usize::try_from(big(head, at + 2)?).ok()?.max(2);
    }
}

fn webp(head: &[u8]) -> Option<(u64, u64)> {
    match head.get(12..16)? {
        b"VP8X" => small(head, 24, 3).map(|w| w + 1).zip(small(head, 27, 3).map(|h| h + 1)),
        b"VP8L" => {
            let bits = small(head, 21, 4)?;
            Some(((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1))
        }
        b"VP8 " => small(head, 26, 2).map(|w| w & 0x3fff).zip(small(head, 28, 2).map(|h| h & 0x3fff)),
        _ => None,
    }
}

/// Whether a picture is one, and small enough to be unpacked anywhere.
///
/// # Errors
/// Why it is not taken.
pub fn check_picture(file_type: FileType, head: &[u8]) -> Result<(), FileRefusal> {
    let (width, height) = dimensions(file_type, head).filter(|(width, height)| *width > 0 && *height > 0).ok_or(FileRefusal::Broken)?;
    let is_small = width <= SIDE_AT_MOST && height <= SIDE_AT_MOST && width.saturating_mul(height) <= PIXELS_AT_MOST;
    if is_small { Ok(()) } else { Err(FileRefusal::TooManyPixels(PIXELS_AT_MOST)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        [b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".as_slice(), &width.to_be_bytes(), &height.to_be_bytes()].concat()
    }

    #[test]
    fn the_header_tells_how_large_a_picture_is() {
        assert_eq!(dimensions(FileType::Png, &png(640, 480)), Some((640, 480)));
        let exif = [b"\xff\xd8\xff\xe1\x00\x06Exif\xff\xc0\x00\x11\x08".as_slice(), &[0x01, 0xe0, 0x02, 0x80]].concat();
        assert_eq!(dimensions(FileType::Jpeg, &exif), Some((640, 480)));
        let extended = [b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0".as_slice(), &[0x7f, 0x02, 0, 0xdf, 0x01, 0]].concat();
        assert_eq!(dimensions(FileType::Webp, &extended), Some((640, 480)));
        let lossy = [b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a".as_slice(), &[0x80, 0x02, 0xe0, 0x01]].concat();
        assert_eq!(dimensions(FileType::Webp, &lossy), Some((640, 480)));
        for (file_type, head) in [(FileType::Png, &png(1, 1)[..14]), (FileType::Jpeg, b"\xff\xd8\xff\xda"), (FileType::Webp, b"RIFF")] {
            assert_eq!(dimensions(file_type, head), None);
        }
    }

    #[test]
    fn a_huge_picture_is_refused_before_anybody_unpacks_it() {
        assert_eq!(check_picture(FileType::Png, &png(10_000, 6_000)), Ok(()));
        assert_eq!(check_picture(FileType::Png, &png(10_000, 6_001)), Err(FileRefusal::TooManyPixels(PIXELS_AT_MOST)));
        assert_eq!(check_picture(FileType::Png, &png(30_001, 1)), Err(FileRefusal::TooManyPixels(PIXELS_AT_MOST)));
        assert_eq!(check_picture(FileType::Png, &png(u32::MAX, u32::MAX)), Err(FileRefusal::TooManyPixels(PIXELS_AT_MOST)));
        assert_eq!(check_picture(FileType::Png, &png(0, 5)), Err(FileRefusal::Broken));
        assert_eq!(check_picture(FileType::Jpeg, b"\xff\xd8\xff"), Err(FileRefusal::Broken));
    }
}
