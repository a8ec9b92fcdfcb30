//! Words that an island takes along to the browser: plain sentences with named places such as `{amount}`.

/// Puts values into the named places of a sentence.
pub(crate) fn fill(sentence: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(sentence.to_owned(), |text, (place, value)| text.replace(&format!("{{{place}}}"), value))
}

/// Declares the words of an island, and how they are read from the catalogue with their places left open.
macro_rules! island_words {
    ($(#[$doc:meta])* $name:ident { $($field:ident = $key:literal ($($place:literal)*),)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub struct $name {
            $(pub $field: String,)+
        }

        #[cfg(feature = "ssr")]
        impl $name {
            /// The words in a language.
            pub fn of(words: crate::language::Words) -> Self {
                Self { $($field: words.with($key, &[$(($place, concat!("{", $place, "}").into()),)*]),)+ }
            }
        }
    };
}
pub(crate) use island_words;
