//! What to tell somebody whose form came second.

use super::Meanwhile;
use crate::language::Words;
use crate::ui::{NoticeView, Tone};

/// Who changed what meanwhile, and what to do with the text that was typed.
pub fn meanwhile(words: Words, what: &Meanwhile) -> NoticeView {
    if !what.is_writable {
        return NoticeView { tone: Tone::Warn, title: words.t("project-conflict"), text: Some(words.t("project-conflict-frozen")) };
    }
    let text = match &what.by {
        Some((who, at)) => words.with("project-conflict-text", &[("who", who.clone().into()), ("when", words.date_time(*at).into())]),
        None => words.t("project-conflict-unknown"),
    };
    NoticeView { tone: Tone::Warn, title: words.t("project-conflict"), text: Some(text) }
}
