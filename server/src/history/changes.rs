//! What an event changed, read back from its facts.

use crate::reference::Reference;
use crate::store::events::CHANGES;
use app::history::{ChangeLine, change_line};
use app::language::Words;
use domain::changed::Changed;

/// The changes that an event tells, in words. Events of before they were told have none.
pub(super) fn changes(words: Words, reference: &Reference, detail: &str) -> Vec<ChangeLine> {
    let detail: serde_json::Value = serde_json::from_str(detail).unwrap_or_default();
    let told: Vec<Changed> = detail.get(CHANGES).cloned().and_then(|changes| serde_json::from_value(changes).ok()).unwrap_or_default();
    if told.is_empty() {
        return Vec::new();
    }
    let names = reference.all_names(words.language());
    told.iter().map(|changed| change_line(words, &names, changed)).collect()
}
