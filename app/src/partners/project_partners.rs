//! The partners of a project on its page.

use crate::language::Words;
use crate::paths;
use crate::ui::{EmptyState, Link, Table};
use domain::ids::ProjectId;
use domain::partners::{OrganisationType, PartnerRole, Region, SizeClass};
use domain::{Eur, Share};
use leptos::prelude::*;

/// A partner in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerLine {
    /// The organisation.
    pub name: String,
    /// What it does here.
    pub role: PartnerRole,
    /// What it is.
    pub organisation_type: OrganisationType,
    /// Its size.
    pub size: Option<SizeClass>,
    /// Its seat.
    pub region: Region,
    /// Its cost in this phase.
    pub cost: Eur,
    /// What it brings itself.
    pub own: Eur,
    /// The part of its cost that it bears; none for who does not take part.
    pub risk: Option<Share>,
}

/// The partners of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerTableView {
    /// The project.
    pub project: ProjectId,
    /// A line each.
    pub lines: Vec<PartnerLine>,
    /// Whether the reader may add one.
    pub may_add: bool,
}

/// The section.
#[component]
pub fn ProjectPartners(words: Words, view: PartnerTableView) -> AnyView {
    let list = if view.lines.is_empty() {
        let action = view.may_add.then(|| Link::new(paths::partner_new(view.project), words.t("project-add-partner")));
        view! { <EmptyState title=words.t("project-no-partners") text=words.t("project-no-partners-text") action /> }.into_any()
    } else {
        let rows = view.lines.iter().map(|partner| partner_row(words, partner)).collect::<Vec<_>>();
        view! {
            <Table label=words.t("project-partners")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("column-partner")}</th>
                        <th scope="col">{words.t("column-role")}</th>
                        <th scope="col" class="num">{words.t("column-cost")}</th>
                        <th scope="col" class="num">{words.t("column-own")}</th>
                        <th scope="col" class="num">{words.t("column-risk")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        }
        .into_any()
    };
    view! {
        <section class="stack" aria-labelledby="partners">
            <div class="head__row">
                <h2 id="partners">{words.t("project-partners")}</h2>
                <a href=paths::partners(view.project)>{words.t("project-open-partners")}</a>
            </div>
            {list}
        </section>
    }
    .into_any()
}

fn partner_row(words: Words, partner: &PartnerLine) -> AnyView {
    let kind = match partner.size {
        Some(size) => format!("{}, {}", words.label(partner.organisation_type), words.label(size)),
        None => words.label(partner.organisation_type),
    };
    let risk = partner.risk.map_or_else(|| "–".to_owned(), |share| words.percent(share));
    view! {
        <tr>
            <th scope="row">{partner.name.clone()}<span class="below quiet small">{format!("{kind} · {}", words.label(partner.region))}</span></th>
            <td data-name=words.t("column-role")>{words.label(partner.role)}</td>
            <td class="num" data-name=words.t("column-cost")>{words.figure(partner.cost)}</td>
            <td class="num" data-name=words.t("column-own")>{words.figure(partner.own)}</td>
            <td class="num" data-name=words.t("column-risk")>{risk}</td>
        </tr>
    }
    .into_any()
}
