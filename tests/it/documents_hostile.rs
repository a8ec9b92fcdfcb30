//! Thirty files that somebody might bring to do harm: each is refused with its own sentence, or made harmless, and none of them runs anywhere.

use crate::documents::{list, rows, versions};
use crate::in_kind::{InKind, a_project_in_kind};
use crate::story::bringing::{OF_WORD, a_pdf, a_photo, a_png, a_word_file, an_archive, brings, header_of};
use axum::http::StatusCode;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An archive that says of one part that it becomes this large.
fn a_bomb(megabytes: usize) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    archive.start_file("[Content_Types].xml", options).expect("a part");
    archive.write_all(OF_WORD).expect("a list");
    archive.start_file("word/document.xml", options).expect("a part");
    let nothing = vec![0_u8; 1024 * 1024];
    (0..megabytes).for_each(|_| archive.write_all(&nothing).expect("zeros"));
    archive.finish().expect("an archive").into_inner()
}

fn a_huge_png() -> Vec<u8> {
    let mut picture = a_png();
    picture[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    picture
}

fn of_macros() -> Vec<u8> {
    let types = b"<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>";
    an_archive(&[("[Content_Types].xml", types), ("word/document.xml", b"<w:document/>")])
}

/// The files that are refused, with what is said of each.
fn refused() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let text = |text: &str| text.as_bytes().to_vec();
    let both = |one: Vec<u8>, other: Vec<u8>| [one, other].concat();
    let page = "is gemaakt voor een browser";
    let program = "is of bevat een programma";
    let unknown = "is een soort bestand dat Poort niet aanneemt";
    let two = "is twee soorten bestand in één";
    let bomb = "wordt bij het uitpakken onmogelijk groot";
    let leads_out = "bevat namen die naar buiten het bestand wijzen";
    vec![
        ("tekening.svg", text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), page),
        ("tekening.png", text("<?xml version='1.0'?><svg onload='alert(1)'/>"), page),
        ("bladzijde.html", text("<!DOCTYPE html><script>alert(1)</script>"), page),
        ("notitie.txt", text("hallo\n<script>alert(1)</script>"), page),
        ("lijst.csv", text("naam;<iframe src=//elders.example>\n"), page),
        ("script.php.txt", text("tekst <?php system($_GET[0]);"), page),
        ("factuur.pdf.exe", text("MZ\u{1}\u{2}"), program),
        ("factuur.pdf", text("\u{7f}ELF\u{2}\u{1}"), program),
        ("start.txt", text("#!/bin/sh\nrm -rf /\n"), program),
        ("start.bat", text("@echo off\r\n"), program),
        ("module.pdf", b"\0asm\x01\0\0\0".to_vec(), program),
        ("oud.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0".to_vec(), unknown),
        ("archief.zip", an_archive(&[("a.txt", b"hoi")]), unknown),
        ("archief.rar", b"Rar!\x1a\x07\0".to_vec(), unknown),
        ("plaatje.gif", b"GIF89a\x01\0\x01\0".to_vec(), unknown),
        ("onzin.pdf", b"\xfe\xfe\xfe\0\0".to_vec(), unknown),
        ("boek.epub", an_archive(&[("mimetype", b"application/epub+zip")]), unknown),
        ("macro.docm", of_macros(), "bevat macro's"),
        ("macro.docx", a_word_file("hoi", &[("word/vbaProject.bin", b"x")]), "bevat macro's"),
        ("ole.docx", a_word_file("hoi", &[("word/embeddings/oleObject1.bin", b"x")]), "bevat een ander bestand"),
        ("prog.docx", a_word_file("hoi", &[("word/media/setup.exe", b"MZ")]), program),
        ("uit.docx", a_word_file("hoi", &[("../../../etc/cron.d/x", b"x")]), leads_out),
        ("schijf.docx", a_word_file("hoi", &[("C:\\Windows\\x.dll", b"x")]), leads_out),
        ("bom.docx", a_bomb(60), bomb),
        ("dubbel.pdf", both(a_pdf("hoi"), an_archive(&[("a.txt", b"hoi")])), two),
        ("kop.pdf", both(text("GIF-achtig\n"), a_pdf("hoi")), two),
        ("staart.docx", both(a_word_file("hoi", &[]), a_pdf("hoi")), two),
        (
            "opdracht.pdf",
            both(text("%PDF-1.4\n1 0 obj << /S /JavaScript /JS (app.alert(1)) >> endobj\n"), a_pdf("")),
            "voert bij het openen een opdracht uit",
        ),
        ("bijlage.pdf", both(text("%PDF-1.4\n1 0 obj << /Type /EmbeddedFile >> endobj\n"), a_pdf("")), "bevat een ander bestand"),
        ("half.pdf", text("%PDF-1.4\n1 0 obj"), "is beschadigd of niet volledig"),
        ("half.jpg", a_photo()[..40].to_vec(), "is beschadigd of niet volledig"),
        ("reus.png", a_huge_png(), "heeft te veel beeldpunten: hoogstens 60 miljoen"),
        ("leeg.txt", Vec::new(), "is leeg"),
    ]
}

