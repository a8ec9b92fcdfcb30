//! What somebody typed into a form that could not be handled: to read, to copy, and to send again.

use super::button::Button;
use super::summary_list::{SummaryList, SummaryRow};
use crate::kept::KeptLine;
use crate::language::Words;
use leptos::prelude::*;

/// The form as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptForm {
    /// Where it was sent.
    pub path: String,
    /// Its fields, in their order.
    pub fields: Vec<(String, String)>,
    /// What it held, in words.
    pub lines: Vec<KeptLine>,
    /// Whether sending it again may help.
    pub may_send: bool,
}

/// What somebody typed, to read and to copy; nothing where nothing was typed.
#[component]
pub fn KeptTexts(words: Words, texts: Vec<String>) -> impl IntoView {
    (!texts.is_empty()).then(|| {
        let lines = texts.into_iter().map(|text| view! { <li class="prose">{text}</li> }).collect::<Vec<_>>();
        view! {
            <section class="card stack">
                <h2>{words.t("kept-typed")}</h2>
                <ul class="stack">{lines}</ul>
            </section>
        }
    })
}

/// What a form held, each field by its label.
#[component]
pub fn KeptLines(words: Words, lines: Vec<KeptLine>) -> impl IntoView {
    let row = |line: KeptLine| SummaryRow { term: line.field, detail: view! { <span class="prose">{line.value}</span> }.into_any(), change: None };
    view! {
        <section class="card stack">
            <h2>{words.t("kept-typed")}</h2>
            <SummaryList rows=lines.into_iter().map(row).collect() />
        </section>
    }
}

/// What it held, and the button that sends all of it again.
#[component]
pub fn KeptFormFields(words: Words, form: KeptForm) -> AnyView {
    let KeptForm { path, fields, lines, may_send } = form;
    let typed = (!lines.is_empty()).then(|| view! { <KeptLines words lines /> });
    let again = may_send.then(|| {
        let fields = fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect::<Vec<_>>();
        view! {
            <form method="post" action=path>
                {fields}
                <div class="actions"><Button label=words.t("resume-send") /></div>
            </form>
        }
    });
    view! { {typed} {again} }.into_any()
}
