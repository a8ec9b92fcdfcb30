//! Serving: HTTP/1 and HTTP/2 with a time limit on headers, and an end that lets running requests finish.

use crate::gates::holds;
use crate::mail::worker;
use crate::state::State;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::io;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// How long a client may take to send its headers.
const HEADERS_WITHIN: Duration = Duration::from_secs(10);
/// How long requests may run on after the server was told to stop.
const FINISH_WITHIN: Duration = Duration::from_secs(10);

/// Serves, sends mail, and puts on the agenda what was held, until the process is told to stop.
///
/// # Errors
/// When signals cannot be listened for.
pub async fn serve(listener: TcpListener, state: State) -> io::Result<()> {
    let (stop, stopped) = watch::channel(());
    let agenda = tokio::spawn(holds::run(state.clone(), stopped.clone()));
    let post = tokio::spawn(worker::run(state.clone(), stopped));
    let service = crate::router(state);
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let graceful = GracefulShutdown::new();
    let builder = connections();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    if let Err(error) = stream.set_nodelay(true) {
                        tracing::debug!(%error, "a connection without TCP_NODELAY");
                    }
                    let connection = builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service.clone())).into_owned();
                    let connection = graceful.watch(connection);
                    tokio::spawn(async move {
                        if let Err(error) = connection.await {
                            tracing::debug!(%error, "a connection ended early");
                        }
                    });
                }
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            },
            _ = interrupt.recv() => break,
            _ = terminate.recv() => break,
        }
    }
    if tokio::time::timeout(FINISH_WITHIN, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests were cut off");
    }
    drop(stop);
    if tokio::time::timeout(FINISH_WITHIN, post).await.is_err() {
        tracing::warn!("a message was on its way; it is sent again");
    }
    if tokio::time::timeout(FINISH_WITHIN, agenda).await.is_err() {
        tracing::warn!("a hold that was over is put on the agenda at the next start");
    }
    Ok(())
}

fn connections() -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEADERS_WITHIN);
    builder.http2().timer(TokioTimer::new()).keep_alive_interval(Duration::from_secs(30)).max_concurrent_streams(100);
    builder
}
