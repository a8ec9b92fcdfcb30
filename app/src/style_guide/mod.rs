//! Every component in every state, on one page: for who builds a page and for the tests of look and access.

mod forms;
mod lists;
mod pictures;
mod signals;

use crate::document::NavigationItem;
use crate::language::Words;
use crate::paths;
use crate::ui::{Link, PageHead, StatusBadge, Tabs};
use chrono::NaiveDate;
use domain::projects::Status;
use forms::Forms;
use leptos::prelude::*;
use lists::Lists;
use pictures::Pictures;
use signals::Signals;

/// The style guide.
#[component]
pub fn StyleGuidePage(
    words: Words,
    /// The day from which deadlines are counted.
    today: NaiveDate,
) -> AnyView {
    let tab = |label: &str, current| NavigationItem { href: format!("#{label}"), label: words.t(label), current };
    let tabs = vec![tab("guide-signals", true), tab("guide-forms", false), tab("guide-lists", false), tab("guide-pictures", false)];
    let crumbs = vec![Link::new(paths::portfolio(), words.t("guide-portfolio")), Link::new("#inhoud", words.t("guide-project"))];
    view! {
        <PageHead words title=words.t("guide-title") lead=words.t("guide-lead") crumbs>
            <StatusBadge words status=Status::GateRequested />
        </PageHead>
        <Tabs label=words.t("guide-parts") items=tabs />
        <Signals words />
        <Forms words />
        <Lists words today />
        <Pictures words />
    }
    .into_any()
}

/// A group of components under one heading.
#[component]
fn Sample(words: Words, key: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="sample" id=key aria-labelledby=format!("{key}-title")>
            <h2 id=format!("{key}-title")>{words.t(key)}</h2>
            {children()}
        </section>
    }
}
