//! The HTML document around every page: head, header, main, footer, and the script that starts the islands.

mod footer;
mod header;
mod script;

#[cfg(test)]
mod tests;

use crate::keeping::scripts;
use crate::language::Words;
use crate::ui::escaped::escaped;
use crate::ui::money_bar::HatchPattern;
use crate::ui::notice::{Notice, NoticeView};
use domain::settings::Bureau;
use footer::Footer;
use header::Header;
use leptos::nonce::Nonce;
use leptos::prelude::*;
use script::IslandScript;

/// What stands around a page.
#[derive(Debug, Clone)]
pub struct Shell {
    /// The reader's words.
    pub words: Words,
    /// The page's own title; the product's name follows it.
    pub title: String,
    /// Path and query of this page, to come back to after a choice of language.
    pub path: String,
    /// The nonce of this response's content security policy.
    pub nonce: String,
    /// Who is signed in.
    pub person: Option<PersonBadge>,
    /// The main menu.
    pub navigation: Vec<NavigationItem>,
    /// What just happened, at the top of the page.
    pub notice: Option<NoticeView>,
    /// Whether the page has an island.
    pub islands: bool,
    /// Where the stylesheet, the font and the scripts are.
    pub assets: Assets,
    /// The programme bureau, once it is filled in.
    pub bureau: Option<Bureau>,
}

/// The signed-in person as the header names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonBadge {
    /// The person's id, by which a script knows what is theirs.
    pub id: String,
    /// The person's name.
    pub name: String,
    /// Their role, in the reader's language.
    pub role_label: String,
}

/// An entry of the main menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavigationItem {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub label: String,
    /// Whether this page belongs to it.
    pub current: bool,
}

/// The URLs of the built files; their names carry a hash of their content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assets {
    /// The stylesheet.
    pub css: String,
    /// The font, fetched early.
    pub font: String,
    /// The glue script of the islands; absent when they were not built.
    pub script: Option<String>,
    /// The islands themselves.
    pub wasm: Option<String>,
}

/// The whole document as HTML. `main` builds the page's content; it runs inside the document's owner, where the nonce is found.
pub fn document(shell: Shell, main: impl FnOnce() -> AnyView) -> String {
    let owner = Owner::new_root(None);
    let (nonce, reader) = (shell.nonce.clone(), shell.person.as_ref().map(|person| person.id.clone()));
    let html = owner.with(|| {
        provide_context(Nonce::from_value(shell.nonce.clone()));
        let content = main();
        page(shell, content).to_html()
    });
    owner.cleanup();
    let mut html = without_marks(&html);
    // Which scripts a page needs shows once it is made. Nobody keeps anything for who is not signed in.
    if let Some(reader) = reader {
        let script = script_with(&nonce, &scripts(&reader, &html));
        html.insert_str(html.rfind("</body>").unwrap_or(html.len()), &script);
    }
    html
}

/// The document from its type on. The renderer marks places with `<!>`, which nothing here needs and no HTML checker accepts.
fn without_marks(html: &str) -> String {
    const MARK: &str = "<!>";
    let mut clean = String::with_capacity(html.len() + ROOM_FOR_SCRIPTS);
    clean.push_str("<!DOCTYPE html>");
    let mut from = 0;
    for at in memchr::memmem::find_iter(html.as_bytes(), MARK) {
        clean.push_str(&html[from..at]);
        from = at + MARK.len();
    }
    clean.push_str(&html[from..]);
    clean
}

/// About as many bytes as the scripts of a page take, so that they fit behind it without copying it.
const ROOM_FOR_SCRIPTS: usize = 16_384;

/// The nonce is of our own making: letters, digits and two signs.
fn script_with(nonce: &str, scripts: &str) -> String {
    format!("<script nonce=\"{nonce}\">{scripts}</script>")
}

fn page(shell: Shell, content: AnyView) -> impl IntoView {
    let Shell { words, title, path, nonce, person, navigation, notice, islands, assets, bureau } = shell;
    let full_title = words.with("document-title", &[("page", title.into())]);
    let Assets { css, font, script, wasm } = assets;
    let starter = script.zip(wasm).filter(|_| islands);
    view! {
        <html lang=words.language().code()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title inner_html=escaped(&full_title)></title>
                <link rel="preload" href=font r#as="font" r#type="font/woff2" crossorigin="anonymous" />
                <link rel="stylesheet" href=css />
                <link rel="icon" href="data:," />
                {starter.map(|(script, wasm)| view! { <IslandScript script wasm nonce /> })}
            </head>
            <body>
                <a class="skip" href="#inhoud">{words.t("skip-to-content")}</a>
                <HatchPattern />
                <Header words path navigation person=person.clone() />
                <main id="inhoud" tabindex="-1">
                    {notice.map(|notice| view! { <Notice notice /> })}
                    {content}
                </main>
                <Footer words is_signed_in=person.is_some() bureau />
            </body>
        </html>
    }
}
