//! What a list would bring, with every row that has a problem, and the question whether to go on.

use super::changes::Changes;
use super::{PreviewView, ProblemRow, problem_in_words};
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, Button, ButtonKind, ButtonLink, EmptyState, FormKeys, Notice, NoticeView, PageHead, Pagination, Table, Tile, Tiles, Tone};
use domain::imports::ProblemCode;
use leptos::prelude::*;

/// Nothing is written until the person says so.
#[component]
pub fn ImportPreviewPage(words: Words, view: PreviewView) -> impl IntoView {
    let here = paths::import_run(view.import);
    let lead = words.with("import-preview-lead", &[("file", view.file_name.clone().into())]);
    let tiles = tiles(words, &here, &view);
    let doubled = (!view.doubled.is_empty()).then(|| {
        let columns: Vec<&str> = view.doubled.iter().map(|column| column.code()).collect();
        let figures = [("count", columns.len().into()), ("columns", columns.join(", ").into())];
        let notice = NoticeView { tone: Tone::Warn, title: words.with("import-doubled", &figures), text: Some(words.t("import-doubled-text")) };
        view! { <Notice notice /> }
    });
    let changes = (!view.changes.is_empty()).then(|| view! { <Changes words changes=view.changes.clone() total=view.changing /> });
    let has_choices = !view.changes.is_empty();
    let question = (view.importable > 0 || view.changing > 0).then(|| {
        let figures = [("count", view.importable.into()), ("figure", words.number(view.importable).into())];
        let label = match (view.importable > 0, view.changing > 0) {
            (true, true) => words.with("import-confirm-both", &figures),
            (false, true) => words.t("import-confirm-changes"),
            (_, false) => words.with("import-confirm", &figures),
        };
        view! {
            <form class="stack" method="post" action=here.clone()>
                <FormKeys key=view.key.clone() version=0 />
                {has_choices.then(|| view! { <Keeping words place=here.clone() /> })}
                {changes}
                <div class="actions">
                    <Button label />
                    <ButtonLink href=paths::import() label=words.t("import-another") kind=ButtonKind::Quiet />
                </div>
            </form>
        }
    });
    let nothing_new = (view.importable == 0 && view.changing == 0).then(|| {
        view! { <EmptyState title=words.t("import-nothing-new") text=words.t("import-nothing-new-text") /> }
    });
    view! {
        <div class="stack">
            <PageHead words title=words.t("import-preview-title") lead />
            <Tiles tiles />
            {doubled}
            {question}
            {nothing_new}
            <h2>{view.only.map_or_else(|| words.t("import-problems-title"), |code| problem_in_words(words, code))}</h2>
            <p class="quiet">{words.t("import-problems-lead")}</p>
            {problems(words, view)}
        </div>
    }
}

fn tiles(words: Words, here: &str, view: &PreviewView) -> Vec<Tile> {
    let plain = |figure, label| Tile { figure: words.number(figure), label: words.t(label), href: None, tone: Tone::Neutral };
    let counted = |&(code, rows): &(ProblemCode, i64)| Tile {
        figure: words.number(rows),
        label: problem_in_words(words, code),
        href: Some(format!("{here}?problem={code}")),
        tone: Tone::Warn,
    };
    let changing = (view.changing > 0).then(|| plain(view.changing, "import-changing"));
    [plain(view.rows, "import-rows"), plain(view.importable, "import-importable")]
        .into_iter()
        .chain(changing)
        .chain(view.counts.iter().map(counted))
        .collect()
}

fn problems(words: Words, view: PreviewView) -> AnyView {
    if view.problem_rows.is_empty() {
        return view! { <p>{words.t("import-no-problems")}</p> }.into_any();
    }
    let rows = view.problem_rows.into_iter().map(|row| problem_row(words, row)).collect::<Vec<_>>();
    view! {
        <Table label=words.t("import-problems-title")>
            <thead>
                <tr>
                    <th scope="col" class="num">{words.t("import-row")}</th>
                    <th scope="col">{words.t("import-project")}</th>
                    <th scope="col">{words.t("import-what")}</th>
                    <th scope="col">{words.t("import-what-happens")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
        <Pagination words page=view.page />
    }
    .into_any()
}

fn problem_row(words: Words, row: ProblemRow) -> impl IntoView {
    let told = row.problems.into_iter().map(|(column, code)| view! { <li>{format!("{column}: {}", problem_in_words(words, code))}</li> });
    let (tone, label) = if row.is_importable { (Tone::Neutral, "import-row-comes") } else { (Tone::Warn, "import-row-stays") };
    view! {
        <tr>
            <td class="num" data-name=words.t("import-row")>{words.number(row.row.into())}</td>
            <td data-name=words.t("import-project")><span lang="nl">{row.title}</span><br /><span class="quiet" lang="nl">{row.beneficiary}</span></td>
            <td data-name=words.t("import-what")><ul lang=words.language().code()>{told.collect::<Vec<_>>()}</ul></td>
            <td data-name=words.t("import-what-happens")><Badge tone label=words.t(label) /></td>
        </tr>
    }
}
