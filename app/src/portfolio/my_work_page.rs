//! What waits for the reader: late, this week, later. Each line says what, which project, how far it is, how much money and since when, and leads
//! there. A partner also sees all their projects, each with what comes next.

use super::own_projects::{OwnProjectList, dates};
use super::work_list::WorkList;
use super::{MyWorkView, OwnProjects, WorkItem};
use crate::language::Words;
use crate::paths;
use crate::settings::{FirstHourList, FirstHourView};
use crate::ui::{ButtonKind, ButtonLink, EmptyState, Link, PageHead, Tile, Tiles, Tone};
use chrono::NaiveDate;
use domain::people::Role;
use leptos::prelude::*;

/// The page.
#[component]
pub fn MyWorkPage(
    words: Words,
    mut view: MyWorkView,
    today: NaiveDate,
    /// The first hour of the programme, for an administrator while something is left to do.
    #[prop(default = None)]
    first_hour: Option<FirstHourView>,
) -> AnyView {
    if let Some(first_hour) = first_hour {
        let has_tasks = !view.is_empty();
        return view! {
            <PageHead words title=words.t("first-hour-title") lead=words.t("first-hour-lead") />
            <h2>{words.t("first-hour-steps")}</h2>
            <FirstHourList words view=first_hour />
            {has_tasks.then(|| groups(words, today, view))}
        }
        .into_any();
    }
    let own = view.own.take();
    let new = view.may_create.then(|| view! { <ButtonLink href=paths::project_new() label=words.t("portfolio-new") kind=ButtonKind::Quiet /> });
    match own {
        Some(own) => view! {
            <PageHead words title=words.t("my-projects-title")>{new}</PageHead>
            {of_partner(words, today, view, own)}
        }
        .into_any(),
        None => view! {
            <PageHead words title=words.t("my-work-title")>{new}</PageHead>
            {of_programme(words, today, view)}
        }
        .into_any(),
    }
}

/// What waits, with the numbers on top.
fn of_programme(words: Words, today: NaiveDate, view: MyWorkView) -> AnyView {
    let action = view.sees_projects.then(|| Link::new(paths::portfolio(), words.t("my-work-to-portfolio")));
    if view.is_empty() {
        // Who has just come in finds the first two things to do here.
        let begin = view.may_create.then(|| {
            let experts = view! { <a href=paths::expert_invite()>{words.t("my-work-begin-experts")}</a> };
            view! { <p>{words.t("my-work-begin")}" "<a href=paths::project_new()>{words.t("my-work-begin-project")}</a>{words.t("my-work-begin-or")}" "{experts}"."</p> }
        });
        let (title, text) = match view.ahead {
            Some(ahead) => without_role(words, ahead),
            None if view.is_expert && !view.sees_projects => (words.t("my-work-empty"), words.t("my-work-empty-expert")),
            None => (words.t("my-work-empty"), words.t("my-work-empty-text")),
        };
        return view! { <EmptyState title text action />{begin} }.into_any();
    }
    let tiles = tiles(words, &view);
    view! { <Tiles tiles />{groups(words, today, view)} }.into_any()
}

/// What somebody reads whose role has not begun or is over.
fn without_role(words: Words, ahead: Vec<(Role, NaiveDate)>) -> (String, String) {
    let begins = ahead
        .into_iter()
        .map(|(role, day)| words.with("my-work-role-begins", &[("role", words.label(role).into()), ("day", words.date(day).into())]));
    let begins = begins.collect::<Vec<_>>().join(" ");
    if begins.is_empty() { (words.t("my-work-no-role"), words.t("my-work-no-role-text")) } else { (words.t("my-work-role-later"), begins) }
}

/// What waits for a partner, then all projects, and the days that come beside them.
fn of_partner(words: Words, today: NaiveDate, view: MyWorkView, own: OwnProjects) -> AnyView {
    let beside = dates(words, today, &view, &own);
    let (title, text) = match (own.open.is_empty(), own.ended.is_empty()) {
        (true, true) => ("my-projects-empty", "my-projects-empty-text"),
        (true, false) => ("my-projects-rest", "my-projects-rest-ended"),
        (false, _) => ("my-projects-rest", "my-projects-rest-text"),
    };
    let rest = view.is_empty().then(|| view! { <EmptyState title=words.t(title) text=words.t(text) /> });
    let desk = if beside.is_some() { "desk" } else { "stack stack--loose" };
    view! {
        <div class=desk>
            <div class="stack stack--loose">
                {rest}
                {groups(words, today, view)}
                <OwnProjectList words today own />
            </div>
            {beside}
        </div>
    }
    .into_any()
}

/// How much there is of each, each number with a way to its rows, and the public money of the projects that it is about.
fn tiles(words: Words, view: &MyWorkView) -> Vec<Tile> {
    let tile = |part: &str, items: &[WorkItem], tone: Tone| Tile {
        figure: words.number(i64::try_from(items.len()).unwrap_or(i64::MAX)),
        label: words.t(&format!("work-tile-{part}")),
        href: (!items.is_empty()).then(|| format!("#{part}")),
        tone: if items.is_empty() { Tone::Neutral } else { tone },
    };
    let (money, projects) = view.money();
    let mut tiles =
        vec![tile("late", &view.late, Tone::Bad), tile("this-week", &view.this_week, Tone::Neutral), tile("later", &view.later, Tone::Neutral)];
    let label = words.with("work-tile-money", &[("count", projects.into())]);
    tiles.extend((projects > 0).then(|| Tile { figure: words.money_short(money), label, href: None, tone: Tone::Neutral }));
    tiles
}

fn groups(words: Words, today: NaiveDate, view: MyWorkView) -> Vec<AnyView> {
    let cut = view.is_cut.then(|| view! { <p class="quiet small">{words.with("my-work-cut", &[("most", WorkItem::MOST.into())])}</p> }.into_any());
    let parts = [("late", view.late), ("this-week", view.this_week), ("later", view.later)];
    let parts = parts.into_iter().filter(|(_, items)| !items.is_empty()).map(|(part, items)| group(words, today, part, items));
    cut.into_iter().chain(parts).collect()
}

fn group(words: Words, today: NaiveDate, part: &'static str, items: Vec<WorkItem>) -> AnyView {
    let count = words.number(i64::try_from(items.len()).unwrap_or(i64::MAX));
    let tone = (part == "late").then_some("bad");
    let title = format!("{part}-title");
    let labelled = title.clone();
    view! {
        <section class="stack" id=part aria-labelledby=labelled>
            <h2 id=title class="counted" data-tone=tone>{words.t(&format!("my-work-{part}"))}" "<b>{count}</b></h2>
            <WorkList words today items />
        </section>
    }
    .into_any()
}
