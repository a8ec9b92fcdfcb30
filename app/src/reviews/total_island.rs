//! The total while somebody scores: the same rules as on the server, at every choice. Without scripts it is what was saved last.

use super::TotalSheet;
use domain::reviews::{Criterion, Score, Scores, score_field};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlInputElement;

/// The total of the form around it.
#[island]
pub fn TotalIsland(sheet: TotalSheet) -> impl IntoView {
    let scores = RwSignal::new(sheet.scores.clone());
    Effect::new(move |_| {
        // What was chosen before the script came, or kept by the browser on the way back, is in the page but not in the signal.
        let chosen = Criterion::ALL.iter().filter_map(|criterion| Some((*criterion, chosen(*criterion)?)));
        scores.set(chosen.collect());
        let listening = window_event_listener(leptos::ev::change, move |event| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some((criterion, score)) = input.and_then(|input| read(&input)) {
                scores.update(|scores| {
                    scores.insert(criterion, score);
                });
            }
        });
        on_cleanup(move || listening.remove());
    });
    let told = Memo::new(move |_| scores.with(|scores: &Scores| sheet.told(scores)));
    view! {
        <div class="stack stack--tight" role="status">
            <p><b id="so-far">{move || told.with(|told| told.0.clone())}</b></p>
            <p id="thresholds">{move || told.with(|told| told.1.clone())}</p>
        </div>
    }
}

fn read(input: &HtmlInputElement) -> Option<(Criterion, Score)> {
    let criterion = input.name().strip_prefix("score.")?.parse().ok()?;
    Some((criterion, input.value().parse().ok()?))
}

fn chosen(criterion: Criterion) -> Option<Score> {
    let input = document().query_selector(&format!("input[name=\"{}\"]:checked", score_field(criterion))).ok()??;
    input.dyn_into::<HtmlInputElement>().ok()?.value().parse().ok()
}
