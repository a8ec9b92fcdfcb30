//! One document: what it shows or holds, its versions, what rests on it, and what can be done with it.

use super::documents_page::{crumbs, state};
use super::upload_form::{FilesField, Progress};
use super::{DocumentView, PhotoView, VersionLine, size_words};
use crate::language::Words;
use crate::paths;
use crate::ui::{
    Button, ButtonKind, ButtonLink, CheckboxGroup, Choice, ErrorSummary, FormKeys, Link, Notice, PageHead, SummaryList, SummaryRow, Table,
};
use domain::documents::{Purpose, Recognisable, ScanState, may_publish};
use domain::ids::{DocumentId, ProjectId};
use leptos::prelude::*;

/// The page.
#[component]
pub fn DocumentPage(words: Words, view: DocumentView) -> AnyView {
    let (project, id) = (view.project, view.id);
    let mut links = crumbs(words, project, view.title.clone());
    links.push(Link::new(paths::documents(project), words.t("documents-title")));
    let newest = view.versions.first().cloned();
    let name = newest.as_ref().map(|one| one.name.clone()).unwrap_or_default();
    let picture = newest.filter(|one| one.file_type.is_picture() && one.may_open).map(|one| {
        let shows = view.photo.as_ref().map_or_else(|| one.name.clone(), |photo| photo.caption.clone());
        view! { <figure><img class="shown" src=paths::document_picture(project, id, one.number) alt=shows /></figure> }
    });
    let (facts, photo) = (facts(words, &view), view.photo.as_ref().map(|photo| photo_rows(words, photo)));
    let about = facts.into_iter().chain(photo.into_iter().flatten()).collect::<Vec<_>>();
    let withdrawn = view.withdrawn.is_some();
    let choose = view.may_choose.then(|| {
        let signed = view.kind.purpose().is_some_and(Purpose::is_signed).then(|| {
            let choices = vec![Choice::new("yes", words.t("document-signed-by-all"))];
            view! { <CheckboxGroup name="signed_by_all" label=words.t("document-signatures") choices /> }
        });
        view! {
            <form class="stack stack--tight" method="post" action=paths::document_choose(project, id)>
                <FormKeys key=view.choose_key.clone() version=view.version />
                {signed}
                <Button label=words.with("document-choose", &[("kind", words.label(view.kind).into())]) kind=ButtonKind::Quiet />
            </form>
        }
    });
    let withdraw = view.may_withdraw.then(|| {
        view! { <p><ButtonLink href=paths::document_withdraw(project, id) label=words.t("document-withdraw") kind=ButtonKind::Quiet /></p> }
    });
    let renew = view.may_renew.then(|| renew(words, &view));
    let notice = view.notice.clone();
    let scan = view.versions.first().map_or(ScanState::Off, |one| one.scan);
    view! {
        <ErrorSummary words errors=view.errors.clone() />
        <PageHead words title=name crumbs=links>{state(words, scan, withdrawn)}</PageHead>
        {notice.map(|notice| view! { <Notice notice /> })}
        <div class="two">
            <div class="stack stack--loose">
                {picture}
                {versions(words, (project, id), view.versions)}
                {renew}
            </div>
            <aside class="stack">
                <section class="card"><h2>{words.t("document-about")}</h2><SummaryList rows=about /></section>
                {choose}
                {withdraw}
            </aside>
        </div>
    }
    .into_any()
}

