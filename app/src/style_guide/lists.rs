//! Tasks, and a table with everything around it: search, filters, sorted heads and pages.

use super::Sample;
use crate::language::Words;
use crate::paths;
use crate::ui::{
    Button, ButtonKind, Chip, Chips, Direction, Field, InputKind, Link, MoneyBar, MoneyLegend, MoneyPart, PageLinks, Pagination, SortHeader,
    StatusBadge, Table, Task, TaskList, Tone,
};
use chrono::{Days, NaiveDate};
use domain::Eur;
use domain::gates::Severity;
use domain::projects::{Phase, Status};
use leptos::prelude::*;

#[component]
pub(super) fn Lists(words: Words, today: NaiveDate) -> impl IntoView {
    let chip = |label: &str| Chip { label: words.t(label), remove: paths::style_guide() };
    let chips = vec![chip("guide-filter-phase"), chip("guide-filter-area")];
    let parts = [MoneyPart::Public, MoneyPart::Cash, MoneyPart::InKind, MoneyPart::Other];
    let page = PageLinks { first: 51, last: 100, total: 1_312, previous: Some(paths::style_guide()), next: Some(paths::style_guide()) };
    view! {
        <Sample words key="guide-lists">
            <TaskList tasks=tasks(words) />
            <form class="filters" role="search" action=paths::style_guide()>
                <Field name="q" label=words.t("guide-search") kind=InputKind::Search />
                <Button label=words.t("guide-find") kind=ButtonKind::Quiet />
            </form>
            <Chips words chips />
            <Projects words today />
            <MoneyLegend words parts=parts.map(|part| (part, None)).to_vec() />
            <Pagination words page />
        </Sample>
    }
}

#[component]
fn Projects(words: Words, today: NaiveDate) -> impl IntoView {
    let rows = [
        ("LabChip Vecht", Phase::Innovation, Status::Active, 98, [1_200_000, 420_000, 780_000]),
        ("ThermoBrug", Phase::Innovation, Status::DecisionPending, 1, [1_500_000, 600_000, 1_000_000]),
        ("SluisSens", Phase::Start, Status::Draft, 0, [45_000, 0, 45_000]),
        ("PrintHuid", Phase::MarketEntry, Status::Stopped, -5, [0, 0, 0]),
    ];
    let rows = rows
        .into_iter()
        .map(|(name, phase, status, days, money)| view! { <ProjectRow words today name phase status days money /> })
        .collect::<Vec<_>>();
    view! {
        <Table label=words.t("guide-projects")>
            <thead>
                <tr>
                    <SortHeader words label=words.t("guide-column-project") href=paths::style_guide() />
                    <th scope="col">{words.t("guide-column-phase")}</th>
                    <SortHeader words label=words.t("guide-column-next") href=paths::style_guide() direction=Some(Direction::Ascending) />
                    <SortHeader words label=words.t("guide-column-costs") href=paths::style_guide() figures=true />
                    <th scope="col">{words.t("guide-column-financing")}</th>
                    <th scope="col">{words.t("guide-column-status")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}

#[component]
fn ProjectRow(words: Words, today: NaiveDate, name: &'static str, phase: Phase, status: Status, days: i64, money: [i64; 3]) -> impl IntoView {
    let date = if days < 0 { today - Days::new(days.unsigned_abs()) } else { today + Days::new(days.unsigned_abs()) };
    let [public, cash, in_kind] = money.map(Eur::euros);
    let distance = if days < 0 { "small late" } else { "small quiet" };
    view! {
        <tr>
            <th scope="row"><a href=paths::style_guide()>{name}</a></th>
            <td data-name=words.t("guide-column-phase")>{words.label(phase)}</td>
            <td data-name=words.t("guide-column-next")>
                <span class="nowrap">{words.date_short(date)}</span>
                <br />
                <span class=distance>{words.distance(today, date)}</span>
            </td>
            <td class="num" data-name=words.t("guide-column-costs")>{words.figure(public + cash + in_kind)}</td>
            <td data-name=words.t("guide-column-financing")><MoneyBar words small=true parts=vec![(MoneyPart::Public, public), (MoneyPart::Cash, cash), (MoneyPart::InKind, in_kind)] /></td>
            <td data-name=words.t("guide-column-status")><StatusBadge words status /></td>
        </tr>
    }
}

fn tasks(words: Words) -> Vec<Task> {
    let done_there = |href: &str| Some(href.to_owned());
    vec![
        Task {
            what: words.t("guide-task-instrument"),
            href: done_there("#guide-lists"),
            badge: Some((Tone::of_severity(Severity::Policy), words.label(Severity::Policy))),
            text: Some(words.with("guide-task-instrument-text", &[("amount", words.money(Eur::euros(1_350_000)).into())])),
            source: Some(Link::new(paths::policy(), words.t("guide-task-source"))),
            who: Some(words.t("guide-task-who")),
        },
        Task {
            what: words.t("guide-task-case"),
            href: done_there("#guide-lists"),
            badge: Some((Tone::of_severity(Severity::Hard), words.label(Severity::Hard))),
            text: Some(words.t("guide-task-case-text")),
            source: None,
            who: None,
        },
        Task { what: words.t("guide-task-other"), href: None, badge: None, text: None, source: None, who: Some(words.t("guide-task-who")) },
    ]
}