#[tokio::test]
async fn each_hostile_file_is_refused_with_its_own_sentence_and_nothing_of_it_stays() {
    let InKind { poort, project, .. } = a_project_in_kind().await;
    let petra = poort.signed_in("partner").await;
    let files = refused();
    assert!(files.len() >= 30);
    for (name, content, told) in &files {
        let answer = brings(&petra, &list(project), &[("kind", "other")], &[(name, content)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}: {:?}", answer.texts("main"));
        let errors = answer.errors();
        assert!(errors.len() == 1 && errors[0].starts_with(name) && errors[0].contains(told), "{name}: {errors:?}");
    }
    assert_eq!((rows(&poort).await.len(), versions(&poort).await.len()), (0, 0));
    for folder in ["uploads", "documents"] {
        let left = std::fs::read_dir(poort.state.data_dir.join(folder)).map(Iterator::count).unwrap_or(0);
        assert_eq!(left, 0, "nothing is left in {folder}");
    }
}

#[tokio::test]
async fn a_hostile_name_or_kind_that_is_told_by_the_browser_is_made_harmless() {
    let InKind { poort, project, .. } = a_project_in_kind().await;
    let petra = poort.signed_in("partner").await;
    let behind = [a_png(), b"<script>alert(1)</script>".to_vec()].concat();
    let names = ["../../../etc/passwd", "C:\\Windows\\plan.html", "plan\u{202e}gnp.exe", "<img src=x onerror=alert(1)>.svg"];
    for name in names {
        brings(&petra, &list(project), &[("kind", "other")], &[(name, &behind)]).await.onward();
    }
    let kept = versions(&poort).await;
    assert_eq!(
        kept.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(),
        ["passwd.png", "plan.png", "plangnp.png", "img srcx onerroralert(1).png"]
    );
    for one in kept {
        let served = petra.get(&format!("{}/{}/versions/1", list(project), one.document_id)).await;
        assert_eq!(served.bytes, a_png(), "what was hung behind the picture is gone");
        assert_eq!(header_of(&served, "content-type"), "image/png", "whatever the browser said it was");
    }
    let page = petra.get(&list(project)).await;
    assert!(!page.text.contains("onerror=alert"));
}

#[tokio::test]
async fn what_can_be_kept_of_a_form_is_kept_and_the_rest_is_told() {
    let InKind { poort, project, .. } = a_project_in_kind().await;
    let petra = poort.signed_in("partner").await;
    let files: [(&str, &[u8]); 3] = [("plan.pdf", &a_pdf("plan")), ("tekening.svg", b"<svg/>"), ("lijst.csv", b"a;b\n")];
    let answer = brings(&petra, &list(project), &[("kind", "deliverable")], &files).await;
    assert_eq!((answer.status, answer.errors().len()), (StatusCode::UNPROCESSABLE_ENTITY, 1));
    assert!(answer.text.contains("2 bestanden zijn bewaard, niet alle") && answer.errors()[0].starts_with("tekening.svg"));
    assert_eq!(versions(&poort).await.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["plan.pdf", "lijst.csv"]);
    let said = [("kind", "photo"), ("caption", "Sluis"), ("maker", "Bo"), ("permission", "dossier"), ("recognisable", "no")];
    let no_photo = brings(&petra, &list(project), &said, &[("plan.pdf", &a_pdf("plan"))]).await;
    assert!(no_photo.errors()[0].contains("is geen foto"), "{:?}", no_photo.errors());
}
