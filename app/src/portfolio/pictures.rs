//! The pictures on top of the portfolio: public money against the ceiling, and the gates of the coming year. Each is followed by the same in words.

use super::PortfolioQuery;
use super::view::CeilingView;
use crate::bar::percent;
use crate::language::Words;
use chrono::Datelike;
use domain::Eur;
use domain::gates::{ComingYear, Gate, GateDay, MonthAhead};
use domain::scale::against_most;
use leptos::prelude::*;

/// Public money in the phases that run against the most that there is.
#[component]
pub(super) fn CeilingPicture(words: Words, view: CeilingView) -> impl IntoView {
    let CeilingView { phases, ceiling } = view;
    let amounts: Vec<Eur> = phases.iter().map(|(_, amount)| *amount).collect();
    let drawn = against_most(&amounts, ceiling);
    let mut start = 0;
    let mut block = |(index, width): (usize, &u32)| {
        let x = percent(start);
        start += width;
        view! { <rect x=x width=percent(*width) height="100%" data-phase=index.to_string() /> }
    };
    let blocks = drawn.parts.iter().enumerate().map(&mut block).collect::<Vec<_>>();
    let most = (drawn.over > Eur::ZERO).then(|| {
        let at = percent(drawn.most_at);
        view! { <line class="ceiling__most" x1=at.clone() x2=at y1="0" y2="100%" /> }
    });
    let parts = phases.iter().enumerate().map(|(index, (phase, amount))| {
        view! {
            <li>
                <svg class="swatch" width="12" height="12" aria-hidden="true"><rect width="12" height="12" rx="3" data-phase=index.to_string() /></svg>
                <span>{words.label(*phase)}</span>
                <b>{words.money(*amount)}</b>
            </li>
        }
    });
    let rest = if drawn.over > Eur::ZERO {
        words.with("ceiling-over", &[("amount", words.money(drawn.over).into())])
    } else {
        words.with("ceiling-left", &[("amount", words.money(drawn.left).into())])
    };
    let sum: Eur = amounts.into_iter().sum();
    view! {
        <section class="stack stack--tight" aria-labelledby="ceiling">
            <h2 id="ceiling">{words.with("ceiling-title", &[("sum", words.money(sum).into()), ("ceiling", words.money(ceiling).into())])}</h2>
            <svg class="money ceiling" aria-hidden="true">{blocks}{most}</svg>
            <ul class="legend">{parts.collect::<Vec<_>>()}<li><b>{rest}</b></li></ul>
        </section>
    }
}

/// How high a lane of the axis is.
const LANE: usize = 30;

/// The gates of the coming year on one axis, a lane for each gate, and the same in words behind a disclosure.
#[component]
pub(super) fn YearPicture<'a>(words: Words, view: ComingYear, query: &'a PortfolioQuery) -> impl IntoView + use<> {
    let lanes: Vec<Gate> = Gate::ALL.iter().copied().filter(|gate| view.days.iter().any(|(one, _)| one.gate == *gate)).collect();
    let count: i64 = view.days.iter().map(|(one, _)| one.count).sum();
    let title = words.with("year-title", &[("count", count.into())]);
    if lanes.is_empty() {
        return view! { <section class="stack stack--tight"><h2>{title}</h2><p class="quiet">{words.t("year-none")}</p></section> }.into_any();
    }
    let height = lanes.len() * LANE;
    let ticks = view.months.iter().enumerate().map(|(index, month)| tick(words, index, month, height)).collect::<Vec<_>>();
    let names = lanes.iter().map(|gate| view! { <li>{words.label(*gate)}</li> }).collect::<Vec<_>>();
    let marks = view.days.iter().filter_map(|(one, at)| {
        let lane = lanes.iter().position(|gate| *gate == one.gate)?;
        Some(mark(words, *one, *at, lane))
    });
    let marks = marks.collect::<Vec<_>>();
    view! {
        <section class="stack stack--tight" aria-labelledby="year">
            <h2 id="year">{title}</h2>
            <div class="year" aria-hidden="true">
                <ul class="year__lanes">{names}</ul>
                <svg class="year__axis" height=(height + LANE).to_string()>{ticks}{marks}</svg>
            </div>
            <details class="source"><summary>{words.t("year-in-words")}</summary>{months(words, &view, query)}</details>
        </section>
    }
    .into_any()
}

fn tick(words: Words, index: usize, month: &MonthAhead, height: usize) -> AnyView {
    let at = percent(month.at);
    // The month of today has no room for its name when it is nearly over; every third name stays on a narrow screen.
    let label = (index > 0).then(|| {
        let minor = (index % 3 != 1).then_some("");
        let year = if month.first.month() == 1 { words.month(month.first) } else { words.month_short(month.first) };
        view! { <text class="year__month" data-minor=minor x=at.clone() y=(height + LANE - 8).to_string() dx="4">{year}</text> }
    });
    view! { <line class="year__tick" x1=at.clone() x2=at.clone() y1="0" y2=(height + LANE).to_string() />{label} }.into_any()
}

fn mark(words: Words, one: GateDay, at: u32, lane: usize) -> AnyView {
    let y = (lane * LANE + 5).to_string();
    let many = (one.count > 1).then(|| view! { <text class="year__many" x="14" y="15">{words.number(one.count)}</text> });
    // The diamond stands on its day: half of it lies before.
    view! {
        <svg class="year__mark" x=percent(at) y=y width="20" height="20">
            <path transform="translate(-10 0)" d="M10 1 19 10 10 19 1 10z" />
            {many}
        </svg>
    }
    .into_any()
}

/// A line for each month with gates: how many there are of each, and a way to the projects.
fn months(words: Words, view: &ComingYear, query: &PortfolioQuery) -> AnyView {
    let line = |month: &MonthAhead| {
        let count = |(gate, count): (&Gate, &i64)| words.with("year-gates", &[("gate", words.label(*gate).into()), ("count", (*count).into())]);
        let counts = month.counts.iter().map(count).collect::<Vec<_>>().join(", ");
        let href = query.with(|query| query.month = Some(month.first)).href();
        view! { <li><a href=href>{words.month(month.first)}</a>" "<span class="quiet">{counts}</span></li> }
    };
    let lines = view.months.iter().filter(|month| !month.counts.is_empty()).map(line).collect::<Vec<_>>();
    view! { <ul class="plain stack stack--tight small">{lines}</ul> }.into_any()
}
