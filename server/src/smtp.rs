//! The way to the mail server. Nothing here touches the database.

use app::mail::Rendered;
use chrono::{DateTime, Utc};
use domain::ids::MessageId;
use domain::settings::MailTrouble;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::net::IpAddr;
use std::time::Duration;
use url::Url;

/// How long a mail server may take for one message.
const SENT_WITHIN: Duration = Duration::from_secs(20);
/// Where mail servers take mail from each other.
const PORT: u16 = 25;
/// Where they take mail from people who sign in.
const SUBMISSION_PORT: u16 = 587;
/// Where they do so encrypted from the first byte.
const IMPLICIT_TLS_PORT: u16 = 465;

/// What sends mail.
#[derive(Debug, Clone)]
pub struct Sender {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    host: String,
    server: String,
}

impl Sender {
    /// What sends mail by the server at this address, as this sender, for Poort at this host; nothing when the address is not one of a mail server.
    ///
    /// `smtps://` is encrypted from the first byte. `smtp://` is encrypted when the server offers it, must be when a password goes over it,
    /// and is not to this machine itself; `?tls=required`, `?tls=opportunistic` or `?tls=none` says otherwise.
    pub fn new(url: &str, from: Mailbox, host: &str) -> Option<Self> {
        let mut url = Url::parse(url).ok().filter(|url| url.has_host() && matches!(url.path(), "" | "/"))?;
        let has_password = url.password().is_some();
        if has_password == url.username().is_empty() {
            return None;
        }
        let tls = match (url.scheme(), url.query()) {
            ("smtps", None) | ("smtp", Some("tls=none")) => None,
            ("smtp", Some("tls=opportunistic")) => Some("tls=opportunistic"),
            ("smtp", Some("tls=required")) => Some("tls=required"),
            ("smtp", None) if is_this_machine(&url) => None,
            ("smtp", None) if has_password => Some("tls=required"),
            ("smtp", None) => Some("tls=opportunistic"),
            _ => return None,
        };
        url.set_query(tls);
        if url.scheme() == "smtp" && url.port().is_none() {
            url.set_port(Some(if has_password { SUBMISSION_PORT } else { PORT })).ok()?;
        }
        let server = format!("{}:{}", url.host_str()?, url.port().unwrap_or(IMPLICIT_TLS_PORT));
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url.as_str()).ok()?;
        let transport = transport.hello_name(hello(host)).timeout(Some(SENT_WITHIN)).build();
        Some(Self { transport, from, host: host.to_owned(), server })
    }

    /// Name and port of the mail server, without what signs in to it.
    pub fn server(&self) -> &str {
        &self.server
    }

    /// The address that mail comes from.
    pub fn from(&self) -> String {
        self.from.email.to_string()
    }

    /// Sends one message to try the server.
    ///
    /// # Errors
    /// What is wrong, as far as it can be told, and the words of whoever said it.
    pub(crate) async fn try_out(&self, id: MessageId, address: &str, rendered: Rendered, now: DateTime<Utc>) -> Result<(), (MailTrouble, String)> {
        let message = self.message(id, address, rendered, now).map_err(|error| (MailTrouble::Other, error))?;
        match tokio::time::timeout(SENT_WITHIN, self.transport.send(message)).await {
            Err(error) => Err((MailTrouble::NoAnswer, error.to_string())),
            Ok(Err(error)) => Err((trouble(&error), whole(&error))),
            Ok(Ok(_)) => Ok(()),
        }
    }

    /// Sends one message. The id stays the same when it is sent again, so that a mail program can tell.
    ///
    /// # Errors
    /// What went wrong, in the words of whoever said it.
    pub(crate) async fn send(&self, id: MessageId, address: &str, rendered: Rendered, now: DateTime<Utc>) -> Result<(), String> {
        let message = self.message(id, address, rendered, now)?;
        match tokio::time::timeout(SENT_WITHIN, self.transport.send(message)).await {
            Err(error) => Err(error.to_string()),
            Ok(Err(error)) => Err(whole(&error)),
            Ok(Ok(_)) => Ok(()),
        }
    }

    fn message(&self, id: MessageId, address: &str, rendered: Rendered, now: DateTime<Utc>) -> Result<Message, String> {
        let to = address.parse().map_err(|error| format!("{address}: {error}"))?;
        let Rendered { subject, text, html } = rendered;
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .date(now.into())
            .subject(subject)
            .message_id(Some(format!("<{id}@{}>", self.host)))
            // Keeps answering machines quiet: RFC 3834.
            .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()))
            .multipart(MultiPart::alternative_plain_html(text, html));
        message.map_err(|error| error.to_string())
    }
}

/// What is wrong when the server did not take a message.
fn trouble(error: &lettre::transport::smtp::Error) -> MailTrouble {
    if error.is_timeout() {
        MailTrouble::NoAnswer
    } else if error.is_tls() {
        MailTrouble::Unsafe
    } else if let Some(code) = error.status() {
        MailTrouble::of_reply(u16::from(code))
    } else if error.is_client() {
        MailTrouble::Other
    } else {
        MailTrouble::NotThere
    }
}

/// How Poort introduces itself.
fn hello(host: &str) -> ClientId {
    match host.trim_matches(['[', ']']).parse() {
        Ok(IpAddr::V4(address)) => ClientId::Ipv4(address),
        Ok(IpAddr::V6(address)) => ClientId::Ipv6(address),
        Err(_) => ClientId::Domain(host.to_owned()),
    }
}

fn is_this_machine(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// An error with everything that lies behind it.
fn whole(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut behind = error.source();
    while let Some(cause) = behind {
        let cause_text = cause.to_string();
        if !text.contains(&cause_text) {
            text = format!("{text}: {cause_text}");
        }
        behind = cause.source();
    }
    text
}
