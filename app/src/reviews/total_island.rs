//! The total while somebody scores: the same rules as on the server, at every choice. Without scripts it is what was saved last.

use super::TotalSheet;
use domain::reviews::{Criterion, Score, Scores, score_field};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlInputElement;

const SO_FAR: &str = "so-far";
const THRESHOLDS: &str = "thresholds";

/// The total of the form around it. `told` is what the page says before anything is chosen.
///
/// No signals: two texts follow five choices, and the page itself knows what is chosen, also after the way back. It keeps the module small.
#[island]
pub fn TotalIsland(sheet: TotalSheet, told: (String, String)) -> impl IntoView {
    Effect::new(move |_| {
        let sheet = sheet.clone();
        let follow = move || {
            let (so_far, thresholds) = sheet.told(&chosen());
            say(SO_FAR, &so_far);
            say(THRESHOLDS, &thresholds);
        };
        follow();
        let listening = window_event_listener(leptos::ev::change, move |_| follow());
        on_cleanup(move || listening.remove());
    });
    view! {
        <div class="stack stack--tight" role="status">
            <p><b id=SO_FAR>{told.0}</b></p>
            <p id=THRESHOLDS>{told.1}</p>
        </div>
    }
}

fn say(id: &str, text: &str) {
    if let Some(place) = document().get_element_by_id(id) {
        place.set_text_content(Some(text));
    }
}

/// The scores that are chosen on the page.
fn chosen() -> Scores {
    let mut scores = Scores::new();
    for &criterion in Criterion::ALL {
        if let Some(score) = score_of(criterion) {
            scores.insert(criterion, score);
        }
    }
    scores
}

fn score_of(criterion: Criterion) -> Option<Score> {
    let input = document().query_selector(&format!("input[name=\"{}\"]:checked", score_field(criterion))).ok()??;
    input.dyn_into::<HtmlInputElement>().ok()?.value().parse().ok()
}
