//! What waits, one row each: what to do, what it is about, and one line of facts in fixed columns, so that the eye runs down a column.

use super::WorkItem;
use super::work_view::{ProjectFacts, beginning};
use crate::gates::next_note;
use crate::language::Words;
use crate::ui::{Badge, RouteMini, Tone};
use chrono::NaiveDate;
use domain::gates::{Gate, GateState};
use leptos::prelude::*;

/// How much of what a project is about stands beside a task.
const ABOUT: usize = 150;

/// What waits, most pressing first.
#[component]
pub fn WorkList(words: Words, today: NaiveDate, items: Vec<WorkItem>) -> impl IntoView {
    let rows = items.into_iter().map(|item| view! { <WorkRow words today item /> }).collect::<Vec<_>>();
    view! { <ul class="tasks work">{rows}</ul> }
}

#[component]
fn WorkRow(words: Words, today: NaiveDate, item: WorkItem) -> impl IntoView {
    let WorkItem { what, project, href, due_on, about, since, facts, .. } = item;
    let due = due_on.map(|date| {
        let tone = if date < today { Tone::Bad } else { Tone::Neutral };
        let told = words.with("work-due", &[("date", words.date_short(date).into()), ("distance", words.distance(today, date).into())]);
        view! { <Badge tone label=told /> }
    });
    let about = about.or_else(|| facts.as_ref().map(|facts| beginning(&facts.summary, ABOUT))).filter(|about| !about.is_empty());
    let since = since.or_else(|| facts.as_ref().map(|facts| facts.since));
    let has_facts = facts.is_some() || since.is_some();
    let facts = facts.map(|facts| view! { <RouteAndMoney words facts /> });
    let since = since.map(|day| {
        view! { <div><dt class="sr">{words.t("work-fact-since")}</dt><dd><b>{words.t("work-with-you")}</b>" "{since_words(words, today, day)}</dd></div> }
    });
    view! {
        <li>
            <a class="tasks__what" href=href>{words.with("work-line", &[("what", what.into()), ("project", project.into())])}</a>
            {due}
            {about.map(|about| view! { <p>{about}</p> })}
            {has_facts.then(|| view! { <dl class="facts-line">{facts}{since}</dl> })}
        </li>
    }
}

/// The route with its next gate, and the public money.
#[component]
pub(super) fn RouteAndMoney(words: Words, facts: ProjectFacts) -> impl IntoView {
    let ProjectFacts { route, public_money, .. } = facts;
    let next = next_gate(words, &route);
    view! {
        <div>
            <dt class="sr">{words.t("work-fact-route")}</dt>
            <dd class="on-route"><RouteMini words route /><span>{next}</span></dd>
        </div>
        <div><dt class="sr">{words.t("work-fact-money")}</dt><dd class="sum">{words.money(public_money)}" "<span>{words.t("work-public")}</span></dd></div>
    }
}

/// The gate that comes next with its day, or what is going on there; the status once nothing comes.
fn next_gate(words: Words, route: &domain::gates::Route) -> String {
    match Gate::ALL.iter().find(|gate| route.gate(**gate) == GateState::Next) {
        Some(gate) => words.with("work-next-gate", &[("gate", words.label(*gate).into()), ("note", next_note(words, route).into())]),
        None => words.label(route.place.status),
    }
}

/// Since which day, and how many days that is.
pub(super) fn since_words(words: Words, today: NaiveDate, since: NaiveDate) -> String {
    let days = (today - since).num_days();
    let date = words.date_short(since);
    if days < 1 { words.t("since-today") } else { words.with("since", &[("date", date.into()), ("days", days.into())]) }
}

#[cfg(test)]
mod tests {
    use super::since_words;
    use crate::language::Words;
    use chrono::NaiveDate;
    use domain::people::Language;

    #[test]
    fn since_when_is_told_as_a_day_and_as_a_number_of_days() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a day in November");
        let told = |language, since| since_words(Words::new(language), day(23), day(since));
        assert_eq!(told(Language::Nl, 18), "sinds 18 nov 2026 (5 dagen)");
        assert_eq!(told(Language::En, 22), "since 22 Nov 2026 (1 day)");
        assert_eq!(told(Language::Nl, 23), "sinds vandaag");
    }
}
