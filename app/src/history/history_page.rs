//! The history, newest first.

use super::change_words::ChangeLine;
use super::event_words::{action_words, fact_words};
use crate::language::Words;
use crate::paths;
use crate::ui::{EmptyState, Link, PageHead, Table};
use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;

/// A page of the history.
pub struct HistoryView {
    /// The project, when it is the history of one.
    pub project: Option<Link>,
    /// Newest first.
    pub events: Vec<EventView>,
    /// Where older events are.
    pub older: Option<String>,
}

/// When something happened, as exactly as it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// At this moment.
    At(DateTime<Utc>),
    /// On this day.
    On(NaiveDate),
}

/// One event.
pub struct EventView {
    /// When.
    pub at: When,
    /// Who.
    pub who: String,
    /// The code of what was done.
    pub action: String,
    /// In which project.
    pub project: Option<Link>,
    /// Plain facts by their stored names.
    pub facts: Vec<(String, String)>,
    /// What it changed.
    pub changes: Vec<ChangeLine>,
}

/// The page.
#[component]
pub fn HistoryPage(words: Words, view: HistoryView) -> AnyView {
    let HistoryView { project, events, older } = view;
    let title = words.t(if project.is_some() { "history-project-title" } else { "history-title" });
    let crumbs = project.map(|link| vec![Link::new(paths::portfolio(), words.t("nav-portfolio")), link]).unwrap_or_default();
    let is_empty = events.is_empty();
    let rows = events.into_iter().map(|event| view! { <EventRow words event /> }).collect::<Vec<_>>();
    let table = (!is_empty).then(|| {
        view! {
            <Table label=title.clone()>
                <thead>
                    <tr>
                        <th scope="col">{words.t("event-at")}</th>
                        <th scope="col">{words.t("event-who")}</th>
                        <th scope="col">{words.t("event-what")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        }
    });
    view! {
        <PageHead words title=title.clone() lead=words.t("history-lead") crumbs />
        {table}
        {is_empty.then(|| view! { <EmptyState title=words.t("history-none") text=words.t("history-none-text") /> })}
        {older.map(|href| view! { <nav class="pages" aria-label=words.t("pagination")><a href=href rel="next">{words.t("history-older")}</a></nav> })}
    }
    .into_any()
}

#[component]
fn EventRow(words: Words, event: EventView) -> impl IntoView {
    let EventView { at, who, action, project, facts, changes } = event;
    let at = match at {
        When::At(at) => words.date_time(at),
        When::On(day) => words.date(day),
    };
    let who = if who.is_empty() { words.t("event-an-expert") } else { who };
    let project = project.map(|link| view! { " – "<a href=link.href>{link.label}</a> });
    let told = facts.iter().filter_map(|(key, value)| fact_words(words, key, value));
    let told = told.map(|(term, value)| format!("{term}: {value}")).collect::<Vec<_>>().join(" · ");
    let told = (!told.is_empty()).then(|| view! { <br /><span class="quiet small prose">{told}</span> });
    view! {
        <tr>
            <td class="nowrap" data-name=words.t("event-at")>{at}</td>
            <td data-name=words.t("event-who")>{who}</td>
            <td data-name=words.t("event-what")>{action_words(words, &action)}{project}{told}{changed(words, changes)}</td>
        </tr>
    }
}

/// Every change with old and new. Words that somebody wrote are folded up: they may be long.
fn changed(words: Words, changes: Vec<ChangeLine>) -> Option<AnyView> {
    if changes.is_empty() {
        return None;
    }
    let line = |ChangeLine { field, old, new, is_text }: ChangeLine| {
        if is_text {
            view! {
                <li>
                    <details>
                        <summary>{field}</summary>
                        " "
                        <p class="prose"><b>{words.t("change-was")}</b>" "{old}</p>
                        " "
                        <p class="prose"><b>{words.t("change-is")}</b>" "{new}</p>
                    </details>
                </li>
            }
            .into_any()
        } else {
            let told = words.with("change-line", &[("field", field.into()), ("old", old.into()), ("new", new.into())]);
            view! { <li>{told}</li> }.into_any()
        }
    };
    let lines = changes.into_iter().map(line).collect::<Vec<_>>();
    Some(view! { <ul class="changes small" aria-label=words.t("change-list")>{lines}</ul> }.into_any())
}
