//! Keeping what somebody types: the mark that a form carries, and the scripts that a page with such a form has. Without scripts nothing is
//! kept while somebody types, and the form says so.

use crate::language::Words;
use crate::paths;
use crate::ui::{ButtonKind, ButtonLink};
use leptos::prelude::*;

const OWN: &str = include_str!("keeping/own.js");
const COUNTING: &str = include_str!("keeping/counting.js");
const KEEPING: &str = include_str!("keeping/keeping.js");
/// Tells the eyes at once and the ears seldom; for every script that saves.
pub(crate) const TELLING: &str = include_str!("keeping/telling.js");

/// The scripts of a page that was shown to this person and holds this.
pub(crate) fn scripts(reader: &str, html: &str) -> String {
    let mut parts = vec![format!("const reader = \"{}\";\n{OWN}", id_only(reader))];
    if html.contains(" data-most=") {
        parts.push(COUNTING.to_owned());
    }
    if html.contains(" data-uploads=") {
        parts.push(format!("const reader = \"{}\";\n{}", id_only(reader), crate::documents::SCRIPT));
    }
    if html.contains(" data-keeps=") {
        parts.push(format!("{TELLING}{KEEPING}"));
    }
    parts.into_iter().map(|part| format!("(() => {{\n{part}}})();\n")).collect()
}

/// An id holds nothing that could end the text it stands in.
fn id_only(text: &str) -> String {
    text.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect()
}

/// The mark of a form that is kept while somebody types, and where it says how that goes. It stands inside the form, which has a key.
#[component]
pub fn Keeping(
    words: Words,
    /// Where the form is sent; with something more where a page has several of one kind.
    #[prop(into)]
    place: String,
) -> impl IntoView {
    let begin_again = words.t("unsent-begin-again");
    view! {
        <p
            class="saved"
            data-keeps=place
            data-address=paths::unsent()
            data-latest=paths::unsent_latest()
            data-forget=paths::unsent_forget()
            data-not-kept=words.t("unsent-not-kept")
            data-no-answer=words.t("unsent-no-answer")
            data-signed-out=words.t("unsent-signed-out")
        >
            <span class="badge"></span>
            <span class="sr" role="status"></span>
        </p>
        <template data-back="">
            <div role="status">
                <p><b>{words.t("unsent-back")}</b></p>
                <p><span data-said=""></span>". "{words.t("unsent-back-text")}</p>
                <p><button type="button" class="button button--quiet">{begin_again}</button></p>
            </div>
        </template>
        <template data-elsewhere="">
            <div data-tone="warn" role="status">
                <p><b>{words.t("unsent-elsewhere")}</b></p>
                <p><span data-said=""></span></p>
                <p><ButtonLink href=paths::unsent() label=words.t("unsent-read") kind=ButtonKind::Quiet /></p>
            </div>
        </template>
        // The script takes this away: who has none reads it.
        <p class="small quiet on-screen" data-no-script="">
            {words.t("unsent-no-script")}
            " "
            <a href=paths::unsent()>{words.t("unsent-read")}</a>
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_the_scripts_that_it_needs_and_no_id_ends_their_text() {
        let plain = scripts("1-2\";alert(1)//", "<form>");
        assert!(plain.starts_with("(() => {\nconst reader = \"1-2alert1\";"), "{plain}");
        assert_eq!((plain.matches("data-keeps").count(), plain.matches("data-most").count()), (0, 0));
        let both = scripts("1-2", "<p data-keeps=\"/profile\"><p data-most=\"10\">");
        assert!(both.contains("[data-keeps]") && both.contains("textarea[data-most]") && both.contains("const telling"));
    }
}
