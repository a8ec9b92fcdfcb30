//! What follows from the table: balance, match, cash share and mode, where the money comes from, and the rules of the gate.

use super::places;
use super::reading::{Reading, RuleReading};
use super::sheet::Sheet;
use super::sheet_words::SheetWords;
use crate::island_words::fill;
use leptos::prelude::*;

/// The parts of the bar in the order of [`Reading::bar`].
const PARTS: [&str; 4] = ["public", "cash", "in-kind", "other"];

/// The panel under the table.
#[component]
pub(super) fn OutcomePanel(sheet: Sheet, reading: Reading) -> impl IntoView {
    let rules_title = fill(&sheet.words.rules, &[("gate", &sheet.gate)]);
    let words = sheet.words;
    let no_rules = reading.rules.is_empty().then(|| view! { <p class="quiet">{words.no_rules.clone()}</p> });
    let rules = reading.rules.iter().enumerate().map(|(index, read)| rule(index, read)).collect::<Vec<_>>();
    let rules = (!rules.is_empty()).then(|| view! { <ul class="outcome__rules">{rules}</ul> });
    let (is_met, balance) = reading.balance.clone();
    view! {
        <div class="outcome">
            <section class="card" aria-labelledby="outcome-title">
                <h2 id="outcome-title">{words.outcome.clone()}</h2>
                <p class="outcome__balance" role="status" data-met=is_met.to_string() data-live=places::BALANCE>{balance}</p>
                <p class="late" hidden=reading.unreadable.is_none() data-live=places::UNREADABLE>{reading.unreadable.clone()}</p>
                {bar(&words, &reading)}
                <Facts words reading />
            </section>
            <section class="card" aria-labelledby="rules-title">
                <h2 id="rules-title">{rules_title}</h2>
                {no_rules}
                {rules}
            </section>
        </div>
    }
}

#[component]
fn Facts(words: SheetWords, reading: Reading) -> impl IntoView {
    let (mode, mode_hint) = reading.mode;
    view! {
        <dl class="facts">
            <div><dt>{words.match_ratio}</dt><dd data-live=places::MATCH_RATIO>{reading.match_ratio}</dd></div>
            <div><dt>{words.cash_share}</dt><dd data-live=places::CASH_SHARE>{reading.cash_share}</dd></div>
            <div>
                <dt>{words.mode}</dt>
                <dd>
                    <span data-live=places::MODE>{mode}</span>
                    <br />
                    <span class="quiet small" data-live=places::MODE_HINT>{mode_hint}</span>
                </dd>
            </div>
        </dl>
    }
}

fn bar(words: &SheetWords, reading: &Reading) -> impl IntoView + use<> {
    let labels = [&words.money_public, &words.money_cash, &words.money_in_kind, &words.money_other];
    let blocks = PARTS
        .iter()
        .zip(&reading.bar)
        .enumerate()
        .map(|(index, (part, block))| {
            view! { <rect x=block.start.clone() width=block.width.clone() height="100%" data-part=*part data-live=places::block(index) /> }
        })
        .collect::<Vec<_>>();
    let legend = PARTS
        .iter()
        .zip(labels)
        .zip(&reading.bar_amounts)
        .enumerate()
        .map(|(index, ((part, label), amount))| {
            view! {
                <li>
                    <svg class="swatch" width="12" height="12" aria-hidden="true"><rect width="12" height="12" rx="3" data-part=*part /></svg>
                    <span>{label.clone()}</span>
                    <b data-live=places::amount(index)>{amount.clone()}</b>
                </li>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <svg class="money" role="img" aria-label=words.bar.clone()>{blocks}</svg>
        <ul class="legend">{legend}</ul>
    }
}

fn rule(index: usize, rule: &RuleReading) -> impl IntoView + use<> {
    view! {
        <li>
            <span class="badge" data-tone=rule.tone.clone() data-live=places::verdict(index)>{rule.label.clone()}</span>
            <span data-live=places::compared(index)>{rule.text.clone()}</span>
        </li>
    }
}
