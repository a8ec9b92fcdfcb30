//! Files that come in pieces: cut off anywhere and gone on with, refused like those of a form, and nobody else's to go on with.

use crate::documents::{list, rows, versions};
use crate::in_kind::{InKind, a_project_in_kind};
use crate::server_under_test::{Answer, Visitor};
use crate::story::bringing::{a_pdf, header_of, said, speaks};
use axum::body::{Body, Bytes};
use axum::http::{Method, StatusCode};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::TimeDelta;
use domain::ids::ProjectId;
use futures::stream;
use sha2::{Digest, Sha256};

const PIECE: (&str, &str) = ("content-type", "application/offset+octet-stream");

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A text of so many bytes in which no two lines are the same.
fn a_text(size: usize) -> Vec<u8> {
    (0..).flat_map(|number: u64| format!("regel {number}\n").into_bytes()).take(size).collect()
}

async fn begins(visitor: &Visitor<'_>, project: ProjectId, size: usize, about: &[(&str, &str)]) -> Answer {
    let (size, about) = (size.to_string(), said(about));
    let path = format!("/projects/{project}/uploads");
    speaks(visitor, Method::POST, &path, &[("upload-length", &size), ("upload-metadata", &about)], Body::empty()).await
}

async fn place(visitor: &Visitor<'_>, project: ProjectId, size: usize) -> String {
    let begun = begins(visitor, project, size, &[("filename", "lijst.txt"), ("kind", "other")]).await;
    assert_eq!(begun.status, StatusCode::CREATED, "{}", begun.text);
    header_of(&begun, "location")
}

async fn offset(visitor: &Visitor<'_>, place: &str) -> Option<usize> {
    let answer = speaks(visitor, Method::HEAD, place, &[], Body::empty()).await;
    (answer.status == StatusCode::OK).then(|| header_of(&answer, "upload-offset").parse().expect("a number"))
}

async fn sends(visitor: &Visitor<'_>, place: &str, from: usize, body: impl Into<Body>) -> Answer {
    let from = from.to_string();
    speaks(visitor, Method::PATCH, place, &[PIECE, ("upload-offset", &from)], body).await
}

#[tokio::test]
async fn a_file_that_is_cut_a_hundred_times_arrives_with_the_same_hash() {
    let InKind { poort, project, .. } = a_project_in_kind().await;
    let petra = poort.signed_in("partner").await;
    let whole = a_text(3_000_000);
    let place = place(&petra, project, whole.len()).await;
    // Where it is cut follows from a number, so that a failure can be told again.
    let (mut seed, mut cuts, mut at) = (20_261_129_u64, 0, 0);
    while cuts < 100 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let size = usize::try_from((seed >> 33) % 29_000).expect("a size");
        let piece = Bytes::copy_from_slice(&whole[at..at + size]);
        let cut = stream::iter([Ok(piece), Err(std::io::Error::other("the network is gone"))]);
        let broken = sends(&petra, &place, at, Body::from_stream(cut)).await;
        assert!(broken.status.is_client_error(), "{}", broken.status);
        at = offset(&petra, &place).await.expect("it is still there");
        assert!(at <= whole.len());
        cuts += 1;
    }
    assert!(at > 1_000_000, "what arrived before a cut stays: {at}");
    let last = sends(&petra, &place, at, whole[at..].to_vec()).await;
    assert_eq!((last.status, header_of(&last, "upload-offset")), (StatusCode::NO_CONTENT, whole.len().to_string()), "{}", last.text);
    let [kept] = &versions(&poort).await[..] else { panic!("one version") };
    assert_eq!((kept.sha256.as_str(), kept.size, kept.name.as_str()), (hash(&whole).as_str(), 3_000_000, "lijst.txt"));
    assert_eq!(header_of(&last, "content-location"), format!("{}/{}", list(project), kept.document_id));
    assert_eq!(petra.get(&format!("{}/{}/versions/1", list(project), kept.document_id)).await.bytes, whole);
    assert_eq!(offset(&petra, &place).await, Some(whole.len()), "who did not hear that it arrived asks, and brings it once");
    assert_eq!(std::fs::read_dir(poort.state.data_dir.join("uploads")).expect("a folder").count(), 0);
}

