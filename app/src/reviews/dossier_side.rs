//! The frozen dossier beside the form: everything that it says.

use super::DossierView;
use crate::gates::FrozenText;
use crate::language::Words;
use leptos::prelude::*;

/// The dossier.
#[component]
pub(super) fn DossierSide(words: Words, dossier: DossierView) -> impl IntoView {
    view! { <FrozenText words body=dossier.body /> }
}
