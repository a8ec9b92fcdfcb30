//! Changes of known projects, old beside new, to take or leave.

use super::{ChangeRow, ChangedCell};
use crate::history::changed_value;
use crate::language::Words;
use crate::paths;
use crate::ui::Table;
use domain::changed::Value;
use leptos::prelude::*;

/// The changes, each with a box that is ticked unless somebody changed the same here.
#[component]
pub(super) fn Changes(words: Words, changes: Vec<ChangeRow>, total: i64) -> impl IntoView {
    let shown = i64::try_from(changes.len()).unwrap_or(i64::MAX);
    let more = (total > shown)
        .then(|| view! { <p class="quiet">{words.with("import-changes-more", &[("shown", shown.into()), ("total", total.into())])}</p> });
    let rows = changes.into_iter().map(|change| row(words, change)).collect::<Vec<_>>();
    view! {
        <h2>{words.t("import-changes-title")}</h2>
        <p class="quiet">{words.t("import-changes-lead")}</p>
        {more}
        <Table label=words.t("import-changes-title")>
            <thead>
                <tr>
                    <th scope="col">{words.t("import-change-take")}</th>
                    <th scope="col">{words.t("import-project")}</th>
                    <th scope="col">{words.t("import-change-what")}</th>
                    <th scope="col">{words.t("import-change-old")}</th>
                    <th scope="col">{words.t("import-change-new")}</th>
                </tr>
            </thead>
            {rows}
        </Table>
    }
}

fn row(words: Words, change: ChangeRow) -> impl IntoView {
    let ChangeRow { row, project, title, version, may_take, cells } = change;
    let lines = cells.len().max(1).to_string();
    let is_touched = cells.iter().any(|cell| cell.here.is_some());
    let label = words.with("import-change-take-of", &[("title", title.clone().into())]);
    let choice = if may_take {
        view! { <input type="checkbox" name="take" value=format!("{row}:{version}") checked=!is_touched aria-label=label /> }.into_any()
    } else {
        view! { <span class="quiet small">{words.t("import-change-by-hand")}</span> }.into_any()
    };
    let head = view! {
        <td rowspan=lines.clone()>{choice}</td>
        <th scope="rowgroup" rowspan=lines>
            <a href=paths::project(project)><span lang="nl">{title}</span></a>
            <span class="below quiet small">{words.with("import-report-row", &[("row", i64::from(row).into())])}</span>
        </th>
    };
    let mut cells = cells.into_iter();
    let first = cells.next().map(|cell| told(words, cell));
    let rest = cells.map(|cell| view! { <tr>{told(words, cell)}</tr> }).collect::<Vec<_>>();
    view! { <tbody><tr>{head}{first}</tr>{rest}</tbody> }
}

fn told(words: Words, cell: ChangedCell) -> impl IntoView {
    let ChangedCell { column, old, new, here } = cell;
    let value = |value: &Value| changed_value(words, &Vec::new(), "", value);
    let here = here.map(|here| view! { <span class="below late small">{words.with("import-change-here", &[("value", value(&here).into())])}</span> });
    view! {
        <td lang="nl">{column.code()}</td>
        <td lang="nl"><del>{value(&old)}</del>{here}</td>
        <td lang="nl"><ins>{value(&new)}</ins></td>
    }
}
