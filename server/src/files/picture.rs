//! Takes out of a picture what it tells beside what is to be seen: place, time, device, previews, remarks, and whatever was hung behind it. Which
//! way is up stays.

use super::inspect::NotKept;
use axum::body::Bytes;
use domain::documents::{FileRefusal, FileType};
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::Png;
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::WebP;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

/// The parts of a PNG that are the picture.
const OF_PNG: [&[u8; 4]; 12] = [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sRGB", b"sBIT", b"pHYs", b"bKGD"];
/// The parts of a WEBP that are.
const OF_WEBP: [&[u8; 4]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP", b"ANIM", b"ANMF"];

/// Writes the picture again without all that, in its place.
///
/// # Errors
/// It is no whole picture, or cannot be written.
pub(super) fn strip(path: &Path, file_type: FileType) -> Result<(), NotKept> {
    let bytes = Bytes::from(fs::read(path)?);
    let bare = match file_type {
        FileType::Jpeg => jpeg(bytes),
        FileType::Png => png(bytes),
        FileType::Webp => webp(bytes),
        FileType::Pdf | FileType::Docx | FileType::Xlsx | FileType::Pptx | FileType::Odt | FileType::Ods | FileType::Csv | FileType::Text => None,
    };
    let bare = bare.ok_or(FileRefusal::Broken)?;
    let beside = path.with_extension("bare.part");
    let written = File::create(&beside).and_then(|mut file| {
        file.write_all(&bare)?;
        file.sync_all()
    });
    if let Err(error) = written.and_then(|()| fs::rename(&beside, path)) {
        let _ = fs::remove_file(&beside);
        return Err(error.into());
    }
    Ok(())
}

fn jpeg(bytes: Bytes) -> Option<Bytes> {
    // Nothing behind the end of the picture is kept: a second picture of a telephone tells its place again.
    let end = end_of_jpeg(&bytes)?;
    let mut picture = Jpeg::from_bytes(bytes.slice(..end)).ok()?;
    let way_up = picture.segments_by_marker(markers::APP1).find_map(|segment| orientation(segment.contents()));
    picture.segments_mut().retain(|segment| {
        let is_colour = segment.marker() == markers::APP2 && segment.contents().starts_with(b"ICC_PROFILE\0");
        let is_remark = matches!(segment.marker(), markers::APP1..=markers::APP13 | markers::APP15 | markers::COM);
        is_colour || !is_remark
    });
    picture.segment_by_marker(markers::SOS)?;
    if let Some(way_up) = way_up.filter(|way_up| (2..=8).contains(way_up)) {
        picture.segments_mut().insert(0, JpegSegment::new_with_contents(markers::APP1, Bytes::from(only_orientation(way_up))));
    }
    Some(picture.encoder().bytes())
}

/// Where the picture ends; none for one that does not, or that hides remarks between its parts.
fn end_of_jpeg(bytes: &[u8]) -> Option<usize> {
    let (mut at, mut is_inside) = (2, false);
    loop {
        if *bytes.get(at)? != 0xff {
            at = if is_inside { at + 1 } else { return None };
            continue;
        }
        match *bytes.get(at + 1)? {
            // A byte of the picture, a mark to begin again, or one to fill up.
            0 | 0xd0..=0xd7 => at += 2,
            0xff => at += 1,
            markers::EOI => return is_inside.then_some(at + 2),
            markers::APP1..=markers::APP15 | markers::COM if is_inside => return None,
            marker => {
                is_inside |= marker == markers::SOS;
                let length = u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]);
                at += 2 + usize::from(length).max(2);
            }
        }
    }
}

fn png(bytes: Bytes) -> Option<Bytes> {
    let mut picture = Png::from_bytes(bytes).ok()?;
    picture.chunks_mut().retain(|chunk| OF_PNG.iter().any(|kind| **kind == chunk.kind()));
    // What stands behind the end of the picture goes as well.
    let end = picture.chunks().iter().position(|chunk| chunk.kind() == *b"IEND")?;
    picture.chunks_mut().truncate(end + 1);
    picture.chunk_by_type(*b"IDAT")?;
    Some(picture.encoder().bytes())
}

fn webp(bytes: Bytes) -> Option<Bytes> {
    let mut picture = WebP::from_bytes(bytes).ok()?;
    picture.chunks_mut().retain(|chunk| OF_WEBP.iter().any(|kind| **kind == chunk.id()));
    for chunk in picture.chunks_mut().iter_mut().filter(|chunk| chunk.id() == *b"VP8X") {
        let mut flags = chunk.content().data()?.to_vec();
        // Neither EXIF nor XMP is there any more.
        *flags.first_mut()? &= !0x0c;
        *chunk = RiffChunk::new(*b"VP8X", RiffContent::Data(Bytes::from(flags)));
    }
    let has_picture = picture.chunks().iter().any(|chunk| matches!(&chunk.id(), b"VP8 " | b"VP8L" | b"ANMF"));
    has_picture.then(|| picture.encoder().bytes())
}

/// Which way is up, as EXIF tells it.
fn orientation(segment: &[u8]) -> Option<u8> {
    let exif = segment.strip_prefix(b"Exif\0\0")?;
    let is_big = exif.starts_with(b"MM");
    let short = |at: usize| -> Option<u16> {
        let two = [*exif.get(at)?, *exif.get(at + 1)?];
        Some(if is_big { u16::from_be_bytes(two) } else { u16::from_le_bytes(two) })
    };
    let first = if is_big { short(6)? } else { short(4)? };
    let entries = short(usize::from(first))?;
    let at = |entry: u16| usize::from(first) + 2 + usize::from(entry) * 12;
    (0..entries).find(|entry| short(at(*entry)) == Some(0x0112)).and_then(|entry| short(at(entry) + 8)).and_then(|way_up| u8::try_from(way_up).ok())
}

fn only_orientation(way_up: u8) -> Vec<u8> {
    [b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".as_slice(), &[way_up], b"\0\0\0\0\0\0"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_way_is_up_is_all_that_is_kept_of_what_a_camera_tells() {
        for way_up in 2..=8 {
            assert_eq!(orientation(&only_orientation(way_up)), Some(way_up));
        }
        let small = b"Exif\0\0II\x2a\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
        assert_eq!(orientation(small), Some(6));
        assert_eq!((orientation(b"Exif\0\0MM"), orientation(b"http://ns.adobe.com/xap/1.0/\0")), (None, None));
    }
}
