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
        #[serde(from = "Vec<String>", into = "Vec<String>")]
        pub struct $name {
            $(pub $field: String,)+
        }

        // The words travel as a list in the order of the fields: names on the way would make the module a tenth heavier.
        impl From<$name> for Vec<String> {
            fn from(words: $name) -> Self {
                vec![$(words.$field,)+]
            }
        }

        impl From<Vec<String>> for $name {
            fn from(words: Vec<String>) -> Self {
                let mut words = words.into_iter();
                let mut word = || words.next().unwrap_or_default();
                Self { $($field: word(),)+ }
            }
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
