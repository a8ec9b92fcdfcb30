//! Beginnings of files, and what is told from them.

use super::*;

#[test]
fn what_is_on_the_list_is_told_from_its_first_bytes() {
    let rows: [(&[u8], FirstLook); 7] = [
        (b"%PDF-1.7\n", FirstLook::Pdf),
        (b"\x89PNG\r\n\x1a\n....", FirstLook::Picture(FileType::Png)),
        (b"\xff\xd8\xff\xe0", FirstLook::Picture(FileType::Jpeg)),
        (b"RIFF\0\0\0\0WEBPVP8 ", FirstLook::Picture(FileType::Webp)),
        (b"PK\x03\x04....", FirstLook::Archive),
        (b"naam;bedrag\n", FirstLook::Text),
        ("Überzicht".as_bytes(), FirstLook::Text),
    ];
    for (head, expected) in rows {
        assert_eq!(first_look(head), Ok(expected), "{head:?}");
    }
}

#[test]
fn what_is_not_is_refused_by_name() {
    let rows: [(&[u8], FileRefusal); 17] = [
        (b"", FileRefusal::Empty),
        (b"MZ\x90\0", FileRefusal::Program),
        (b"\x7fELF", FileRefusal::Program),
        (b"#!/bin/sh\n", FileRefusal::Program),
        (b"@ECHO off\r\n", FileRefusal::Program),
        (b"\0asm\x01", FileRefusal::Program),
        (b"<svg onload=alert(1)>", FileRefusal::ActivePage),
        (b"\xef\xbb\xbf  \n<!DOCTYPE html>", FileRefusal::ActivePage),
        (b"<?xml version='1.0'?>", FileRefusal::ActivePage),
        (b"GIF89a\x01\0", FileRefusal::NotOnTheList),
        (b"BM\0\0", FileRefusal::NotOnTheList),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileRefusal::NotOnTheList),
        (b"Rar!\x1a\x07", FileRefusal::NotOnTheList),
        (b"\x1f\x8b\x08", FileRefusal::NotOnTheList),
        (b"{\\rtf1", FileRefusal::NotOnTheList),
        (b"rommel\n%PDF-1.4", FileRefusal::TwoInOne),
        (b"\xff\xfeh\0o\0i\0", FileRefusal::NotOnTheList),
    ];
    for (head, expected) in rows {
        assert_eq!(first_look(head), Err(expected), "{head:?}");
    }
}

fn told(pieces: &[&[u8]], name: &str) -> Result<FileType, FileRefusal> {
    let mut check = TextCheck::default();
    pieces.iter().for_each(|piece| check.take(piece));
    check.finish(name)
}

#[test]
fn a_text_is_text_to_its_end_also_across_pieces() {
    assert_eq!(told(&[b"a;b\n1;", "é".as_bytes()], "lijst.CSV"), Ok(FileType::Csv));
    assert_eq!(told(&[b"caf\xc3", b"\xa9"], "notitie.txt"), Ok(FileType::Text));
    assert_eq!(told(&[b"caf\xc3"], "notitie.txt"), Err(FileRefusal::NotOnTheList), "it ends inside a letter");
    assert_eq!(told(&[b"caf\xe9"], "notitie.txt"), Err(FileRefusal::NotOnTheList));
    assert_eq!(told(&[b"a\0b"], "notitie.txt"), Err(FileRefusal::NotOnTheList));
    assert_eq!(told(&[b"hoi <SCR", b"ipt>alert(1)"], "notitie.txt"), Err(FileRefusal::ActivePage));
    assert_eq!(told(&[b"1 < 2 en <script"], "notitie.txt"), Err(FileRefusal::ActivePage));
    assert_eq!(told(&[b"1 < 2 en 3 > 2"], "notitie.txt"), Ok(FileType::Text));
}

#[test]
fn a_pdf_that_runs_or_carries_something_is_refused() {
    let rows: [(&[u8], Option<FileRefusal>); 4] = [
        (b"<< /S /JavaScript /JS (app.alert(1)) >>", Some(FileRefusal::PdfScript)),
        (b"<< /JS(app) >>", Some(FileRefusal::PdfScript)),
        (b"<< /S /Launch /F (cmd.exe) >>", Some(FileRefusal::PdfScript)),
        (b"<< /Type /EmbeddedFile >>", Some(FileRefusal::Embedded)),
    ];
    for (piece, expected) in rows {
        assert_eq!(pdf_problem(piece), expected);
    }
    assert_eq!(pdf_problem(b"<< /Type /Page /Contents 4 0 R /Font /JSansBold >>"), None);
}

#[test]
fn a_pdf_is_whole_and_nothing_else_as_well() {
    assert_eq!(pdf_end_problem(b"%PDF-1.7\n1 0 obj", b"trailer\n%%EOF\n"), None);
    assert_eq!(pdf_end_problem(b"%PDF-1.7\n", b"1 0 obj <<"), Some(FileRefusal::Broken));
    assert_eq!(pdf_end_problem(b"%PDF-1.7\n", b"%%EOF PK\x05\x06\0\0"), Some(FileRefusal::TwoInOne));
    assert_eq!(pdf_end_problem(b"%PDF-1.7\n<HTML><script>alert(1)</script>", b"%%EOF"), Some(FileRefusal::TwoInOne));
}

#[test]
fn every_type_has_endings_and_a_type_of_its_own() {
    for (at, one) in FileType::ALL.iter().enumerate() {
        assert!(FileType::ALL[at + 1..].iter().all(|other| other.media_type() != one.media_type() && other.ending() != one.ending()));
        assert!(one.media_type().contains('/') && one.endings().contains(&one.ending()));
        assert!(!one.is_picture() || !one.has_text());
    }
}
