//! What follows from the table: balance, match, cash share and mode, where the money comes from, and the rules of the gate.

use super::reading::Reading;
use super::sheet::Sheet;
use super::sheet_words::SheetWords;
use crate::island_words::fill;
use leptos::prelude::*;

/// The parts of the bar in the order of [`Reading::bar`].
const PARTS: [&str; 4] = ["public", "cash", "in-kind", "other"];

/// The panel under the table; it follows the reading.
#[component]
pub(super) fn OutcomePanel(sheet: Sheet, reading: Memo<Reading>) -> impl IntoView {
    let rules_title = fill(&sheet.words.rules, &[("gate", &sheet.gate)]);
    let words = sheet.words;
    let no_rules = words.no_rules.clone();
    let unreadable = move || reading.with(|reading| reading.unreadable.clone().map(|text| view! { <p class="late">{text}</p> }));
    view! {
        <div class="outcome">
            <section class="card" aria-labelledby="outcome-title">
                <h2 id="outcome-title">{words.outcome.clone()}</h2>
                <p class="outcome__balance" role="status" data-met=move || reading.with(|reading| reading.balance.0.to_string())>
                    {move || reading.with(|reading| reading.balance.1.clone())}
                </p>
                {unreadable}
                <Bar words=words.clone() reading />
                <Facts words reading />
            </section>
            <section class="card" aria-labelledby="rules-title">
                <h2 id="rules-title">{rules_title}</h2>
                {move || reading.with(|reading| rules(reading, &no_rules))}
            </section>
        </div>
    }
}

#[component]
fn Facts(words: SheetWords, reading: Memo<Reading>) -> impl IntoView {
    let mode_hint = move || reading.with(|reading| reading.mode.1.clone());
    view! {
        <dl class="facts">
            <div><dt>{words.match_ratio}</dt><dd>{move || reading.with(|reading| reading.match_ratio.clone())}</dd></div>
            <div><dt>{words.cash_share}</dt><dd>{move || reading.with(|reading| reading.cash_share.clone())}</dd></div>
            <div>
                <dt>{words.mode}</dt>
                <dd>
                    <span>{move || reading.with(|reading| reading.mode.0.clone())}</span>
                    <br />
                    <span class="quiet small">{mode_hint}</span>
                </dd>
            </div>
        </dl>
    }
}

#[component]
fn Bar(words: SheetWords, reading: Memo<Reading>) -> impl IntoView {
    let labels = [words.money_public, words.money_cash, words.money_in_kind, words.money_other];
    let block = move |index: usize| reading.with(|reading| reading.bar.get(index).cloned().unwrap_or_default());
    let blocks = PARTS
        .iter()
        .enumerate()
        .map(|(index, part)| view! { <rect x=move || block(index).start width=move || block(index).width height="100%" data-part=*part /> })
        .collect::<Vec<_>>();
    let legend = PARTS
        .iter()
        .zip(labels)
        .enumerate()
        .map(|(index, (part, label))| {
            let amount = move || reading.with(|reading| reading.bar_amounts.get(index).cloned());
            view! {
                <li>
                    <svg class="swatch" width="12" height="12" aria-hidden="true"><rect width="12" height="12" rx="3" data-part=*part /></svg>
                    <span>{label}</span>
                    <b>{amount}</b>
                </li>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <svg class="money" role="img" aria-label=words.bar>{blocks}</svg>
        <ul class="legend">{legend}</ul>
    }
}

fn rules(reading: &Reading, no_rules: &str) -> AnyView {
    if reading.rules.is_empty() {
        return view! { <p class="quiet">{no_rules.to_owned()}</p> }.into_any();
    }
    let rules = reading
        .rules
        .iter()
        .map(|rule| view! { <li><span class="badge" data-tone=rule.tone.clone()>{rule.label.clone()}</span><span>{rule.text.clone()}</span></li> })
        .collect::<Vec<_>>();
    view! { <ul class="outcome__rules">{rules}</ul> }.into_any()
}
