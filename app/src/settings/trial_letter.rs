//! The message that tries the mail server.

use crate::language::Words;
use crate::mail::{Rendered, plain_letter};
use domain::settings::Bureau;

/// The message to this person, with a link to where it was sent from.
pub fn trial_letter(words: Words, name: &str, href: String, bureau: Option<Bureau>) -> Rendered {
    plain_letter(words, words.t("mail-trial-subject"), name, words.t("mail-trial-text"), href, bureau)
}
