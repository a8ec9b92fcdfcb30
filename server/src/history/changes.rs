//! What an event changed, read back from its facts.

use crate::reference::Reference;
use crate::store::events;
use ::entity::history;
use app::history::{ChangeLine, change_line};
use app::language::Words;
use sea_orm::DbErr;

/// The changes that an event tells, in words. Events of before they were told have none.
pub(super) fn changes(words: Words, reference: &Reference, event: &history::Model) -> Result<Vec<ChangeLine>, DbErr> {
    let told = events::changes(event)?;
    if told.is_empty() {
        return Ok(Vec::new());
    }
    let names = reference.all_names(words.language());
    Ok(told.iter().map(|changed| change_line(words, &names, changed)).collect())
}