fn facts(words: Words, view: &DocumentView) -> Vec<SummaryRow> {
    let mut rows = vec![SummaryRow::text(words.t("document-field-kind"), words.label(view.kind))];
    if view.kind.is_private() {
        rows.push(SummaryRow::text(words.t("document-who-reads"), words.t("document-private")));
    }
    let is_signed = |purpose: &Purpose| purpose.is_signed() && view.signed_by_all;
    let uses = view.purposes.iter().map(|purpose| {
        let label = words.label(*purpose);
        if is_signed(purpose) { words.with("document-signed", &[("what", label.into())]) } else { label }
    });
    let evidence = view.evidence.iter().map(|condition| words.with("document-is-evidence", &[("condition", words.label(*condition).into())]));
    let uses: Vec<String> = uses.chain(evidence).collect();
    if !uses.is_empty() {
        rows.push(SummaryRow::text(words.t("document-used"), uses.join(", ")));
    }
    if let Some(withdrawn) = &view.withdrawn {
        let by = words.with("written-by", &[("name", withdrawn.by.clone().into()), ("at", words.date_time(withdrawn.at).into())]);
        rows.push(SummaryRow::text(words.t("document-withdrawn"), by));
        rows.push(SummaryRow::text(words.t("document-field-reason"), withdrawn.reason.clone()));
    }
    rows
}

fn photo_rows(words: Words, photo: &PhotoView) -> Vec<SummaryRow> {
    let recognisable = if photo.recognisable { Recognisable::Yes } else { Recognisable::No };
    let public = if may_publish(photo.permission, photo.recognisable) { "document-photo-public" } else { "document-photo-not-public" };
    vec![
        SummaryRow::text(words.t("document-field-caption"), photo.caption.clone()),
        SummaryRow::text(words.t("document-field-maker"), photo.maker.clone()),
        SummaryRow::text(words.t("document-field-permission"), words.label(photo.permission)),
        SummaryRow::text(words.t("document-field-recognisable"), words.label(recognisable)),
        SummaryRow::text(words.t("document-photo-for-everybody"), words.t(public)),
    ]
}

fn versions(words: Words, (project, id): (ProjectId, DocumentId), versions: Vec<VersionLine>) -> AnyView {
    let row = |one: VersionLine| {
        let told = words.with("written-by", &[("name", one.by.into()), ("at", words.date_time(one.at).into())]);
        let name = match one.may_open {
            true => view! { <a href=paths::document_file(project, id, one.number)>{one.name}</a> }.into_any(),
            false => one.name.into_any(),
        };
        let finding = one.finding.map(|found| view! { <p class="small">{words.with("document-found", &[("found", found.into())])}</p> });
        view! {
            <tr>
                <td class="num" data-name=words.t("documents-version")>{one.number.to_string()}</td>
                <th scope="row">{name}{state(words, one.scan, false)}{finding}</th>
                <td data-name=words.t("document-type")>{words.label(one.file_type)}", "{size_words(words, one.size)}</td>
                <td data-name=words.t("documents-brought")>{told}</td>
                <td data-name=words.t("document-checked")>{words.label(one.scan)}". "{words.label(one.text)}</td>
                <td data-name=words.t("document-hash")><code class="small hash">{one.sha256}</code></td>
            </tr>
        }
    };
    let rows = versions.into_iter().map(row).collect::<Vec<_>>();
    view! {
        <section class="stack" aria-labelledby="versions">
            <h2 id="versions">{words.t("document-versions")}</h2>
            <Table label=words.t("document-versions")>
                <thead>
                    <tr>
                        <th scope="col" class="num">{words.t("documents-version")}</th>
                        <th scope="col">{words.t("documents-name")}</th>
                        <th scope="col">{words.t("document-type")}</th>
                        <th scope="col">{words.t("documents-brought")}</th>
                        <th scope="col">{words.t("document-checked")}</th>
                        <th scope="col">{words.t("document-hash")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </section>
    }
    .into_any()
}

fn renew(words: Words, view: &DocumentView) -> AnyView {
    let (project, id) = (view.project, view.id);
    view! {
        <section class="stack form" aria-labelledby="renew">
            <h2 id="renew">{words.t("document-renew")}</h2>
            <form class="stack" method="post" action=paths::document(project, id) enctype="multipart/form-data">
                <FormKeys key=view.key.clone() version=view.version />
                <FilesField words errors=view.errors.clone() many=false />
                <Progress words project document=Some(id) />
                <div class="actions"><Button label=words.t("document-renew-send") /></div>
            </form>
        </section>
    }
    .into_any()
}
