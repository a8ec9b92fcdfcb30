//! What the fields of an opinion and of a piece of evidence are called.

use crate::language::Words;

/// What a field is called.
pub fn opinion_field(words: Words, field: &str) -> String {
    match field {
        "level" => words.t("level-column-short"),
        "reason" => words.t("opinion-reason"),
        "document" => words.t("evidence-document"),
        "title" => words.t("evidence-title"),
        _ => words.t("evidence-reference"),
    }
}
