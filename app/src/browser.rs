//! The islands in the browser: finds them on the page, and writes in their places what follows from what stands in the form.

use crate::financing::Sheet;
use crate::island::{Island, Shown};
use crate::reviews::TotalSheet;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, FormData, HtmlFormElement};

/// Starts the islands; the document's script calls it once the module is loaded.
///
/// # Errors
/// What the browser refused.
#[wasm_bindgen]
pub fn start() -> Result<(), JsValue> {
    follow::<Sheet>()?;
    follow::<TotalSheet>()
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
