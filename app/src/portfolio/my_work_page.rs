//! What waits for the reader: late, this week, later. Each line says what, which project, when, and leads there.

use super::{MyWorkView, WorkItem};
use crate::language::Words;
use crate::paths;
use crate::ui::task_list::{Task, TaskList};
use crate::ui::{ButtonKind, ButtonLink, EmptyState, PageHead, Tone};
use chrono::NaiveDate;
use leptos::prelude::*;

/// The page.
#[component]
pub fn MyWorkPage(words: Words, view: MyWorkView, today: NaiveDate) -> AnyView {
    let MyWorkView { late, this_week, later, sees_projects, may_create } = view;
    let is_empty = late.is_empty() && this_week.is_empty() && later.is_empty();
    let action = sees_projects.then(|| crate::ui::Link::new(paths::portfolio(), words.t("my-work-to-portfolio")));
    let parts = [("late", late), ("this-week", this_week), ("later", later)];
    let parts = parts.into_iter().filter(|(_, items)| !items.is_empty()).map(|(part, items)| group(words, today, part, items)).collect::<Vec<_>>();
    view! {
        <PageHead words title=words.t("my-work-title")>
            {may_create.then(|| view! { <ButtonLink href=paths::project_new() label=words.t("portfolio-new") kind=ButtonKind::Quiet /> })}
        </PageHead>
        {is_empty.then(|| view! { <EmptyState title=words.t("my-work-empty") text=words.t("my-work-empty-text") action /> })}
        {parts}
    }
    .into_any()
}

fn group(words: Words, today: NaiveDate, part: &'static str, items: Vec<WorkItem>) -> AnyView {
    let is_late = part == "late";
    let tasks = items
        .into_iter()
        .map(|item| Task {
            what: words.with("work-line", &[("what", item.what.into()), ("project", item.project.into())]),
            href: Some(item.href),
            badge: item.due_on.map(|date| (if is_late { Tone::Bad } else { Tone::Neutral }, words.distance(today, date))),
            text: item.due_on.map(|date| words.date(date)),
            source: None,
            who: None,
        })
        .collect();
    view! {
        <section class="stack" aria-labelledby=part>
            <h2 id=part>{words.t(&format!("my-work-{part}"))}</h2>
            <TaskList tasks />
        </section>
    }
    .into_any()
}
