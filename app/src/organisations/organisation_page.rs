//! One organisation, with the projects that the reader may know of.

use super::{AlikeOrganisation, OrganisationCard, OrganisationProject, OrganisationView};
use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, ButtonKind, ButtonLink, EmptyState, Link, PageHead, Pagination, Shape, StatusBadge, SummaryList, SummaryRow, Table, Tone};
use domain::ids::OrganisationId;
use leptos::prelude::*;

/// What it is, and where it takes part.
#[component]
pub fn OrganisationPage(words: Words, view: OrganisationView) -> AnyView {
    let facts = facts(words, &view);
    let check = view.row.needs_check.then(|| view! { <Badge tone=Tone::Warn label=words.t("organisation-needs-check") /> });
    let href = paths::organisation_edit(view.row.id);
    let edit = view.may_edit.then(|| view! { <ButtonLink href label=words.t("organisation-edit") kind=ButtonKind::Quiet icon=Shape::Pencil /> });
    let account = (view.keeps_account && view.merged_into.is_none()).then(|| {
        view! { <ButtonLink href=paths::organisation_account(view.row.id) label=words.t("organisation-account") kind=ButtonKind::Quiet /> }
    });
    let crumbs = vec![Link::new(paths::organisations(), words.t("organisations-title"))];
    let name = view.row.name.clone();
    let merged = view.merged_into.clone().map(|into| {
        view! { <p class="notice" data-tone="neutral">{words.t("organisation-merged")}" "<a href=paths::organisation(into.id)>{into.told(words)}</a></p> }
    });
    let merges = merges(words, view.merges.clone());
    let alike = view.may_edit.then(|| alike(words, view.row.id, view.alike.clone()));
    view! {
        <PageHead words title=name crumbs>{check}{account}{edit}</PageHead>
        {merged}
        <div class="narrow"><SummaryList rows=facts /></div>
        {merges}
        {alike}
        <section class="stack" aria-labelledby="projects-title">
            <h2 id="projects-title">{words.t("organisation-projects")}</h2>
            {projects(words, view)}
        </section>
    }
    .into_any()
}

/// Merges that wait or were done, each with the way to its page.
fn merges(words: Words, merges: Vec<(OrganisationCard, OrganisationCard, bool)>) -> Option<AnyView> {
    let line = |(from, into, is_done): (OrganisationCard, OrganisationCard, bool)| {
        let key = if is_done { "organisation-merge-done" } else { "organisation-merge-waits" };
        let told = words.with(key, &[("from", from.told(words).into()), ("into", into.told(words).into())]);
        view! { <li><a href=paths::organisation_merge(from.id, into.id)>{told}</a></li> }
    };
    let lines = merges.into_iter().map(line).collect::<Vec<_>>();
    (!lines.is_empty()).then(|| view! { <ul class="stack stack--tight">{lines}</ul> }.into_any())
}

/// Organisations that may be the same, each with the way to merge them.
fn alike(words: Words, id: OrganisationId, alike: Vec<AlikeOrganisation>) -> Option<AnyView> {
    let line = |one: AlikeOrganisation| {
        let what = one.likeness.iter().map(|likeness| words.label(*likeness)).collect::<Vec<_>>().join(", ");
        let told = one.card.told(words);
        view! {
            <li>
                <a href=paths::organisation(one.card.id)>{told.clone()}</a>": "{what}". "
                <a href=paths::organisation_merge(id, one.card.id)>{words.t("organisation-merge")}<span class="sr">" "{told}</span></a>
            </li>
        }
    };
    let lines = alike.into_iter().map(line).collect::<Vec<_>>();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="alike-title">
                <h2 id="alike-title">{words.t("organisation-alike")}</h2>
                <p class="quiet">{words.t("organisation-alike-text")}</p>
                <ul class="stack stack--tight">{lines}</ul>
            </section>
        }
        .into_any()
    })
}

fn facts(words: Words, view: &OrganisationView) -> Vec<SummaryRow> {
    let fact = |field: &str, detail: String| SummaryRow::text(words.t(&format!("organisation-field-{field}")), detail);
    let size = view.row.size.map_or_else(|| words.t("organisation-size-none"), |size| words.label(size));
    let mut facts = vec![
        fact("organisation_type", words.label(view.row.organisation_type)),
        fact("size", size),
        fact("region", words.label(view.row.region)),
        fact("sector", words.label(view.row.sector)),
    ];
    facts.extend(view.kvk_number.clone().map(|number| fact("kvk_number", number)));
    facts.extend(view.foreign_register_id.clone().map(|number| fact("foreign_register_id", number)));
    facts.extend(view.group.clone().map(|name| fact("group", name)));
    facts
}

fn projects(words: Words, view: OrganisationView) -> AnyView {
    if view.projects.is_empty() {
        return view! { <EmptyState title=words.t("organisation-no-projects") text=words.t("organisation-no-projects-text") /> }.into_any();
    }
    let rows = view.projects.into_iter().map(|project| project_row(words, project)).collect::<Vec<_>>();
    view! {
        <Table label=words.t("organisation-projects")>
            <thead>
                <tr>
                    <th scope="col">{words.t("organisation-project")}</th>
                    <th scope="col">{words.t("organisation-role")}</th>
                    <th scope="col">{words.t("organisation-phase")}</th>
                    <th scope="col">{words.t("organisation-status")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
        <Pagination words page=view.page />
    }
    .into_any()
}

fn project_row(words: Words, project: OrganisationProject) -> impl IntoView {
    view! {
        <tr>
            <th scope="row"><a href=paths::project(project.project)>{project.title}</a></th>
            <td data-name=words.t("organisation-role")>{words.label(project.role)}</td>
            <td data-name=words.t("organisation-phase")>{words.label(project.phase)}</td>
            <td data-name=words.t("organisation-status")><StatusBadge words status=project.status /></td>
        </tr>
    }
}
