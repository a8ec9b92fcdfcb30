//! The financing table as a file of a spreadsheet: out, and in again after a look at every change.

use super::financing_page::{AskForChange, crumbs};
use super::view::{WorkbookChange, WorkbookPreview, WorkbookView};
use crate::language::Words;
use crate::paths;
use crate::ui::field_frame::{FieldFrame, described_by, field_id};
use crate::ui::{Button, ButtonKind, ButtonLink, EmptyState, ErrorSummary, FormErrors, FormKeys, Link, Notice, PageHead, Table};
use domain::ids::ProjectId;
use domain::projects::Phase;
use leptos::prelude::*;

/// The file to take along, and the way to bring it back.
#[component]
pub fn WorkbookPage(words: Words, view: WorkbookView) -> AnyView {
    let WorkbookView { project, title, phase, may_bring, problem, notice, change } = view;
    let errors = problem.iter().fold(FormErrors::default(), |errors, problem| errors.and("file", problem.clone()));
    let (described, invalid) = (described_by("file", true, problem.is_some()), problem.is_some().then_some("true"));
    let label = words.t("workbook-file");
    let form = may_bring.then(|| {
        view! {
            <h2>{words.t("workbook-in")}</h2>
            <form class="stack" method="post" action=paths::workbook(project, phase) enctype="multipart/form-data">
                <FieldFrame name="file".to_owned() label hint=Some(words.t("workbook-file-hint")) error=errors.of("file")>
                    <input id=field_id("file") name="file" type="file" accept=".xlsx" required=true aria-describedby=described aria-invalid=invalid />
                </FieldFrame>
                <div class="actions"><Button label=words.t("workbook-look") /></div>
            </form>
        }
    });
    view! {
        <div class="narrow stack">
            <ErrorSummary words errors=errors.clone() />
            <PageHead words title=heading(words, phase) crumbs=trail(words, project, phase, title) lead=words.t("workbook-lead") />
            {notice.map(|notice| view! { <Notice notice /> })}
            {change.map(|href| view! { <AskForChange words href /> })}
            <div class="actions">
                <ButtonLink href=paths::workbook_download(project, phase) label=words.t("workbook-out") kind=ButtonKind::Quiet />
            </div>
            {form}
        </div>
    }
    .into_any()
}

/// Every change that a file makes, and every cell that is not read. Nothing is saved until somebody says so.
#[component]
pub fn WorkbookPreviewPage(words: Words, view: WorkbookPreview) -> AnyView {
    let WorkbookPreview { project, title, phase, file, sheet, changes, problems, unread, form, fields } = view;
    let lead = words.with("workbook-preview-lead", &[("file", file.into()), ("sheet", sheet.into())]);
    let count = changes.len();
    let unread = (!unread.is_empty()).then(|| {
        let columns = [("count", unread.len().into()), ("columns", unread.join(", ").into())];
        view! { <p>{words.with("financing-unread", &columns)}</p> }
    });
    let wrong = (!problems.is_empty()).then(|| {
        let lines = problems.iter().map(|problem| view! { <li>{problem.clone()}</li> }).collect::<Vec<_>>();
        view! {
            <section class="stack" aria-labelledby="wrong-title">
                <h2 id="wrong-title">{words.with("workbook-problems", &[("count", problems.len().into())])}</h2>
                <p>{words.t("workbook-problems-text")}" "<a href=paths::partner_new(project)>{words.t("financing-new-partner")}</a></p>
                <ul class="workbook__problems">{lines}</ul>
            </section>
        }
    });
    let again = move || view! { <ButtonLink href=paths::workbook(project, phase) label=words.t("workbook-another") kind=ButtonKind::Quiet /> };
    let question = if count == 0 {
        view! {
            <EmptyState title=words.t("workbook-nothing") text=words.t("workbook-nothing-text") />
            <div class="actions">{again()}</div>
        }
        .into_any()
    } else {
        let (key, version) = form;
        let hidden = fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect::<Vec<_>>();
        view! {
            <form class="stack" method="post" action=paths::financing(project, phase)>
                <FormKeys key version />
                {hidden}
                <Changes words changes />
                <div class="actions money-save"><Button label=words.with("workbook-save", &[("count", count.into())]) />{again()}</div>
            </form>
        }
        .into_any()
    };
    view! {
        <div class="stack stack--loose">
            <PageHead words title=words.t("workbook-preview-title") crumbs=trail(words, project, phase, title) lead />
            {wrong}
            {unread}
            {question}
        </div>
    }
    .into_any()
}

#[component]
fn Changes(words: Words, changes: Vec<WorkbookChange>) -> impl IntoView {
    let title = words.with("workbook-changes", &[("count", changes.len().into())]);
    let line = move |change: WorkbookChange| {
        view! {
            <tr>
                <th scope="row">{change.partner}</th>
                <td data-name=words.t("workbook-amount")>{change.column}</td>
                <td class="num" data-name=words.t("workbook-old")><del>{change.old}</del></td>
                <td class="num" data-name=words.t("workbook-new")><ins>{change.new}</ins></td>
            </tr>
        }
    };
    view! {
        <h2>{title.clone()}</h2>
        <Table label=title>
            <thead>
                <tr>
                    <th scope="col">{words.t("financing-partner")}</th>
                    <th scope="col">{words.t("workbook-amount")}</th>
                    <th scope="col" class="num">{words.t("workbook-old")}</th>
                    <th scope="col" class="num">{words.t("workbook-new")}</th>
                </tr>
            </thead>
            <tbody>{changes.into_iter().map(line).collect::<Vec<_>>()}</tbody>
        </Table>
    }
}

fn heading(words: Words, phase: Phase) -> String {
    words.with("workbook-title", &[("phase", words.label(phase).into())])
}

fn trail(words: Words, project: ProjectId, phase: Phase, title: String) -> Vec<Link> {
    let table = words.with("financing-title", &[("phase", words.label(phase).into())]);
    let mut trail = crumbs(words, project, title);
    trail.push(Link::new(paths::financing(project, phase), table));
    trail
}
