//! A part of a page that says while somebody types what the server will say. The server writes it first; the browser writes again what follows
//! from what stands in the form, by the same functions. How it gets there is `browser`.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// What such a part takes along to the browser, and what it shows for what is typed.
pub trait Island: Serialize + DeserializeOwned {
    /// Its name in the page, in `data-island`.
    const NAME: &'static str;

    /// What its places show. `typed` gives the value of a field of the form around it.
    fn shown(&self, typed: &dyn Fn(&str) -> Option<String>) -> Vec<Shown>;

    /// The sheet as it travels, in `data-sheet`. Without it the page works as it does without scripts.
    fn sheet(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// What one place of an island shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The place's name in the page, in `data-live`.
    pub place: String,
    /// The attribute that says it; none for the text.
    pub attribute: Option<&'static str>,
    /// What it says; none where the attribute is absent.
    pub value: Option<String>,
}

impl Shown {
    /// A text.
    pub fn text(place: impl Into<String>, text: &str) -> Self {
        Self { place: place.into(), attribute: None, value: Some(text.to_owned()) }
    }

    /// An attribute that has a value.
    pub fn attribute(place: impl Into<String>, attribute: &'static str, value: &str) -> Self {
        Self { place: place.into(), attribute: Some(attribute), value: Some(value.to_owned()) }
    }

    /// An attribute that is there or not.
    pub fn flag(place: impl Into<String>, attribute: &'static str, is_there: bool) -> Self {
        Self { place: place.into(), attribute: Some(attribute), value: is_there.then(String::new) }
    }
}
