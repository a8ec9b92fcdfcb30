//! What the page with messages is given.

use crate::ui::PageLinks;
use chrono::{DateTime, Utc};
use domain::ids::MessageId;
use domain::mail::{MailKind, MessageState};

/// The messages in one state.
pub struct MessagesView {
    /// The key of the forms on it.
    pub key: String,
    /// Whether Poort can send; when not, each message is copied by hand.
    pub is_configured: bool,
    /// The state that is looked at.
    pub state: MessageState,
    /// How many there are in each state.
    pub counts: Vec<(MessageState, u64)>,
    /// Newest first.
    pub rows: Vec<MessageView>,
    /// Where this page of them stands.
    pub page: PageLinks,
}

/// One message.
pub struct MessageView {
    /// Its id.
    pub id: MessageId,
    /// What it tells.
    pub kind: MailKind,
    /// To whom it goes.
    pub address: String,
    /// Its subject.
    pub subject: String,
    /// Its text, for whoever copies it.
    pub text: Option<String>,
    /// When it was written.
    pub written_at: DateTime<Utc>,
    /// When it is tried next; none when a person copies it, or when it is not tried any more.
    pub next_at: Option<DateTime<Utc>>,
    /// Whether it goes with the others of its day.
    pub in_digest: bool,
    /// What the mail server said when it was last tried.
    pub error: Option<String>,
    /// When Poort sent it.
    pub sent_at: Option<DateTime<Utc>>,
    /// When a person sent it.
    pub copied_at: Option<DateTime<Utc>>,
    /// Whether its link no longer works.
    pub is_expired: bool,
    /// Whether only an administrator may copy it.
    pub is_for_administrator: bool,
    /// Whether it can be tried again.
    pub may_retry: bool,
    /// Whether a person can say that it was sent by hand.
    pub may_mark: bool,
}
