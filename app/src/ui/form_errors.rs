//! The remarks about a form in words: what is wrong, and what somebody else saved meanwhile. The summary and the fields say the same.

use super::choice::Choice;
use crate::language::Words;
use domain::problem::Problem;

/// The remarks about a form, in the order of its fields. Empty when the form is fresh.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FormErrors(Vec<FieldError>);

/// The remark about one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name, such as `title` or `rows.2.cost`.
    pub field: String,
    /// What the summary says.
    pub message: String,
    /// What the field says.
    pub remark: Remark,
}

/// What is said at a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// Something is wrong with it.
    Problem(String),
    /// Something else is stored than what was typed.
    Stored {
        /// The words before it.
        lead: String,
        /// The word for nothing.
        nothing: String,
        /// What is stored: codes until the field has named them.
        values: Vec<String>,
    },
}

/// A field in which something else is stored than what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredField {
    /// The field's name.
    pub field: String,
    /// What is stored, as it would stand in the form.
    pub values: Vec<String>,
}

impl Remark {
    /// Whether something has to be mended.
    pub const fn is_problem(&self) -> bool {
        matches!(self, Self::Problem(_))
    }

    /// With the labels of the choices in the place of their codes.
    #[must_use]
    pub fn named(self, choices: &[Choice]) -> Self {
        let label = |code: &str| choices.iter().find(|choice| choice.value == code).map(|choice| choice.label.clone());
        match self {
            Self::Problem(_) => self,
            Self::Stored { lead, nothing, values } => {
                let nothing = label("").unwrap_or(nothing);
                Self::Stored { lead, nothing, values: values.into_iter().map(|code| label(&code).unwrap_or(code)).collect() }
            }
        }
    }

    /// The remark as one text.
    pub fn text(&self) -> String {
        match self {
            Self::Problem(message) => message.clone(),
            Self::Stored { lead, .. } => format!("{lead} {}", self.stored()),
        }
    }

    /// What is stored.
    pub fn stored(&self) -> String {
        match self {
            Self::Stored { nothing, values, .. } if values.is_empty() => nothing.clone(),
            Self::Stored { values, .. } => values.join(", "),
            Self::Problem(_) => String::new(),
        }
    }
}

impl From<String> for Remark {
    fn from(message: String) -> Self {
        Self::Problem(message)
    }
}

impl FormErrors {
    /// The problems in the reader's words; `label` gives the label of the field with a name.
    pub fn read(words: Words, problems: &[Problem], label: impl Fn(&str) -> String) -> Self {
        let read = |errors: Self, problem: &Problem| errors.and(&problem.field, words.problem(&problem.kind, &label(&problem.field)));
        problems.iter().fold(Self::default(), read)
    }

    /// One more sentence about what is wrong with a field.
    #[must_use]
    pub fn and(mut self, field: impl Into<String>, message: impl Into<String>) -> Self {
        let message = message.into();
        self.0.push(FieldError { field: field.into(), remark: Remark::Problem(message.clone()), message });
        self
    }

    /// The fields in which something else is stored by now.
    #[must_use]
    pub fn beside(mut self, words: Words, stored: &[StoredField], label: impl Fn(&str) -> String) -> Self {
        self.0.extend(stored.iter().map(|one| FieldError {
            field: one.field.clone(),
            message: words.with("stored-in-field", &[("field", label(&one.field).into())]),
            remark: Remark::Stored { lead: words.t("stored-now"), nothing: words.t("stored-nothing"), values: one.values.clone() },
        }));
        self
    }

    /// The fields in which something is proposed, with what is stored: said at the field, and nothing to mend.
    #[must_use]
    pub fn proposing(mut self, words: Words, stored: &[StoredField]) -> Self {
        self.0.extend(stored.iter().map(|one| FieldError {
            field: one.field.clone(),
            message: String::new(),
            remark: Remark::Stored { lead: words.t("proposed-beside"), nothing: words.t("stored-nothing"), values: one.values.clone() },
        }));
        self
    }

    /// What is said about a field, if anything.
    pub fn of(&self, field: &str) -> Option<Remark> {
        self.0.iter().find(|error| error.field == field).map(|error| error.remark.clone())
    }

    /// Whether nothing is said.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is wrong, first field first.
    pub fn problems(&self) -> impl Iterator<Item = &FieldError> {
        self.0.iter().filter(|error| error.remark.is_problem())
    }

    /// What else is stored, first field first.
    pub fn stored(&self) -> impl Iterator<Item = &FieldError> {
        self.0.iter().filter(|error| !error.remark.is_problem())
    }
}
