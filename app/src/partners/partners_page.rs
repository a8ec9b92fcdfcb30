//! The partners of a project in a table.

use super::{PartnerRow, PartnersView};
use crate::language::Words;
use crate::paths;
use crate::ui::{ButtonKind, ButtonLink, EmptyState, Link, PageHead, Shape, Table};
use domain::Share;
use domain::ids::ProjectId;
use leptos::prelude::*;

/// Who takes part, as what, and with which share of the cost and the risk.
#[component]
pub fn PartnersPage(words: Words, view: PartnersView) -> AnyView {
    let crumbs = view.project.crumbs(words);
    let href = paths::partner_new(view.project.project);
    let add = view.may_edit.then(|| view! { <ButtonLink href label=words.t("partner-new") icon=Shape::Plus /> });
    let people = paths::project_people(view.project.project);
    let lead = words.with("partners-lead", &[("phase", words.label(view.phase).into())]);
    view! {
        <PageHead words title=words.t("partners-title") lead crumbs>
            <ButtonLink href=people label=words.t("project-people-link") kind=ButtonKind::Quiet />
            {add}
        </PageHead>
        {table(words, view)}
    }
    .into_any()
}

fn table(words: Words, view: PartnersView) -> AnyView {
    let project = view.project.project;
    if view.rows.is_empty() {
        let action = view.may_edit.then(|| Link::new(paths::partner_new(project), words.t("partner-new")));
        return view! { <EmptyState title=words.t("partners-none") text=words.t("partners-none-text") action /> }.into_any();
    }
    let may_edit = view.may_edit;
    let rows = view.rows.into_iter().map(|row| partner_row(words, project, row, may_edit)).collect::<Vec<_>>();
    view! {
        <div class="stack">
            <Table label=words.t("partners-title")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("partner-field-organisation")}</th>
                        <th scope="col">{words.t("partner-field-role")}</th>
                        <th scope="col">{words.t("partner-type")}</th>
                        <th scope="col">{words.t("partner-region")}</th>
                        <th scope="col">{words.t("partner-core")}</th>
                        <th scope="col" class="num">{words.t("partner-cost-share")}</th>
                        <th scope="col" class="num">{words.t("partner-risk-share")}</th>
                        {may_edit.then(|| view! { <th scope="col"><span class="sr">{words.t("partner-change")}</span></th> })}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
            <p class="quiet small">{words.t("partners-shares-explained")}</p>
        </div>
    }
    .into_any()
}

fn partner_row(words: Words, project: ProjectId, row: PartnerRow, may_edit: bool) -> impl IntoView {
    let kind = match row.size {
        Some(size) => format!("{}, {}", words.label(row.organisation_type), words.label(size).to_lowercase()),
        None => words.label(row.organisation_type),
    };
    let core = match row.is_core_business {
        Some(true) => "partner-core-yes",
        Some(false) => "partner-core-no",
        None => "partner-core-unknown",
    };
    let share = |share: Option<Share>| share.map_or_else(|| "–".to_owned(), |share| words.percent(share));
    let name = row.name.clone();
    let change = may_edit.then(|| {
        view! { <td class="num"><a href=paths::partner(project, row.id)>{words.t("partner-change")}<span class="sr">{format!(": {name}")}</span></a></td> }
    });
    view! {
        <tr>
            <th scope="row"><a href=paths::organisation(row.organisation)>{row.name}</a></th>
            <td data-name=words.t("partner-field-role")>{words.label(row.role)}</td>
            <td data-name=words.t("partner-type")>{kind}</td>
            <td data-name=words.t("partner-region")>{words.label(row.region)}</td>
            <td data-name=words.t("partner-core")>{words.t(core)}</td>
            <td class="num" data-name=words.t("partner-cost-share")>{share(row.cost_share)}</td>
            <td class="num" data-name=words.t("partner-risk-share")>{share(row.risk_share)}</td>
            {change}
        </tr>
    }
}
