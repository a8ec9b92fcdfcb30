//! One request: what it changes as a diff, what it does, what the partners say, and what the reader can do with it.

use super::change_parts::{Answers, Decided, Doing};
use super::list::{holder, tone};
use super::side_by_side::{SideBySide, amount_cell};
use super::view::{ChangeView, ForecastChange};
use super::wording::obstacle_words;
use crate::forecasts::half_name;
use crate::history::{ChangeLine, change_line};
use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, ErrorSummary, Link, Notice, PageHead, SummaryList, SummaryRow, Table};
use domain::Eur;
use domain::changed::Changed;
use domain::changes::Way;
use domain::ledger::HalfYear;
use domain::settings::VerdictChange;
use leptos::prelude::*;

/// The page.
#[component]
pub fn ChangePage(words: Words, view: ChangeView) -> AnyView {
    let (project, state) = (view.project, view.state);
    let crumbs = vec![
        Link::new(paths::portfolio(), words.t("nav-portfolio")),
        Link::new(paths::project(project), view.title.clone()),
        Link::new(paths::project_money(project), words.t("change-crumb")),
    ];
    let name = words.with("change-name", &[("number", i64::from(view.number).into())]);
    let (notice, errors) = (view.notice.clone(), view.errors.clone());
    let waits_for: Vec<String> = view.answers.iter().filter(|one| one.agrees.is_none()).map(|one| one.name.clone()).collect();
    let with = holder(words, state, &waits_for, view.way == Way::Steering);
    let rows = facts(words, &view, with);
    let is_open = !state.is_closed();
    let sides = view.sides.iter().any(|side| side.before != side.after);
    let budget = sides.then(|| view.sides.iter().map(|side| super::Side { partner: side.partner.clone(), ..*side }).collect::<Vec<_>>());
    view! {
        <div class="stack stack--loose">
            <ErrorSummary words errors />
            <PageHead words title=name crumbs lead=view.reason.clone()>
                <Badge tone=tone(state) label=words.label(state) />
            </PageHead>
            {notice.map(|notice| view! { <Notice notice /> })}
            <div class="narrow"><SummaryList rows /></div>
            <section class="stack" aria-labelledby="differences">
                <h2 id="differences">{words.t("change-differences")}</h2>
                <Differences words changes=view.differences.clone() />
                {budget.map(|sides| view! { <SideBySide words sides /> })}
            </section>
            {is_open.then(|| view! { <Effect words view=&view /> })}
            <Answers words answers=&view.answers earlier=&view.earlier />
            <Decided words decided=&view.decided withdrawn=&view.withdrawn />
            <Doing words view />
        </div>
    }
    .into_any()
}

fn facts(words: Words, view: &ChangeView, with: String) -> Vec<SummaryRow> {
    let (by, at) = view.written.clone();
    let kinds = view.kinds.iter().map(|kind| words.label(*kind)).collect::<Vec<_>>().join(", ");
    let way = match view.way {
        Way::Small => words.t("change-way-small"),
        Way::Manager => words.with("change-way-manager", &[("mandate", words.money(view.mandate).into())]),
        Way::Steering => words.with("change-way-steering", &[("mandate", words.money(view.mandate).into())]),
    };
    let mut rows = vec![
        SummaryRow::text(words.t("change-what"), kinds),
        SummaryRow::text(words.t("change-phase"), words.label(view.phase)),
        SummaryRow::text(words.t("change-written"), words.with("stop-by", &[("name", by.into()), ("at", words.date_time(at).into())])),
    ];
    if !view.state.is_closed() {
        rows.push(SummaryRow::text(words.t("change-with"), format!("{with} ({})", words.date_time(view.since))));
        rows.push(SummaryRow::text(words.t("change-at-stake"), words.money(view.at_stake)));
        rows.push(SummaryRow::text(words.t("change-decides"), way));
    }
    rows
}

