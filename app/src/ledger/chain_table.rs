//! Chains under each other on one scale: a bar each, and the figures, which open the rows behind them.

use super::view::{ChainLine, ChainTableView};
use crate::bar::percent;
use crate::language::Words;
use crate::ui::Table;
use domain::Eur;
use domain::ledger::{Breakdown, Chain, Column};
use domain::scale::beside_largest;
use leptos::prelude::*;

/// The columns that the bar draws, from the widest to the one on top.
const DRAWN: [Column; 5] = [Column::Planned, Column::Committed, Column::Claimed, Column::Approved, Column::Paid];

/// The table.
#[component]
pub(super) fn ChainTable(words: Words, view: ChainTableView) -> AnyView {
    let ChainTableView { breakdown, address, lines, total } = view;
    let largest = lines.iter().flat_map(|line| DRAWN.map(|column| line.chain.get(column))).max().unwrap_or_default();
    let label = words.with("ledger-table", &[("by", words.label(breakdown).into())]);
    let heads = Column::ALL.iter().map(|column| view! { <th scope="col" class="num">{words.label(*column)}</th> }).collect::<Vec<_>>();
    let row = |line: ChainLine| {
        let cells = cells(words, &line.chain, |column| open(&address, breakdown, Some(&line.key), column));
        view! {
            <tr>
                <th scope="row">{line.name}</th>
                <td class="wide"><ChainBar words chain=line.chain largest /></td>
                {cells}
            </tr>
        }
    };
    let rows = lines.into_iter().map(row).collect::<Vec<_>>();
    let totals = cells(words, &total, |column| open(&address, breakdown, None, column));
    view! {
        <Table label>
            <thead>
                <tr>
                    <th scope="col">{words.label(breakdown)}</th>
                    <th scope="col">{words.with("ledger-scale", &[("largest", words.money(largest).into())])}</th>
                    {heads}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
            <tfoot><tr><th scope="row" colspan="2">{words.t("ledger-total")}</th>{totals}</tr></tfoot>
        </Table>
    }
    .into_any()
}

/// The address that opens the rows behind a figure.
fn open(address: &str, breakdown: Breakdown, of: Option<&str>, column: Column) -> String {
    let of = of.map(|key| format!("&of={key}")).unwrap_or_default();
    format!("{address}?by={breakdown}{of}&column={column}#rows")
}

fn cells(words: Words, chain: &Chain, href: impl Fn(Column) -> String) -> Vec<AnyView> {
    let cell = |column: Column| {
        let amount = chain.get(column);
        let figure = words.figure(amount);
        // Nothing has no rows to open.
        let shown = if amount == Eur::ZERO { figure.into_any() } else { view! { <a href=href(column)>{figure}</a> }.into_any() };
        view! { <td class="num" data-name=words.label(column)>{shown}</td> }.into_any()
    };
    Column::ALL.iter().copied().map(cell).collect()
}

/// One chain as a bar; what it shows is in the figures beside it and in its name.
#[component]
fn ChainBar(words: Words, chain: Chain, largest: Eur) -> impl IntoView {
    let told = DRAWN.map(|column| format!("{} {}", words.label(column), words.figure(chain.get(column)))).join(", ");
    let part = |column: Column| {
        let width = percent(beside_largest(chain.get(column), largest));
        let (y, height) = if column == Column::Paid { ("8", "6") } else { ("0", "22") };
        (chain.get(column) > Eur::ZERO).then(|| view! { <rect data-chain=column.code() width=width y=y height=height /> })
    };
    view! { <svg class="chain" height="22" role="img" aria-label=told>{DRAWN.map(part).into_iter().collect::<Vec<_>>()}</svg> }
}

/// What the parts of a bar mean.
#[component]
pub(super) fn ChainLegend(words: Words) -> impl IntoView {
    let item = |column: Column| {
        let (y, height) = if column == Column::Paid { ("3", "6") } else { ("0", "12") };
        view! {
            <li>
                <svg class="swatch" width="14" height="12" aria-hidden="true"><rect data-chain=column.code() width="14" y=y height=height /></svg>
                <span>{words.label(column)}</span>
            </li>
        }
    };
    view! { <ul class="legend">{DRAWN.map(item).into_iter().collect::<Vec<_>>()}</ul> }
}
