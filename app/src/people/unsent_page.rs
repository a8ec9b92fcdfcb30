//! What somebody typed and has not sent yet: to go on with, to read and copy, or to throw away.

use crate::kept::KeptLine;
use crate::language::Words;
use crate::paths;
use crate::ui::{Button, ButtonKind, ButtonLink, EmptyState, KeptLines, PageHead};
use leptos::prelude::*;

/// What stands on the page.
pub struct UnsentView {
    /// Newest first.
    pub texts: Vec<UnsentText>,
}

/// What was typed on one opened page.
pub struct UnsentText {
    /// The opened page.
    pub window: String,
    /// Which of its forms.
    pub place: String,
    /// Where its form stands.
    pub page: String,
    /// When it was typed.
    pub said: String,
    /// The fields.
    pub lines: Vec<KeptLine>,
}

/// The page.
#[component]
pub fn UnsentPage(words: Words, view: UnsentView) -> AnyView {
    let none = view.texts.is_empty().then(|| view! { <EmptyState title=words.t("unsent-none") text=words.t("unsent-none-text") /> });
    let texts = view
        .texts
        .into_iter()
        .map(|text| {
            let UnsentText { window, place, page, said, lines } = text;
            view! {
                <section class="stack">
                    <h2>{said}</h2>
                    <KeptLines words lines />
                    <form class="actions" method="post" action=paths::unsent_forget()>
                        <ButtonLink href=page label=words.t("unsent-go-on") />
                        <input type="hidden" name="window" value=window />
                        <input type="hidden" name="place" value=place />
                        <Button label=words.t("unsent-forget") kind=ButtonKind::Quiet />
                    </form>
                </section>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <div class="narrow stack stack--loose">
            <PageHead words title=words.t("unsent-title") lead=words.t("unsent-lead") />
            {none}
            {texts}
        </div>
    }
    .into_any()
}
