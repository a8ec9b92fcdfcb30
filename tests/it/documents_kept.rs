//! Where documents are kept and what looks after them: a full disk, a full project, a virus scanner that finds, is silent and comes back, an
//! S3-compatible place, and what a frozen dossier holds of them.

use crate::documents::{list, rows, versions};
use crate::in_kind::{InKind, a_project_in_kind};
use crate::server_under_test::Poort;
use crate::story::a_gate::{READY, a_project, ask};
use crate::story::bringing::{a_pdf, brings};
use axum::http::StatusCode;
use domain::documents::{PROJECT_AT_MOST, ScanState};
use domain::gates::Gate;
use entity::{document_version, history, snapshot};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use server::documents::worker;
use server::files::clamd::{Clamd, Place};
use server::files::vault::Vault;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const KIND: [(&str, &str); 1] = [("kind", "other")];
/// The text that every virus scanner takes for a virus, in two halves so that none of them stops at this file.
const TEST_VIRUS: [&str; 2] = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTI", "VIRUS-TEST-FILE!$H+H*"];

#[tokio::test]
async fn a_disk_that_takes_nothing_refuses_cleanly_and_nothing_is_half_written() {
    let InKind { mut poort, project, .. } = a_project_in_kind().await;
    // A folder that cannot be: its parent is a file. The process of a story may write anywhere else.
    let shut = poort.state.data_dir.join("shut");
    std::fs::create_dir_all(&poort.state.data_dir).expect("a folder");
    std::fs::write(&shut, b"").expect("a file");
    poort.state.files.vault = Vault::Folder(shut.join("documents"));
    poort.again();
    let petra = poort.signed_in("partner").await;
    let answer = brings(&petra, &list(project), &KIND, &[("plan.pdf", &a_pdf("plan"))]).await;
    assert_eq!(answer.status, StatusCode::INSUFFICIENT_STORAGE);
    assert!(answer.errors()[0].contains("kan nu niet worden bewaard"), "{:?}", answer.errors());
    assert_eq!((rows(&poort).await.len(), versions(&poort).await.len()), (0, 0));
    assert_eq!(std::fs::read_dir(poort.state.data_dir.join("uploads")).expect("a folder").count(), 0);
    std::fs::remove_file(&shut).expect("the disk has room again");
    brings(&petra, &list(project), &KIND, &[("plan.pdf", &a_pdf("plan"))]).await.onward();
    assert_eq!(versions(&poort).await.len(), 1, "no restart was needed");
}

#[tokio::test]
async fn a_project_that_is_full_takes_no_more() {
    let InKind { poort, project, .. } = a_project_in_kind().await;
    let petra = poort.signed_in("partner").await;
    brings(&petra, &list(project), &KIND, &[("een.txt", b"een")]).await.onward();
    let first = versions(&poort).await.remove(0);
    let write = poort.state.begin().await.expect("a write");
    let large = i64::try_from(PROJECT_AT_MOST).expect("a size") - 3 - 10;
    let second = document_version::Model { id: domain::ids::DocumentVersionId(server::state::new_id()), number: 2, size: large, ..first };
    document_version::Entity::insert(second.into_active_model()).exec_without_returning(&write).await.expect("a version");
    write.finish([]).await.expect("it lasts");
    let full = brings(&petra, &list(project), &KIND, &[("twee.txt", b"elf tekens!")]).await;
    assert!(full.status == StatusCode::UNPROCESSABLE_ENTITY && full.errors()[0].contains("nog 10 bytes ruimte"), "{:?}", full.errors());
    brings(&petra, &list(project), &KIND, &[("twee.txt", b"tien teken")]).await.onward();
}

/// A scanner that says the same of everything, and reads all of it first.
async fn says(line: &'static str) -> Clamd {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let place = Place::Tcp(listener.local_addr().expect("an address").to_string());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut command = [0; 10];
            stream.read_exact(&mut command).await.expect("a command");
            assert_eq!(&command, b"zINSTREAM\0");
            loop {
                let length = stream.read_u32().await.expect("a length");
                if length == 0 {
                    break;
                }
                let mut piece = vec![0; length as usize];
                stream.read_exact(&mut piece).await.expect("a piece");
            }
            stream.write_all(line.as_bytes()).await.expect("an answer");
        }
    });
    Clamd::new(place)
}

