//! The documents that a frozen dossier rests on, with the hashes of what they held.

use super::frozen_body::section;
use crate::language::Words;
use crate::ui::Table;
use domain::documents::DocumentKind;
use leptos::prelude::*;

/// A document in the version that counted.
#[derive(Debug, Clone)]
pub struct DocumentLine {
    /// What it is.
    pub kind: DocumentKind,
    /// What the file is called.
    pub name: String,
    /// Which version.
    pub number: i64,
    /// The hash of what it holds.
    pub sha256: String,
}

/// The list; nothing for a dossier without documents.
pub(super) fn files(words: Words, documents: Vec<DocumentLine>) -> Option<AnyView> {
    if documents.is_empty() {
        return None;
    }
    let row = |one: DocumentLine| {
        let version = words.with("document-version", &[("number", one.number.into())]);
        let hash = view! { <code class="small hash">{one.sha256}</code> };
        view! {
            <tr>
                <th scope="row">{words.label(one.kind)}</th>
                <td data-name=words.t("documents-name")>{one.name}", "{version}</td>
                <td data-name=words.t("document-hash")>{hash}</td>
            </tr>
        }
    };
    let rows = documents.into_iter().map(row).collect::<Vec<_>>();
    let table = view! {
        <Table label=words.t("documents-title")>
            <thead>
                <tr>
                    <th scope="col">{words.t("document-field-kind")}</th>
                    <th scope="col">{words.t("documents-name")}</th>
                    <th scope="col">{words.t("document-hash")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    };
    Some(section(words, "documents-title", table.into_any()).into_any())
}
