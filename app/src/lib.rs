//! The pages of Poort: what people see, in Dutch and English. Knows the rules of `domain`; knows no database and no HTTP server.
//!
//! Everything is rendered on the server. Only islands, and what they need, are built for the browser.

#![recursion_limit = "512"]

#[cfg(feature = "ssr")]
pub mod document;
#[cfg(feature = "ssr")]
pub mod gates;
#[cfg(feature = "ssr")]
pub mod imports;
#[cfg(feature = "ssr")]
pub mod language;
#[cfg(feature = "ssr")]
pub mod paths;
#[cfg(feature = "ssr")]
pub mod people;
#[cfg(feature = "ssr")]
pub mod style_guide;
#[cfg(feature = "ssr")]
pub mod ui;

/// Starts the islands; the document's script calls it once the module is loaded.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
