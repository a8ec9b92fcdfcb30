//! What just happened, or what to know before reading on.

use super::badge::Tone;
use leptos::prelude::*;

/// A notice's content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeView {
    /// How it sounds.
    pub tone: Tone,
    /// What happened.
    pub title: String,
    /// What happens next.
    pub text: Option<String>,
}

impl NoticeView {
    /// Something went well, and what happens next.
    pub fn good(title: impl Into<String>, text: impl Into<String>) -> Self {
        Self { tone: Tone::Good, title: title.into(), text: Some(text.into()) }
    }
}

/// A notice that screen readers hear when the page opens.
#[component]
pub fn Notice(notice: NoticeView) -> impl IntoView {
    view! {
        <div class="notice" role="status" data-tone=notice.tone.code()>
            <p><b>{notice.title}</b></p>
            {notice.text.map(|text| view! { <p>{text}</p> })}
        </div>
    }
}
