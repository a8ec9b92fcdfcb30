//! What was sent after the session had ended, ready to be sent again.

use crate::language::Words;
use crate::paths;
use crate::ui::{Button, ButtonKind, ButtonLink, PageHead};
use leptos::prelude::*;

/// A form as it was sent.
pub struct ResumeView {
    /// Where it was sent.
    pub path: String,
    /// Its fields, in their order.
    pub fields: Vec<(String, String)>,
}

/// The page.
#[component]
pub fn ResumePage(words: Words, view: ResumeView) -> AnyView {
    let ResumeView { path, fields } = view;
    let fields = fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect::<Vec<_>>();
    view! {
        <PageHead words title=words.t("resume-title") lead=words.t("resume-lead") />
        <form class="stack" method="post" action=path>
            {fields}
            <div class="actions">
                <Button label=words.t("resume-send") />
                <ButtonLink href=paths::my_work() label=words.t("nav-my-work") kind=ButtonKind::Quiet />
            </div>
        </form>
    }
    .into_any()
}
