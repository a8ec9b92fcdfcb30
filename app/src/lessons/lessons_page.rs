//! The list of lessons, searched and narrowed; for who keeps it, also what waits and what partners told.

use super::view::{LessonLine, LessonsShown, LessonsView, Told};
use super::{add_path, pass_path};
use crate::document::NavigationItem;
use crate::language::Words;
use crate::paths;
use crate::ui::{
    Badge, Button, ButtonKind, ButtonLink, Choice, EmptyState, Field, FormKeys, InputKind, Link, PageHead, Pagination, Select, Shape, Tabs, Tone,
};
use domain::lessons::{LessonStage, LessonSubject};
use leptos::prelude::*;

/// The page.
#[component]
pub fn LessonsPage(words: Words, view: LessonsView) -> AnyView {
    let LessonsView { shown, q, subject, lines, told, page, keeps, counts, key } = view;
    let tabs = keeps.then(|| tabs(words, shown, counts));
    let (search, list) = if shown == LessonsShown::Told {
        (None, inbox(words, told, counts.1, &key))
    } else {
        (Some(search(words, shown, q, subject)), cards(words, lines, shown))
    };
    view! {
        <div class="stack stack--loose">
            <PageHead words title=words.t("lessons-title") crumbs=vec![Link::new(paths::reports(), words.t("reports-title"))] lead=words.t("lessons-lead") />
            {tabs}
            {search}
            {list}
            {page.map(|page| view! { <Pagination words page /> })}
        </div>
    }
    .into_any()
}

fn tabs(words: Words, shown: LessonsShown, (waiting, told): (u64, u64)) -> AnyView {
    let counted = |key: &str, count: u64| words.with(key, &[("count", words.number(i64::try_from(count).unwrap_or(i64::MAX)).into())]);
    let items = vec![
        NavigationItem { href: paths::lessons(), label: words.t("lessons-published"), current: shown == LessonsShown::Published },
        NavigationItem {
            href: format!("{}?show=waiting", paths::lessons()),
            label: counted("lessons-waiting", waiting),
            current: shown == LessonsShown::Waiting,
        },
        NavigationItem {
            href: format!("{}?show=told", paths::lessons()),
            label: counted("lessons-told", told),
            current: shown == LessonsShown::Told,
        },
    ];
    view! { <Tabs label=words.t("lessons-show") items /> }.into_any()
}

fn search(words: Words, shown: LessonsShown, q: String, subject: Option<LessonSubject>) -> AnyView {
    let waiting = (shown == LessonsShown::Waiting).then(|| view! { <input type="hidden" name="show" value="waiting" /> });
    view! {
        <form class="filters" role="search" action=paths::lessons()>
            {waiting}
            <Field name="q" label=words.t("lessons-search") kind=InputKind::Search value=q />
            <Select
                name="subject"
                label=super::lesson_field(words, "subject")
                choices=Choice::of(words, LessonSubject::ALL)
                value=subject.map(LessonSubject::code).unwrap_or_default()
                empty=words.t("lessons-every-subject")
            />
            <Button label=words.t("lessons-find") kind=ButtonKind::Quiet icon=Shape::Search />
        </form>
    }
    .into_any()
}

fn cards(words: Words, lines: Vec<LessonLine>, shown: LessonsShown) -> AnyView {
    if lines.is_empty() {
        let text = if shown == LessonsShown::Waiting { "lessons-none-waiting" } else { "lessons-none-text" };
        return view! { <EmptyState title=words.t("lessons-none") text=words.t(text) /> }.into_any();
    }
    let cards = lines.into_iter().map(|line| view! { <li>{card(words, line)}</li> }).collect::<Vec<_>>();
    view! { <ul class="stack plain">{cards}</ul> }.into_any()
}

pub(super) const fn stage_tone(stage: LessonStage) -> Tone {
    match stage {
        LessonStage::Noted => Tone::Neutral,
        LessonStage::ClearedOnce => Tone::Accent,
        LessonStage::Published => Tone::Good,
    }
}

/// How far a lesson is; a published one says it by standing in the list.
pub(super) fn stage(words: Words, line: &LessonLine) -> Option<AnyView> {
    if line.is_private {
        return Some(view! { <Badge tone=Tone::Warn label=words.t("lesson-private") /> }.into_any());
    }
    (line.stage != LessonStage::Published).then(|| view! { <Badge tone=stage_tone(line.stage) label=words.label(line.stage) /> }.into_any())
}

fn card(words: Words, line: LessonLine) -> AnyView {
    let stage = stage(words, &line);
    let about = about(words, &line);
    view! {
        <article class="card stack stack--tight">
            <h2><a href=paths::lesson(line.id)>{line.title}</a>" "{stage}</h2>
            <p class="prose">{line.text}</p>
            {about}
        </article>
    }
    .into_any()
}

/// What it is about, and where it was learned.
pub(super) fn about(words: Words, line: &LessonLine) -> AnyView {
    let phase = words.label(line.phase);
    let from = match &line.project {
        Some((project, title)) => view! { <a href=paths::project(*project)>{title.clone()}</a>", "{phase} }.into_any(),
        None => words.with("lesson-a-project", &[("phase", phase.into())]).into_any(),
    };
    view! { <p class="quiet small">{words.label(line.subject)}" · "{from}" · "{words.date(line.on)}</p> }.into_any()
}

fn inbox(words: Words, told: Vec<Told>, all: u64, key: &str) -> AnyView {
    if told.is_empty() {
        return view! { <EmptyState title=words.t("lessons-none-told") text=words.t("lessons-none-told-text") /> }.into_any();
    }
    let cards = told.iter().map(|told| view! { <li>{told_card(words, told, key)}</li> }).collect::<Vec<_>>();
    let shown = u64::try_from(cards.len()).unwrap_or(all);
    let newest = (shown < all).then(|| view! { <p class="quiet">{words.with("lessons-newest", &[("count", shown.into())])}</p> });
    view! { {newest}<ul class="stack plain">{cards}</ul> }.into_any()
}

/// Where it was told.
pub(super) fn origin(words: Words, told: &Told) -> AnyView {
    let (project, title) = told.project.clone();
    let (href, what) = match told.report {
        Some(report) => (paths::report(project, report), words.t("lesson-in-report")),
        None => (paths::stop(project), words.t("lesson-at-stop")),
    };
    let partner = told.partner.clone().map(|partner| view! { {partner}", " });
    view! { <p class="quiet small">{partner}<a href=href>{what}</a>" · "{title}", "{words.label(told.phase)}" · "{words.date(told.on)}</p> }
        .into_any()
}

fn told_card(words: Words, told: &Told, key: &str) -> AnyView {
    let private = (!told.is_allowed).then(|| view! { <p><Badge tone=Tone::Warn label=words.t("lesson-private") /></p> });
    let name = told.partner.clone().unwrap_or_else(|| told.project.1.clone());
    view! {
        <article class="card stack stack--tight">
            <p class="prose">{told.text.clone()}</p>
            {private}
            {origin(words, told)}
            <form class="actions" method="post" action=pass_path(told.source)>
                <FormKeys key=key.to_owned() version=0 />
                <ButtonLink href=add_path(told.source) label=words.t("lesson-put-in") kind=ButtonKind::Quiet />
                <button type="submit" class="link" aria-label=words.with("lesson-pass-over-of", &[("name", name.into())])>{words.t("lesson-pass-over")}</button>
            </form>
        </article>
    }
    .into_any()
}
