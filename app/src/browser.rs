//! The islands in the browser: finds them on the page, and writes in their places what follows from what stands in the form.

use crate::financing::{Sheet, TYPED_COLUMNS};
use crate::island::{Island, Shown};
use crate::reviews::TotalSheet;
use domain::financing::{filled, names_partners, pasted_block};
use std::cell::RefCell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ClipboardEvent, Element, Event, EventInit, HtmlInputElement, HtmlTextAreaElement};

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

/// Writes an island at once, because the browser may have kept what was typed before the module came, and after every change of its form. Places
/// and fields are looked up once, and only what became different is written: a table can have thousands of both.
fn follow<I: Island + 'static>() -> Result<(), JsValue> {
    let Some(root) = first(&format!("[data-island={}]", I::NAME))? else { return Ok(()) };
    let sheet = root.get_attribute("data-sheet").and_then(|sheet| serde_json::from_str::<I>(&sheet).ok());
    let form = root.closest("form")?;
    let (Some(sheet), Some(form)) = (sheet, form) else { return Ok(()) };
    let places = named(&root, "data-live")?;
    let fields: Vec<(String, HtmlInputElement)> =
        named(&form, "name")?.into_iter().filter_map(|(name, field)| Some((name, field.dyn_into().ok()?))).collect();
    let before = RefCell::new(Vec::new());
    let show = move || -> Result<(), JsValue> {
        let shown = sheet.shown(&|name| of_name(&fields, name).find_map(value));
        let mut before = before.borrow_mut();
        let differs = |(index, one): &(usize, &Shown)| before.get(*index) != Some(*one);
        shown.iter().enumerate().filter(differs).try_for_each(|(_, one)| of_name(&places, &one.place).try_for_each(|place| write(place, one)))?;
        *before = shown;
        Ok(())
    };
    show()?;
    let listener = Closure::<dyn Fn() -> Result<(), JsValue>>::new(show).into_js_value();
    ["input", "change"].iter().try_for_each(|event| form.add_event_listener_with_callback(event, listener.unchecked_ref()))
}

/// The elements in here that have this attribute, sorted by it.
fn named(root: &Element, attribute: &str) -> Result<Vec<(String, Element)>, JsValue> {
    let found = root.query_selector_all(&format!("[{attribute}]"))?;
    let one = |place: u32| {
        let element = found.get(place)?.dyn_into::<Element>().ok()?;
        Some((element.get_attribute(attribute)?, element))
    };
    let mut all: Vec<_> = (0..found.length()).filter_map(one).collect();
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(all)
}

fn of_name<'a, T>(all: &'a [(String, T)], name: &'a str) -> impl Iterator<Item = &'a T> {
    let from = all.partition_point(|(one, _)| one.as_str() < name);
    all[from..].iter().take_while(move |(one, _)| one == name).map(|(_, element)| element)
}

/// What a field would send; nothing for a box that is not ticked.
fn value(field: &HtmlInputElement) -> Option<String> {
    let is_box = matches!(field.type_().as_str(), "checkbox" | "radio");
    (!is_box || field.checked()).then(|| field.value())
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
        if names_partners(&block) {
            return into_box(&cells, &text);
        }
        match filled(&block, (all.len() / TYPED_COLUMNS, TYPED_COLUMNS), from) {
            Some(values) => values.iter().filter_map(|(place, value)| Some((all.get(*place)?, value))).for_each(|(one, value)| one.set_value(value)),
            // Stays in sight as it was copied, and is refused as more than one amount.
            None => target.set_value(&text.replace(['\r', '\n'], "\t")),
        }
        tell_typed(&target)
    };
    let listener = Closure::<dyn Fn(ClipboardEvent) -> Result<(), JsValue>>::new(paste).into_js_value();
    table.add_event_listener_with_callback("paste", listener.unchecked_ref())
}

/// Lines that say themselves whose they are go into the field for such lines, which opens.
fn into_box(table: &Element, text: &str) -> Result<(), JsValue> {
    let field = table.closest("form")?.map_or(Ok(None), |form| form.query_selector("textarea[name=pasted]"))?;
    let Some(field) = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) else { return Ok(()) };
    if let Some(details) = field.closest("details")? {
        details.set_attribute("open", "")?;
    }
    let there = field.value();
    let line_end = if there.is_empty() || there.ends_with('\n') { "" } else { "\n" };
    field.set_value(&format!("{there}{line_end}{text}"));
    field.focus()?;
    tell_typed(&field)
}

/// Says that somebody typed in a field, to everything that follows its form.
fn tell_typed(field: &Element) -> Result<(), JsValue> {
    let bubbles = EventInit::new();
    bubbles.set_bubbles(true);
    field.dispatch_event(&Event::new_with_event_init_dict("input", &bubbles)?).map(|_| ())
}

fn first(selector: &str) -> Result<Option<Element>, JsValue> {
    web_sys::window().and_then(|window| window.document()).map_or(Ok(None), |document| document.query_selector(selector))
}

/// Writes only what differs: a screen reader says again whatever is written in a status.
fn write(place: &Element, shown: &Shown) -> Result<(), JsValue> {
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