#[tokio::test]
async fn a_silent_scanner_leaves_a_document_to_its_bringer_until_it_speaks() {
    let InKind { mut poort, project, .. } = a_project_in_kind().await;
    let nobody = TcpListener::bind("127.0.0.1:0").await.expect("a port").local_addr().expect("an address");
    poort.state.files.scanner = Some(Clamd::new(Place::Tcp(nobody.to_string())));
    poort.again();
    let (petra, manager) = (poort.signed_in("partner").await, poort.signed_in("manager").await);
    brings(&petra, &list(project), &KIND, &[("een.txt", b"een"), ("twee.txt", b"twee")]).await.onward();
    let of = async |poort: &Poort| versions(poort).await.into_iter().map(|one| one.scan).collect::<Vec<_>>();
    assert_eq!(of(&poort).await, [ScanState::Waiting; 2]);
    let at = format!("{}/{}", list(project), rows(&poort).await[0].id);
    let page = manager.get(&at).await;
    assert!(page.text.contains("Nog niet gescand: alleen wie het bracht kan het openen"), "{:?}", page.texts("main"));
    let file = format!("{at}/versions/1");
    assert_eq!((petra.get(&file).await.status, manager.get(&file).await.status), (StatusCode::OK, StatusCode::NOT_FOUND));
    worker::work(&poort.state).await.expect("a round");
    assert_eq!(of(&poort).await, [ScanState::Waiting; 2], "it is still silent");
    let mut state = poort.state.clone();
    state.files.scanner = Some(says("stream: OK\0").await);
    worker::work(&state).await.expect("a round");
    assert_eq!((of(&poort).await, manager.get(&file).await.status), (vec![ScanState::Clean; 2], StatusCode::OK));
}

#[tokio::test]
async fn what_the_scanner_finds_is_refused_by_its_name_and_shut_when_it_was_taken_before() {
    let InKind { mut poort, project, .. } = a_project_in_kind().await;
    poort.state.files.scanner = Some(says("stream: Test.Virus FOUND\0").await);
    poort.again();
    let petra = poort.signed_in("partner").await;
    let refused = brings(&petra, &list(project), &KIND, &[("plan.pdf", &a_pdf("plan"))]).await;
    assert_eq!(refused.errors(), ["In plan.pdf vond de virusscanner Test.Virus. Het is niet bewaard."]);
    assert_eq!((rows(&poort).await.len(), poort.state.data_dir.join("documents").exists()), (0, false));
    poort.state.files.scanner = Some(says("INSTREAM size limit exceeded. ERROR\0").await);
    poort.again();
    let petra = poort.back_again("partner").await;
    brings(&petra, &list(project), &KIND, &[("plan.pdf", &a_pdf("plan"))]).await.onward();
    let mut state = poort.state.clone();
    state.files.scanner = Some(says("stream: Test.Virus FOUND\0").await);
    worker::work(&state).await.expect("a round");
    let at = format!("{}/{}", list(project), rows(&poort).await[0].id);
    assert!(petra.get(&at).await.text.contains("Gevonden: Test.Virus"));
    assert_eq!(petra.get(&format!("{at}/versions/1")).await.status, StatusCode::NOT_FOUND, "not for who brought it either");
    let told = history::Entity::find().filter(history::Column::Action.eq("document_blocked")).all(&poort.state.database.read).await.expect("events");
    assert_eq!(told.len(), 1);
}

/// The real scanner with one signature, of the test virus; stopped when it is dropped.
struct RealScanner(Child, PathBuf);

impl Drop for RealScanner {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
        let _ = std::fs::remove_dir_all(&self.1);
    }
}

