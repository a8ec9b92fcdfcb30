//! What somebody typed into a form, apart from its page: each field by its label and each choice by its name, for a person to read and to copy.

mod fields;
mod values;

#[cfg(test)]
mod tests;

use crate::language::Words;
use fields::{About, label};
use values::value;

/// Code and name of the members of the lists that stand in the reference data.
pub type Names = [(String, String)];

/// One field with what was typed or chosen in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptLine {
    /// What the field is called on its page.
    pub field: String,
    /// What it held.
    pub value: String,
}

/// What a form that was sent to a path held, without its keys and without ids that nobody can read.
pub fn kept_lines(words: Words, names: &Names, path: &str, fields: &[(String, String)]) -> Vec<KeptLine> {
    let about = About::of(path);
    let mut lines: Vec<(&str, KeptLine)> = Vec::new();
    for (name, typed) in fields.iter().filter(|(name, typed)| !is_of_the_page(name) && !typed.trim().is_empty()) {
        let Some(value) = value(words, names, about, name, typed.trim()) else { continue };
        match lines.iter_mut().find(|(known, _)| known == name) {
            Some((_, line)) => line.value = format!("{}, {value}", line.value),
            None => lines.push((name, KeptLine { field: label(words, about, name).unwrap_or_else(|| words.t("kept-other")), value })),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

/// What the page put into its form for itself, and a password, which is shown nowhere.
fn is_of_the_page(name: &str) -> bool {
    matches!(name, "key" | "version" | "window" | "turn" | "go" | "back" | "proposal" | "password" | "token" | "next" | "path")
}
