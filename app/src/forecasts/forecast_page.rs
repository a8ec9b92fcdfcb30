//! The forecast of a project: every partner's by half-year, and the form of the own organisation.

use super::need_section::half_name;
use super::view::{ForecastLine, ForecastView, OwnForecast};
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{Button, EmptyState, ErrorSummary, FormErrors, FormKeys, Link, MoneyField, Notice, PageHead, Room, Table, TextArea};
use domain::Eur;
use domain::ids::ProjectId;
use domain::ledger::{HalfYear, amount_field};
use domain::reason::REASON_AT_MOST;
use leptos::prelude::*;

/// What a field of the form is called.
pub fn forecast_label(words: Words, field: &str) -> String {
    let half = field.strip_prefix("amount.").and_then(|half| half.parse::<HalfYear>().ok());
    half.map_or_else(|| words.t("forecast-field-explanation"), |half| half_name(words, half))
}

/// The page.
#[component]
pub fn ForecastPage(words: Words, view: ForecastView) -> AnyView {
    let ForecastView { project, title, phase, halves, lines, own, notice } = view;
    let crumbs = vec![Link::new(paths::portfolio(), words.t("nav-portfolio")), Link::new(paths::project(project), title)];
    let summary = own.as_ref().map_or_else(FormErrors::default, |own| own.errors.clone());
    let table = if lines.is_empty() {
        view! { <EmptyState title=words.t("forecast-none") text=words.t("forecast-none-text") /> }.into_any()
    } else {
        lines_table(words, &halves, &lines)
    };
    view! {
        <div class="stack stack--loose">
            <ErrorSummary words errors=summary />
            <PageHead
                words
                title=words.t("forecast-title")
                crumbs
                lead=words.with("forecast-lead", &[("phase", words.label(phase).into())])
            />
            {notice.map(|notice| view! { <Notice notice /> })}
            {table}
            {own.map(|own| form(words, project, own))}
        </div>
    }
    .into_any()
}

fn lines_table(words: Words, halves: &[HalfYear], lines: &[ForecastLine]) -> AnyView {
    let of = |line: &ForecastLine, half: HalfYear| line.amounts.iter().find(|(one, _)| *one == half).map_or(Eur::ZERO, |(_, amount)| *amount);
    let heads = halves.iter().map(|half| view! { <th scope="col" class="num">{half_name(words, *half)}</th> }).collect::<Vec<_>>();
    let row = |line: &ForecastLine| {
        let cells = halves.iter().map(|half| view! { <td class="num" data-name=half_name(words, *half)>{words.figure(of(line, *half))}</td> });
        let version = match line.version {
            Some((number, at)) => words.with("forecast-version", &[("number", number.into()), ("at", words.date_time(at).into())]),
            None => words.t("forecast-spread"),
        };
        let why = (!line.explanation.is_empty()).then(|| view! { <span class="below quiet small">{line.explanation.clone()}</span> });
        view! {
            <tr>
                <th scope="row">{line.partner.clone()}<span class="below quiet small">{version}</span>{why}</th>
                <td class="num" data-name=words.t("forecast-left")>{words.figure(line.left)}</td>
                {cells.collect::<Vec<_>>()}
            </tr>
        }
    };
    let rows = lines.iter().map(row).collect::<Vec<_>>();
    let totals = halves.iter().map(|half| {
        let sum: Eur = lines.iter().map(|line| of(line, *half)).sum();
        view! { <td class="num" data-name=half_name(words, *half)>{words.figure(sum)}</td> }
    });
    let totals = totals.collect::<Vec<_>>();
    let left: Eur = lines.iter().map(|line| line.left).sum();
    view! {
        <Table label=words.t("forecast-title")>
            <thead>
                <tr>
                    <th scope="col">{words.t("in-kind-partner")}</th>
                    <th scope="col" class="num">{words.t("forecast-left")}</th>
                    {heads}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
            <tfoot>
                <tr>
                    <th scope="row">{words.t("ledger-total")}</th>
                    <td class="num" data-name=words.t("forecast-left")>{words.figure(left)}</td>
                    {totals}
                </tr>
            </tfoot>
        </Table>
    }
    .into_any()
}

fn form(words: Words, project: ProjectId, own: OwnForecast) -> AnyView {
    let OwnForecast { left, typed, key, version, errors } = own;
    let fields = typed.amounts.iter().map(|(half, amount)| {
        let name = amount_field(*half);
        view! { <MoneyField name=name.clone() label=half_name(words, *half) value=amount.clone() error=errors.of(&name) /> }
    });
    let fields = fields.collect::<Vec<_>>();
    view! {
        <section class="narrow stack" aria-labelledby="own">
            <h2 id="own">{words.t("forecast-own")}</h2>
            <p>{words.with("forecast-own-text", &[("left", words.money(left).into())])}</p>
            <form class="stack stack--loose" method="post" action=paths::forecast(project)>
                <FormKeys key version />
                <Keeping words place=paths::forecast(project) />
                {fields}
                <TextArea
                    name="explanation"
                    label=words.t("forecast-field-explanation")
                    value=typed.explanation.clone()
                    hint=words.t("forecast-explanation-hint")
                    error=errors.of("explanation")
                    rows=3
                    room=Room::of(words, REASON_AT_MOST)
                />
                <div class="actions"><Button label=words.t("forecast-save") /></div>
            </form>
        </section>
    }
    .into_any()
}
