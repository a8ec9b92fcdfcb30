//! The documents of a project: what the phase asks for and is not there, what the dossier rests on, all of them, and the form that brings more.

use super::upload_form::{FilesField, KindField, PhotoFields, Progress};
use super::{DocumentLine, DocumentsView, size_words};
use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, Button, ButtonKind, EmptyState, ErrorSummary, Field, FormKeys, Link, Notice, PageHead, SummaryList, SummaryRow, Table, Tone};
use domain::documents::{DocumentForm, DocumentKind, ScanState};
use domain::ids::ProjectId;
use leptos::prelude::*;

/// The way back to the project.
pub(super) fn crumbs(words: Words, project: ProjectId, title: String) -> Vec<Link> {
    vec![Link::new(paths::portfolio(), words.t("nav-portfolio")), Link::new(paths::project(project), title)]
}

/// The page.
#[component]
pub fn DocumentsPage(words: Words, view: DocumentsView) -> AnyView {
    let DocumentsView { project, title, phase, missing, chosen, lines, is_empty, sought, used, most, form, typed, errors, notice } = view;
    let lead = words.with("documents-lead", &[("used", size_words(words, used).into()), ("most", size_words(words, most).into())]);
    let rests: Vec<SummaryRow> = chosen
        .into_iter()
        .map(|(purpose, line)| SummaryRow::text(words.label(purpose), line.map_or_else(|| words.t("documents-not-chosen"), |line| line.version.name)))
        .collect();
    let adds = form.is_some();
    let upload = form.map(|key| upload(words, project, key, typed, errors.clone()));
    view! {
        <ErrorSummary words errors />
        <PageHead words title=words.t("documents-title") crumbs=crumbs(words, project, title) lead />
        {notice.map(|notice| view! { <Notice notice /> })}
        {required(words, project, words.label(phase), &missing, adds)}
        <div class="two">
            <div class="stack stack--loose">{list(words, project, lines, is_empty, sought)}</div>
            <aside class="stack">
                <section class="card">
                    <h2>{words.t("documents-rests-on")}</h2>
                    <p class="quiet small">{words.t("documents-rests-on-text")}</p>
                    <SummaryList rows=rests />
                </section>
            </aside>
        </div>
        {upload}
    }
    .into_any()
}

fn required(words: Words, project: ProjectId, phase: String, missing: &[DocumentKind], adds: bool) -> Option<AnyView> {
    if missing.is_empty() {
        return None;
    }
    let item = |kind: &DocumentKind| {
        let label = words.label(*kind);
        let link = format!("{}?kind={}#upload", paths::documents(project), kind.code());
        if adds { view! { <li><a href=link>{label}</a></li> }.into_any() } else { view! { <li>{label}</li> }.into_any() }
    };
    let items = missing.iter().map(item).collect::<Vec<_>>();
    Some(
        view! {
            <section class="notice" data-tone=Tone::Warn.code() aria-labelledby="missing">
                <h2 id="missing">{words.with("documents-missing", &[("phase", phase.into())])}</h2>
                <p>{words.t("documents-missing-text")}</p>
                <ul class="links">{items}</ul>
            </section>
        }
        .into_any(),
    )
}

fn list(words: Words, project: ProjectId, lines: Vec<DocumentLine>, is_empty: bool, sought: String) -> AnyView {
    let content = match (lines.is_empty(), is_empty) {
        (true, true) => view! { <EmptyState title=words.t("documents-none") text=words.t("documents-none-text") /> }.into_any(),
        (true, false) => view! { <EmptyState title=words.t("documents-not-found") text=words.t("documents-not-found-text") /> }.into_any(),
        (false, _) => table(words, project, lines),
    };
    let search = (!is_empty).then(|| {
        view! {
            <form class="row" method="get" action=paths::documents(project) role="search">
                <Field name="q" label=words.t("documents-search") value=sought hint=words.t("documents-search-hint") />
                <Button label=words.t("documents-search-do") kind=ButtonKind::Quiet />
            </form>
        }
    });
    view! {
        <section class="stack" aria-labelledby="all">
            <h2 id="all">{words.t("documents-all")}</h2>
            {search}
            <div class="files">{content}</div>
        </section>
    }
    .into_any()
}

fn table(words: Words, project: ProjectId, lines: Vec<DocumentLine>) -> AnyView {
    let row = |line: DocumentLine| {
        let version = line.version;
        let purposes = line.purposes.iter().map(|purpose| view! { " "<Badge tone=Tone::Good label=words.label(*purpose) /> }).collect::<Vec<_>>();
        view! {
            <tr>
                <th scope="row"><a href=paths::document(project, line.id)>{version.name}</a>{purposes}{state(words, version.scan, line.is_withdrawn)}</th>
                <td data-name=words.t("document-field-kind")>{words.label(line.kind)}</td>
                <td class="num" data-name=words.t("documents-version")>{words.number(version.number)}</td>
                <td class="num" data-name=words.t("documents-size")>{size_words(words, version.size)}</td>
                <td data-name=words.t("documents-brought")>
                    {words.date_time(version.at)}
                    <span class="below quiet small">{version.by}</span>
                </td>
            </tr>
        }
    };
    let rows = lines.into_iter().map(row).collect::<Vec<_>>();
    view! {
        <Table label=words.t("documents-all")>
            <thead>
                <tr>
                    <th scope="col">{words.t("documents-name")}</th>
                    <th scope="col">{words.t("document-field-kind")}</th>
                    <th scope="col" class="num">{words.t("documents-version")}</th>
                    <th scope="col" class="num">{words.t("documents-size")}</th>
                    <th scope="col">{words.t("documents-brought")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_any()
}

/// What keeps a document from being opened, or that it does not count any more.
pub(super) fn state(words: Words, scan: ScanState, is_withdrawn: bool) -> AnyView {
    let scan = match scan {
        ScanState::Waiting => Some((Tone::Warn, words.label(scan))),
        ScanState::Found => Some((Tone::Bad, words.label(scan))),
        ScanState::Off | ScanState::Clean => None,
    };
    let withdrawn = is_withdrawn.then(|| (Tone::Neutral, words.t("document-withdrawn")));
    let badges = scan.into_iter().chain(withdrawn).map(|(tone, label)| view! { " "<Badge tone label /> }).collect::<Vec<_>>();
    badges.into_any()
}

fn upload(words: Words, project: ProjectId, key: String, typed: DocumentForm, errors: crate::ui::FormErrors) -> AnyView {
    view! {
        <section class="stack form" id="upload" aria-labelledby="bring">
            <h2 id="bring">{words.t("documents-bring")}</h2>
            <form class="stack" method="post" action=paths::documents(project) enctype="multipart/form-data">
                <FormKeys key version=0 />
                <KindField words typed=typed.clone() errors=errors.clone() />
                <PhotoFields words typed errors=errors.clone() />
                <FilesField words errors />
                <Progress words project />
                <div class="actions"><Button label=words.t("documents-send") /></div>
            </form>
        </section>
    }
    .into_any()
}
