//! The rows and the projects behind a figure.

use super::view::{OpenedProject, OpenedProjects, OpenedRow, OpenedRows};
use crate::language::Words;
use crate::paths;
use crate::ui::{Pagination, Table};
use domain::ledger::Column;
use leptos::prelude::*;

fn heading(words: Words, name: Option<String>, column: Column) -> String {
    let name = name.unwrap_or_else(|| words.t("ledger-total"));
    words.with("ledger-opened", &[("column", words.label(column).into()), ("name", name.into())])
}

/// The rows behind a figure of a project.
#[component]
pub(super) fn Rows(words: Words, view: OpenedRows) -> AnyView {
    let OpenedRows { name, column, rows, sum } = view;
    let title = heading(words, name, column);
    let row = |row: OpenedRow| {
        let kind = if row.is_taken_back { words.with("ledger-taken-back", &[("kind", words.label(row.kind).into())]) } else { words.label(row.kind) };
        let why = match row.href {
            Some(href) => view! { <a href=href>{row.why}</a> }.into_any(),
            None => row.why.into_any(),
        };
        view! {
            <tr>
                <th scope="row">{words.date(row.on)}</th>
                <td data-name=words.t("ledger-what")>{kind}</td>
                <td data-name=words.t("ledger-why")>{why}</td>
                <td data-name=words.t("ledger-partner")>{row.partner}</td>
                <td data-name=words.t("ledger-source")>{row.what}</td>
                <td class="num" data-name=words.t("ledger-amount")>{words.figure(row.amount)}</td>
            </tr>
        }
    };
    let rows = rows.into_iter().map(row).collect::<Vec<_>>();
    view! {
        <section class="stack" aria-labelledby="rows">
            <h2 id="rows">{title.clone()}</h2>
            <Table label=title>
                <thead>
                    <tr>
                        <th scope="col">{words.t("ledger-day")}</th>
                        <th scope="col">{words.t("ledger-what")}</th>
                        <th scope="col">{words.t("ledger-why")}</th>
                        <th scope="col">{words.t("ledger-partner")}</th>
                        <th scope="col">{words.t("ledger-source")}</th>
                        <th scope="col" class="num">{words.t("ledger-amount")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr><th scope="row" colspan="5">{words.t("ledger-sum")}</th><td class="num" data-name=words.t("ledger-amount")>{words.figure(sum)}</td></tr>
                </tfoot>
            </Table>
        </section>
    }
    .into_any()
}

/// The projects behind a figure of the programme.
#[component]
pub(super) fn Projects(words: Words, view: OpenedProjects) -> AnyView {
    let OpenedProjects { name, column, projects, sum, page } = view;
    let title = heading(words, name, column);
    let row = |one: OpenedProject| {
        view! {
            <tr>
                <th scope="row"><a href=paths::project_money(one.project)>{one.title}</a></th>
                <td class="num" data-name=words.label(column)>{words.figure(one.amount)}</td>
            </tr>
        }
    };
    let rows = projects.into_iter().map(row).collect::<Vec<_>>();
    view! {
        <section class="stack" aria-labelledby="rows">
            <h2 id="rows">{title.clone()}</h2>
            <Table label=title>
                <thead>
                    <tr><th scope="col">{words.t("ledger-project")}</th><th scope="col" class="num">{words.label(column)}</th></tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr><th scope="row">{words.t("ledger-sum-all")}</th><td class="num" data-name=words.label(column)>{words.figure(sum)}</td></tr>
                </tfoot>
            </Table>
            <Pagination words page />
        </section>
    }
    .into_any()
}
