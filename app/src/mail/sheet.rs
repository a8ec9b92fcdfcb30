//! One sheet of mail, written twice: as plain text, and as HTML without style, pictures or anything that is fetched.
//! Leptos escapes whatever stands in the HTML, so that what people typed stays text there too.

use crate::language::Words;
use leptos::prelude::*;

/// A message as it goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The subject: one line.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The HTML.
    pub html: String,
}

/// A link and what it leads to.
pub(super) struct Way {
    pub(super) label: String,
    pub(super) href: String,
}

/// What stands on the sheet, from top to bottom.
pub(super) struct Sheet {
    pub(super) subject: String,
    pub(super) paragraphs: Vec<String>,
    pub(super) ways: Vec<Way>,
    pub(super) foot: Vec<String>,
    pub(super) settings: Option<Way>,
}

impl Sheet {
    pub(super) fn rendered(self, words: Words) -> Rendered {
        Rendered { text: self.text(), html: self.html(words), subject: self.subject }
    }

    fn text(&self) -> String {
        let written = |way: &Way| format!("{}\n{}", way.label, way.href);
        let body = self.paragraphs.iter().cloned().chain(self.ways.iter().map(written));
        // Two hyphens and a space begin a signature, which mail programs show apart.
        let foot = ["-- ".to_owned()].into_iter().chain(self.foot.iter().cloned()).chain(self.settings.iter().map(written));
        format!("{}\n\n{}\n", body.collect::<Vec<_>>().join("\n\n"), foot.collect::<Vec<_>>().join("\n"))
    }

    fn html(&self, words: Words) -> String {
        let link = |way: &Way| view! { <p><a href=way.href.clone()>{way.label.clone()}</a></p> };
        let small = |line: &String| view! { <p><small>{line.clone()}</small></p> };
        let owner = Owner::new();
        let html = owner.with(|| {
            let paragraphs = self.paragraphs.iter().map(|text| view! { <p>{text.clone()}</p> }).collect::<Vec<_>>();
            let ways = self.ways.iter().map(link).collect::<Vec<_>>();
            let foot = self.foot.iter().map(small).collect::<Vec<_>>();
            let settings = self.settings.as_ref().map(link);
            let page = view! {
                <html lang=words.language().code()>
                    <head><meta charset="utf-8" /></head>
                    <body>{paragraphs}{ways}<hr />{foot}{settings}</body>
                </html>
            };
            page.to_html()
        });
        owner.cleanup();
        format!("<!DOCTYPE html>{}", html.replace("<!>", ""))
    }
}
