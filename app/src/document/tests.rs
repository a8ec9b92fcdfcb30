//! The whole document: what is escaped, what carries the nonce, what is left out.

use super::{Assets, NavigationItem, PersonBadge, Shell, document};
use crate::language::Words;
use crate::people::{SignInError, SignInPage, SignInView};
use crate::style_guide::StyleGuidePage;
use domain::people::Language;
use leptos::prelude::*;

fn a_shell(language: Language) -> Shell {
    Shell {
        words: Words::new(language),
        title: "A & B </title><script>".to_owned(),
        path: "/projects?q=a&page=2".to_owned(),
        nonce: "bm9uY2U".to_owned(),
        person: Some(PersonBadge { id: "1-2".to_owned(), name: "Anna de Vries".to_owned(), role_label: "Programmamanager".to_owned() }),
        navigation: vec![
            NavigationItem { href: "/my-work".to_owned(), label: "Mijn werk".to_owned(), current: false },
            NavigationItem { href: "/projects".to_owned(), label: "Portfolio".to_owned(), current: true },
        ],
        notice: None,
        islands: false,
        assets: Assets {
            css: "poort.css".to_owned(),
            font: "fonts/source-sans-3.woff2".to_owned(),
            script: Some("/assets/poort.1f.js".to_owned()),
            wasm: Some("/assets/poort.2e.wasm".to_owned()),
        },
        bureau: None,
    }
}

#[test]
fn a_title_stays_text() {
    let html = document(a_shell(Language::En), || "Hello".into_any());
    assert_eq!(html.matches("<title>A &amp; B &lt;/title&gt;&lt;script&gt; - Poort</title>").count(), 1, "{html}");
    assert_eq!(html.matches("<script").count(), html.matches("<script nonce=\"bm9uY2U\">").count());
}

#[test]
fn who_is_not_signed_in_gets_no_script_and_every_script_has_the_nonce() {
    let without = document(Shell { person: None, ..a_shell(Language::Nl) }, || "Hallo".into_any());
    assert_eq!(without.matches("<script").count(), 0);
    let with = document(Shell { islands: true, ..a_shell(Language::Nl) }, || "Hallo".into_any());
    assert_eq!(with.matches("<script").count(), 2);
    assert_eq!(with.matches("<script nonce=\"bm9uY2U\">(() => {\nconst reader = \"1-2\";").count(), 1, "{with}");
    assert_eq!(with.matches("<script type=\"module\" nonce=\"bm9uY2U\">").count(), 1, "{with}");
    assert_eq!(with.matches("(\"/assets/poort.1f.js\", \"/assets/poort.2e.wasm\")").count(), 1, "{with}");
}

#[test]
fn no_page_carries_a_style_attribute_or_an_id_twice() {
    for language in [Language::Nl, Language::En] {
        let words = Words::new(language);
        let pages = [
            (
                "guide",
                document(Shell { title: words.t("style-guide-title"), ..a_shell(language) }, move || {
                    view! { <StyleGuidePage words today=chrono::NaiveDate::default() /> }.into_any()
                }),
            ),
            (
                "sign-in",
                document(Shell { person: None, navigation: Vec::new(), title: words.t("sign-in"), ..a_shell(language) }, move || {
                    let view = SignInView {
                        email: "a@b.nl".to_owned(),
                        error: Some(SignInError::NoMatch),
                        next: Some("/projects".to_owned()),
                        ..SignInView::default()
                    };
                    view! { <SignInPage words view /> }.into_any()
                }),
            ),
        ];
        for (name, html) in pages {
            assert_eq!(html.matches(" style=").count(), 0, "{name}");
            let mut ids: Vec<_> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            ids.sort_unstable();
            let all = ids.clone();
            ids.dedup();
            assert_eq!(ids, all, "{name}");
        }
    }
}
