//! The options of a select, a radio group or a checkbox group.

use crate::language::{Explained, Labelled, Words};

/// One option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What people read.
    pub label: String,
    /// What it means.
    pub hint: Option<String>,
}

impl Choice {
    /// An option of its own.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None }
    }

    /// Members of a closed list, by label.
    pub fn of<T: Labelled>(words: Words, members: &[T]) -> Vec<Self> {
        members.iter().map(|member| Self::new(member.code(), words.label(*member))).collect()
    }

    /// Members of a closed list, each with the sentence that explains it.
    pub fn explained<T: Explained>(words: Words, members: &[T]) -> Vec<Self> {
        members.iter().map(|member| Self { hint: Some(words.hint(*member)), ..Self::new(member.code(), words.label(*member)) }).collect()
    }
}
