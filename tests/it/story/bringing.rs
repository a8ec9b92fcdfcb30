//! Files as people bring them: in a form, or in pieces, and what such files look like inside.

use crate::server_under_test::{Answer, Visitor};
use axum::body::Body;
use axum::http::{Method, Request, header};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A PDF of one line.
pub fn a_pdf(text: &str) -> Vec<u8> {
    let stream = format!("BT /F1 12 Tf 72 720 Td ({text}) Tj ET");
    let parts = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{stream}\nendstream", stream.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let (mut pdf, mut places) = ("%PDF-1.4\n".to_owned(), Vec::new());
    for (number, part) in (1..).zip(&parts) {
        places.push(pdf.len());
        pdf.push_str(&format!("{number} 0 obj\n{part}\nendobj\n"));
    }
    let table = pdf.len();
    pdf.push_str("xref\n0 6\n0000000000 65535 f \n");
    places.iter().for_each(|place| pdf.push_str(&format!("{place:010} 00000 n \n")));
    pdf.push_str(&format!("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
    pdf.into_bytes()
}

/// An archive of these parts.
pub fn an_archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a part");
        archive.write_all(content).expect("its content");
    }
    archive.finish().expect("an archive").into_inner()
}

/// The list of types that a Word file has.
pub const OF_WORD: &[u8] = b"<?xml version=\"1.0\"?><Types><Override PartName=\"/word/document.xml\" \
ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

/// A Word file with these parts beside what every one has.
pub fn a_word_file(text: &str, beside: &[(&str, &[u8])]) -> Vec<u8> {
    let body = format!("<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>");
    let own: [(&str, &[u8]); 2] = [("[Content_Types].xml", OF_WORD), ("word/document.xml", body.as_bytes())];
    an_archive(&own.iter().chain(beside).copied().collect::<Vec<_>>())
}

/// A PNG of one dot.
pub fn a_png() -> Vec<u8> {
    STANDARD.decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==").expect("a picture")
}

fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).expect("a short one").to_be_bytes();
    [&[0xff, marker], length.as_slice(), content].concat()
}

/// A photo of a telephone: with its place, the device, which way is up, a remark, and a second picture behind it.
pub fn a_photo() -> Vec<u8> {
    let exif = [
        b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02".as_slice(),
        b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0",
        b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x26",
        b"\0\0\0\0GPSLatitude 52.2215 GPSLongitude 6.8937 Telefoon X",
    ]
    .concat();
    let frame = b"\x08\0\x10\0\x10\x01\x01\x11\0";
    let one = |beside: &[Vec<u8>]| {
        let parts = [segment(0xc0, frame), segment(0xda, b"\x01\x01\0\0\x3f\0"), b"\x12\x34\xff\0\x56\xff\xd9".to_vec()];
        [b"\xff\xd8".to_vec(), beside.concat(), parts.concat()].concat()
    };
    let second = one(&[segment(0xe1, &exif)]);
    [one(&[segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"), segment(0xe1, &exif), segment(0xfe, b"GPS remark")]), second].concat()
}

/// Sends a form with files, from the page that has it.
pub async fn brings(visitor: &Visitor<'_>, path: &str, fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Answer {
    let page = visitor.get(path).await;
    let hidden = |name: &str| page.attributes(&format!("form[action='{path}'][enctype] input[name={name}]"), "value").pop().unwrap_or_default();
    let (key, version) = (hidden("key"), hidden("version"));
    let mut body = Vec::new();
    for (name, value) in [("key", key.as_str()), ("version", version.as_str())].iter().chain(fields) {
        body.extend(format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
    }
    for (name, content) in files {
        let head = format!("--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\nContent-Type: text/html\r\n\r\n");
        body.extend([head.as_bytes(), content, b"\r\n"].concat());
    }
    body.extend(b"--edge--\r\n");
    let request = Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge").header("sec-fetch-site", "same-origin");
    visitor.send(request, Body::from(body)).await
}

/// Asks by the tus protocol.
pub async fn speaks(visitor: &Visitor<'_>, method: Method, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
    let request = Request::builder().method(method).uri(path).header("sec-fetch-site", "same-origin").header(header::ACCEPT, "application/json");
    let request = headers.iter().fold(request.header("tus-resumable", "1.0.0"), |request, (name, value)| request.header(*name, *value));
    visitor.send(request, body.into()).await
}

/// What is said of a file, as the protocol writes it.
pub fn said(pairs: &[(&str, &str)]) -> String {
    pairs.iter().map(|(name, value)| format!("{name} {}", STANDARD.encode(value))).collect::<Vec<_>>().join(",")
}

/// The header of an answer.
pub fn header_of(answer: &Answer, name: &str) -> String {
    answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}
