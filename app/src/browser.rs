//! The islands in the browser: finds them on the page, and writes in their places what follows from what stands in the form.

use crate::financing::{Sheet, TYPED_COLUMNS};
use crate::island::{Island, Shown};
use crate::reviews::TotalSheet;
use domain::financing::{filled, pasted_block};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ClipboardEvent, Element, Event, EventInit, FormData, HtmlFormElement, HtmlInputElement};

/// Starts the islands; the document's script calls it once the module is loaded.
///
/// # Errors
/// What the browser refused.
#[wasm_bindgen]
pub fn start() -> Result<(), JsValue> {
    follow::<Sheet>()?;
    follow::<TotalSheet>()?;
    take_blocks()
}

/// Writes an island at once, because the browser may have kept what was typed before the module came, and after every change of its form.
fn follow<I: Island + 'static>() -> Result<(), JsValue> {
    let Some(root) = first(&format!("[data-island={}]", I::NAME))? else { return Ok(()) };
    let sheet = root.get_attribute("data-sheet").and_then(|sheet| serde_json::from_str::<I>(&sheet).ok());
    let form = root.closest("form")?.and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    let (Some(sheet), Some(form)) = (sheet, form) else { return Ok(()) };
    let typed_in = form.clone();
    let show = move || -> Result<(), JsValue> {
        let fields = FormData::new_with_form(&typed_in)?;
        sheet.shown(&|name| fields.get(name).as_string()).iter().try_for_each(|shown| write(&root, shown))
    };
    show()?;
    let listener = Closure::<dyn Fn() -> Result<(), JsValue>>::new(show).into_js_value();
    ["input", "change"].iter().try_for_each(|event| form.add_event_listener_with_callback(event, listener.unchecked_ref()))
}

/// A block that was copied in a spreadsheet fills the cells of the money table. A browser would put all of it into one field, and some would
/// make one number of it.
fn take_blocks() -> Result<(), JsValue> {
    let Some(table) = first(".money-table")? else { return Ok(()) };
    let cells = table.clone();
    let paste = move |event: ClipboardEvent| -> Result<(), JsValue> {
        let inputs = cells.query_selector_all("input[inputmode]")?;
        let input = |place: usize| inputs.get(u32::try_from(place).ok()?).and_then(|node| node.dyn_into::<HtmlInputElement>().ok());
        let all: Vec<HtmlInputElement> = (0..inputs.length() as usize).filter_map(input).collect();
        let target = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let text = event.clipboard_data().and_then(|data| data.get_data("text").ok()).unwrap_or_default();
        let (Some(target), Some(block)) = (target, pasted_block(&text)) else { return Ok(()) };
        let Some(from) = all.iter().position(|one| *one == target) else { return Ok(()) };
        event.prevent_default();
        match filled(&block, (all.len() / TYPED_COLUMNS, TYPED_COLUMNS), from) {
            Some(values) => values.iter().filter_map(|(place, value)| Some((all.get(*place)?, value))).for_each(|(one, value)| one.set_value(value)),
            // Stays in sight as it was copied, and is refused as more than one amount.
            None => target.set_value(&text.replace(['\r', '\n'], "\t")),
        }
        let bubbles = EventInit::new();
        bubbles.set_bubbles(true);
        target.dispatch_event(&Event::new_with_event_init_dict("input", &bubbles)?).map(|_| ())
    };
    let listener = Closure::<dyn Fn(ClipboardEvent) -> Result<(), JsValue>>::new(paste).into_js_value();
    table.add_event_listener_with_callback("paste", listener.unchecked_ref())
}

fn first(selector: &str) -> Result<Option<Element>, JsValue> {
    web_sys::window().and_then(|window| window.document()).map_or(Ok(None), |document| document.query_selector(selector))
}

/// Writes only what differs: a screen reader says again whatever is written in a status.
fn write(root: &Element, shown: &Shown) -> Result<(), JsValue> {
    let Some(place) = root.query_selector(&format!("[data-live=\"{}\"]", shown.place))? else { return Ok(()) };
    let Some(attribute) = shown.attribute else {
        if place.text_content() != shown.value {
            place.set_text_content(shown.value.as_deref());
        }
        return Ok(());
    };
    match &shown.value {
        Some(value) => place.set_attribute(attribute, value),
        None => place.remove_attribute(attribute),
    }
}
