//! The logbook of the own organisation: a short form on top, for a phone too, and the notes under it.

use super::view_forms::{LogLine, LogPageView, LogbookView};
use super::words::noted_line;
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{
    Badge, Button, Choice, DateField, EmptyState, ErrorSummary, Field, FormErrors, FormKeys, Link, Notice, PageHead, RadioGroup, Room, TextArea,
};
use domain::ids::ProjectId;
use domain::reports::{LOG_LIMIT, LogForm, LogKind};
use leptos::prelude::*;

/// What a field of a note is called.
pub fn log_label(words: Words, field: &str) -> String {
    words.known(&format!("log-field-{field}")).unwrap_or_default()
}

fn crumbs(words: Words, project: ProjectId, title: &str) -> Vec<Link> {
    vec![
        Link::new(paths::portfolio(), words.t("nav-portfolio")),
        Link::new(paths::project(project), title.to_owned()),
        Link::new(paths::project_reports(project), words.t("reports-title")),
    ]
}

/// The page.
#[component]
pub fn LogbookPage(words: Words, view: LogbookView) -> AnyView {
    let LogbookView { project, title, typed, key, remove_key, lines, errors, notice } = view;
    let list = if lines.is_empty() {
        view! { <EmptyState title=words.t("log-none") text=words.t("log-none-text") /> }.into_any()
    } else {
        view! { <ul class="tasks">{lines.iter().map(|line| entry(words, project, line, &remove_key)).collect::<Vec<_>>()}</ul> }.into_any()
    };
    view! {
        <div class="stack stack--loose">
            <ErrorSummary words errors=errors.clone() />
            {notice.map(|notice| view! { <Notice notice /> })}
            <PageHead words title=words.t("log-title") crumbs=crumbs(words, project, &title) lead=words.t("log-lead") />
            <section class="narrow stack" aria-labelledby="new">
                <h2 id="new">{words.t("log-new")}</h2>
                {form(words, (paths::logbook(project), key, 0), typed, &errors)}
            </section>
            <section class="stack" aria-labelledby="notes">
                <h2 id="notes">{words.t("log-notes")}</h2>
                {list}
            </section>
        </div>
    }
    .into_any()
}

/// One note, to write again.
#[component]
pub fn LogEntryPage(words: Words, view: LogPageView) -> AnyView {
    let LogPageView { project, title, entry, typed, keys: (key, version), errors, notice } = view;
    let mut crumbs = crumbs(words, project, &title);
    crumbs.push(Link::new(paths::logbook(project), words.t("log-title")));
    view! {
        <div class="narrow stack">
            <ErrorSummary words errors=errors.clone() />
            {notice.map(|notice| view! { <Notice notice /> })}
            <PageHead words title=words.t("log-note") crumbs />
            {form(words, (paths::log_entry(project, entry), key, version), typed, &errors)}
        </div>
    }
    .into_any()
}

fn form(words: Words, (place, key, version): (String, String, i64), typed: LogForm, errors: &FormErrors) -> AnyView {
    view! {
        <form class="stack" method="post" action=place.clone()>
            <FormKeys key version />
            <Keeping words place=place.clone() />
            <RadioGroup
                name="kind"
                label=log_label(words, "kind")
                choices=Choice::of(words, LogKind::ALL)
                value=typed.kind
                error=errors.of("kind")
            />
            <DateField words name="happened_on" label=log_label(words, "happened_on") value=typed.happened_on error=errors.of("happened_on") />
            <TextArea
                name="text"
                label=log_label(words, "text")
                value=typed.text
                error=errors.of("text")
                rows=3
                room=Room::of(words, LOG_LIMIT)
            />
            <Field
                name="hours"
                label=log_label(words, "hours")
                hint=words.t("log-hours-hint")
                value=typed.hours
                error=errors.of("hours")
                short=true
            />
            <div class="actions"><Button label=words.t("log-save") /></div>
        </form>
    }
    .into_any()
}

fn entry(words: Words, project: ProjectId, line: &LogLine, key: &str) -> AnyView {
    let told = noted_line(words, &line.note);
    let name = words.with("log-remove-this", &[("note", told.clone().into())]);
    view! {
        <li>
            <a class="tasks__what" href=paths::log_entry(project, line.id)>{told}</a>
            <Badge label=words.label(line.kind()) />
            <p class="quiet small">{line.by.clone()}</p>
            <form method="post" action=paths::log_remove(project, line.id)>
                <FormKeys key=key.to_owned() version=line.version />
                <button type="submit" class="link" aria-label=name>{words.t("log-remove")}</button>
            </form>
        </li>
    }
    .into_any()
}
