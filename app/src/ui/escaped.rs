//! Text that goes where Leptos does not escape: the document's title and the inside of a text area.

/// The text with every character that HTML could take for markup written out.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
