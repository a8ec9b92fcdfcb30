//! A programme's own sentence at the beginning and at the end of a message. What the message tells, its day and its link stay as they are.

use crate::form_reader::FormReader;
use crate::people::Language;
use crate::problem::Problem;
use serde::{Deserialize, Serialize};

/// Own sentences of a message in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnText {
    /// After the greeting; may be empty.
    pub opening: String,
    /// Before the link; may be empty.
    pub closing: String,
}

/// Own sentences as they were typed: the fields of [`OwnText`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MailTextForm {
    pub opening: String,
    pub closing: String,
}

impl MailTextForm {
    /// Characters that a sentence has at most.
    pub const AT_MOST: u32 = 300;

    /// The sentences, when they can be kept. Both empty: the message is the original again.
    ///
    /// # Errors
    /// Every problem in the form.
    pub fn check(&self) -> Result<OwnText, Vec<Problem>> {
        let mut read = FormReader::new(Language::Nl);
        let opening = read.line("opening", &self.opening, 0..=Self::AT_MOST);
        let closing = read.line("closing", &self.closing, 0..=Self::AT_MOST);
        read.finish(Some(OwnText { opening, closing }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::ProblemKind;

    #[test]
    fn own_sentences_are_one_line_each_and_may_be_empty() {
        let typed = MailTextForm { opening: " Goed dat u\r\nmeedoet. ".to_owned(), closing: String::new() };
        assert_eq!(typed.check(), Ok(OwnText { opening: "Goed dat u meedoet.".to_owned(), closing: String::new() }));
        assert_eq!(MailTextForm::default().check(), Ok(OwnText::default()));
    }

    #[test]
    fn a_letter_of_its_own_is_refused() {
        let typed = MailTextForm { opening: "a".repeat(301), closing: "b".repeat(300) };
        assert_eq!(typed.check(), Err(vec![Problem::new("opening", ProblemKind::TooLong(300))]));
    }
}
