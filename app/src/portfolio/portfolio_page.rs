//! The list of projects: search, filters, sort and pages, all in the address.

use super::pictures::{CeilingPicture, YearPicture};
use super::{PAGE_SIZE, PortfolioQuery, PortfolioRow, PortfolioView};
use crate::document::NavigationItem;
use crate::language::Words;
use crate::paths;
use crate::ui::table::{Direction, SortHeader, Table};
use crate::ui::tiles::Tiles;
use crate::ui::{
    Badge, Button, ButtonKind, ButtonLink, Chip, Chips, Choice, EmptyState, Link, MoneyBar, MoneyLegend, MoneyPart, PageHead, PageLinks, Pagination,
    Select, StatusBadge, Tabs, Tone,
};
use chrono::NaiveDate;
use domain::Eur;
use domain::gates::{ConditionSignal, Gate};
use domain::projects::{Phase, ProjectOrder as Sort, Risk, Status};
use leptos::prelude::*;

/// The page.
#[component]
pub fn PortfolioPage(words: Words, view: PortfolioView) -> AnyView {
    let PortfolioView { query, rows, total, today, choices, tiles, may_create, ceiling, year, open, ended, largest } = view;
    let year = (!query.closed).then(|| view! { <YearPicture words view=year query=&query /> });
    let tabs = open_or_ended(words, &query, open, ended);
    let chips = chips(words, &query, &choices.areas, &choices.clusters);
    let list = if rows.is_empty() { nothing(words, &query, may_create) } else { list(words, &query, rows, (total, largest), today) };
    view! {
        <PageHead words title=words.t("portfolio-title")>
            <ButtonLink href=paths::heat_table() label=words.t("heat-title") kind=ButtonKind::Quiet />
            {may_create.then(|| view! { <ButtonLink href=paths::project_new() label=words.t("portfolio-new") /> })}
        </PageHead>
        <Tiles tiles />
        {ceiling.map(|view| view! { <CeilingPicture words view /> })}
        {year}
        <section class="stack" aria-labelledby="list">
            <h2 id="list" class="sr">{words.t("portfolio-list")}</h2>
            <form class="filters" method="get" action=paths::portfolio() role="search">
                <div class="field filters__search">
                    <label for="f-q">{words.t("portfolio-search")}</label>
                    <input id="f-q" type="search" name="q" value=query.q.clone() maxlength="100" />
                </div>
                <Select name="phase" label=words.t("portfolio-phase") choices=Choice::of(words, Phase::ALL) value=query.phase.map(Phase::code).unwrap_or_default() empty=words.t("filter-all") />
                <Select name="status" label=words.t("portfolio-status") choices=Choice::of(words, Status::ALL) value=query.status.map(Status::code).unwrap_or_default() empty=words.t("filter-all") />
                <Select name="area" label=words.t("portfolio-area") choices=choices.areas value=query.area.clone().unwrap_or_default() empty=words.t("filter-all") />
                <Select name="cluster" label=words.t("portfolio-cluster") choices=choices.clusters value=query.cluster.clone().unwrap_or_default() empty=words.t("filter-all") />
                <Select name="conditions" label=words.t("portfolio-conditions") choices=Choice::of(words, &[ConditionSignal::Late, ConditionSignal::Soon]) value=query.conditions.map(ConditionSignal::code).unwrap_or_default() empty=words.t("filter-all") />
                {query.closed.then(|| view! { <input type="hidden" name="closed" value="1" /> })}
                {(query.sort != Sort::NextGate).then(|| view! { <input type="hidden" name="sort" value=query.sort.code() /> })}
                {query.descending.then(|| view! { <input type="hidden" name="descending" value="1" /> })}
                {query.late.then(|| view! { <input type="hidden" name="late" value="1" /> })}
                {query.waiting.then(|| view! { <input type="hidden" name="waiting" value="1" /> })}
                {query.month_code().map(|month| view! { <input type="hidden" name="month" value=month /> })}
                <Button label=words.t("portfolio-apply") kind=ButtonKind::Quiet />
            </form>
            <Chips words chips />
            {tabs}
            {list}
        </section>
    }
    .into_any()
}

