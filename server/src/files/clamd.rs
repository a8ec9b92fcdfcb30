//! The virus scanner `clamd`, spoken to by its own protocol: a command, pieces with their lengths, and one line back. A client of our own, since
//! no kept library streams to both kinds of socket.

use super::vault::Pieces;
use futures::TryStreamExt;
use std::io;
use std::path::PathBuf;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, UnixStream};

/// Where it listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Host and port.
    Tcp(String),
    /// A socket of this machine.
    Unix(PathBuf),
}

impl Place {
    /// Reads an address.
    pub fn read(text: &str) -> Option<Self> {
        let tcp = text
            .strip_prefix("tcp://")
            .filter(|rest| rest.rsplit_once(':').is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok()));
        let unix = text.strip_prefix("unix://").filter(|rest| rest.starts_with('/'));
        tcp.map(|rest| Self::Tcp(rest.to_owned())).or_else(|| unix.map(|rest| Self::Unix(rest.into())))
    }
}

/// What it said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scan {
    /// Nothing was found.
    Clean,
    /// This was.
    Found(String),
    /// It did not answer, or could not look.
    Silent,
}

/// The scanner.
#[derive(Debug, Clone)]
pub struct Clamd {
    place: Place,
    patience: Duration,
}

/// How long it may take to say what it found after the last byte.
const ANSWERS_WITHIN: Duration = Duration::from_secs(120);
/// How long it may take to answer the door.
const OPENS_WITHIN: Duration = Duration::from_secs(5);

trait Both: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Both for T {}

impl Clamd {
    /// At this place.
    pub const fn new(place: Place) -> Self {
        Self { place, patience: ANSWERS_WITHIN }
    }

    /// Has a file scanned.
    pub async fn scan(&self, file: Pieces) -> Scan {
        let said = tokio::time::timeout(self.patience, self.ask(file)).await;
        match said {
            Ok(Ok(line)) => verdict(&line),
            Ok(Err(error)) => {
                tracing::warn!(%error, "the virus scanner did not answer");
                Scan::Silent
            }
            Err(_) => {
                tracing::warn!("the virus scanner took too long");
                Scan::Silent
            }
        }
    }

    async fn connect(&self) -> io::Result<Box<dyn Both>> {
        Ok(match &self.place {
            Place::Tcp(address) => Box::new(TcpStream::connect(address).await?),
            Place::Unix(path) => Box::new(UnixStream::connect(path).await?),
        })
    }

    async fn ask(&self, mut file: Pieces) -> io::Result<String> {
        let mut scanner = tokio::time::timeout(OPENS_WITHIN, self.connect()).await.map_err(|_| io::ErrorKind::TimedOut)??;
        scanner.write_all(b"zINSTREAM\0").await?;
        while let Some(piece) = file.try_next().await? {
            let length = u32::try_from(piece.len()).map_err(io::Error::other)?;
            scanner.write_all(&length.to_be_bytes()).await?;
            scanner.write_all(&piece).await?;
        }
        scanner.write_all(&0_u32.to_be_bytes()).await?;
        scanner.flush().await?;
        let mut line = Vec::new();
        scanner.take(1024).read_to_end(&mut line).await?;
        Ok(String::from_utf8_lossy(&line).trim_matches(['\0', '\n', ' ']).to_owned())
    }
}

/// What a line says. Anything but the two words that are known is no verdict.
fn verdict(line: &str) -> Scan {
    if line == "stream: OK" {
        return Scan::Clean;
    }
    match line.strip_prefix("stream: ").and_then(|rest| rest.strip_suffix(" FOUND")) {
        Some(name) => Scan::Found(name.chars().filter(|c| !c.is_control()).take(100).collect()),
        None => {
            tracing::warn!(line, "the virus scanner gave no verdict");
            Scan::Silent
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_says_is_a_verdict_or_silence() {
        assert_eq!(verdict("stream: OK"), Scan::Clean);
        assert_eq!(verdict("stream: Eicar-Test-Signature FOUND"), Scan::Found("Eicar-Test-Signature".to_owned()));
        for line in ["", "OK", "stream: OK ", "INSTREAM size limit exceeded. ERROR", "stream: Heuristics ERROR"] {
            assert_eq!(verdict(line), Scan::Silent, "{line}");
        }
    }

    #[test]
    fn an_address_names_a_port_or_a_socket() {
        assert_eq!(Place::read("tcp://127.0.0.1:3310"), Some(Place::Tcp("127.0.0.1:3310".to_owned())));
        assert_eq!(Place::read("unix:///run/clamd.ctl"), Some(Place::Unix("/run/clamd.ctl".into())));
        for wrong in ["", "127.0.0.1:3310", "tcp://:3310", "tcp://host", "tcp://host:99999", "unix://run/clamd.ctl"] {
            assert_eq!(Place::read(wrong), None, "{wrong}");
        }
    }
}
