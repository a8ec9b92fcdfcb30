//! Documents in an S3-compatible store: the same as in a folder, against a real server where this machine has one.

use crate::documents::{list, versions};
use crate::in_kind::{InKind, a_project_in_kind};
use crate::story::bringing::{a_pdf, brings, header_of, said, speaks};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use server::documents::worker;
use server::files::settings::FileArgs;
use server::files::vault::Vault;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A server of the Python package `moto`; stopped when it is dropped.
struct Store(Child, u16);

impl Drop for Store {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

async fn a_store() -> Option<Store> {
    let port = TcpListener::bind("127.0.0.1:0").await.ok()?.local_addr().ok()?.port();
    let program = std::env::var("POORT_TEST_S3").unwrap_or_else(|_| "moto_server".to_owned());
    let child = Command::new(program).args(["-p", &port.to_string()]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()?;
    let store = Store(child, port);
    for _ in 0..300 {
        if let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)).await {
            let request = format!("PUT /poort HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            stream.write_all(request.as_bytes()).await.ok()?;
            let mut answer = String::new();
            stream.read_to_string(&mut answer).await.ok()?;
            return answer.contains(" 200 ").then_some(store);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    None
}

fn vault(store: &Store, secret: &str) -> Vault {
    let text = |text: &str| Some(text.to_owned());
    let args = FileArgs {
        documents: text("s3://poort"),
        s3_endpoint: Some(format!("http://127.0.0.1:{}", store.1)),
        s3_access_key: text("poort"),
        s3_secret_key: text(secret),
        ..FileArgs::default()
    };
    Vault::Remote(args.check().expect("settings that are right").remote.expect("a store"))
}

#[tokio::test]
async fn documents_in_a_store_are_brought_served_and_read_as_in_a_folder() {
    let Some(store) = a_store().await else {
        eprintln!("not tried: this machine has no S3-compatible server (the Python package moto[server], or POORT_TEST_S3 names one)");
        return;
    };
    let InKind { mut poort, project, .. } = a_project_in_kind().await;
    poort.state.files.vault = vault(&store, "een geheim");
    poort.again();
    let petra = poort.signed_in("partner").await;
    brings(&petra, &list(project), &[("kind", "other")], &[("plan.pdf", &a_pdf("Zetmeelfolie"))]).await.onward();
    let file = format!("{}/{}/versions/1", list(project), versions(&poort).await[0].document_id);
    assert_eq!(petra.get(&file).await.bytes, a_pdf("Zetmeelfolie"));
    let part = petra.send(Request::get(&file).header(header::RANGE, "bytes=0-7"), Body::empty()).await;
    assert_eq!((part.status, part.bytes.as_slice()), (StatusCode::PARTIAL_CONTENT, b"%PDF-1.4".as_slice()));
    // Larger than what such a store takes in one part.
    let whole: Vec<u8> = (0..).flat_map(|number: u64| format!("regel {number}\n").into_bytes()).take(13_000_000).collect();
    let (size, about) = (whole.len().to_string(), said(&[("filename", "groot.txt"), ("kind", "other")]));
    let path = format!("/projects/{project}/uploads");
    let begun = speaks(&petra, Method::POST, &path, &[("upload-length", &size), ("upload-metadata", &about)], Body::empty()).await;
    let headers = [("content-type", "application/offset+octet-stream"), ("upload-offset", "0")];
    let sent = speaks(&petra, Method::PATCH, &header_of(&begun, "location"), &headers, whole.clone()).await;
    assert_eq!(sent.status, StatusCode::NO_CONTENT, "{}", sent.text);
    let large = format!("{}/versions/1", header_of(&sent, "content-location"));
    assert!(petra.get(&large).await.bytes == whole);
    worker::work(&poort.state).await.expect("a round");
    assert_eq!(petra.get(&format!("{}?q=zetmeel", list(project))).await.texts("tbody th"), ["plan.pdf"]);
    assert!(!poort.state.data_dir.join("documents").exists(), "nothing is kept here");
    drop(store);
    let away = brings(&petra, &list(project), &[("kind", "other")], &[("later.txt", b"later")]).await;
    assert!(away.status == StatusCode::INSUFFICIENT_STORAGE && away.errors()[0].contains("kan nu niet worden bewaard"), "{:?}", away.errors());
}
