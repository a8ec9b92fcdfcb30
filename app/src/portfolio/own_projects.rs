//! The projects of a partner: how far each is, what comes next, with whom it lies, since when and by when. Teal is the reader, grey is another.

use super::work_list::{RouteAndMoney, since_words};
use super::work_view::{OwnProject, OwnProjects};
use super::{MyWorkView, WorkItem};
use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, StatusBadge, Tone};
use chrono::NaiveDate;
use domain::gates::{Holder, Next, Step, part_of};
use domain::partners::PartnerRole;
use leptos::prelude::*;

/// All projects of a partner, those that have ended apart.
#[component]
pub fn OwnProjectList(words: Words, today: NaiveDate, own: OwnProjects) -> impl IntoView {
    let OwnProjects { open, ended, has_more } = own;
    let count = open.len();
    let open = open.into_iter().map(|project| view! { <ProjectCard words today project /> }).collect::<Vec<_>>();
    let ended = (!ended.is_empty()).then(|| {
        let items = ended.into_iter().map(|one| {
            view! { <li><a href=paths::project(one.id)>{one.title}</a>" "<StatusBadge words status=one.status /></li> }
        });
        view! {
            <section class="stack stack--tight" aria-labelledby="ended">
                <h2 id="ended">{words.t("my-projects-ended")}</h2>
                <ul class="stack stack--tight">{items.collect::<Vec<_>>()}</ul>
            </section>
        }
    });
    let more = has_more.then(|| view! { <p><a href=paths::portfolio()>{words.t("my-projects-more")}</a></p> });
    let section = (count > 0).then(|| {
        view! {
            <section class="stack" aria-labelledby="projects">
                <h2 id="projects" class="counted">{words.t("my-projects-all")}" "<b>{words.number(i64::try_from(count).unwrap_or(i64::MAX))}</b></h2>
                {open}
            </section>
        }
    });
    view! { {section}{ended}{more} }
}

#[component]
fn ProjectCard(words: Words, today: NaiveDate, project: OwnProject) -> impl IntoView {
    let OwnProject { id, title, role, lead, status, facts, next } = project;
    let name = format!("project-{id}");
    let labelled = name.clone();
    let leads = role == Some(PartnerRole::Lead);
    let next = next.map(|next| view! { <NextTurn words today next leads lead /> });
    let role = role.map(|role| view! { <Badge label=words.label(role) /> });
    view! {
        <article class="card" aria-labelledby=labelled>
            <div class="row"><h3 id=name><a href=paths::project(id)>{title}</a></h3><span class="named">{role}<StatusBadge words status /></span></div>
            <dl class="facts-line"><RouteAndMoney words facts /></dl>
            {next}
        </article>
    }
}

#[component]
fn NextTurn(words: Words, today: NaiveDate, next: Next, leads: bool, lead: String) -> impl IntoView {
    let step = words.with(step_key(next.step), &[("gate", words.label(next.gate).into())]);
    let late = next.until.filter(|_| next.is_late(today)).map(|until| view! { " "<Badge tone=Tone::Bad label=words.distance(today, until) /> });
    let is_reader = next.holder == Holder::Lead && leads;
    let clock = next.until.map(|until| view! { <Clock words today since=next.since until is_reader /> });
    let until = next.until.map(|until| words.with("turn-until", &[("date", words.date(until).into())]));
    view! {
        <div class="ask">
            <div class="stack stack--tight">
                <h4>{words.with("turn-next", &[("step", step.into())])}{late}</h4>
                <p class="small quiet">{words.t(what_follows(next.step, leads))}</p>
            </div>
            <div class="clock" data-who=if is_reader { "you" } else { "other" }>
                <p><b>{holder(words, next.holder, leads, &lead)}</b>" "{since_words(words, today, next.since)}{until}</p>
                {clock}
            </div>
        </div>
    }
}

