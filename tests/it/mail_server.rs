//! A mail server on this machine: the SMTP of the `mailin` crate behind a socket, which keeps what it took for the test to read.

use mail_parser::{Message, MessageParser};
use mailin::{Action, AuthMechanism, Handler, Response, SessionBuilder, response};
use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// The one name and password that it knows.
const ACCOUNT: (&str, &str) = ("poort", "geheim & lang");

/// What came in one transaction.
#[derive(Debug, Clone, Default)]
pub struct Envelope {
    pub from: String,
    pub to: Vec<String>,
    pub raw: Vec<u8>,
}

impl Envelope {
    /// The mail inside, read by a parser that knows nothing of how it was written.
    pub fn read(&self) -> Message<'_> {
        MessageParser::default().parse(&self.raw).expect("a mail that can be read")
    }
}

/// The server; it takes mail until the test ends.
pub struct MailServer {
    pub port: u16,
    taken: Receiver<Envelope>,
}

#[derive(Clone)]
struct Postbox {
    envelope: Envelope,
    refuses: Option<&'static str>,
    taken: Sender<Envelope>,
}

impl Handler for Postbox {
    fn rcpt(&mut self, to: &str) -> Response {
        if self.refuses == Some(to) { response::NO_MAILBOX } else { response::OK }
    }

    fn data_start(&mut self, _domain: &str, from: &str, _is_8_bit: bool, to: &[String]) -> Response {
        self.envelope = Envelope { from: from.to_owned(), to: to.to_vec(), raw: Vec::new() };
        response::OK
    }

    fn data(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.envelope.raw.extend_from_slice(bytes);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        let _ = self.taken.send(std::mem::take(&mut self.envelope));
        response::OK
    }

    fn auth_plain(&mut self, _on_behalf_of: &str, name: &str, password: &str) -> Response {
        if (name, password) == ACCOUNT { response::AUTH_OK } else { response::INVALID_CREDENTIALS }
    }
}

impl MailServer {
    /// A server that takes everything.
    pub fn start() -> Self {
        Self::with(SessionBuilder::new("mail.example"), None)
    }

    /// A server that knows everybody but this address.
    pub fn without_mailbox(address: &'static str) -> Self {
        Self::with(SessionBuilder::new("mail.example"), Some(address))
    }

    /// A server that asks for name and password.
    pub fn with_password() -> Self {
        let mut session = SessionBuilder::new("mail.example");
        session.enable_auth(AuthMechanism::Plain).insecure_enable_plaintext_auth();
        Self::with(session, None)
    }

    fn with(session: SessionBuilder, refuses: Option<&'static str>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port of this machine");
        let port = listener.local_addr().expect("the port has a number").port();
        let (sender, taken) = channel();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let postbox = Postbox { envelope: Envelope::default(), refuses, taken: sender.clone() };
                let session = session.clone();
                std::thread::spawn(move || converse(&stream, &session, postbox));
            }
        });
        Self { port, taken }
    }

    /// Where it is, for `POORT_SMTP_URL`.
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// What it took and nobody has read yet.
    pub fn taken(&self) -> Vec<Envelope> {
        self.taken.try_iter().collect()
    }

    /// The next mail, which is on its way.
    pub fn next(&self) -> Envelope {
        self.taken.recv_timeout(Duration::from_secs(30)).expect("a mail comes")
    }
}

/// One conversation, line by line, until either side ends it.
fn converse(stream: &TcpStream, session: &SessionBuilder, postbox: Postbox) -> Option<()> {
    let mut session = session.build(stream.peer_addr().ok()?.ip(), postbox);
    let mut writer = stream;
    session.greeting().write_to(&mut writer).ok()?;
    let mut lines = BufReader::new(stream);
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line).ok()? > 0 {
        let answer = session.process(&line);
        line.clear();
        if answer.action != Action::NoReply {
            answer.write_to(&mut writer).and_then(|()| writer.flush()).ok()?;
        }
        if answer.action == Action::Close {
            return Some(());
        }
    }
    None
}

/// A port on which nobody listens.
pub fn dead_port() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port of this machine");
    format!("smtp://{}", listener.local_addr().expect("the port has a number"))
}
