//! What is kept as JSON to be read years later: every text says its version, and one that cannot be read is an error, never a default.
//! Texts of before there were versions are version 1.

use sea_orm::DbErr;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A kind of document. Its golden files show how each version of it is written; they are read for ever.
pub trait Versioned: Sized {
    /// What it is called when one cannot be read.
    const NAME: &'static str;
    /// The version that is written.
    const VERSION: u32;
    /// It was a list, which has no place for a version, before there were versions.
    const WAS_A_LIST: bool = false;

    /// The document in the shape of that version.
    fn written(&self) -> impl Serialize;

    /// Reads the text of a version.
    ///
    /// # Errors
    /// A version that is not known, or a text that has another shape.
    fn parse(version: u32, text: &str) -> Result<Self, Unreadable>;
}

/// Why a text cannot be read. It repeats nothing of the text, since it comes into the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// A version that this Poort does not know.
    Version(u32),
    /// Another shape, found at this column.
    Shape(usize),
    /// The right shape, and nothing that can be.
    Content(String),
}

impl From<serde_json::Error> for Unreadable {
    fn from(error: serde_json::Error) -> Self {
        Self::Shape(error.column())
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Version(version) => write!(f, "version {version} is not known"),
            Self::Shape(column) => write!(f, "another shape from column {column} on"),
            Self::Content(what) => f.write_str(what),
        }
    }
}

#[derive(Serialize)]
struct WithVersion<T> {
    version: u32,
    #[serde(flatten)]
    document: T,
}

#[derive(Deserialize)]
struct Head {
    #[serde(default = "before_versions")]
    version: u32,
}

const fn before_versions() -> u32 {
    1
}

/// The text of a document.
///
/// # Errors
/// A document that is no JSON object.
pub fn write<D: Versioned>(document: &D) -> Result<String, DbErr> {
    let text = serde_json::to_string(&WithVersion { version: D::VERSION, document: document.written() });
    text.map_err(|error| DbErr::Custom(format!("the {} cannot be written: {error}", D::NAME)))
}

/// Reads a document. The error names it by its kind and what it belongs to.
///
/// # Errors
/// A text that cannot be read.
pub fn read<D: Versioned>(text: &str, of: impl fmt::Display) -> Result<D, DbErr> {
    parsed(text).map_err(|error| DbErr::Custom(format!("the {} of {of} cannot be read: {error}", D::NAME)))
}

fn parsed<D: Versioned>(text: &str) -> Result<D, Unreadable> {
    // serde reads a list as a struct whose fields stand in order, which no document is.
    match (text.starts_with('['), D::WAS_A_LIST) {
        (true, false) => Err(Unreadable::Shape(1)),
        (true, true) => D::parse(before_versions(), text),
        (false, _) => D::parse(serde_json::from_str::<Head>(text)?.version, text),
    }
}

/// Declares that the stored and the live struct hold the same under the same names, and makes each from the other. Lists in brackets hold
/// structs of which the same was declared.
macro_rules! same_fields {
    ($($kept:ident = $live:ident { $($field:ident),* $(, [$($list:ident),*])? })*) => {$(
        impl From<$live> for $kept {
            fn from($live { $($field,)* $($($list,)*)? }: $live) -> Self {
                Self { $($field,)* $($($list: $list.into_iter().map(Into::into).collect(),)*)? }
            }
        }
        impl From<$kept> for $live {
            fn from($kept { $($field,)* $($($list,)*)? }: $kept) -> Self {
                Self { $($field,)* $($($list: $list.into_iter().map(Into::into).collect(),)*)? }
            }
        }
    )*};
}
pub(crate) use same_fields;

/// Reads a golden file, and checks that it is written again as it is and that no field of it is empty: a field that is renamed, added or
/// taken away shows.
#[cfg(test)]
pub(crate) fn golden<D: Versioned>(text: &str) -> D {
    use serde_json::Value;
    fn empty_field(at: &str, value: &Value) -> Option<String> {
        let is_empty = match value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(all) => all.is_empty(),
            Value::Object(all) => all.is_empty(),
            Value::Bool(_) | Value::Number(_) => false,
        };
        let inside = match value {
            Value::Array(all) => all.iter().find_map(|one| empty_field(at, one)),
            Value::Object(all) => all.iter().find_map(|(key, one)| empty_field(&format!("{at}.{key}"), one)),
            Value::Null | Value::String(_) | Value::Bool(_) | Value::Number(_) => None,
        };
        is_empty.then(|| at.to_owned()).or(inside)
    }
    let value: Value = serde_json::from_str(text).expect("a golden file is JSON");
    assert_eq!(empty_field("", &value), None);
    let document: D = read(text, "the golden file").expect("a golden file can be read");
    let again: Value = serde_json::from_str(&write(&document).expect("what was read can be written")).expect("JSON");
    assert_eq!(again, value);
    document
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Eq)]
    struct Note {
        words: Vec<String>,
    }

    #[derive(Deserialize)]
    struct NoteV1 {
        text: String,
    }

    #[derive(Serialize, Deserialize)]
    struct NoteV2 {
        words: Vec<String>,
    }

    impl Versioned for Note {
        const NAME: &'static str = "note";
        const VERSION: u32 = 2;

        fn written(&self) -> impl Serialize {
            NoteV2 { words: self.words.clone() }
        }

        fn parse(version: u32, text: &str) -> Result<Self, Unreadable> {
            match version {
                1 => Ok(Self { words: serde_json::from_str::<NoteV1>(text)?.text.split(' ').map(str::to_owned).collect() }),
                2 => Ok(Self { words: serde_json::from_str::<NoteV2>(text)?.words }),
                other => Err(Unreadable::Version(other)),
            }
        }
    }

    fn two_words() -> Note {
        Note { words: vec!["lang".to_owned(), "leven".to_owned()] }
    }

    #[test]
    fn a_document_is_written_with_its_version_and_older_ones_are_read() {
        assert_eq!(write(&two_words()), Ok(r#"{"version":2,"words":["lang","leven"]}"#.to_owned()));
        let texts = [
            r#"{"version":2,"words":["lang","leven"]}"#,
            r#"{"version":1,"text":"lang leven"}"#,
            r#"{"text":"lang leven"}"#,
            "{\"text\":\"lang leven\"}\n",
        ];
        for text in texts {
            assert_eq!(read(text, 7), Ok(two_words()), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_an_error_that_names_the_document_and_repeats_nothing_of_it() {
        let rows = [
            (r#"{"version":3,"words":[]}"#, "version 3 is not known"),
            (r#"{"version":2,"text":"geheim"}"#, "another shape from column 29 on"),
            (r#"{"version":"geheim"}"#, "another shape from column 19 on"),
            (r#"["geheim"]"#, "another shape from column 1 on"),
            ("", "another shape from column 0 on"),
            ("{}", "another shape from column 2 on"),
        ];
        for (text, problem) in rows {
            assert_eq!(read::<Note>(text, 7), Err(DbErr::Custom(format!("the note of 7 cannot be read: {problem}"))), "{text}");
        }
    }
}