#[tokio::test]
async fn the_protocol_is_kept_to() {
    let InKind { poort, project, .. } = a_project_in_kind().await;
    let petra = poort.signed_in("partner").await;
    let whole = a_text(1_000);
    let place = place(&petra, project, whole.len()).await;
    assert_eq!(sends(&petra, &place, 5, whole[5..10].to_vec()).await.status, StatusCode::CONFLICT, "from another place than where it is");
    let other = speaks(&petra, Method::PATCH, &place, &[("content-type", "text/plain"), ("upload-offset", "0")], "abc").await;
    assert_eq!(other.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let old =
        axum::http::Request::builder().method(Method::PATCH).uri(&place).header("tus-resumable", "0.2.2").header("sec-fetch-site", "same-origin");
    assert_eq!(petra.send(old, Body::from("abc")).await.status, StatusCode::PRECONDITION_FAILED);
    let checked = async |piece: &[u8], hash_of: &[u8]| {
        let sum = format!("sha256 {}", STANDARD.encode(Sha256::digest(hash_of)));
        let headers = [PIECE, ("upload-offset", "0"), ("upload-checksum", sum.as_str())];
        speaks(&petra, Method::PATCH, &place, &headers, piece.to_vec()).await
    };
    assert_eq!(checked(&whole[..100], b"iets anders").await.status.as_u16(), 460);
    assert_eq!(offset(&petra, &place).await, Some(0), "nothing of it stays");
    assert_eq!(checked(&whole[..100], &whole[..100]).await.status, StatusCode::NO_CONTENT);
    let unknown = speaks(&petra, Method::PATCH, &place, &[PIECE, ("upload-offset", "100"), ("upload-checksum", "crc32 abcd")], "x").await;
    assert_eq!(unknown.status, StatusCode::BAD_REQUEST);
    assert_eq!(sends(&petra, &place, 100, a_text(2_000)).await.status, StatusCode::PAYLOAD_TOO_LARGE, "more than was said");
    assert_eq!(offset(&petra, &place).await, Some(100));
    let ends = poort.state.files.parts.go_on(place.rsplit('/').next().expect("an id")).await.expect("a part").expect("nobody else");
    assert_eq!(sends(&petra, &place, 100, whole[100..].to_vec()).await.status, StatusCode::LOCKED, "one at a time");
    drop(ends);
    assert_eq!(speaks(&petra, Method::DELETE, &place, &[], Body::empty()).await.status, StatusCode::NO_CONTENT);
    assert_eq!((offset(&petra, &place).await, sends(&petra, &place, 100, "x").await.status), (None, StatusCode::NOT_FOUND));
    assert_eq!(rows(&poort).await.len(), 0);
}

#[tokio::test]
async fn a_file_on_its_way_is_its_bringers_and_ends_after_a_day() {
    let InKind { poort, project, .. } = a_project_in_kind().await;
    let (petra, manager) = (poort.signed_in("partner").await, poort.signed_in("manager").await);
    let path = place(&petra, project, 10).await;
    for method in [Method::HEAD, Method::PATCH, Method::DELETE] {
        let answer = speaks(&manager, method.clone(), &path, &[PIECE, ("upload-offset", "0")], Body::empty()).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{method} of somebody else's");
    }
    let steering = poort.signed_in("steering").await;
    assert_eq!(begins(&steering, project, 10, &[("filename", "a.txt"), ("kind", "other")]).await.status, StatusCode::FORBIDDEN);
    let other = poort.story().project("KoelVest").arrives().await;
    assert_eq!(begins(&petra, other, 10, &[("filename", "a.txt"), ("kind", "other")]).await.status, StatusCode::NOT_FOUND);
    let by_other = path.replace(&project.to_string(), &other.to_string());
    assert_eq!(offset(&manager, &by_other).await, None);
    let folder = poort.state.data_dir.join("uploads");
    assert_eq!(std::fs::read_dir(&folder).expect("a folder").count(), 2);
    let begun = std::fs::metadata(&folder).and_then(|about| about.modified()).expect("a time");
    let tomorrow = begun + std::time::Duration::from_secs(25 * 60 * 60);
    assert_eq!(poort.state.files.parts.sweep(begun).await.expect("swept"), 0);
    assert_eq!(poort.state.files.parts.sweep(tomorrow).await.expect("swept"), 2);
    assert_eq!(offset(&petra, &path).await, None);
    let late = place(&petra, project, 10).await;
    poort.clock.set(poort.clock.now() + TimeDelta::hours(24));
    assert_eq!(offset(&petra, &late).await, None, "a day later it is over");
}

#[tokio::test]
async fn what_a_form_refuses_is_refused_in_pieces_with_the_same_sentence() {
    let InKind { poort, project, .. } = a_project_in_kind().await;
    let petra = poort.signed_in("partner").await;
    let nothing = begins(&petra, project, 10, &[("filename", "a.txt")]).await;
    assert_eq!((nothing.status, nothing.text.contains("said")), (StatusCode::UNPROCESSABLE_ENTITY, true));
    assert_eq!(begins(&petra, project, 0, &[("filename", "a.txt"), ("kind", "other")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let large = begins(&petra, project, 300 * 1024 * 1024, &[("filename", "film.txt"), ("kind", "other")]).await;
    assert!(large.status == StatusCode::PAYLOAD_TOO_LARGE && large.text.contains("film.txt is te groot: hoogstens 250 MB"), "{}", large.text);
    let files: [(&str, &[u8], &str, &str); 3] = [
        ("tekening.svg", b"<svg onload='alert(1)'/>", "", "is gemaakt voor een browser"),
        ("start.pdf", b"MZ\x90\0", "", "is of bevat een programma"),
        ("lijst.txt", b"een\n", "0000", "kwam anders aan dan het is verstuurd"),
    ];
    for (name, content, hash, told) in files {
        let begun = begins(&petra, project, content.len(), &[("filename", name), ("kind", "other"), ("sha256", hash)]).await;
        let place = header_of(&begun, "location");
        let answer = sends(&petra, &place, 0, content.to_vec()).await;
        assert!(answer.status == StatusCode::UNPROCESSABLE_ENTITY && answer.text.contains(told), "{name}: {} {}", answer.status, answer.text);
        assert_eq!(offset(&petra, &place).await, None, "{name}");
    }
    assert_eq!(rows(&poort).await.len(), 0);
}

#[tokio::test]
async fn a_new_version_comes_in_pieces_as_well() {
    let InKind { poort, project, .. } = a_project_in_kind().await;
    let petra = poort.signed_in("partner").await;
    let bring = async |about: &[(&str, &str)], content: Vec<u8>| {
        let begun = begins(&petra, project, content.len(), about).await;
        assert_eq!(begun.status, StatusCode::CREATED, "{}", begun.text);
        sends(&petra, &header_of(&begun, "location"), 0, content).await
    };
    let first = bring(&[("filename", "plan.pdf"), ("kind", "business_case"), ("sha256", &hash(&a_pdf("een")))], a_pdf("een")).await;
    assert_eq!(first.status, StatusCode::NO_CONTENT, "{}", first.text);
    let id = rows(&poort).await[0].id.to_string();
    assert_eq!(bring(&[("filename", "plan.pdf"), ("document", &id)], a_pdf("twee")).await.status, StatusCode::NO_CONTENT);
    let same = bring(&[("filename", "plan.pdf"), ("document", &id)], a_pdf("twee")).await;
    assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(versions(&poort).await.iter().map(|one| one.number).collect::<Vec<_>>(), [1, 2]);
    let strange = begins(&petra, project, 5, &[("filename", "a.pdf"), ("document", "01900000-0000-7000-8000-000000000000")]).await;
    assert_eq!(strange.status, StatusCode::NOT_FOUND);
}
