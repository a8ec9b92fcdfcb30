//! The few facts that a page is about, large and beside each other.

use super::badge::Tone;
use leptos::prelude::*;

/// One fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// What it is about.
    pub term: String,
    /// The fact.
    pub value: String,
    /// What belongs to it, in small.
    pub note: Option<String>,
    /// How the note sounds.
    pub tone: Tone,
}

impl Key {
    /// A fact on its own.
    pub fn new(term: impl Into<String>, value: impl Into<String>) -> Self {
        Self { term: term.into(), value: value.into(), note: None, tone: Tone::Neutral }
    }

    /// With something in small under it.
    #[must_use]
    pub fn noted(self, note: impl Into<String>) -> Self {
        Self { note: Some(note.into()), ..self }
    }
}

/// The facts.
#[component]
pub fn Keys(keys: Vec<Key>) -> impl IntoView {
    let items = keys
        .into_iter()
        .map(|key| {
            let tone = key.tone.code();
            let note = key.note.map(|note| view! { <dd class="small" data-tone=tone>{note}</dd> });
            view! { <div><dt>{key.term}</dt><dd>{key.value}</dd>{note}</div> }
        })
        .collect::<Vec<_>>();
    view! { <dl class="keys">{items}</dl> }
}