/// What differs beside the money, old above new.
#[component]
fn Differences(words: Words, changes: Vec<Changed>) -> impl IntoView {
    let line = |changed: &Changed| {
        let ChangeLine { field, old, new, .. } = change_line(words, &[], changed);
        view! {
            <li class="stack stack--tight">
                <b>{field}</b>
                <p class="prose"><span class="quiet">{words.t("change-was")}</span>" "{old}</p>
                <p class="prose"><span class="quiet">{words.t("change-is")}</span>" "{new}</p>
            </li>
        }
    };
    let lines = changes.iter().map(line).collect::<Vec<_>>();
    (!lines.is_empty()).then(|| view! { <ul class="stack plain differences">{lines}</ul> })
}

/// What it does to the money of the programme and the rules, and what stands in its way.
#[component]
fn Effect<'a>(words: Words, view: &'a ChangeView) -> impl IntoView + use<> {
    let ChangeView { verdicts, obstacles, .. } = view;
    let money = match view.more {
        None | Some(Eur::ZERO) => words.t("change-commits-same"),
        Some(more) if more.is_positive() => words.with("change-commits-more", &[("amount", words.money(more).into())]),
        Some(less) => words.with("change-commits-less", &[("amount", words.money(Eur(-less.0)).into())]),
    };
    let verdict = |change: &VerdictChange| {
        let about = [("rule", change.rule.code().into()), ("before", words.label(change.before).into()), ("after", words.label(change.after).into())];
        view! { <li>{words.with("effect-verdict", &about)}</li> }
    };
    let rules = if verdicts.is_empty() {
        view! { <p>{words.t("change-rules-same")}</p> }.into_any()
    } else {
        view! { <p>{words.t("change-rules")}</p><ul>{verdicts.iter().map(verdict).collect::<Vec<_>>()}</ul> }.into_any()
    };
    let in_the_way = (!obstacles.is_empty()).then(|| {
        let lines = obstacles.iter().map(|one| view! { <li>{obstacle_words(words, one)}</li> }).collect::<Vec<_>>();
        view! { <div class="notice" data-tone="warn"><p><b>{words.t("change-obstacles")}</b></p><ul>{lines}</ul></div> }
    });
    view! {
        <section class="stack" aria-labelledby="effect">
            <h2 id="effect">{words.t("change-effect")}</h2>
            <p>{money}</p>
            {rules}
            <Forecast words forecast=&view.forecast />
            {in_the_way}
        </section>
    }
}

/// What is expected to be needed by half-year, now and then.
#[component]
fn Forecast<'a>(words: Words, forecast: &'a ForecastChange) -> impl IntoView + use<> {
    let outdated = (!forecast.outdated.is_empty()).then(|| {
        let about = [("count", forecast.outdated.len().into()), ("partners", forecast.outdated.join(", ").into())];
        view! { <p>{words.with("change-forecast-outdated", &about)}</p> }
    });
    if forecast.by_half.iter().all(|(_, before, after)| before == after) {
        return view! { <p>{words.t("change-forecast-same")}</p>{outdated} }.into_any();
    }
    let row = |(half, before, after): &(HalfYear, Eur, Eur)| {
        view! { <tr><th scope="row">{half_name(words, *half)}</th>{amount_cell(words, &words.t("change-forecast-needed"), *before, *after)}</tr> }
    };
    let rows = forecast.by_half.iter().map(row).collect::<Vec<_>>();
    let sum = |of: fn(&(HalfYear, Eur, Eur)) -> Eur| forecast.by_half.iter().map(of).sum::<Eur>();
    let total = amount_cell(words, &words.t("change-forecast-needed"), sum(|one| one.1), sum(|one| one.2));
    view! {
        <p>{words.t("change-forecast")}</p>
        <div class="narrow">
            <Table label=words.t("change-forecast-needed")>
                <thead>
                    <tr><th scope="col">{words.t("forecast-half-year")}</th><th scope="col" class="num">{words.t("change-forecast-needed")}</th></tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot><tr><th scope="row">{words.t("financing-total")}</th>{total}</tr></tfoot>
            </Table>
        </div>
        {outdated}
    }
    .into_any()
}
