//! Serving: HTTP/1 and HTTP/2, with bounds on how many connections there are and how long they are silent, and an end that lets running
//! requests finish.

mod open;
mod pulse;

use crate::account;
use crate::documents;
use crate::frame::{limits, submission};
use crate::gates::{condition_reminders, holds, lapse};
use crate::mail::worker;
use crate::people::role_reminders;
use crate::reports::reminders;
use crate::security::address::Peer;
use crate::state::State;
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use hyper::body::Incoming;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use open::{Bounds, Open, Place};
use pulse::{Listening, Watched};
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{OwnedSemaphorePermit, watch};
use tower::Service;

/// How long a client may take to send its headers.
const HEADERS_WITHIN: Duration = Duration::from_secs(10);
/// How long requests may run on after the server was told to stop.
const FINISH_WITHIN: Duration = Duration::from_secs(10);

/// Serves, sends mail, puts on the agenda what was held, tells who sees to a condition or has a report that comes due, releases what has lapsed and keeps the history of refused sign-ins, until the process is told to stop.
///
/// # Errors
/// When signals cannot be listened for.
pub async fn serve(listener: TcpListener, state: State) -> io::Result<()> {
    let (stop, stopped) = watch::channel(());
    let agenda = tokio::spawn(holds::run(state.clone(), stopped.clone()));
    let owners = tokio::spawn(condition_reminders::run(state.clone(), stopped.clone()));
    let lapses = tokio::spawn(lapse::run(state.clone(), stopped.clone()));
    let roles = tokio::spawn(role_reminders::run(state.clone(), stopped.clone()));
    let due = tokio::spawn(reminders::run(state.clone(), stopped.clone()));
    let post = tokio::spawn(worker::run(state.clone(), stopped.clone()));
    let accounts = tokio::spawn(account::worker::run(state.clone(), stopped.clone()));
    let files = tokio::spawn(documents::worker::run(state.clone(), stopped.clone()));
    let reports = tokio::spawn(limits::run(state.clone(), stopped));
    let forgetting = tokio::spawn(submission::forget(state.clone()));
    let open = Open::new(Bounds::of_this_process(), state.proxies.clone());
    let sweep = tokio::spawn(open.clone().sweep());
    let service = crate::router(state);
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let graceful = GracefulShutdown::new();
    let builder = connections();
    loop {
        tokio::select! {
            accepted = accept(&listener, &open) => if let Some((stream, peer, room)) = accepted {
                // Dropped without a place, it is closed: who finds everybody at work comes back.
                if let Some(place) = open.admit(peer.ip(), room) {
                    serve_one((&builder, &graceful), service.clone(), stream, (peer.ip(), place));
                }
            },
            _ = interrupt.recv() => break,
            _ = terminate.recv() => break,
        }
    }
    drop(listener);
    if tokio::time::timeout(FINISH_WITHIN, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests were cut off");
    }
    sweep.abort();
    forgetting.abort();
    drop(stop);
    if tokio::time::timeout(FINISH_WITHIN, post).await.is_err() {
        tracing::warn!("a message was on its way; it is sent again");
    }
    if tokio::time::timeout(FINISH_WITHIN, agenda).await.is_err() {
        tracing::warn!("a hold that was over is put on the agenda at the next start");
    }
    if tokio::time::timeout(FINISH_WITHIN, roles).await.is_err() {
        tracing::warn!("whose role ends is told at the next start");
    }
    if tokio::time::timeout(FINISH_WITHIN, lapses).await.is_err() {
        tracing::warn!("a commitment that has lapsed is released at the next start");
    }
    if tokio::time::timeout(FINISH_WITHIN, due).await.is_err() {
        tracing::warn!("who has a report that is due is told at the next start");
    }
    if tokio::time::timeout(FINISH_WITHIN, owners).await.is_err() {
        tracing::warn!("who sees to a condition that comes due is told at the next start");
    }
    if tokio::time::timeout(FINISH_WITHIN, files).await.is_err() {
        tracing::warn!("a document that waits is scanned and read at the next start");
    }
    if tokio::time::timeout(FINISH_WITHIN, accounts).await.is_err() {
        tracing::warn!("who asked for a new password asks again");
    }
    if tokio::time::timeout(FINISH_WITHIN, reports).await.is_err() {
        tracing::warn!("that sign-in was limited is not in the history");
    }
    Ok(())
}

/// The next connection.
async fn accept(listener: &TcpListener, open: &Open) -> Option<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let room = open.room().await?;
    match listener.accept().await {
        Ok((stream, peer)) => Some((stream, peer, room)),
        Err(error) => {
            tracing::warn!(%error, "a connection could not be accepted");
            tokio::time::sleep(Duration::from_millis(50)).await;
            None
        }
    }
}

/// Serves a connection until it ends, or has to.
fn serve_one((builder, graceful): (&Builder<TokioExecutor>, &GracefulShutdown), router: Router, stream: TcpStream, (peer, place): (IpAddr, Place)) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection without TCP_NODELAY");
    }
    let pulse = place.pulse.clone();
    let stream = TokioIo::new(Watched::new(stream, pulse.clone()));
    let service = hyper::service::service_fn(move |request: Request<Incoming>| {
        let work = pulse.request();
        let mut request = request.map(|body| Body::new(Listening::new(body, pulse.clone())));
        request.extensions_mut().insert(Peer(peer));
        let answer = router.clone().call(request);
        async move {
            let answer = answer.await;
            drop(work);
            answer
        }
    });
    let connection = graceful.watch(builder.serve_connection(stream, service).into_owned());
    tokio::spawn(async move {
        tokio::select! {
            ended = connection => if let Err(error) = ended {
                tracing::debug!(%error, "a connection ended early");
            },
            () = place.ends() => {}
        }
    });
}

fn connections() -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEADERS_WITHIN);
    builder.http2().timer(TokioTimer::new()).max_concurrent_streams(100);
    builder
}
