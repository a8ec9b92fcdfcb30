//! What a connection does: when bytes last moved, and whether it works for a request or waits for its client.

use hyper::body::{Body, Buf, Frame, SizeHint};
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering::Relaxed};
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// How long a client may be silent while the server waits for it: before and between requests, in the middle of a form, and while it takes an answer.
const SILENT: Duration = Duration::from_secs(15);
/// How long after its last request a connection may stay, whatever still moves on it.
const LINGERS: Duration = Duration::from_secs(120);

/// How long a body may take, however little moves; and how many of its bytes give it one more second: a form has come long before, and an
/// upload comes at the pace of a slow line.
const BODY: Duration = Duration::from_secs(60);
const BODY_PACE: u64 = 8 * 1024;

/// The life of one connection, in milliseconds since it began.
#[derive(Debug)]
pub(super) struct Pulse {
    began: Instant,
    moved: AtomicU64,
    asked: AtomicU64,
    requests: AtomicU32,
    working: AtomicU32,
    /// When the body that comes in has to be there; zero while none comes.
    body_due: AtomicU64,
}

impl Pulse {
    pub(super) fn new() -> Arc<Self> {
        let (moved, asked, requests, working, body_due) = Default::default();
        Arc::new(Self { began: Instant::now(), moved, asked, requests, working, body_due })
    }

    fn age(&self, now: Instant) -> u64 {
        millis(now.saturating_duration_since(self.began))
    }

    fn since(&self, moment: &AtomicU64, now: Instant) -> Duration {
        Duration::from_millis(self.age(now).saturating_sub(moment.load(Relaxed)))
    }

    fn moves(&self, now: Instant) {
        self.moved.store(self.age(now), Relaxed);
    }

    /// How long nothing has moved while the server waits for the client; nothing while it works.
    pub(super) fn silent(&self, now: Instant) -> Option<Duration> {
        let waits = self.working.load(Relaxed) == 0;
        waits.then(|| self.since(&self.moved, now))
    }

    /// Whether it has lasted long enough.
    pub(super) fn is_over(&self, now: Instant) -> bool {
        let is_idle = self.requests.load(Relaxed) == 0;
        let lingers = is_idle && self.since(&self.asked, now) > LINGERS;
        let due = self.body_due.load(Relaxed);
        let trickles = due > 0 && self.age(now) > due;
        self.silent(now).is_some_and(|silent| silent > SILENT || lingers || trickles)
    }

    /// A request has come and is worked on.
    pub(super) fn request(self: &Arc<Self>) -> Request {
        self.requests.fetch_add(1, Relaxed);
        self.working.fetch_add(1, Relaxed);
        Request(self.clone())
    }
}

/// A request that is worked on until this is dropped.
pub(super) struct Request(Arc<Pulse>);

impl Drop for Request {
    fn drop(&mut self) {
        self.0.asked.store(self.0.age(Instant::now()), Relaxed);
        self.0.working.fetch_sub(1, Relaxed);
        self.0.requests.fetch_sub(1, Relaxed);
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

/// The two ends of a connection, watched.
pub(super) struct Watched<S> {
    stream: S,
    pulse: Arc<Pulse>,
}

impl<S> Watched<S> {
    pub(super) const fn new(stream: S, pulse: Arc<Pulse>) -> Self {
        Self { stream, pulse }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Watched<S> {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        ready!(Pin::new(&mut self.stream).poll_read(context, buffer))?;
        if buffer.filled().len() > before {
            self.pulse.moves(Instant::now());
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Watched<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = ready!(Pin::new(&mut self.stream).poll_write(context, bytes))?;
        self.pulse.moves(Instant::now());
        Poll::Ready(Ok(written))
    }

    fn poll_write_vectored(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        let written = ready!(Pin::new(&mut self.stream).poll_write_vectored(context, bytes))?;
        self.pulse.moves(Instant::now());
        Poll::Ready(Ok(written))
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

/// The body of a request. While its next bytes are waited for, the server does not work.
pub(super) struct Listening<B> {
    body: B,
    pulse: Arc<Pulse>,
    waits: bool,
    due: u64,
}

impl<B> Listening<B> {
    pub(super) fn new(body: B, pulse: Arc<Pulse>) -> Self {
        let due = pulse.age(Instant::now()) + millis(BODY);
        Self { body, pulse, waits: false, due }
    }

    /// So much more has come, and gives the rest so much more time.
    fn comes(&mut self, bytes: usize) {
        self.due += bytes as u64 * 1_000 / BODY_PACE;
        if self.waits {
            self.pulse.body_due.store(self.due, Relaxed);
        }
    }

    fn waits(&mut self, waits: bool) {
        self.pulse.body_due.store(if waits { self.due } else { 0 }, Relaxed);
        if waits && !self.waits {
            self.pulse.working.fetch_sub(1, Relaxed);
        } else if !waits && self.waits {
            self.pulse.working.fetch_add(1, Relaxed);
        }
        self.waits = waits;
    }
}

impl<B: Body + Unpin> Body for Listening<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<B::Data>, B::Error>>> {
        let frame = Pin::new(&mut self.body).poll_frame(context);
        if let Poll::Ready(Some(Ok(frame))) = &frame {
            self.comes(frame.data_ref().map_or(0, Buf::remaining));
        }
        self.waits(frame.is_pending());
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl<B> Drop for Listening<B> {
    fn drop(&mut self) {
        self.waits(false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn a_silent_connection_is_over_soon_and_one_that_works_is_not() {
        let pulse = Pulse::new();
        let now = Instant::now();
        assert!(!pulse.is_over(now + SILENT - SECOND) && pulse.is_over(now + SILENT + SECOND));
        let request = pulse.request();
        let later = now + 3_600 * SECOND;
        assert_eq!((pulse.silent(later), pulse.is_over(later)), (None, false), "it works");
        drop(request);
        assert!(pulse.is_over(now + SILENT + SECOND));
    }

    #[test]
    fn one_that_only_shows_that_it_is_there_is_over_after_a_while() {
        let pulse = Pulse::new();
        let mut now = Instant::now();
        for _ in 0..11 {
            now += 10 * SECOND;
            pulse.moves(now);
            assert!(!pulse.is_over(now + SECOND));
        }
        now += 11 * SECOND;
        pulse.moves(now);
        assert!(pulse.is_over(now));
    }

    #[test]
    fn a_body_that_does_not_come_is_silence_one_that_trickles_is_over_and_one_that_comes_at_pace_is_not() {
        let pulse = Pulse::new();
        let _request = pulse.request();
        let mut now = Instant::now();
        let mut body = Listening::new(axum::body::Body::from_stream(futures::stream::pending::<io::Result<Vec<u8>>>()), pulse.clone());
        let mut context = Context::from_waker(std::task::Waker::noop());
        assert!(!pulse.is_over(now + SILENT + SECOND));
        assert!(Pin::new(&mut body).poll_frame(&mut context).is_pending());
        assert!(pulse.is_over(now + SILENT + SECOND));
        for _ in 0..60 {
            now += 10 * SECOND;
            pulse.moves(now);
            body.comes(100 * 1_024);
            assert!(!pulse.is_over(now + SECOND), "an upload may take its time");
        }
        for _ in 0..30 {
            now += 10 * SECOND;
            pulse.moves(now);
            body.comes(10);
        }
        assert!(pulse.is_over(now), "ten bytes in ten seconds are no pace");
        drop(body);
        assert_eq!(pulse.silent(now), None, "and is worked on afterwards");
    }
}