/// Starts `clamd`, where this machine has it.
async fn real_scanner() -> Option<(RealScanner, Clamd)> {
    let program = std::env::var("POORT_TEST_CLAMD").unwrap_or_else(|_| "clamd".to_owned());
    Command::new(&program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
    let folder = std::env::temp_dir().join(format!("poort_clamd_{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let signature: String = TEST_VIRUS.concat().bytes().map(|byte| format!("{byte:02x}")).collect();
    std::fs::write(folder.join("test.ndb"), format!("Poort.Test.Signature:0:*:{signature}\n")).expect("a signature");
    let socket = folder.join("clamd.sock");
    let user = std::env::var("USER").unwrap_or_else(|_| "root".to_owned());
    let settings = format!("LocalSocket {}\nDatabaseDirectory {}\nForeground yes\nUser {user}\n", socket.display(), folder.display());
    std::fs::write(folder.join("clamd.conf"), settings).expect("settings");
    let child = Command::new(program).arg("-c").arg(folder.join("clamd.conf")).stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()?;
    let scanner = RealScanner(child, folder);
    for _ in 0..200 {
        if tokio::net::UnixStream::connect(&socket).await.is_ok() {
            return Some((scanner, Clamd::new(Place::Unix(socket))));
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    None
}

#[tokio::test]
async fn the_real_scanner_finds_the_test_virus_and_lets_the_rest_through() {
    let Some((_running, scanner)) = real_scanner().await else {
        eprintln!("not tried: this machine has no clamd (Debian: clamav-daemon, or POORT_TEST_CLAMD names it)");
        return;
    };
    let InKind { mut poort, project, .. } = a_project_in_kind().await;
    poort.state.files.scanner = Some(scanner);
    poort.again();
    let petra = poort.signed_in("partner").await;
    let virus = TEST_VIRUS.concat();
    let refused = brings(&petra, &list(project), &KIND, &[("virus.txt", virus.as_bytes())]).await;
    assert_eq!(refused.errors(), ["In virus.txt vond de virusscanner Poort.Test.Signature.UNOFFICIAL. Het is niet bewaard."]);
    brings(&petra, &list(project), &KIND, &[("plan.pdf", &a_pdf("plan"))]).await.onward();
    assert_eq!(versions(&poort).await.iter().map(|one| one.scan).collect::<Vec<_>>(), [ScanState::Clean]);
}

#[tokio::test]
async fn a_frozen_dossier_holds_names_and_hashes_of_its_documents_for_who_reads_the_project() {
    let poort = Poort::with_people().await;
    let project = a_project(&poort, READY).await;
    let manager = poort.signed_in("manager").await;
    brings(&manager, &list(project), &[("kind", "business_case")], &[("Plan.pdf", &a_pdf("plan"))]).await.onward();
    brings(&manager, &list(project), &[("kind", "timesheet")], &[("Uren.pdf", &a_pdf("uren"))]).await.onward();
    let (at, hash) = (format!("{}/{}", list(project), rows(&poort).await[0].id), versions(&poort).await[0].sha256.clone());
    let chosen = manager.get(&at).await.version_in(&format!("{at}/choose"));
    let key = crate::story::a_gate::a_key();
    manager.post(&format!("{at}/choose"), &[("key", &key), ("version", &chosen)]).await.onward();
    ask(&poort, &manager, project, Gate::G0).await.onward();
    let row = snapshot::Entity::find().one(&poort.state.database.read).await.expect("a database").expect("a dossier");
    assert!(row.content.contains(&format!("\"sha256\":\"{hash}\"")) && row.content.contains("\"purposes\":[\"business_case\"]"));
    let page = manager.get(&format!("/projects/{project}/dossiers/{}", row.id)).await;
    assert!(page.status == StatusCode::OK && page.text.contains("Plan.pdf") && page.text.contains(&hash), "{} {:?}", page.status, page.texts("main"));
    assert!(!page.text.contains("Uren.pdf"), "what tells wages is not in what everybody reads");
    let shut = manager.get(&at).await;
    assert!(!shut.actions().contains(&format!("{at}/choose")), "what it rests on is frozen with it");
    brings(&manager, &at, &[], &[("Plan 2.pdf", &a_pdf("later"))]).await.onward();
    let again = manager.get(&format!("/projects/{project}/dossiers/{}", row.id)).await;
    assert!(again.text.contains(&hash) && !again.text.contains("Plan 2.pdf"), "it says what was decided on");
}

#[tokio::test]
async fn a_document_is_evidence_for_a_condition() {
    let InKind { poort, project, .. } = a_project_in_kind().await;
    let petra = poort.signed_in("partner").await;
    brings(&petra, &list(project), &[("kind", "evidence_c2")], &[("Proef.pdf", &a_pdf("proef"))]).await.onward();
    brings(&petra, &list(project), &[("kind", "timesheet")], &[("Uren.pdf", &a_pdf("uren"))]).await.onward();
    let ids: Vec<String> = rows(&poort).await.into_iter().map(|one| one.id.to_string()).collect();
    let page = format!("/projects/{project}/conditions/G1/C2");
    let shown = petra.get(&page).await;
    assert_eq!(shown.options("select[name=document] option").len(), 2, "none, and the one that everybody may read");
    let send = async |document: &str| {
        let version = petra.get(&page).await.version_in(&format!("{page}/evidence"));
        let key = crate::story::a_gate::a_key();
        let fields = [("key", key.as_str()), ("version", &version), ("title", "De proef"), ("reference", ""), ("document", document)];
        petra.post(&format!("{page}/evidence"), &fields).await
    };
    assert_eq!(send(&ids[1]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "a time sheet is not for everybody");
    send(&ids[0]).await.onward();
    assert!(petra.get(&page).await.links("a").contains(&format!("{}/{}", list(project), ids[0])));
    let withdraw = format!("{}/{}/withdraw", list(project), ids[0]);
    assert!(petra.get(&withdraw).await.text.contains("Het dossier rust op dit document"));
    let row = document_version::ActiveModel { id: Set(versions(&poort).await[0].id), ..Default::default() };
    assert!(row.id.is_set());
}
