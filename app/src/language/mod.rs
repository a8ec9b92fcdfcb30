//! The words that people read: texts, labels, dates and figures in the reader's language.
//!
//! Texts are Fluent messages in `app/locales/<language>/<feature>.ftl`, compiled in. No text for people stands in the code.

mod bundle;
mod dates;
mod figures;
mod labels;
mod problems;

#[cfg(test)]
mod tests;

pub use fluent_bundle::FluentValue;
pub use labels::{Explained, Labelled};

use domain::people::Language;
use fluent_bundle::FluentArgs;

/// The texts in one language. Small and `Copy`: pages pass it on to their components.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words(Language);

impl Words {
    /// The words of a language.
    pub const fn new(language: Language) -> Self {
        Self(language)
    }

    /// Which language this is.
    pub const fn language(self) -> Language {
        self.0
    }

    /// The text with this key. An unknown key stops a test and shows itself in production.
    pub fn t(self, key: &str) -> String {
        self.write(key, None)
    }

    /// The text with this key and values for its variables: `words.with("n-days", &[("count", 3.into())])`.
    pub fn with(self, key: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        let arguments: FluentArgs<'_> = values.iter().cloned().collect();
        self.write(key, Some(&arguments))
    }

    /// The text with a key that is put together from stored data, when there is one.
    pub fn known(self, key: &str) -> Option<String> {
        bundle::of(self.0).has_message(key).then(|| self.t(key))
    }

    /// What a member of a closed list is called.
    pub fn label<T: Labelled>(self, value: T) -> String {
        self.t(&labels::key::<T>(value))
    }

    /// What a member of a closed list means, in a sentence.
    pub fn hint<T: Explained>(self, value: T) -> String {
        self.t(&format!("{}-hint", labels::key::<T>(value)))
    }

    fn write(self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let bundle = bundle::of(self.0);
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            debug_assert!(false, "no text {key:?} in {}", self.0);
            return key.to_owned();
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, arguments, &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "text {key:?} in {}: {errors:?}", self.0);
        ended_once(text, arguments)
    }
}

/// A sentence ends once, also where what was filled in ends like one: "Regge B.V." and "Wie betaalt?".
fn ended_once(text: String, arguments: Option<&FluentArgs<'_>>) -> String {
    arguments.into_iter().flat_map(FluentArgs::iter).fold(text, |text, (_, value)| match value {
        FluentValue::String(value) if value.len() > 1 && value.ends_with(['.', '?', '!']) => text.replace(&format!("{value}."), value),
        _ => text,
    })
}
