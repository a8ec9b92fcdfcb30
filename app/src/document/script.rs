//! Starts the islands: loads the module once the browser is idle.

use leptos::prelude::*;

const START: &str = include_str!("start_islands.js");

/// The hints and the script that bring a page's islands to life.
#[component]
pub(super) fn IslandScript(
    /// The glue script's URL.
    script: String,
    /// The module's URL.
    wasm: String,
    /// The nonce that the policy lets through.
    nonce: String,
) -> impl IntoView {
    let start = format!("({})({}, {})", START.trim(), quoted(&script), quoted(&wasm));
    view! {
        <link rel="modulepreload" href=script.clone() nonce=nonce.clone() />
        <link rel="preload" href=wasm r#as="fetch" r#type="application/wasm" crossorigin="anonymous" />
        <script r#type="module" nonce=nonce>{start}</script>
    }
}

/// A URL of our own as a JavaScript string; asset names hold nothing that would need more than this.
fn quoted(url: &str) -> String {
    let safe: String = url.chars().filter(|character| character.is_ascii_alphanumeric() || matches!(character, '/' | '.' | '_' | '-')).collect();
    format!("\"{safe}\"")
}
