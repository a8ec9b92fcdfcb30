//! Trying the mail server: to which address, and what an answer that is none means.

use crate::form_reader::FormReader;
use crate::people::{Language, email};
use crate::problem::Problem;
use crate::text_enum;
use serde::{Deserialize, Serialize};

text_enum! {
    /// Why the mail server did not take a message.
    pub enum MailTrouble {
        /// It gave no answer in time.
        NoAnswer = "no_answer",
        /// Nothing listens there, or the name leads nowhere.
        NotThere = "not_there",
        /// No safe connection could be agreed on.
        Unsafe = "unsafe",
        /// It does not know the user name with this password.
        NotSignedIn = "not_signed_in",
        /// It does not take mail from this sender or to this address.
        Refused = "refused",
        /// It asks to try again later.
        Later = "later",
        /// Anything else.
        Other = "other",
    }
}

impl MailTrouble {
    /// What a reply code of the server means: RFC 5321, section 4.2, and RFC 4954, section 6.
    pub const fn of_reply(code: u16) -> Self {
        match code {
            530 | 534 | 535 | 538 | 454 => Self::NotSignedIn,
            400..=499 => Self::Later,
            500..=599 => Self::Refused,
            _ => Self::Other,
        }
    }
}

/// Where the test message goes, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MailTrialForm {
    /// The address.
    pub email: String,
}

impl MailTrialForm {
    /// The address, in small letters.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self) -> Result<String, Vec<Problem>> {
        let mut read = FormReader::new(Language::Nl);
        let address = email(&mut read, &self.email);
        read.finish(Some(address))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::ProblemKind;

    #[test]
    fn a_reply_says_what_is_wrong() {
        let rows = [
            (535, MailTrouble::NotSignedIn),
            (530, MailTrouble::NotSignedIn),
            (454, MailTrouble::NotSignedIn),
            (450, MailTrouble::Later),
            (421, MailTrouble::Later),
            (550, MailTrouble::Refused),
            (554, MailTrouble::Refused),
            (250, MailTrouble::Other),
        ];
        for (code, trouble) in rows {
            assert_eq!(MailTrouble::of_reply(code), trouble, "{code}");
        }
    }

    #[test]
    fn a_test_message_goes_to_an_address() {
        let check = |email: &str| MailTrialForm { email: email.to_owned() }.check();
        assert_eq!(check(" Anja@Demo.example"), Ok("anja@demo.example".to_owned()));
        assert_eq!(check("anja"), Err(vec![Problem::new("email", ProblemKind::NotAnEmail)]));
    }
}
