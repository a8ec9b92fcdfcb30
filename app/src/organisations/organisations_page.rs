//! The list of organisations.

use super::{OrganisationRow, OrganisationsView};
use crate::language::Words;
use crate::paths;
use crate::ui::{
    Badge, Button, ButtonKind, ButtonLink, Chip, Chips, Choice, EmptyState, Field, InputKind, Link, PageHead, Pagination, Select, Shape, Table, Tone,
};
use domain::partners::OrganisationType;
use leptos::prelude::*;

/// Search, narrow to a type, page through.
#[component]
pub fn OrganisationsPage(words: Words, view: OrganisationsView) -> AnyView {
    let count = words.with("organisations-count", &[("count", view.page.total.into()), ("figure", words.number(view.page.total).into())]);
    let kind = view.organisation_type.map(OrganisationType::code).unwrap_or_default();
    let add = view.add.clone().map(|href| view! { <ButtonLink href label=words.t("organisation-new") icon=Shape::Plus /> });
    let chips = chips(words, &view);
    let q = view.q.clone();
    view! {
        <PageHead words title=words.t("organisations-title") lead=count>{add}</PageHead>
        <form class="filters" role="search" action=paths::organisations()>
            <Field name="q" label=words.t("organisations-search") kind=InputKind::Search value=q />
            <Select
                name="type"
                label=words.t("organisation-field-organisation_type")
                choices=Choice::of(words, OrganisationType::ALL)
                value=kind
                empty=words.t("organisations-every-type")
            />
            <Button label=words.t("organisations-find") kind=ButtonKind::Quiet icon=Shape::Search />
        </form>
        <Chips words chips />
        {rows(words, view)}
    }
    .into_any()
}

fn chips(words: Words, view: &OrganisationsView) -> Vec<Chip> {
    let sought = (!view.q.is_empty()).then(|| Chip { label: view.q.clone(), remove: view.without_q.clone() });
    let narrowed = view.organisation_type.map(|kind| Chip { label: words.label(kind), remove: view.without_type.clone() });
    sought.into_iter().chain(narrowed).collect()
}

fn rows(words: Words, view: OrganisationsView) -> AnyView {
    if view.rows.is_empty() {
        let action = view.add.map(|href| Link::new(href, words.t("organisation-new")));
        return view! { <EmptyState title=words.t("organisations-none") text=words.t("organisations-none-text") action /> }.into_any();
    }
    let rows = view.rows.into_iter().map(|row| organisation_row(words, row)).collect::<Vec<_>>();
    view! {
        <div class="stack">
            <Table label=words.t("organisations-title")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("organisation-field-name")}</th>
                        <th scope="col">{words.t("organisation-field-organisation_type")}</th>
                        <th scope="col">{words.t("organisation-field-size")}</th>
                        <th scope="col">{words.t("organisation-number")}</th>
                        <th scope="col">{words.t("organisation-field-region")}</th>
                        <th scope="col">{words.t("organisation-field-sector")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
            <Pagination words page=view.page />
        </div>
    }
    .into_any()
}

fn organisation_row(words: Words, row: OrganisationRow) -> impl IntoView {
    let check = row.needs_check.then(|| view! { <Badge tone=Tone::Warn label=words.t("organisation-needs-check") /> });
    view! {
        <tr>
            <th scope="row"><span class="named"><a href=paths::organisation(row.id)>{row.name}</a>{check}</span></th>
            <td data-name=words.t("organisation-field-organisation_type")>{words.label(row.organisation_type)}</td>
            <td data-name=words.t("organisation-field-size")>{row.size.map(|size| words.label(size))}</td>
            <td class="nowrap" data-name=words.t("organisation-number")>{row.number}</td>
            <td data-name=words.t("organisation-field-region")>{words.label(row.region)}</td>
            <td data-name=words.t("organisation-field-sector")>{words.label(row.sector)}</td>
        </tr>
    }
}
