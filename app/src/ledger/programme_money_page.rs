//! The money of the programme: the ceiling, the match apart from the private leverage, and public money by source, phase, area and year.

use super::chain_table::{ChainLegend, ChainTable};
use super::opened::Projects;
use super::view::{BudgetLine, ProgrammeMoneyView};
use crate::forecasts::NeedSection;
use crate::language::Words;
use crate::paths;
use crate::ui::{Link, PageHead, Table, Tile, Tiles, Tone};
use domain::ledger::Column;
use domain::{Eur, Share};
use leptos::prelude::*;

/// The page.
#[component]
pub fn ProgrammeMoneyPage(words: Words, view: ProgrammeMoneyView) -> AnyView {
    let ProgrammeMoneyView { ceiling, left, chain, budgets, tables, need, opened, may_pay } = view;
    let crumbs = vec![Link::new(paths::programme(), words.t("programme-title"))];
    let tile = |figure: String, label: &str, tone: Tone| Tile { figure, label: words.t(label), href: None, tone };
    let money = |amount: Eur, label: &str| tile(words.money_short(amount), label, Tone::Neutral);
    let tiles = vec![
        money(ceiling.most, "ledger-ceiling"),
        money(ceiling.committed, "ledger-k01"),
        money(ceiling.released, "ledger-released"),
        tile(words.money_short(left), "ledger-left", if left < Eur::ZERO { Tone::Bad } else { Tone::Neutral }),
        money(chain.get(Column::Approved), "ledger-approved"),
        money(chain.get(Column::Paid), "ledger-paid"),
    ];
    let sections = tables.into_iter().map(|table| {
        let title = words.with("ledger-by", &[("by", table.breakdown.code().into())]);
        let id = format!("by-{}", table.breakdown);
        view! {
            <section class="stack" aria-labelledby=id.clone()>
                <h2 id=id.clone()>{title}</h2>
                <ChainTable words view=table />
            </section>
        }
    });
    let sections = sections.collect::<Vec<_>>();
    view! {
        <PageHead words title=words.t("ledger-programme-title") crumbs lead=words.t("ledger-programme-lead")>
            {may_pay.then(|| view! { <a href=paths::payments()>{words.t("payments-title")}</a> })}
            <a href=paths::programme_money_csv()>{words.t("ledger-csv")}</a>
        </PageHead>
        <Tiles tiles />
        <p class="quiet small">{words.t("ledger-not-netted")}</p>
        {opened.map(|view| view! { <Projects words view /> })}
        <section class="stack" aria-labelledby="budgets">
            <h2 id="budgets">{words.t("ledger-budgets")}</h2>
            <p class="quiet">{words.t("ledger-budgets-text")}</p>
            <Budgets words lines=budgets />
        </section>
        <NeedSection words lines=need />
        <ChainLegend words />
        {sections}
    }
    .into_any()
}

/// What was approved, and the indicators over it: a row each, the phase of now beside all phases.
#[component]
fn Budgets(words: Words, lines: Vec<BudgetLine>) -> AnyView {
    let name = |line: &BudgetLine| words.t(if line.is_current { "ledger-phase-now" } else { "ledger-all-phases" });
    let heads = lines.iter().map(|line| view! { <th scope="col" class="num">{name(line)}</th> }).collect::<Vec<_>>();
    let money = |amount: fn(&BudgetLine) -> Eur| lines.iter().map(|line| (name(line), words.money(amount(line)))).collect::<Vec<_>>();
    let ratio = |share: fn(&BudgetLine) -> Option<Share>, write: fn(Words, Share) -> String| {
        lines.iter().map(|line| (name(line), share(line).map_or_else(|| "–".to_owned(), |share| write(words, share)))).collect::<Vec<_>>()
    };
    let rows = [
        ("ledger-cost", money(|line| line.budget.cost)),
        ("ledger-public-short", money(|line| line.budget.public)),
        ("ledger-cash", money(|line| line.budget.own_cash)),
        ("ledger-in-kind", money(|line| line.budget.own_in_kind)),
        ("ledger-other", money(|line| line.budget.other)),
        ("ledger-k01", money(|line| line.indicators.committed)),
        ("ledger-k02", ratio(|line| line.indicators.match_ratio, Words::ratio_fine)),
        ("ledger-k03", ratio(|line| line.indicators.private_leverage, Words::ratio_fine)),
        ("ledger-k04", ratio(|line| line.indicators.cash_leverage, Words::ratio_fine)),
        ("ledger-k05", ratio(|line| line.indicators.in_kind_share, Words::percent)),
        ("ledger-k06", ratio(|line| line.indicators.exhaustion, Words::percent)),
        ("ledger-claimed-only", money(|line| line.indicators.claimed_only)),
    ];
    let rows = rows.map(|(head, cells)| {
        let cells = cells.into_iter().map(|(name, figure)| view! { <td class="num" data-name=name>{figure}</td> }).collect::<Vec<_>>();
        view! { <tr><th scope="row">{words.t(head)}</th>{cells}</tr> }
    });
    view! {
        <Table label=words.t("ledger-budgets")>
            <thead><tr><th scope="col">{words.t("ledger-what")}</th>{heads}</tr></thead>
            <tbody>{rows.into_iter().collect::<Vec<_>>()}</tbody>
        </Table>
    }
    .into_any()
}
