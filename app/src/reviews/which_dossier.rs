//! Which frozen dossier of a project lies before a panel.

use crate::language::Words;
use crate::ui::{Badge, Tone};
use leptos::prelude::*;

/// A frozen dossier by its number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WhichDossier {
    /// Its number in the project.
    pub number: i64,
    /// It was taken back, and is read and scored no more.
    pub is_taken_back: bool,
}

/// Its number, and that it was taken back.
pub fn which_dossier(words: Words, dossier: WhichDossier) -> impl IntoView + use<> {
    let number = words.with("workbench-dossier", &[("number", dossier.number.into())]);
    let back = dossier.is_taken_back.then(|| view! { " "<Badge tone=Tone::Warn label=words.t("dossier-taken-back") /> });
    view! { <span class="quiet small nowrap">{number}{back}</span> }
}
