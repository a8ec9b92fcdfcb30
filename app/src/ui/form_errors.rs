//! The problems of a form in words: the summary and the fields say the same.

use crate::language::Words;
use domain::problem::Problem;

/// What is wrong with a form, in the order of its fields. Empty when the form is fresh.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FormErrors(Vec<FieldError>);

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name, such as `title` or `rows.2.cost`.
    pub field: String,
    /// The sentence.
    pub message: String,
}

impl FormErrors {
    /// The problems in the reader's words; `label` gives the label of the field with a name.
    pub fn read(words: Words, problems: &[Problem], label: impl Fn(&str) -> String) -> Self {
        let told =
            problems.iter().map(|problem| FieldError { field: problem.field.clone(), message: words.problem(&problem.kind, &label(&problem.field)) });
        Self(told.collect())
    }

    /// One more sentence about a field.
    #[must_use]
    pub fn and(mut self, field: impl Into<String>, message: impl Into<String>) -> Self {
        self.0.push(FieldError { field: field.into(), message: message.into() });
        self
    }

    /// What is wrong with a field, if anything.
    pub fn of(&self, field: &str) -> Option<String> {
        self.0.iter().find(|error| error.field == field).map(|error| error.message.clone())
    }

    /// Whether nothing is wrong.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every error, first field first.
    pub fn iter(&self) -> impl Iterator<Item = &FieldError> {
        self.0.iter()
    }
}