fn list(words: Words, query: &PortfolioQuery, rows: Vec<PortfolioRow>, (total, largest): (i64, Eur), today: NaiveDate) -> AnyView {
    let head = |sort: Sort, key: &str, figures: bool| {
        let direction = (query.sort == sort).then_some(if query.descending { Direction::Descending } else { Direction::Ascending });
        view! { <SortHeader words label=words.t(key) href=query.sorted_by(sort).href() direction figures /> }
    };
    let heads = [
        head(Sort::Title, "column-project", false),
        head(Sort::NextGate, "column-next-step", false),
        head(Sort::Cost, "column-cost", true),
        head(Sort::Weakest, "column-weakest", false),
        head(Sort::Risk, "column-attention", false),
    ];
    let [title, next, cost, weakest, risk] = heads;
    let page = pages(query, &rows, total);
    let rows = rows.into_iter().map(|row| project(words, today, largest, row)).collect::<Vec<_>>();
    view! {
        <Table label=words.t("portfolio-list")>
            <thead>
                <tr>
                    {title}
                    <th scope="col">{words.t("column-phase")}</th>
                    {next}
                    {cost}
                    <th scope="col">{words.t("column-financing")}</th>
                    {weakest}
                    {risk}
                    <th scope="col">{words.t("column-status")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
        <MoneyLegend words parts=vec![(MoneyPart::Public, None), (MoneyPart::Cash, None), (MoneyPart::InKind, None), (MoneyPart::Other, None)] />
        <p class="small quiet">{words.with("bar-scale", &[("amount", words.money(largest).into())])}</p>
        <Pagination words page />
    }
    .into_any()
}

fn project(words: Words, today: NaiveDate, largest: Eur, row: PortfolioRow) -> AnyView {
    let (step, distance) = next_step(words, today, &row);
    let parts = vec![
        (MoneyPart::Public, row.public_money),
        (MoneyPart::Cash, row.own_cash),
        (MoneyPart::InKind, row.own_in_kind),
        (MoneyPart::Other, row.other_money),
    ];
    let weakest = row.weakest.map(|(condition, level, need)| {
        let told = words.with("level-of", &[("level", i64::from(level).into()), ("need", i64::from(need).into())]);
        view! { {condition.code()}" "<span class="quiet small">{told}</span> }
    });
    let risks = row.risks.iter().map(|risk| view! { <li><Badge tone=risk_tone(*risk) label=words.label(*risk) /></li> }).collect::<Vec<_>>();
    view! {
        <tr>
            <th scope="row">
                <a href=paths::project(row.id)>{row.title}</a>
                <span class="below quiet small">{row.lead}</span>
            </th>
            <td data-name=words.t("column-phase")>{words.label(row.phase)}</td>
            <td data-name=words.t("column-next-step")>{step}<span class="below quiet small">{distance}</span></td>
            <td class="num" data-name=words.t("column-cost")>{words.figure(row.cost)}</td>
            <td data-name=words.t("column-financing")><MoneyBar words parts small=true largest=Some(largest) /></td>
            <td data-name=words.t("column-weakest")>{weakest}</td>
            <td data-name=words.t("column-attention")><ul class="plain stack stack--tight risks">{risks}</ul></td>
            <td data-name=words.t("column-status")><StatusBadge words status=row.status /></td>
        </tr>
    }
    .into_any()
}

/// How loud a risk is.
const fn risk_tone(risk: Risk) -> Tone {
    match risk {
        Risk::ConditionLate | Risk::GateLate => Tone::Bad,
        Risk::LevelsShort | Risk::MoneyOpen | Risk::ConditionSoon => Tone::Warn,
    }
}

/// The next step in words, and how far away it is.
fn next_step(words: Words, today: NaiveDate, row: &PortfolioRow) -> (String, String) {
    let gate = Gate::of(row.phase).map(Gate::code).unwrap_or_default();
    match row.status {
        Status::OnHold => match row.hold_until {
            Some(date) => (words.with("step-held-until", &[("date", words.date_short(date).into())]), words.distance(today, date)),
            None => (words.t("step-held"), String::new()),
        },
        Status::GateRequested | Status::UnderReview | Status::DecisionPending => {
            (words.with("step-requested", &[("gate", gate.into())]), String::new())
        }
        Status::AwaitingStart => {
            let by = row.condition_due_on.map(|date| words.distance(today, date)).unwrap_or_default();
            (words.t("step-first-conditions"), by)
        }
        Status::Draft | Status::Active | Status::Recycled | Status::Legacy => match row.next_gate_on {
            Some(date) => {
                let step = words.with("step-gate-on", &[("gate", gate.into()), ("date", words.date_short(date).into())]);
                (step, words.distance(today, date))
            }
            None => (words.with("step-no-date", &[("gate", gate.into())]), String::new()),
        },
        Status::Stopped | Status::Refused | Status::Graduated | Status::ClosedCompleted => (words.t("step-none"), String::new()),
    }
}

/// The way between what goes on and what has ended, each with its number; nothing where one status is asked for.
fn open_or_ended(words: Words, query: &PortfolioQuery, open: i64, ended: i64) -> Option<impl IntoView + use<>> {
    let tab = |key: &str, count: i64, closed: bool| NavigationItem {
        href: query.with(|query| query.closed = closed).href(),
        label: words.with(key, &[("count", words.number(count).into())]),
        current: query.closed == closed,
    };
    let items = vec![tab("portfolio-open", open, false), tab("portfolio-ended", ended, true)];
    query.is_apart().then(|| view! { <Tabs label=words.t("portfolio-parts") items /> })
}

fn chips(words: Words, query: &PortfolioQuery, areas: &[Choice], clusters: &[Choice]) -> Vec<Chip> {
    let name = |choices: &[Choice], code: &str| {
        choices.iter().find(|choice| choice.value == code).map_or_else(|| code.to_owned(), |choice| choice.label.trim().to_owned())
    };
    let mut chips = Vec::new();
    let mut add = |what: &str, value: String, without: PortfolioQuery| {
        chips.push(Chip {
            label: words.with("chip", &[("what", words.t(&format!("portfolio-{what}")).into()), ("value", value.into())]),
            remove: without.href(),
        });
    };
    if !query.q.is_empty() {
        add("search", query.q.clone(), query.with(|query| query.q.clear()));
    }
    if let Some(phase) = query.phase {
        add("phase", words.label(phase), query.with(|query| query.phase = None));
    }
    if let Some(status) = query.status {
        add("status", words.label(status), query.with(|query| query.status = None));
    }
    if let Some(area) = &query.area {
        add("area", name(areas, area), query.with(|query| query.area = None));
    }
    if let Some(cluster) = &query.cluster {
        add("cluster", name(clusters, cluster), query.with(|query| query.cluster = None));
    }
    if query.late {
        add("late", words.t("portfolio-late-value"), query.with(|query| query.late = false));
    }
    if query.waiting {
        add("late", words.t("portfolio-waiting-value"), query.with(|query| query.waiting = false));
    }
    if let Some(signal) = query.conditions {
        add("conditions", words.label(signal), query.with(|query| query.conditions = None));
    }
    if let Some(month) = query.month {
        add("late", words.month(month), query.with(|query| query.month = None));
    }
    chips
}

fn pages(query: &PortfolioQuery, rows: &[PortfolioRow], total: i64) -> PageLinks {
    let size = i64::try_from(PAGE_SIZE).unwrap_or(i64::MAX);
    let page = i64::try_from(query.page).unwrap_or(1);
    let before = (page - 1).saturating_mul(size);
    let last = before.saturating_add(i64::try_from(rows.len()).unwrap_or(0));
    PageLinks {
        first: before + 1,
        last,
        total,
        previous: (query.page > 1).then(|| query.on_page(query.page - 1).href()),
        next: (last < total).then(|| query.on_page(query.page + 1).href()),
    }
}

fn nothing(words: Words, query: &PortfolioQuery, may_create: bool) -> AnyView {
    let (title, text, action) = if query.is_filtered() || query.page > 1 {
        ("portfolio-nothing-found", "portfolio-nothing-found-text", Some(Link::new(paths::portfolio(), words.t("portfolio-show-all"))))
    } else {
        ("portfolio-empty", "portfolio-empty-text", may_create.then(|| Link::new(paths::project_new(), words.t("portfolio-new"))))
    };
    view! { <EmptyState title=words.t(title) text=words.t(text) action /> }.into_any()
}
