//! Mail: how a message sounds as text and as HTML, the page that shows what was sent, and the page on which people choose.

mod letter;
mod messages_page;
mod preferences_page;
mod sheet;
mod view;

pub(crate) use letter::plain_letter;
pub use letter::{DigestView, LetterView, Own, digest, letter, subject};
pub use messages_page::MessagesPage;
pub use preferences_page::{PreferencesPage, PreferencesView};
pub use sheet::Rendered;
pub use view::{MessageView, MessagesView};
