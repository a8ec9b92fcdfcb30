//! The money of a project: public money from planned to settled, the approved budgets, and the rows behind each figure.

use super::chain_table::{ChainLegend, ChainTable};
use super::opened::Rows;
use super::view::{FixedBy, ProjectMoneyView, VersionLine};
use crate::changes::ChangeList;
use crate::document::NavigationItem;
use crate::language::Words;
use crate::paths;
use crate::ui::{EmptyState, Link, PageHead, StatusBadge, SummaryList, SummaryRow, Table, Tabs};
use domain::Eur;
use domain::ids::ProjectId;
use domain::ledger::{AvoidedCost, Breakdown, Column};
use leptos::prelude::*;

/// What the table of a project can be by.
pub const BREAKDOWNS: [Breakdown; 4] = [Breakdown::Partner, Breakdown::Source, Breakdown::Phase, Breakdown::Year];

/// The page.
#[component]
pub fn ProjectMoneyPage(words: Words, view: ProjectMoneyView) -> AnyView {
    let ProjectMoneyView { project, title, phase, status, table, versions, changes, avoided, opened } = view;
    let crumbs = vec![Link::new(paths::portfolio(), words.t("portfolio-title")), Link::new(paths::project(project), title.clone())];
    let figure = |column| words.money(table.total.get(column)).into();
    let lead = words.with(
        "ledger-project-lead",
        &[
            ("committed", figure(Column::Committed)),
            ("claimed", figure(Column::Claimed)),
            ("approved", figure(Column::Approved)),
            ("paid", figure(Column::Paid)),
        ],
    );
    let address = paths::project_money(project);
    let tabs = BREAKDOWNS.map(|by| NavigationItem {
        href: format!("{address}?by={by}"),
        label: words.with("ledger-by", &[("by", by.code().into())]),
        current: by == table.breakdown,
    });
    let financing = Link::new(paths::financing(project, phase), words.with("ledger-financing", &[("phase", words.label(phase).into())]));
    let body = if table.lines.is_empty() {
        view! { <EmptyState title=words.t("ledger-none") text=words.t("ledger-none-text") action=Some(financing) /> }.into_any()
    } else {
        let Link { href, label } = financing;
        view! {
            <section class="stack" aria-labelledby="chain">
                <div class="head__row">
                    <h2 id="chain">{words.t("ledger-public")}</h2>
                    <a href=paths::project_money_csv(project)>{words.t("ledger-csv")}</a>
                </div>
                <Tabs label=words.t("ledger-tabs") items=Vec::from(tabs) />
                <ChainLegend words />
                <ChainTable words view=table />
                <p class="quiet small">{words.t("ledger-not-netted")}</p>
            </section>
            {opened.map(|view| view! { <Rows words view /> })}
            <section class="stack" aria-labelledby="versions">
                <div class="head__row"><h2 id="versions">{words.t("ledger-versions")}</h2><a href=href>{label}</a></div>
                <p class="quiet">{words.t("ledger-versions-text")}</p>
                {versions_table(words, project, versions)}
            </section>
            {avoided.map(|avoided| view! { <Avoided words avoided /> })}
        }
        .into_any()
    };
    let changes = changes.map(|view| view! { <ChangeList words view /> });
    view! {
        <PageHead words title=words.with("ledger-project-title", &[("title", title.into())]) crumbs lead>
            <StatusBadge words status />
            <a href=paths::project_payments(project)>{words.t("plan-link")}</a>
        </PageHead>
        {body}
        {changes}
    }
    .into_any()
}

fn versions_table(words: Words, project: ProjectId, versions: Vec<VersionLine>) -> AnyView {
    let heads = ["ledger-cost", "ledger-public-short", "ledger-cash", "ledger-in-kind", "ledger-other"];
    let row = |one: VersionLine| {
        let budget = one.budget;
        let cells = heads.into_iter().zip([budget.cost, budget.public, budget.own_cash, budget.own_in_kind, budget.other]);
        let cells = cells.map(|(head, amount)| view! { <td class="num" data-name=words.t(head)>{words.figure(amount)}</td> }).collect::<Vec<_>>();
        let number = words.with("ledger-version", &[("number", words.number(i64::try_from(one.number).unwrap_or(i64::MAX)).into())]);
        let day = words.date(one.on);
        let (decided, href) = match one.by {
            FixedBy::Decision(id, gate) => {
                (words.with("ledger-decided", &[("gate", words.label(gate).into()), ("day", day.into())]), paths::decision(project, id))
            }
            FixedBy::Change(id, number) => {
                (words.with("ledger-changed", &[("number", i64::from(number).into()), ("day", day.into())]), paths::change(project, id))
            }
        };
        let replaced = match (one.is_replaced, one.is_changed) {
            (true, _) => Some("ledger-replaced"),
            (false, true) => Some("ledger-changed-before"),
            (false, false) => None,
        };
        let replaced = replaced.map(|key| view! { <span class="below quiet small">{words.t(key)}</span> });
        view! {
            <tr>
                <th scope="row">{number}": "{words.label(one.phase)}{replaced}</th>
                <td data-name=words.t("ledger-why")><a href=href>{decided}</a></td>
                {cells}
            </tr>
        }
    };
    let rows = versions.into_iter().map(row).collect::<Vec<_>>();
    let heads = heads.map(|head| view! { <th scope="col" class="num">{words.t(head)}</th> }).into_iter().collect::<Vec<_>>();
    view! {
        <Table label=words.t("ledger-versions")>
            <thead>
                <tr><th scope="col">{words.t("ledger-budget")}</th><th scope="col">{words.t("ledger-why")}</th>{heads}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_any()
}

/// Three figures that are not added up: only the first is a fact.
#[component]
fn Avoided(words: Words, avoided: AvoidedCost) -> AnyView {
    let estimated = |amount: Option<Eur>| amount.map_or_else(|| words.t("ledger-not-estimated"), |amount| words.money(amount));
    let rows = vec![
        SummaryRow::text(words.t("ledger-avoided-released"), words.money(avoided.released)),
        SummaryRow::text(words.t("ledger-avoided-next"), estimated(avoided.next_phase)),
        SummaryRow::text(words.t("ledger-avoided-partners"), estimated(avoided.partners)),
    ];
    view! {
        <section class="stack" aria-labelledby="avoided">
            <h2 id="avoided">{words.t("ledger-avoided")}</h2>
            <p class="quiet">{words.t("ledger-avoided-text")}</p>
            <SummaryList rows />
        </section>
    }
    .into_any()
}
