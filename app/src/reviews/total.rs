//! The total while somebody scores: the same rules as on the server, at every choice. Without scripts it is what was saved last.

use super::TotalSheet;
use super::total_sheet::{SO_FAR, THRESHOLDS};
use crate::island::Island;
use leptos::prelude::*;

/// The total of the form around it. `told` is what the page says before anything is chosen.
#[component]
pub(crate) fn Total(sheet: TotalSheet, told: (String, String)) -> impl IntoView {
    view! {
        <div class="stack stack--tight" role="status" data-island=TotalSheet::NAME data-sheet=sheet.sheet()>
            <p><b id=SO_FAR data-live=SO_FAR>{told.0}</b></p>
            <p id=THRESHOLDS data-live=THRESHOLDS>{told.1}</p>
        </div>
    }
}
