//! What was sent when nobody was signed in any more, ready to be sent again.

use crate::language::Words;
use crate::paths;
use crate::ui::{ButtonKind, ButtonLink, KeptForm, KeptFormFields, PageHead};
use leptos::prelude::*;

/// A form as it was sent.
pub struct ResumeView {
    /// The form.
    pub form: KeptForm,
}

/// The page.
#[component]
pub fn ResumePage(words: Words, view: ResumeView) -> AnyView {
    view! {
        <div class="narrow stack">
            <PageHead words title=words.t("resume-title") lead=words.t("resume-lead") />
            <KeptFormFields words form=view.form />
            <p><ButtonLink href=paths::my_work() label=words.t("nav-my-work") kind=ButtonKind::Quiet /></p>
        </div>
    }
    .into_any()
}
