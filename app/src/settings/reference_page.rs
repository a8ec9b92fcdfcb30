//! The lists of the policy note: each label with its other name. Rows are not taken away: projects and frozen dossiers name them.

use crate::language::Words;
use crate::paths;
use crate::ui::{Link, PageHead, Table};
use domain::settings::AliasKind;
use leptos::prelude::*;

/// What the page shows.
pub struct ReferenceView {
    /// The lists, each with its rows.
    pub lists: Vec<(AliasKind, Vec<ReferenceLine>)>,
    /// Code and name of the facilities, whose status is set on pages of their own.
    pub facilities: Vec<(String, String)>,
}

/// A row of a list.
pub struct ReferenceLine {
    /// Its code.
    pub code: String,
    /// The label of the note.
    pub label: String,
    /// The other name; empty where there is none.
    pub alias: String,
    /// How many projects name it.
    pub projects: u64,
}

/// The page.
#[component]
pub fn ReferencePage(words: Words, view: ReferenceView) -> AnyView {
    let lists = view.lists.into_iter().map(|(kind, lines)| view! { <List words kind lines /> }).collect::<Vec<_>>();
    let facilities = view.facilities.into_iter().map(|(code, name)| view! { <li><a href=paths::facility(&code)>{name}</a></li> });
    view! {
        <PageHead
            words
            title=words.t("settings-to-reference")
            lead=words.t("reference-lead")
            crumbs=vec![Link::new(paths::settings(), words.t("nav-settings"))]
        />
        {lists}
        <section class="stack">
            <h2>{words.t("programme-facilities")}</h2>
            <p class="quiet small">{words.t("reference-facilities")}</p>
            <ul class="list">{facilities.collect::<Vec<_>>()}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn List(words: Words, kind: AliasKind, lines: Vec<ReferenceLine>) -> impl IntoView {
    let rows = lines.into_iter().map(move |line| {
        let alias = if line.alias.is_empty() { "–".to_owned() } else { line.alias };
        view! {
            <tr>
                <th scope="row"><a href=paths::settings_alias(kind.code(), &line.code)>{line.label}</a></th>
                <td data-name=words.t("reference-alias")>{alias}</td>
                <td class="num" data-name=words.t("reference-projects")>{words.number(i64::try_from(line.projects).unwrap_or(i64::MAX))}</td>
            </tr>
        }
    });
    let rows = rows.collect::<Vec<_>>();
    view! {
        <section class="stack">
            <h2>{words.label(kind)}</h2>
            <Table label=words.label(kind)>
                <thead>
                    <tr>
                        <th scope="col">{words.t("reference-label")}</th>
                        <th scope="col">{words.t("reference-alias")}</th>
                        <th scope="col" class="num">{words.t("reference-projects")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </section>
    }
}
