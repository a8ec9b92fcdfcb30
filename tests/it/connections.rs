//! Connections that say nothing take nobody's place.

use crate::server_under_test::Poort;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

/// A first packet that finds the queue full is sent again after a second, and after two more.
const SOON: Duration = Duration::from_millis(3_500);

/// A Poort that listens.
async fn listening(poort: &Poort) -> (String, tokio::task::JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("an address");
    let address = listener.local_addr().expect("an address").to_string();
    let state = poort.state.clone();
    let server = tokio::spawn(async move { server::serve::serve(listener, state).await.expect("it serves") });
    (address, server)
}

/// The status of a page, and how long it took.
async fn opens(address: &str, path: &str) -> (String, Duration) {
    let begun = Instant::now();
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n").as_bytes()).await.expect("a request");
    let mut text = Vec::new();
    stream.read_to_end(&mut text).await.expect("an answer");
    (String::from_utf8_lossy(&text).lines().next().unwrap_or_default().to_owned(), begun.elapsed())
}

/// Whether the server has ended a connection.
async fn has_ended(stream: &mut TcpStream) -> bool {
    let ended = timeout(Duration::from_secs(5), stream.read(&mut [0; 1])).await;
    ended.is_ok_and(|read| read.map_or(true, |count| count == 0))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_answers_soon_whatever_number_of_connections_says_nothing() {
    let poort = Poort::with_people().await;
    let (address, server) = listening(&poort).await;
    // The server raises how many files this process may have open, too.
    opens(&address, "/health").await;
    let mut silent = Vec::new();
    for (count, begins) in [(1_100, ""), (2_000, "GET / HTTP/1.1\r\nHost: "), (3_000, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")] {
        while silent.len() < count {
            let mut stream = TcpStream::connect(&address).await.expect("a connection");
            let _ = stream.write_all(begins.as_bytes()).await;
            silent.push(stream);
        }
        for path in ["/health", "/sign-in"] {
            let (status, took) = opens(&address, path).await;
            assert_eq!(status, "HTTP/1.1 200 OK", "{path} beside {count}");
            assert!(took < SOON, "{path} beside {count} took {took:?}");
        }
        assert!(has_ended(&mut silent[0]).await, "who was silent longest made room");
    }
    server.abort();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_in_use_stays_while_others_come_and_go() {
    let poort = Poort::with_people().await;
    let (address, server) = listening(&poort).await;
    let mut used = TcpStream::connect(&address).await.expect("a connection");
    for _ in 0..6 {
        used.write_all(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").await.expect("a request");
        let mut answer = [0; 4_096];
        let count = used.read(&mut answer).await.expect("an answer");
        assert!(answer[..count].starts_with(b"HTTP/1.1 200 OK"));
        let mut silent = Vec::new();
        for _ in 0..300 {
            silent.push(TcpStream::connect(&address).await.expect("a connection"));
        }
    }
    server.abort();
}
