//! Several lines of text.

use super::escaped::escaped;
use super::field_frame::{FieldFrame, described_by, field_id, invalid};
use super::form_errors::Remark;
use crate::language::Words;
use leptos::prelude::*;

/// How many characters a text may have, told near the end of its room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    most: usize,
    left: String,
    over: String,
}

impl Room {
    /// Room for this many characters.
    pub fn of(words: Words, most: impl TryInto<usize>) -> Option<Self> {
        let told = |key: &str, name: &'static str| words.with(key, &[(name, "#".into())]);
        Some(Self { most: most.try_into().ok()?, left: told("characters-left", "left"), over: told("characters-over", "over") })
    }
}

/// A labelled text area.
#[component]
pub fn TextArea(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] value: String,
    #[prop(default = None, into)] hint: Option<String>,
    #[prop(default = None, into)] error: Option<Remark>,
    #[prop(default = 6)] rows: u8,
    /// How much fits.
    #[prop(default = None)]
    room: Option<Room>,
) -> impl IntoView {
    let described = described_by(&name, hint.is_some(), error.is_some());
    let invalid = invalid(error.as_ref());
    let id = field_id(&name);
    // HTML drops one line break right after the opening tag; without ours it would drop the person's own.
    let most = room.as_ref().map(|room| room.most.to_string());
    let (left, over) = room.map(|room| (room.left, room.over)).unzip();
    let content = escaped(&format!("\n{value}"));
    // A browser cuts a box of text through at the end of a page. On paper its text stands there instead, until somebody changes it.
    let on_paper = (!value.trim().is_empty()).then(|| view! { <p class="on-paper prose" aria-hidden="true">{value.clone()}</p> });
    view! {
        <FieldFrame name=name.clone() label hint error>
            <textarea
                id=id
                name=name
                rows=rows.to_string()
                data-most=most
                data-left=left
                data-over=over
                aria-describedby=described
                aria-invalid=invalid
                inner_html=content
            ></textarea>
            {on_paper}
        </FieldFrame>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_markup_stays_text_and_is_escaped_once() {
        let html =
            Owner::new().with(|| view! { <TextArea name="reason" label="Reason" value="\nA & B</textarea><script>alert(1)</script>" /> }.to_html());
        assert_eq!(html.matches("<script").count(), 0);
        assert_eq!(html.matches("\n\nA &amp; B&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;</textarea>").count(), 1, "{html}");
    }
}