/// From when it lies there until when there is an answer, with today as a line. The words above it say the same.
#[component]
fn Clock(words: Words, today: NaiveDate, since: NaiveDate, until: NaiveDate, is_reader: bool) -> impl IntoView {
    let gone = format!("{}%", part_of(since, until, today));
    let (width, line) = (gone.clone(), gone.clone());
    view! {
        <svg height="24" aria-hidden="true" data-who=if is_reader { "you" } else { "other" }>
            <rect class="clock__rail" y="8" width="100%" height="8" rx="2" />
            <rect class="clock__gone" y="8" width=width height="8" rx="2" />
            <line class="clock__today" x1=line x2=gone y1="2" y2="22" />
        </svg>
        <p class="row small quiet" aria-hidden="true"><span>{words.date_short(since)}</span><span>{words.date_short(until)}</span></p>
    }
}

fn holder(words: Words, holder: Holder, leads: bool, lead: &str) -> String {
    match holder {
        Holder::Lead if leads => words.t("turn-you"),
        Holder::Lead if lead.is_empty() => words.t("turn-nobody"),
        Holder::Lead => words.with("turn-lead", &[("lead", lead.to_owned().into())]),
        Holder::Programme => words.t("turn-programme"),
        Holder::Experts => words.t("turn-experts"),
        Holder::Awaited => words.t("turn-awaited"),
        Holder::Owners => words.t("turn-owners"),
    }
}

const fn step_key(step: Step) -> &'static str {
    match step {
        Step::Finish => "turn-finish",
        Step::Ask => "turn-ask",
        Step::Check => "turn-check",
        Step::Review => "turn-review",
        Step::Decide => "turn-decide",
        Step::Resume => "turn-resume",
        Step::Begin => "turn-begin",
    }
}

const fn what_follows(step: Step, leads: bool) -> &'static str {
    match step {
        Step::Finish | Step::Ask if leads => "turn-ask-then",
        Step::Finish | Step::Ask => "turn-ask-lead-then",
        Step::Check => "turn-check-then",
        Step::Review => "turn-review-then",
        Step::Decide => "turn-decide-then",
        Step::Resume => "turn-resume-then",
        Step::Begin => "turn-begin-then",
    }
}

/// A day that comes, and what happens on it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Coming {
    on: NaiveDate,
    what: String,
    project: String,
    is_reader: bool,
}

/// The days that come for a partner, each once, the nearest first.
fn coming(words: Words, today: NaiveDate, view: &MyWorkView, own: &OwnProjects) -> Vec<Coming> {
    let tasks = view.late.iter().chain(&view.this_week).chain(&view.later);
    let of_task = |item: &WorkItem| Some(Coming { on: item.due_on?, what: item.what.clone(), project: item.project.clone(), is_reader: true });
    let tasks: Vec<Coming> = tasks.filter_map(of_task).collect();
    let of_project = |project: &OwnProject| {
        let next = project.next?;
        let is_reader = next.holder == Holder::Lead && project.role == Some(PartnerRole::Lead);
        let what = words.with(step_key(next.step), &[("gate", words.label(next.gate).into())]);
        Some(Coming { on: next.until?, what, project: project.title.clone(), is_reader })
    };
    let is_told = |one: &Coming| tasks.iter().any(|task| task.on == one.on && task.project == one.project);
    let steps: Vec<Coming> = own.open.iter().filter_map(of_project).filter(|one| !is_told(one)).collect();
    let mut all: Vec<Coming> = tasks.into_iter().chain(steps).filter(|one| one.on >= today).collect();
    all.sort_by_key(|one| one.on);
    all
}

/// The days that come, beside the projects.
pub(super) fn dates(words: Words, today: NaiveDate, view: &MyWorkView, own: &OwnProjects) -> Option<AnyView> {
    let days = coming(words, today, view, own);
    if days.is_empty() {
        return None;
    }
    let items = days.into_iter().map(|one| {
        let you = one.is_reader.then(|| view! { " "<b>{words.t("turn-with-you")}</b> });
        view! {
            <li>
                <time datetime=one.on.to_string()>{words.date_short(one.on)}</time>
                <span>{one.what}{you}<span class="below quiet small">{one.project}</span></span>
            </li>
        }
    });
    let list = view! {
        <section class="card" aria-labelledby="dates">
            <h2 id="dates">{words.t("my-projects-dates")}</h2>
            <ol class="dates">{items.collect::<Vec<_>>()}</ol>
        </section>
    };
    Some(list.into_any())
}
