//! Mail: what Poort tells people, when, and how often it tries. How it sounds is in `app/src/mail`, how it is sent in `server/src/mail`.

mod choice;
mod copying;
mod kind;
mod retry;

pub use choice::{AT_ONCE_A_DAY, MailChoice, MailChoiceForm, Pace};
pub use copying::{may_copy, may_read};
pub use kind::{MailKind, MessageState};
pub use retry::{MOST_TRIES, retry_after};
