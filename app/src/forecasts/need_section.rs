//! What the programme needs by half-year: a bar each on one scale, and the figures beside it.

use super::view::NeedLine;
use crate::bar::percent;
use crate::language::Words;
use crate::paths;
use crate::ui::Table;
use domain::Eur;
use domain::ledger::HalfYear;
use domain::scale::beside_largest;
use leptos::prelude::*;

/// What people call a half-year.
pub fn half_name(words: Words, half: HalfYear) -> String {
    words.with("forecast-half", &[("number", i64::from(half.number()).into()), ("year", half.year().to_string().into())])
}

/// The section.
#[component]
pub fn NeedSection(words: Words, lines: Vec<NeedLine>) -> AnyView {
    if lines.is_empty() {
        return ().into_any();
    }
    let largest = lines.iter().map(|line| line.forecast + line.spread).max().unwrap_or_default();
    let total = |of: fn(&NeedLine) -> Eur| words.figure(lines.iter().map(of).sum());
    let totals = [total(|line| line.forecast), total(|line| line.spread), total(|line| line.forecast + line.spread)];
    let heads = ["forecast-by-partners", "forecast-by-spread", "forecast-together"];
    let row = |line: &NeedLine| {
        let (name, together) = (half_name(words, line.half), line.forecast + line.spread);
        let told = format!("{name} {}", words.figure(together));
        let width = percent(beside_largest(together, largest));
        let forecast = percent(beside_largest(line.forecast, largest));
        let bar = view! {
            <svg class="chain" height="22" role="img" aria-label=told>
                <rect data-chain="committed" width=width y="0" height="22" />
                {line.forecast.is_positive().then(|| view! { <rect data-chain="approved" width=forecast y="8" height="6" /> })}
            </svg>
        };
        let cells = heads.into_iter().zip([line.forecast, line.spread, together]);
        let cells = cells.map(|(head, amount)| view! { <td class="num" data-name=words.t(head)>{words.figure(amount)}</td> }).collect::<Vec<_>>();
        view! { <tr><th scope="row">{name}</th><td class="wide">{bar}</td>{cells}</tr> }
    };
    let rows = lines.iter().map(row).collect::<Vec<_>>();
    let head = |key: &'static str| view! { <th scope="col" class="num">{words.t(key)}</th> };
    let foot = |(key, sum): (&'static str, String)| view! { <td class="num" data-name=words.t(key)>{sum}</td> };
    let (head, foot) = (heads.map(head).into_iter().collect::<Vec<_>>(), heads.into_iter().zip(totals).map(foot).collect::<Vec<_>>());
    view! {
        <section class="stack" aria-labelledby="need">
            <div class="head__row">
                <h2 id="need">{words.t("forecast-need")}</h2>
                <a href=paths::forecast_csv()>{words.t("ledger-csv")}</a>
            </div>
            <p class="quiet">{words.t("forecast-need-text")}</p>
            <Table label=words.t("forecast-need")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("forecast-half-year")}</th>
                        <th scope="col">{words.with("ledger-scale", &[("largest", words.money(largest).into())])}</th>
                        {head}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row" colspan="2">{words.t("ledger-total")}</th>
                        {foot}
                    </tr>
                </tfoot>
            </Table>
        </section>
    }
    .into_any()
}
